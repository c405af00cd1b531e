package staff

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"yunting/authority"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/vault"
	"yunting/web/shell"
)

// paper streams an issued paper: the newest of its kind, or the one made from the entry ?cause= names.
func (s pages) paper(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		if seq, err := strconv.Atoi(r.PathValue("kind")); err == nil {
			return s.readPaper(w, r, f, seq, nil)
		}
		q := r.URL.Query()
		kind, party := document.Kind(r.PathValue("kind")), id.Party(q.Get("for"))
		p, ok := f.Papers.Latest(kind, party)
		if cause, err := strconv.Atoi(q.Get("cause")); err == nil {
			i := slices.IndexFunc(f.Papers.Papers, func(x document.Paper) bool {
				return x.Kind == kind && x.Cause == cause && (party == "" || x.For == party)
			})
			if ok = i >= 0; ok {
				p = f.Papers.Papers[i]
			}
		}
		if !ok {
			return authority.ErrNotFound
		}
		return s.stream(w, r, p.File, vault.PDF, f.Name()+p.Kind.Chinese()+".pdf")
	}
}

// exhibit streams an exhibit as it was submitted.
func (s pages) exhibit(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		x, ok := f.Evidence.Find(id.Exhibit(r.PathValue("exhibit")))
		if !ok || x.File == "" { // of a number whose content was not fetched
			return authority.ErrNotFound
		}
		return s.stream(w, r, x.File, vault.Kind(x.Media), x.FileName)
	}
}

// stream sends a file of the vault. What a browser cannot show harmlessly is offered for saving; nothing in it may run.
func (s pages) stream(w http.ResponseWriter, r *http.Request, name id.File, kind vault.Kind, called string) error {
	b, _, err := s.Vault.Get(r.Context(), name)
	if err != nil {
		return err
	}
	defer b.Close()
	send(w, r, b, kind, called)
	s.Log.Info("file read by an officer", "officer", shell.ViewerOf(r.Context()).Person, "matter", r.PathValue("matter"), "file", name)
	return nil
}

func send(w http.ResponseWriter, r *http.Request, b io.ReadSeeker, kind vault.Kind, called string) {
	how := "attachment"
	if kind == vault.PDF || strings.HasPrefix(string(kind), "image/") || strings.HasPrefix(string(kind), "video/") || strings.HasPrefix(string(kind), "audio/") {
		how = "inline"
	}
	h := w.Header()
	h.Set("Content-Type", string(kind))
	h.Set("Content-Disposition", fmt.Sprintf(`%s; filename*=UTF-8''%s`, how, url.PathEscape(called)))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "private, no-store")
	http.ServeContent(w, r, "", noTime, b)
}
