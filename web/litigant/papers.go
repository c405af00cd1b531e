package litigant

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"yunting/authority"
	"yunting/chancery"
	"yunting/document"
	"yunting/id"
	"yunting/identity"
	"yunting/vault"
	"yunting/web/shell"
)

// readable finds the newest paper of a kind the viewer may read.
func (v *view) readable(k document.Kind) (document.Paper, bool) {
	if v.Bare && !v.Delivered(k, v.Party) {
		return document.Paper{}, false
	}
	return v.Readable(k, v.Party)
}

// deliberate tells whether a person asked for a file: a browser that looks ahead, a program that only asks whether it is
// there, and a link on somebody else's page do not read for him.
func deliberate(r *http.Request) bool {
	return r.Method == http.MethodGet && !strings.Contains(r.Header.Get("Sec-Purpose"), "prefetch") && r.Header.Get("Sec-Fetch-Site") != "cross-site"
}

// paper streams an issued paper and notes that the addressee opened it.
func (p *pages) paper(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	if seq, err := strconv.Atoi(r.PathValue("kind")); err == nil {
		return p.readPaper(w, r, v, seq)
	}
	x, ok := v.readable(document.Kind(r.PathValue("kind")))
	if !ok {
		return authority.ErrNotFound
	}
	return p.handPaper(w, r, v, x)
}

// onePaper streams one paper by the entry that issued it.
func (p *pages) onePaper(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	seq, err := strconv.Atoi(r.PathValue("seq"))
	x, ok := v.readableAt(seq)
	if err != nil || !ok {
		return authority.ErrNotFound
	}
	return p.handPaper(w, r, v, x)
}

func (p *pages) handPaper(w http.ResponseWriter, r *http.Request, v *view, x document.Paper) error {
	if v.unasked(r, x.Kind) {
		return p.offer(w, r, v, x.Kind)
	}
	if err := p.noteReading(r, v, x); err != nil {
		return err
	}
	return p.stream(w, r, x.File, x.Kind.Chinese()+".pdf", string(vault.PDF))
}

// unasked tells whether a paper would be handed over that nobody asked for, and that is served by being opened: who got it
// so would have read it, and the docket would say that he had not.
func (v *view) unasked(r *http.Request, k document.Kind) bool {
	return !deliberate(r) && len(v.Unread(v.Party, k)) > 0
}

// offer says that there is a paper and where to open it; nothing of what it says.
func (p *pages) offer(w http.ResponseWriter, r *http.Request, v *view, k document.Kind) error {
	ctx := r.Context()
	title := shell.T(ctx, k.Chinese())
	pg := page(title + " - " + v.Title())
	pg.Body = shell.Trouble(title, shell.T(ctx, "这是法院向您送达的文书，打开后视为您已经阅读。请点击下面的按钮打开。"), r.URL.RequestURI(), shell.T(ctx, "打开文书"))
	return p.show(w, r, pg, nil)
}

// noteReading enters that the addressee has read a paper, when he asked for it.
func (p *pages) noteReading(r *http.Request, v *view, x document.Paper) error {
	if !deliberate(r) {
		return nil
	}
	return p.Clerk.NoteReading(r.Context(), v.Matter(), shell.ViewerOf(r.Context()).Who(), v.Unread(v.Party, x.Kind))
}

// readableAt finds a paper by the entry that issued it, when the viewer may read it.
func (v *view) readableAt(seq int) (document.Paper, bool) {
	x, ok := v.ReadablePaper(seq, v.Party)
	if ok && v.Bare && x.For != v.Party && !v.Delivered(x.Kind, v.Party) {
		return document.Paper{}, false
	}
	return x, ok
}

// readPaper shows a paper as a page. Whoever has read its words has read it.
func (p *pages) readPaper(w http.ResponseWriter, r *http.Request, v *view, seq int) error {
	x, ok := v.readableAt(seq)
	if !ok {
		return authority.ErrNotFound
	}
	if v.unasked(r, x.Kind) {
		return p.offer(w, r, v, x.Kind)
	}
	read := shell.Reading{Paper: x, Name: v.Name(), PDF: string(v.Href("papers/" + strconv.Itoa(seq) + "/pdf"))}
	if x.For != "" {
		read.For = v.PartyName(x.For)
	}
	var err error
	if read.Blocks, err = p.ContentOf(r.Context(), x); err != nil {
		return err
	}
	if len(read.Blocks) > 0 {
		if err := p.noteReading(r, v, x); err != nil {
			return err
		}
	}
	pg := page(shell.T(r.Context(), x.Kind.Chinese()) + " - " + v.Title())
	pg.Style, pg.Body = append(pg.Style, "paper.css"), shell.ReadingView(read, nil)
	pg.Back, pg.BackTo = string(v.Href("")), v.Name()
	return p.show(w, r, pg, nil)
}

// exhibit streams one exhibit; both sides see all evidence, once they are in the case.
func (p *pages) exhibit(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	x, ok := v.Evidence.Find(id.Exhibit(r.PathValue("exhibit")))
	if !ok || x.File == "" { // of a number whose content was not fetched
		return authority.ErrNotFound
	}
	return p.stream(w, r, x.File, x.FileName, x.Media)
}

// certificate makes the proof of one delivery from the docket.
func (p *pages) certificate(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	d := v.Service.Find(id.Delivery(r.PathValue("delivery")))
	if d == nil {
		return authority.ErrNotFound
	}
	paper, err := chancery.Certificate(v.Civil, d, p.Clock.Now())
	if err != nil {
		return err
	}
	paper.AllowMissing = true
	out, err := paper.Set()
	if err != nil {
		return err
	}
	return sendPDF(w, r, document.Receipt.Chinese()+".pdf", strings.NewReader(string(out.PDF)))
}

// mandate streams the proof of somebody's authority to act for a party.
func (p *pages) mandate(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	party, which := id.Party(r.PathValue("party")), r.URL.Query().Get("proof")
	for _, e := range slices.Backward(v.Entries) {
		if j, ok := e.Act.(identity.Join); ok && j.Party == party {
			text := j.Mandate
			if which != "" {
				text = j.Proof
			}
			if name, file, ok := mandateFile(text); ok {
				return p.stream(w, r, file, name, "")
			}
			break
		}
	}
	return authority.ErrNotFound
}

// mandateText binds the record to the very file: its name and its digest.
func mandateText(u Upload) string { return fmt.Sprintf("%s（SHA-256：%s）", u.Name, u.File) }

func mandateFile(s string) (name string, file id.File, ok bool) {
	name, rest, ok := strings.Cut(s, "（SHA-256：")
	return name, id.File(strings.TrimSuffix(rest, "）")), ok
}

// inline are the kinds a browser shows safely by itself; everything else is handed over as a download.
var inline = []vault.Kind{vault.PDF, vault.JPEG, vault.PNG, vault.WebP, vault.MP4, vault.MP3, vault.M4A, vault.WAV}

// stream sends a file of the vault. What somebody uploaded must never run as a page of this court.
func (p *pages) stream(w http.ResponseWriter, r *http.Request, file id.File, name, media string) error {
	f, _, err := p.Vault.Get(r.Context(), file)
	if errors.Is(err, vault.ErrMissing) {
		return authority.ErrNotFound
	}
	if err != nil {
		return err
	}
	defer f.Close()
	send(w, r, name, media, f)
	return nil
}

func sendPDF(w http.ResponseWriter, r *http.Request, name string, f io.ReadSeeker) error {
	send(w, r, name, string(vault.PDF), f)
	return nil
}

func send(w http.ResponseWriter, r *http.Request, name, media string, f io.ReadSeeker) {
	h, how := w.Header(), "attachment"
	if slices.Contains(inline, vault.Kind(media)) {
		how = "inline"
	} else {
		media = "application/octet-stream"
	}
	h.Set("Content-Type", media)
	h.Set("Content-Disposition", how+"; filename*=UTF-8''"+url.PathEscape(name))
	h.Set("X-Content-Type-Options", "nosniff")
	policy := "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"
	if media != string(vault.PDF) { // browsers refuse to show a PDF in a sandbox; their viewer is one already
		policy += "; sandbox"
	}
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "private, no-store")
	http.ServeContent(w, r, "", time.Time{}, f)
}

// papers lists the newest paper of each kind the viewer may read, newest first.
func (v *view) papers() (out []document.Paper) {
	var kinds []document.Kind
	for i := len(v.Papers.Papers) - 1; i >= 0; i-- {
		k := v.Papers.Papers[i].Kind
		if slices.Contains(kinds, k) {
			continue
		}
		if x, ok := v.readable(k); ok {
			kinds, out = append(kinds, k), append(out, x)
		}
	}
	return out
}
