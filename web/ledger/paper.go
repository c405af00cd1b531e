package deposits

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/depository"
	"yunting/document"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/ledger"
	"yunting/platform/i18n"
	network "yunting/platform/origin"
	"yunting/register"
	"yunting/register/query"
	"yunting/web/shell"
)

// foundPaper is what everybody who has its code learns of a paper: that it was issued and what became of it. Neither its
// content nor its case nor a party.
type foundPaper struct {
	Code      string
	Court     string
	Kind      document.Kind
	On        calendar.Date
	Pages     int
	Seal      string
	Signers   []register.Signer
	Corrected calendar.Date // zero: not corrected
	By        []string      // codes of the rulings that correct it
	Withdrawn calendar.Date // zero: it stands
	SHA256    ledger.Hash
	Record    *depository.Record // its place in the log; nil: not there yet
	Proof     *ledger.Standing   // nil: not witnessed yet

	Compared *ledger.Digest // of the reader's own copy
	Problems []shell.Problem
}

// Same tells whether the reader's copy is the very file.
func (f foundPaper) Same() bool { return f.Compared != nil && f.Compared.SHA256 == f.SHA256 }

// Outcome is the sign beside the answer. Beside a file that is another one there is no sign that all is well.
func (f foundPaper) Outcome() Outcome {
	switch {
	case !f.Withdrawn.IsZero():
		return Different
	case f.Compared != nil && !f.Same():
		return Found
	}
	return Same
}

// paperEntry is the page with the field for a code, and what was wrong with the one that was typed.
type paperEntry struct {
	Typed    string
	Unknown  bool // it has the form of a code, and no paper has it
	Problems []shell.Problem
}

// states of a paper, in the one sentence that answers.
var (
	paperStands    = i18n.Mark("是本院制发的文书")
	paperCorrected = i18n.Mark("是本院制发的文书，其中的笔误已经补正")
	paperWithdrawn = i18n.Mark("这份文书已经撤回，不再使用")
	paperByParty   = i18n.Mark("是当事人经本院平台提交、由本院存卷的文书")
)

func (f foundPaper) Headline() string {
	switch {
	case !f.Withdrawn.IsZero():
		return paperWithdrawn
	case !f.Corrected.IsZero():
		return paperCorrected
	case f.Kind.ByParty():
		return paperByParty
	}
	return paperStands
}

// capacities are those a paper prints, for other languages.
var capacities = []string{i18n.Mark("院长"), i18n.Mark("审判长"), i18n.Mark("审判员"), i18n.Mark("代理审判员"), i18n.Mark("人民陪审员"), i18n.Mark("法官助理"), i18n.Mark("书记员"), i18n.Mark("原告"), i18n.Mark("被告"), i18n.Mark("电子印章")}

// wrongCodes is how many codes that no paper has one network may try in a time. They have eighty bits: this spares the
// database, and guesses are hopeless without it.
const (
	wrongCodes = 30
	wrongEvery = 10 * time.Minute
)

// unindexed keeps search engines away: a code is for who holds the paper.
func unindexed(w http.ResponseWriter) { w.Header().Set("X-Robots-Tag", "noindex, nofollow, noarchive") }

// askPaper is the field for a code, and sends on to the page of what was typed in it.
func (p pages) askPaper(w http.ResponseWriter, r *http.Request) error {
	unindexed(w)
	typed := r.URL.Query().Get("code")
	if code, ok := document.ReadCode(typed); ok {
		return shell.To(w, r, "/d/"+code)
	}
	v := paperEntry{Typed: clip(typed)}
	if r.URL.Query().Has("code") {
		say := i18n.Mark("核验码是16位字母和数字，每4位一组，印在文书首页上方，例如7F3K-9Q2M-XA4D-6TN0")
		if typed == "" {
			say = i18n.Mark("请输入文书首页上方的核验码")
		}
		v.Problems = []shell.Problem{{Field: "code", Say: say}}
	}
	return p.showEntry(w, r, http.StatusUnprocessableEntity, v)
}

func (p pages) showEntry(w http.ResponseWriter, r *http.Request, wrong int, v paperEntry) error {
	status := http.StatusOK
	if len(v.Problems) > 0 || v.Unknown {
		status = wrong
	}
	return p.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "核验文书"), Error: status != http.StatusOK, Style: style, Body: paperEntryView(v)})
}

// clip keeps what was typed, as far as it can have been a code.
func clip(s string) string {
	if r := []rune(s); len(r) > 200 {
		return string(r[:200])
	}
	return s
}

// errUnknown is a code that no paper of this court has.
var errUnknown = errors.New("no paper has this code")

// paper tells what became of a paper, and compares a digest the reader's browser computed.
func (p pages) paper(w http.ResponseWriter, r *http.Request) error {
	return p.answerPaper(w, r, func(f *foundPaper) error {
		q, problems := ask(url.Values{"sha256": r.URL.Query()["sha256"], "size": r.URL.Query()["size"]})
		f.Compared, f.Problems = q.Digest, onFile(problems)
		return nil
	})
}

// comparePaper is for browsers without JavaScript: the file comes here, is read to its end, and is not kept.
func (p pages) comparePaper(w http.ResponseWriter, r *http.Request) error {
	return p.answerPaper(w, r, func(f *foundPaper) error {
		file, _, err := r.FormFile("file")
		if missing(err) {
			f.Problems = []shell.Problem{{Field: "file", Say: i18n.Mark("请选择要比对的文件")}}
			return nil
		}
		if err != nil {
			return err
		}
		d, err := digestOf(file)
		f.Compared = &d
		return err
	})
}

func onFile(ps []shell.Problem) []shell.Problem {
	for i := range ps {
		ps[i].Field = "file"
	}
	return ps
}

func (p pages) answerPaper(w http.ResponseWriter, r *http.Request, compare func(*foundPaper) error) error {
	unindexed(w)
	ctx, typed := r.Context(), r.PathValue("code")
	code, formed := document.ReadCode(typed)
	if formed && typed != code && r.Method == http.MethodGet { // one address for one paper
		return shell.To(w, r, "/d/"+code)
	}
	from, now := network.Group(r), p.Machine()
	if until, spent := p.guesses.Spent(from, now); spent {
		w.Header().Set("Retry-After", retry(until.Sub(now)))
		return shell.Unreadable{Status: http.StatusTooManyRequests, Say: shell.T(ctx, "查不到的核验码输入得太多，请在%d分钟后再试；也可以拨打%s询问", int(until.Sub(now)/time.Minute)+1, p.Court.Phone)}
	}
	f, err := foundPaper{}, errUnknown
	if formed {
		f, err = p.lookUp(ctx, code)
	}
	switch {
	case errors.Is(err, errUnknown):
		p.guesses.Wrong(from, now)
		return p.showEntry(w, r, http.StatusNotFound, paperEntry{Typed: clip(typed), Unknown: true})
	case err != nil:
		return err
	}
	if err := compare(&f); err != nil {
		return err
	}
	status := http.StatusOK
	if len(f.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return p.Show(w, r, status, shell.Page{Title: shell.T(ctx, f.Headline()) + " - " + shell.T(ctx, "核验文书"), Error: len(f.Problems) > 0, Style: style, Script: script, Body: paperView(f)})
}

// lookUp finds a paper. Codes are looked up as a whole, by an index: how long that takes says nothing about the codes
// there are.
func (p pages) lookUp(ctx context.Context, code string) (f foundPaper, err error) {
	x, err := p.Q.PaperByCode(ctx, query.PaperByCodeParams{Court: p.Mine(), Code: code})
	if errors.Is(err, pgx.ErrNoRows) {
		return f, errUnknown
	}
	if err != nil {
		return f, err
	}
	f = foundPaper{Code: x.Code, Court: p.Court.Name, Kind: document.Kind(x.Kind), On: calendar.Of(x.IssuedAt), Pages: int(x.Pages), Seal: x.Seal, By: x.CorrectedBy,
		Corrected: day(x.CorrectedAt), Withdrawn: day(x.WithdrawnAt)}
	if err := json.Unmarshal(x.Signers, &f.Signers); err != nil {
		return f, err
	}
	if err := f.SHA256.UnmarshalText([]byte(x.File)); err != nil {
		return f, err
	}
	rec, err := p.d.PaperReceipt(ctx, id.File(x.File))
	switch {
	case errors.Is(err, depository.ErrNotFound):
		return f, nil
	case err != nil:
		return f, err
	}
	f.Record = &rec
	f.Proof, err = p.proof(rec)
	return f, err
}

func day(t *time.Time) calendar.Date {
	if t == nil {
		return calendar.Date{}
	}
	return calendar.Of(*t)
}
