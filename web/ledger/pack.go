package deposits

import (
	"context"
	"errors"
	"io"
	"net/http"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
	"yunting/platform/i18n"
	"yunting/vault"
	"yunting/web/shell"
)

// packAnswer is what checking a pack showed.
type packAnswer struct {
	Outcome Outcome
	Verdict ledger.Verdict
}

var findingStates = map[ledger.State]string{ledger.Passed: i18n.Mark("通过"), ledger.Failed: i18n.Mark("不通过"), ledger.NotChecked: i18n.Mark("未核验")}

// say is the one sentence in the reader's language; the checks speak Chinese and English themselves.
func (a packAnswer) say(ctx context.Context) string {
	return said(ctx, ledger.Finding{Chinese: a.Verdict.Chinese, English: a.Verdict.English})
}

func said(ctx context.Context, f ledger.Finding) string {
	if i18n.Of(ctx) == i18n.English {
		return f.English
	}
	return f.Chinese
}

// verifyPack checks a pack by the policy of this court. Nothing of it is kept.
func (p pages) verifyPack(w http.ResponseWriter, r *http.Request) error {
	f, head, err := r.FormFile("pack")
	if missing(err) {
		return p.noPack(w, r, shell.T(r.Context(), "请选择离线验证包"))
	}
	if err != nil {
		return err
	}
	defer f.Close()
	pack, err := ledger.ReadPack(f, head.Size)
	if errors.Is(err, ledger.ErrPack) {
		return p.noPack(w, r, err.Error())
	}
	if err != nil {
		return err
	}
	a := packAnswer{Outcome: Different, Verdict: ledger.CheckPack(pack, p.policy)}
	if a.Verdict.Holds {
		a.Outcome = Found
		if a.Verdict.Compared {
			a.Outcome = Same
		}
	}
	return p.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "核验电子证据"), Style: style, Script: script, Body: verifyView(verifyPage{Pack: &a})})
}

func (p pages) noPack(w http.ResponseWriter, r *http.Request, say string) error {
	return p.Show(w, r, http.StatusUnprocessableEntity, shell.Page{Title: shell.T(r.Context(), "核验电子证据"), Error: true, Style: style, Script: script,
		Body: verifyView(verifyPage{Problems: []shell.Problem{{Field: "pack", Say: say}}})})
}

// pack hands out the offline pack: with the original only for its owner, when the court keeps it and he asks for it.
func (p pages) pack(w http.ResponseWriter, r *http.Request) error {
	rec, err := p.witnessed(r)
	if err != nil {
		return err
	}
	x := ledger.Pack{Receipt: *rec.Receipt, Policy: p.policy.Text}
	if rec.Own && rec.File != "" && r.URL.Query().Get("original") == "1" {
		x.Original = p.original(r.Context(), rec)
	}
	h := w.Header()
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", `attachment; filename="`+fileName(rec.Ref)+`.zip"`)
	return ledger.WritePack(w, x)
}

func (p pages) original(ctx context.Context, rec depository.Record) *ledger.Original {
	return &ledger.Original{Name: rec.Name, Open: func() (io.ReadCloser, error) {
		f, _, err := p.Vault.Get(ctx, rec.File)
		return f, err
	}}
}

// fileName is a name for a download.
func fileName(r ledger.Ref) string {
	if r.Item != 0 {
		return "yunting-" + string(r.Number) + "-item-" + itemOf(r)
	}
	return "yunting-" + string(r.Number)
}

// keep takes the original into the vault, within what one person may upload in a day.
func (p pages) keep(r *http.Request, name string) (id.File, error) {
	f, head, err := r.FormFile("file")
	if err != nil {
		return "", err
	}
	defer f.Close()
	if err := p.quota(r); err != nil {
		return "", err
	}
	if _, err := vault.Inspect(name, f, head.Size); err != nil {
		return "", err
	}
	file, size, err := p.Vault.Put(r.Context(), f)
	if err != nil {
		return "", err
	}
	return file, p.noteUpload(r, file, name, size)
}
