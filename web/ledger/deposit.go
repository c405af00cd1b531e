package deposits

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"yunting/depository"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/ledger"
	"yunting/platform/i18n"
	"yunting/register/query"
	"yunting/vault"
	"yunting/web/shell"
)

// fields are what the form asks besides the file.
var fields = []string{"collector", "source", "environment", "medium", "tool", "version", "begin", "end", "predecessor"}

type depositPage struct {
	Values   map[string]string
	Problems []shell.Problem
	Once     string // key of this form: pressed twice, it is one deposit
	In       bool   // somebody is signed in
	Mine     []depository.Record
	More     ledger.Number // the next page of one's own deposits begins before it
	Later    bool          // this is not the first page
}

func (v depositPage) field(f shell.Field) shell.Field {
	f.Value, f.Bad = v.Values[f.ID], shell.Say(v.Problems, f.ID)
	return f
}

// mayDeposit: who is signed in, and anybody in a demonstration.
func (p pages) mayDeposit(w http.ResponseWriter, r *http.Request) bool {
	if p.Court.Demo || shell.ViewerOf(r.Context()).In() {
		return true
	}
	http.Redirect(w, r, "/login?next=/deposit", http.StatusSeeOther)
	return false
}

func (p pages) form(w http.ResponseWriter, r *http.Request) error {
	if !p.mayDeposit(w, r) {
		return nil
	}
	return p.showForm(w, r, depositPage{Values: map[string]string{}, Once: id.New()})
}

const listed = 20

func (p pages) showForm(w http.ResponseWriter, r *http.Request, v depositPage) error {
	v.In = shell.ViewerOf(r.Context()).In()
	if by := depositor(r.Context()); by.Known() {
		before, err := ledger.ParseNumber(r.URL.Query().Get("before"))
		if v.Later = err == nil; err != nil {
			before = ""
		}
		if v.Mine, err = p.d.Of(r.Context(), by, before, listed+1); err != nil {
			return err
		}
		if len(v.Mine) > listed {
			v.Mine = v.Mine[:listed]
			v.More = v.Mine[listed-1].Ref.Number
		}
	}
	status := http.StatusOK
	if len(v.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return p.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "存证"), Error: len(v.Problems) > 0, Style: style, Script: script, Body: depositView(v)})
}

// take deposits a digest the browser computed, or a file: its digest is computed here, and the file is kept only if asked.
func (p pages) take(w http.ResponseWriter, r *http.Request) error {
	if !p.mayDeposit(w, r) {
		return nil
	}
	v := depositPage{Values: map[string]string{}, Once: r.PostFormValue("once")}
	if len(v.Once) != len(id.New()) {
		v.Once = id.New()
	}
	for _, f := range append([]string{"keep", "name"}, fields...) {
		v.Values[f] = strings.TrimSpace(r.PostFormValue(f))
	}
	x := depository.Deposit{By: depositor(r.Context()), Key: v.Once}
	x.Acquisition, v.Problems = v.acquisition(x.By.Known())
	if len(v.Problems) == 0 {
		if ps, err := p.content(r, &x, v.Values); err != nil {
			return err
		} else if v.Problems = ps; len(ps) == 0 {
			t, err := p.d.Take(r.Context(), x)
			if err == nil {
				return shell.To(w, r, place(ledger.Ref{Number: t.Number}, ""))
			}
			if v.Problems, err = problems(err); err != nil {
				return err
			}
		}
	}
	v.Once = id.New() // what is corrected is another deposit
	return p.showForm(w, r, v)
}

// problems turns what the depository refuses into sentences beside their fields.
func problems(err error) ([]shell.Problem, error) {
	var no law.Refusal
	switch {
	case errors.As(err, &no):
		field := no.Field
		if name, ok := map[string]string{"tool.name": "tool", "tool.version": "version", "particulars.collector": "collector", "particulars.source": "source",
			"particulars.environment": "environment"}[field]; ok {
			field = name
		}
		if field == "sha256" || field == "sm3" || field == "size" || field == "media" || field == "name" || field == "key" || field == "" {
			field = "file"
		}
		return []shell.Problem{{Field: field, Say: no.Error()}}, nil
	case errors.Is(err, depository.ErrConflict):
		return []shell.Problem{{Field: "file", Say: i18n.Mark("这一页已经用来存证过另一个文件，请再提交一次")}}, nil
	case errors.Is(err, depository.ErrBusy):
		return []shell.Problem{{Field: "file", Say: i18n.Mark("现在存证的人太多，没有存成，请过一会儿再提交一次")}}, nil
	case errors.Is(err, depository.ErrClosed):
		return []shell.Problem{{Field: "file", Say: i18n.Mark("本院现在不接收存证，请稍后再试")}}, nil
	}
	return nil, err
}

// content finds out what is deposited.
func (p pages) content(r *http.Request, x *depository.Deposit, values map[string]string) ([]shell.Problem, error) {
	keep := values["keep"] != ""
	if keep && !x.By.Known() {
		return []shell.Problem{{Field: "keep", Say: i18n.Mark("由法院保管原件的，请先登录")}}, nil
	}
	f, head, err := r.FormFile("file")
	if missing(err) {
		return p.computed(r, x, values, keep)
	}
	if err != nil {
		return nil, err
	}
	d, err := digestOf(f)
	if err != nil {
		return nil, err
	}
	x.SHA256, x.SM3, x.Size = d.SHA256, &d.SM3, d.Size
	x.Name, x.Media = path.Base(strings.ReplaceAll(head.Filename, `\`, "/")), plainType(head.Header.Get("Content-Type"))
	if keep {
		if x.File, err = p.keep(r, x.Name); err != nil {
			return shell.Problems(err, "file")
		}
	}
	return nil, nil
}

// computed reads the digests that the browser computed.
func (p pages) computed(r *http.Request, x *depository.Deposit, values map[string]string, keep bool) ([]shell.Problem, error) {
	var sm3 ledger.Hash
	if x.SHA256.UnmarshalText([]byte(r.PostFormValue("sha256"))) != nil || sm3.UnmarshalText([]byte(r.PostFormValue("sm3"))) != nil {
		return []shell.Problem{{Field: "file", Say: i18n.Mark("请选择要存证的文件")}}, nil
	}
	n, err := strconv.ParseInt(r.PostFormValue("size"), 10, 64)
	if err != nil || keep {
		return []shell.Problem{{Field: "file", Say: i18n.Mark("请重新选择要存证的文件")}}, nil
	}
	x.SM3, x.Size, x.Name, x.Media = &sm3, n, values["name"], plainType(r.PostFormValue("media"))
	return nil, nil
}

// plainType is a type as the log takes it; what no leaf can hold is left out.
func plainType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	s = strings.TrimSpace(s)
	if a, b, ok := strings.Cut(s, "/"); !ok || a == "" || b == "" || len(s) > 100 || s == "application/octet-stream" ||
		strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return ""
	}
	return strings.ToLower(s)
}

// acquisition reads how the content was acquired. Who collected it from where is for who is known: nobody else could ever
// show it again.
func (v depositPage) acquisition(known bool) (a depository.Acquisition, ps []shell.Problem) {
	x := v.Values
	for _, t := range []struct {
		field string
		at    **time.Time
	}{{"begin", &a.Begin}, {"end", &a.End}} {
		if x[t.field] == "" {
			continue
		}
		at, err := time.ParseInLocation("2006-01-02T15:04", x[t.field], calendar.Zone)
		if err != nil {
			at, err = time.ParseInLocation("2006-01-02T15:04:05", x[t.field], calendar.Zone)
		}
		if err != nil {
			ps = append(ps, shell.Problem{Field: t.field, Say: i18n.Mark("请填写日期和时间，例如2026-11-25T14:05")})
			continue
		}
		*t.at = &at
	}
	a.Medium = ledger.Medium(x["medium"])
	if x["tool"] != "" || x["version"] != "" {
		a.Tool = &ledger.Tool{Name: x["tool"], Version: x["version"]}
	}
	if x["predecessor"] != "" {
		ref, err := ledger.ParseRef(x["predecessor"])
		if err != nil {
			ps = append(ps, shell.Problem{Field: "predecessor", Say: err.Error()})
		} else {
			a.Predecessor = &ref
		}
	}
	if known {
		a.Particulars = ledger.Particulars{Collector: x["collector"], Source: x["source"], Environment: x["environment"]}
	}
	return a, ps
}

func (p pages) noteUpload(r *http.Request, file id.File, name string, size int64) error {
	return p.Q.AddUpload(r.Context(), query.AddUploadParams{Court: p.Mine(), ID: id.New(), Person: string(shell.ViewerOf(r.Context()).Person),
		File: string(file), Name: name, Media: "", Size: size, At: p.Clock.Now()})
}

// quota refuses what is more than one person may upload in a day.
func (p pages) quota(r *http.Request) error {
	day, err := p.Q.UploadsSince(r.Context(), query.UploadsSinceParams{Court: p.Mine(), Person: string(shell.ViewerOf(r.Context()).Person), Since: p.Clock.Now().Add(-24 * time.Hour)})
	if err != nil {
		return err
	}
	return vault.Quota(day.Files, day.Bytes)
}

func mediumChoices(ctx context.Context) (out [][2]string) {
	for _, m := range ledger.Media {
		out = append(out, [2]string{string(m), shell.T(ctx, media[m])})
	}
	return out
}

func older(n ledger.Number) string { return fmt.Sprintf("/deposit?before=%s#mine", n) }
