package litigant

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"yunting/authority"
	"yunting/depository"
	"yunting/docket"
	"yunting/document"
	"yunting/law"
	"yunting/ledger"
	"yunting/web/shell"
)

// recorded is an entry of the record as the page of receipts lists it.
type recorded struct {
	Seq   int
	At    time.Time
	Title string
	Hash  string
}

// receipts lists what of a case can be proved to stand in the public log: its entries and its papers.
func (p *pages) receipts(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	if p.Deposits == nil {
		return authority.ErrNotFound
	}
	var es []recorded
	for i := len(v.Entries) - 1; i >= 0; i-- {
		e := v.Entries[i]
		es = append(es, recorded{e.Seq, e.At, v.story(r.Context(), e).Title, e.Hash.String()})
	}
	return p.showCase(w, r, v, "", shell.T(r.Context(), "存证与核验"), receiptsPage(v, es), nil)
}

// entryPack hands out the receipt of an entry as a pack, with the entry itself for who made it.
func (p *pages) entryPack(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	seq, err := strconv.Atoi(r.PathValue("seq"))
	e, ok := entryOf(v.Entries, seq)
	if err != nil || !ok || p.Deposits == nil {
		return authority.ErrNotFound
	}
	rec, err := p.Deposits.EntryReceipt(r.Context(), v.Matter(), seq)
	if err != nil {
		return unlogged(err)
	}
	var original *ledger.Original
	if e.By.Person != "" && e.By.Person == shell.ViewerOf(r.Context()).Person { // it holds the salt, and every word as it was entered
		b, err := e.Sealed()
		if err != nil {
			return err
		}
		original = whole(fmt.Sprintf("entry-%d.json", seq), b)
	}
	return p.sendPack(w, rec, original)
}

// paperPack hands out a paper of the court with its receipt.
func (p *pages) paperPack(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	kind := document.Kind(r.PathValue("kind"))
	x, ok := v.readable(kind)
	if !ok || p.Deposits == nil {
		return authority.ErrNotFound
	}
	rec, err := p.Deposits.PaperReceipt(r.Context(), x.File)
	if err != nil {
		return unlogged(err)
	}
	if v.unasked(r, kind) {
		return p.offer(w, r, v, kind)
	}
	if deliberate(r) { // who has the pack has the paper
		if err := p.Clerk.NoteReading(r.Context(), v.Matter(), shell.ViewerOf(r.Context()).Who(), v.Unread(v.Party, kind)); err != nil {
			return err
		}
	}
	return p.sendPack(w, rec, &ledger.Original{Name: kind.Chinese() + ".pdf", Open: func() (io.ReadCloser, error) {
		f, _, err := p.Vault.Get(context.WithoutCancel(r.Context()), x.File)
		return f, err
	}})
}

func (p *pages) sendPack(w http.ResponseWriter, rec depository.Record, original *ledger.Original) error {
	if rec.Receipt == nil {
		return unlogged(depository.ErrNotFound)
	}
	h := w.Header()
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", `attachment; filename="yunting-`+string(rec.Ref.Number)+`-item-`+strconv.Itoa(rec.Ref.Item)+`.zip"`)
	return ledger.WritePack(w, ledger.Pack{Receipt: *rec.Receipt, Policy: p.Deposits.Policy.Text, Original: original})
}

// unlogged is what is told of something the log does not hold yet.
func unlogged(err error) error {
	if errors.Is(err, depository.ErrNotFound) {
		return law.Refuse(law.Rule{}, "这条记录刚刚形成，还在等待写入存证日志和见证，通常只要几秒，请稍后再取")
	}
	return err
}

func entryOf(es []docket.Entry, seq int) (docket.Entry, bool) {
	for _, e := range es {
		if e.Seq == seq {
			return e, true
		}
	}
	return docket.Entry{}, false
}

func whole(name string, b []byte) *ledger.Original {
	return &ledger.Original{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }}
}
