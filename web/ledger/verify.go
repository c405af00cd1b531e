package deposits

import (
	"context"
	"errors"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"yunting/depository"
	"yunting/ledger"
	"yunting/platform/i18n"
	"yunting/web/shell"
)

// Outcome is the answer in a word.
type Outcome string

const (
	Same      Outcome = "same"      // 一致
	Different Outcome = "different" // 不一致
	Unknown   Outcome = "unknown"   // 未查到
	Found     Outcome = "found"     // the record is there, no file was compared
)

// answer is what the page says about a file, a number or a digest.
type answer struct {
	Outcome Outcome
	Digest  *ledger.Digest // what was compared; Size -1: not told
	Ref     *ledger.Ref    // what was asked for
	Record  depository.Record
	Proof   *ledger.Standing // nil: not witnessed yet
	Others  []ledger.Ref     // further deposits of the same content
}

// question is what was asked: a number, a digest, or both.
type question struct {
	Q      string // as typed
	Ref    *ledger.Ref
	Digest *ledger.Digest
}

var hexOnly = strings.NewReplacer(" ", "", ":", "", "-", "", "\n", "", "\r", "", "\t", "", "　", "")

// ask reads what was typed or computed.
func ask(v url.Values) (q question, problems []shell.Problem) {
	q.Q = strings.TrimSpace(v.Get("q"))
	bad := func(say string) (question, []shell.Problem) {
		return q, []shell.Problem{{Field: "q", Say: say}}
	}
	if s := hexOnly.Replace(q.Q); len(s) == 64 {
		q.Digest = &ledger.Digest{Size: -1}
		if err := q.Digest.SHA256.UnmarshalText([]byte(s)); err != nil {
			return bad(i18n.Mark("摘要只由数字0到9和字母a到f组成，请重新复制"))
		}
	} else if q.Q != "" {
		ref, err := ledger.ParseRef(q.Q)
		switch {
		case err != nil && len(s) > 30 && strings.Trim(strings.ToLower(s), "0123456789abcdef") == "":
			return bad(i18n.Mark("SHA-256摘要是64位十六进制数字，请检查有没有复制完整"))
		case err != nil:
			return bad(err.Error())
		}
		q.Ref = &ref
	}
	if s := v.Get("sha256"); s != "" {
		d := ledger.Digest{Size: -1}
		if err := d.SHA256.UnmarshalText([]byte(s)); err != nil {
			return bad(i18n.Mark("没有算出文件的摘要，请重新选择文件"))
		}
		if s := v.Get("sm3"); s != "" {
			if err := d.SM3.UnmarshalText([]byte(s)); err != nil {
				return bad(i18n.Mark("没有算出文件的摘要，请重新选择文件"))
			}
		}
		if n, err := strconv.ParseInt(v.Get("size"), 10, 64); err == nil && n >= 0 {
			d.Size = n
		}
		q.Digest = &d
	}
	return q, nil
}

// verify answers for a number or a digest in the address; the file itself stays in the browser.
func (p pages) verify(w http.ResponseWriter, r *http.Request) error {
	q, problems := ask(r.URL.Query())
	return p.answered(w, r, q, problems)
}

// verifyFile is for browsers without JavaScript: the file comes here, is read to its end, and is not kept.
func (p pages) verifyFile(w http.ResponseWriter, r *http.Request) error {
	q, problems := ask(r.PostForm)
	f, _, err := r.FormFile("file")
	switch {
	case err == nil:
		d, err := digestOf(f)
		if err != nil {
			return err
		}
		q.Digest = &d
	case !missing(err):
		return err
	case len(problems) == 0 && q.Digest == nil:
		problems = []shell.Problem{{Field: "file", Say: i18n.Mark("请选择要核验的文件")}}
	}
	return p.answered(w, r, q, problems)
}

func missing(err error) bool {
	return errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart)
}

func digestOf(f multipart.File) (ledger.Digest, error) {
	defer f.Close()
	return ledger.DigestOf(f)
}

func (p pages) answered(w http.ResponseWriter, r *http.Request, q question, problems []shell.Problem) error {
	v := verifyPage{Question: q, Problems: problems}
	title, status := shell.T(r.Context(), "核验电子证据"), http.StatusOK
	if len(problems) > 0 {
		status = http.StatusUnprocessableEntity
	} else if q.Ref != nil || q.Digest != nil {
		a, err := p.find(r.Context(), q)
		if err != nil {
			return err
		}
		v.Answer = &a
		title = shell.T(r.Context(), outcomes[a.Outcome]) + " - " + title
	}
	return p.Show(w, r, status, shell.Page{Title: title, Error: len(problems) > 0, Style: style, Script: script, Body: verifyView(v)})
}

// mostSame is how many deposits of one content are told.
const mostSame = 20

// find looks the record up and compares.
func (p pages) find(ctx context.Context, q question) (a answer, err error) {
	a = answer{Outcome: Unknown, Digest: q.Digest, Ref: q.Ref}
	var same []ledger.Ref
	if q.Digest != nil {
		if same, err = p.d.Find(ctx, q.Digest.SHA256, mostSame); err != nil {
			return a, err
		}
	}
	ref := q.Ref
	switch {
	case ref == nil && len(same) == 0:
		return a, nil
	case ref == nil:
		ref, a.Others = &same[0], same[1:]
	case ref.Item == 0: // a batch by its number: the item that has the digest
		if i := slices.IndexFunc(same, func(s ledger.Ref) bool { return s.Number == ref.Number }); i >= 0 {
			ref = &same[i]
		}
	}
	a.Record, err = p.d.Receipt(ctx, *ref, depositor(ctx))
	if errors.Is(err, depository.ErrNotFound) {
		return a, nil
	}
	if err != nil {
		return a, err
	}
	if a.Proof, err = p.proof(a.Record); err != nil {
		return a, err
	}
	switch {
	case q.Digest == nil:
		a.Outcome = Found
	case slices.Contains(same, *ref) && holds(a.Record, *q.Digest):
		a.Outcome = Same
	default:
		a.Outcome = Different
	}
	return a, nil
}

// proof checks the receipt once more, as its holder will; nil: there is none yet.
func (p pages) proof(rec depository.Record) (*ledger.Standing, error) {
	if rec.Receipt == nil {
		return nil, nil
	}
	s, err := rec.Receipt.Check(p.policy)
	return &s, err
}

// holds compares what else is known of a content besides its SHA-256.
func holds(rec depository.Record, d ledger.Digest) bool {
	size, sm3 := d.Size, (*ledger.Hash)(nil)
	if c := rec.Leaf.Content; c != nil {
		size, sm3 = c.Size, c.SM3
	} else if rec.Receipt != nil && rec.Receipt.Item != nil {
		sm3 = rec.Receipt.Item.Item.SM3
	}
	return (d.Size < 0 || size == d.Size) && (sm3 == nil || d.SM3.IsZero() || *sm3 == d.SM3)
}
