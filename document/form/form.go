package form

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/platform/typeset"
)

// Form is the form of one kind of paper 文书样式.
type Form struct {
	Kind   document.Kind
	Stage  Stage
	Data   any        // pointer to a zero value of what the paper must know; embeds Head
	Sample func() any // the same, filled with an invented case
	Must   []Must     // what the law asks the paper to say, whoever words it
}

// Must is a phrase that stands in every version of a form, and the article that asks for it.
type Must struct{ Says, Article string }

// Stage is the part of a case a paper belongs to; the e-file is ordered by it.
type Stage int

const (
	Mediation   Stage = iota + 1 // 诉前调解
	Filing                       // 立案
	Preparation                  // 审前准备
	Trial                        // 审理
	Ending                       // 结案
	Sanction                     // 强制措施
	Enforcement                  // 执行
	Management                   // 审判管理
)

// Chinese is the stage's name.
func (s Stage) Chinese() string {
	return [...]string{"", "诉前调解", "立案", "审前准备", "审理", "裁判与结案", "强制措施", "执行", "审判管理"}[s]
}

// Head is what every paper knows.
type Head struct {
	Court         string        `json:"court"`                   // 云庭互联网法院
	Number        string        `json:"number,omitempty"`        // case number, or that of the receipt before there is one
	Date          calendar.Date `json:"date,omitzero"`           // court date the paper bears, and by which articles are cited; zero: an open place
	Made          time.Time     `json:"made"`                    // UTC instant of making
	Demonstration bool          `json:"demonstration,omitempty"` // of a court that is not real
	Sealed        bool          `json:"sealed,omitempty"`        // a seal will be put on it
	Code          string        `json:"code,omitempty"`          // by which the paper is found again, as shown
	Address       string        `json:"address,omitempty"`       // where Code leads
	Own           Own           `json:"-"`
}

// Own is what a court says in its own words around the body (court.Template).
type Own struct {
	Header                    string
	Opening, Notices, Closing []string
}

func (h *Head) head() *Head { return h }

type headed interface{ head() *Head }

// HeadOf is the head of a form's data.
func HeadOf(data any) *Head { return data.(headed).head() }

var forms = map[document.Kind]Form{}

// Register enters a form; two for one kind are a mistake of the programmer.
func Register(f Form) {
	if _, taken := forms[f.Kind]; taken {
		panic(fmt.Sprintf("form: %s is registered twice", f.Kind))
	}
	if _, ok := f.Data.(headed); !ok {
		panic(fmt.Sprintf("form: the data of %s has no Head", f.Kind))
	}
	sample := f.Sample
	f.Sample = func() any { return copied(f, sample()) }
	forms[f.Kind] = f
}

// copied is some data with nothing shared: the samples speak of one case, and who changes one changes no other.
func copied(f Form, data any) any {
	b, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("form: the sample of %s: %v", f.Kind, err))
	}
	x, err := f.Read(b)
	if err != nil {
		panic(fmt.Sprintf("form: the sample of %s: %v", f.Kind, err))
	}
	return x
}

// All lists the forms by stage and name.
func All() []Form {
	out := make([]Form, 0, len(forms))
	for _, f := range forms {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b Form) int {
		if a.Stage != b.Stage {
			return int(a.Stage - b.Stage)
		}
		return strings.Compare(string(a.Kind), string(b.Kind))
	})
	return out
}

// ErrUnknown: there is no form of this kind.
var ErrUnknown = errors.New("没有这一种文书")

// alias are names under which a kind is also asked for; dockets keep the kind's own key.
var alias = map[document.Kind]document.Kind{"notice-acceptance": document.Acceptance}

// Of finds the form of a kind, or ErrUnknown.
func Of(k document.Kind) (Form, error) {
	if a, ok := alias[k]; ok {
		k = a
	}
	f, ok := forms[k]
	if !ok {
		return Form{}, fmt.Errorf("%q：%w", k, ErrUnknown)
	}
	return f, nil
}

// mostData is how many bytes of JSON a paper may be made from; the longest paper needs a fifth of them.
const mostData = 8 << 20

// Read reads a form's data from JSON; a field the form does not have is an error that names it. More than 8 MiB are refused
// (typeset.ErrTooLong).
func (f Form) Read(b []byte) (any, error) {
	if len(b) > mostData {
		return nil, fmt.Errorf("form: data of %s: %w: %d bytes, %d MiB are the most", f.Kind, typeset.ErrTooLong, len(b), mostData>>20)
	}
	x := reflect.New(reflect.TypeOf(f.Data).Elem()).Interface()
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(x); err != nil {
		return nil, fmt.Errorf("form: data of %s: %w", f.Kind, err)
	}
	return x, nil
}

// Languages of forms. Those beside Simplified Chinese are reference translations.
const (
	Hans = "zh-Hans"
	Hant = "zh-Hant"
	En   = "en"
)

// Version is the template of a form in one language from a court date.
type Version struct {
	Lang string
	From calendar.Date // zero: from the beginning
	Text string
	name string // for errors
	ours bool   // comes with the program
}

//go:embed zh-Hans/*.txt zh-Hant/*.txt en/*.txt
var files embed.FS

// versions reads the templates that come with the program: zh-Hans/judgment.txt, zh-Hans/judgment@2027-01-01.txt.
var versions = sync.OnceValues(func() (map[document.Kind][]Version, error) {
	out := map[document.Kind][]Version{}
	err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".txt") || strings.HasPrefix(d.Name(), "_") {
			return err
		}
		b, err := files.ReadFile(p)
		if err != nil {
			return err
		}
		v := Version{Lang: path.Dir(p), Text: string(b), name: p, ours: true}
		kind, from, dated := strings.Cut(strings.TrimSuffix(d.Name(), ".txt"), "@")
		if dated {
			if v.From, err = calendar.Parse(from); err != nil {
				return fmt.Errorf("form: %s: %w", p, err)
			}
		}
		out[document.Kind(kind)] = append(out[document.Kind(kind)], v)
		return nil
	})
	return out, err
})

// Languages lists the languages a kind's form comes in, Simplified Chinese first.
func Languages(k document.Kind) (ls []string) {
	vs, _ := Versions(k)
	for _, l := range []string{Hans, Hant, En} {
		if slices.ContainsFunc(vs, func(v Version) bool { return v.Lang == l }) {
			ls = append(ls, l)
		}
	}
	return ls
}

// Versions lists the templates of a kind that come with the program.
func Versions(k document.Kind) ([]Version, error) {
	all, err := versions()
	return all[k], err
}

// ErrUntranslated: the form does not exist in the language asked for.
var ErrUntranslated = errors.New("这种文书没有该语言的参考译本")

// InForce picks the newest version in a language on a court date.
func InForce(vs []Version, lang string, on calendar.Date) (v Version, ok bool) {
	for _, x := range vs {
		if x.Lang == lang && !x.From.After(on) && (!ok || x.From.After(v.From)) {
			v, ok = x, true
		}
	}
	return v, ok
}

// Fill fills a form with its data, in a language. A court's own version in force on the paper's date goes before that of
// the program. It fails when the form is unknown or untranslated, and when the template and the data do not fit.
func Fill(k document.Kind, data any, lang string, own ...Version) (Paper, error) {
	if _, err := Of(k); err != nil {
		return Paper{}, err
	}
	h := HeadOf(data)
	on := h.Date
	if on.IsZero() {
		on = calendar.Of(h.Made)
	}
	v, ok := InForce(own, lang, on)
	if !ok {
		vs, err := Versions(k)
		if err != nil {
			return Paper{}, err
		}
		if v, ok = InForce(vs, lang, on); !ok {
			return Paper{}, fmt.Errorf("%s（%s）：%w", k.Chinese(), lang, ErrUntranslated)
		}
	}
	if v.name == "" {
		v.name = lang + "/" + string(k)
	}
	p, err := v.fill(data, on)
	if err != nil {
		return Paper{}, err
	}
	return dress(p, h, lang), nil
}

// dress puts around a paper what every paper has.
func dress(p Paper, h *Head, lang string) Paper {
	p.Made = h.Made
	if p.theirs {
		p.Title = cmp.Or(p.Title, p.Kind)
	} else {
		p.Court, p.Number = cmp.Or(h.Own.Header, h.Court), cmp.Or(p.Number, h.Number)
	}
	if !p.theirs && lang == Hans { // a translation has the words of the original alone
		p.Blocks = slices.Concat(paras(h.Own.Opening), p.Blocks, paras(h.Own.Notices), paras(h.Own.Closing))
	}
	if p.Number == "none" {
		p.Number = ""
	}
	if p.Seal != nil {
		if p.Seal = nil; h.Sealed {
			p.Seal = &Seal{Court: h.Court, Demonstration: h.Demonstration}
		}
	}
	if h.Demonstration { // at the head: nobody reads on without it, and it never stands alone on a page
		p.Blocks = slices.Insert(p.Blocks, 0, typeset.Block(typeset.Words(typeset.Note, demonstration[lang])))
	}
	switch {
	case p.Date == "none":
		p.Date = ""
	case p.Date == "open":
		p.Date = undated
	case p.Date == "" && !h.Date.IsZero():
		p.Date = dated(h.Date, lang)
	case p.Date == "":
		p.Date = undated
	}
	if lang != Hans {
		p.Lang = lang
	}
	if h.Code != "" {
		p.Corner = corner(h.Code, h.Address, lang)
	}
	return p
}

// demonstration stands on every paper of a court that is not real.
var demonstration = map[string]string{
	Hans: "演示文书，不具法律效力。", Hant: "演示文書，不具法律效力。", En: "A paper of a demonstration. It has no legal effect.",
}

// codeWord stands before the code of a paper.
var codeWord = map[string]string{Hans: "核验码", Hant: "核驗碼", En: "Code"}

// dated is the date at the foot of a paper.
func dated(d calendar.Date, lang string) string {
	if lang == En {
		return englishDate(d)
	}
	return d.Numerals()
}

// undated is the place of the date on a draft.
const undated = "　　　　年　　月　　日"

func paras(lines []string) (bs typeset.Blocks) {
	for _, l := range lines {
		bs = append(bs, Para(l))
	}
	return bs
}
