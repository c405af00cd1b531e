package litigant

import (
	"errors"
	"net/http"
	"path"
	"strings"
	"time"

	"yunting/id"
	"yunting/register/query"
	"yunting/vault"
	"yunting/web/shell"
)

// Upload is a file the court took, before or after it becomes evidence.
type Upload struct {
	ID   string  `json:"id,omitempty"` // of the upload, for a form that comes back
	File id.File `json:"file,omitempty"`
	Name string  `json:"name,omitempty"`
	Type string  `json:"type,omitempty"`
	Size int64   `json:"size,omitempty"`
}

const formMemory = 8 << 20 // bytes of a form kept in memory; the rest waits on disk

// readForm reads a form with or without files.
func readForm(r *http.Request) error {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		return r.ParseForm()
	}
	return r.ParseMultipartForm(formMemory)
}

// take inspects and stores the file of a field. No file: an empty Upload and no error. A file the court does not take
// gives the vault's law.Refusal, which says why.
func (p *pages) take(r *http.Request, name string) (Upload, error) {
	f, head, err := r.FormFile(name)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return Upload{}, nil
	}
	if err != nil {
		return Upload{}, err
	}
	defer f.Close()
	who := string(shell.ViewerOf(r.Context()).Person)
	day, err := p.Q.UploadsSince(r.Context(), query.UploadsSinceParams{Court: p.Mine(), Person: who, Since: p.Clock.Now().Add(-24 * time.Hour)})
	if err == nil {
		err = vault.Quota(day.Files, day.Bytes)
	}
	if err != nil {
		return Upload{}, err
	}
	said := path.Base(strings.ReplaceAll(head.Filename, `\`, "/"))
	kind, err := vault.Inspect(said, f, head.Size)
	if err != nil {
		return Upload{}, err
	}
	file, size, err := p.Vault.Put(r.Context(), f)
	if err != nil {
		return Upload{}, err
	}
	u := Upload{ID: id.New(), File: file, Name: kind.Named(said), Type: string(kind), Size: size}
	err = p.Q.AddUpload(r.Context(), query.AddUploadParams{Court: p.Mine(), ID: u.ID, Person: who,
		File: string(u.File), Name: u.Name, Media: u.Type, Size: u.Size, At: p.Clock.Now()})
	if err == nil && p.Read != nil {
		err = p.Read(r.Context(), file, kind)
	}
	return u, err
}

// again finds a file this person uploaded with an earlier try of the same form.
func (p *pages) again(r *http.Request, upload string) (Upload, error) {
	if upload == "" {
		return Upload{}, nil
	}
	row, err := p.Q.FindUpload(r.Context(), query.FindUploadParams{Court: p.Mine(), ID: upload, Person: string(shell.ViewerOf(r.Context()).Person)})
	if missing(err) {
		return Upload{}, nil
	}
	return Upload{ID: row.ID, File: id.File(row.File), Name: row.Name, Type: row.Media, Size: row.Size}, err
}

// takeOr takes a new file, or the one of an earlier try.
func (p *pages) takeOr(r *http.Request, name string) (Upload, error) {
	u, err := p.take(r, name)
	if err != nil || u.File != "" {
		return u, err
	}
	return p.again(r, field(r, name+"-again"))
}
