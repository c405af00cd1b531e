package deposits

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"yunting/authority"
	"yunting/chancery"
	"yunting/depository"
	"yunting/ledger"
	"yunting/web/shell"
)

// record finds the deposit of an address. What is no number and what is no deposit are not found alike.
func (p pages) record(r *http.Request) (depository.Record, error) {
	n, err := ledger.ParseNumber(r.PathValue("number"))
	if err != nil {
		return depository.Record{}, authority.ErrNotFound
	}
	ref := ledger.Ref{Number: n}
	if s := r.URL.Query().Get("item"); s != "" {
		if ref.Item, err = strconv.Atoi(s); err != nil || ref.Item < 1 {
			return depository.Record{}, authority.ErrNotFound
		}
	}
	rec, err := p.d.Receipt(r.Context(), ref, depositor(r.Context()))
	if errors.Is(err, depository.ErrNotFound) {
		err = authority.ErrNotFound
	}
	return rec, err
}

// witnessed is a record that has its receipt; before, there is nothing to hand out.
func (p pages) witnessed(r *http.Request) (depository.Record, error) {
	rec, err := p.record(r)
	if err == nil && rec.Receipt == nil {
		err = shell.Unreadable{Status: http.StatusConflict, Say: shell.T(r.Context(), "这份存证正在等待见证，证明还没有出来。请过一会儿再下载。")}
	}
	return rec, err
}

// receiptPage is one's receipt: what was taken, how far it has come, what to take along.
type receiptPage struct {
	Record depository.Record
	Proof  *ledger.Standing
	Court  string
}

func (p pages) receipt(w http.ResponseWriter, r *http.Request) error {
	rec, err := p.record(r)
	if err != nil {
		return err
	}
	v := receiptPage{Record: rec, Court: p.Court.Name}
	if v.Proof, err = p.proof(rec); err != nil {
		return err
	}
	return p.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "存证回执") + " " + rec.Ref.String(), Style: style, Script: script, Body: receiptView(v)})
}

// machine is the receipt for programs.
func (p pages) machine(w http.ResponseWriter, r *http.Request) error {
	rec, err := p.witnessed(r)
	if err != nil {
		return err
	}
	b, err := rec.Receipt.JSON()
	if err != nil {
		return err
	}
	return download(w, "application/json", fileName(rec.Ref)+".json", b)
}

// opened hands out the particulars with their salt, to who deposited them: without the salt they show nothing later.
func (p pages) opened(w http.ResponseWriter, r *http.Request) error {
	rec, err := p.record(r)
	if err != nil {
		return err
	}
	if rec.Particulars == nil {
		return authority.ErrNotFound
	}
	b, err := json.MarshalIndent(rec.Particulars, "", "  ")
	if err != nil {
		return err
	}
	return download(w, "application/json", fileName(rec.Ref)+"-particulars.json", b)
}

func download(w http.ResponseWriter, media, name string, b []byte) error {
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
	_, err := w.Write(b)
	return err
}

// report is the paper for the file: what was checked, with what result, and what that does not show.
func (p pages) report(w http.ResponseWriter, r *http.Request) error {
	rec, err := p.witnessed(r)
	if err != nil {
		return err
	}
	s, err := p.proof(rec)
	if err != nil {
		return err
	}
	paper, err := chancery.Verification(p.Court, chancery.Verified{Receipt: *rec.Receipt, Standing: *s, Page: p.Base + "/verify?q=" + url.QueryEscape(rec.Ref.String())}, p.Machine())
	if err != nil {
		return err
	}
	paper.AllowMissing = true
	out, err := paper.Set()
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", "inline; filename*=UTF-8''"+url.PathEscape(shell.T(r.Context(), "核验报告")+" "+strings.ReplaceAll(rec.Ref.String(), "/", "-")+".pdf"))
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(string(out.PDF)))
	return nil
}
