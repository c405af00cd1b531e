package open

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/web/shell"
)

// rulesPage is the rulebook, or what of it was looked for.
type rulesPage struct {
	Word, On string
	Page     int
	Total    int
	Rules    []law.Rule // of this page, in the order of instruments and articles
	Problems []shell.Problem
}

// rulesShown is how many rules stand on a page.
const rulesShown = 60

// longWord is the longest word anybody looks for, in bytes.
const longWord = 200

// rules lists and searches the rulebook by article, word and date.
func (p pages) rules(w http.ResponseWriter, r *http.Request) error {
	v := rulesPage{Word: strings.TrimSpace(r.FormValue("q")), On: strings.TrimSpace(r.FormValue("on")), Page: pageOf(r)}
	ctx := r.Context()
	if v.On != "" {
		on, err := calendar.Parse(v.On)
		if err != nil {
			v.Problems = append(v.Problems, shell.Problem{Field: "on", Say: err.Error()})
		}
		v.On = cmp.Or(on.String(), v.On)
	}
	if len(v.Word) > longWord {
		v.Problems = append(v.Problems, shell.Problem{Field: "q", Say: shell.T(ctx, "要找的词太长，请缩短")})
	}
	if len(v.Problems) == 0 {
		found := rulesFound(v.Word, v.On)
		v.Total = len(found)
		from := min((v.Page-1)*rulesShown, v.Total)
		v.Rules = found[from:min(from+rulesShown, v.Total)]
	}
	return p.tool(w, r, shell.T(ctx, "规则手册"), v.Problems, func() shell.Page { return shell.Page{Body: rulesView(v)} })
}

// rulesFound finds rules by a word of the article, of what it says in Chinese or English, or of the key, and by a day on which they are in force
// (YYYY-MM-DD); an empty word or day leaves none out.
func rulesFound(word, on string) []law.Rule {
	rules := slices.DeleteFunc(law.Book(), func(r law.Rule) bool {
		return on != "" && !r.InForce(on) || !r.Holds(word)
	})
	slices.SortStableFunc(rules, law.ByInstrument)
	return rules
}

// address is the search without its page, for the pager.
func (v rulesPage) address() string {
	return "/guide/rules?" + url.Values{"q": {v.Word}, "on": {v.On}}.Encode()
}

// groups are the rules of the page under their instruments.
func (v rulesPage) groups() (out [][]law.Rule) {
	for i, r := range v.Rules {
		if i == 0 || v.Rules[i-1].Instrument() != r.Instrument() {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}
