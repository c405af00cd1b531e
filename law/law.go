// Package law is the rulebook 规则: pure functions that cite their article and know when they are in force.
package law

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Rule is one provision the court applies. Key is stable; Article is how a judgment would cite it.
type Rule struct {
	Key     string `json:"key"`     // stable and unique, "cpl/128"
	Article string `json:"article"` // 《中华人民共和国民事诉讼法》第一百二十八条
	Summary string `json:"-"`       // one English sentence
	Chinese string `json:"-"`       // the same in Chinese, zh-Hans; Declare takes it from chinese.tsv
	From    string `json:"-"`       // court date it came into force, YYYY-MM-DD
	Until   string `json:"-"`       // last court date in force; empty: in force
	Mark    Mark   `json:"-"`       // how sure we are; empty means Verified
}

// Mark says how a rule was established. Everything but Verified stands in docs/law/choices.md.
type Mark string

const (
	Verified Mark = ""
	Memory   Mark = "memory" // not seen in a text, to be checked
	Choice   Mark = "choice" // the text leaves it open; this court chose
)

var book = map[string]Rule{}

// Declare enters a rule in the book; two rules under one key are a mistake of the programmer.
func Declare(r Rule) Rule {
	if _, taken := book[r.Key]; taken {
		panic(fmt.Sprintf("law: rule %s is declared twice", r.Key))
	}
	r.Chinese = chinese[r.Key]
	book[r.Key] = r
	return r
}

// Book lists every declared rule, ordered by key.
func Book() []Rule {
	keys := slices.Sorted(maps.Keys(book))
	out := make([]Rule, len(keys))
	for i, k := range keys {
		out[i] = book[k]
	}
	return out
}

// ByKey finds a rule in the book.
func ByKey(key string) (Rule, bool) { r, ok := book[key]; return r, ok }

// Holds tells whether a word stands in the article, the sentences or the key; case does not count.
func (r Rule) Holds(word string) bool {
	return strings.Contains(strings.ToLower(r.Article+"\n"+r.Chinese+"\n"+r.Summary+"\n"+r.Key), strings.ToLower(word))
}

// InForce tells whether the rule applies on a court date (YYYY-MM-DD).
func (r Rule) InForce(date string) bool {
	return r.From <= date && (r.Until == "" || date <= r.Until)
}

// Basis is what an act or a result rests on.
type Basis []Rule

// Articles joins the citations for a sentence.
func (b Basis) Articles() string {
	var s []string
	for _, r := range b {
		if !slices.Contains(s, r.Article) {
			s = append(s, r.Article)
		}
	}
	return strings.Join(s, "、")
}

// Refusal is what a rule answers when something may not be done: a sentence for the person, and why.
// It is not a fault of the program: nothing was entered, nothing was lost.
type Refusal struct {
	Rule     Rule
	Sentence string // zh-Hans; what is wrong and what to do instead; no full stop at the end
	Field    string // the form field it belongs to, if one
}

func (r Refusal) Error() string {
	if r.Rule.Article == "" {
		return r.Sentence
	}
	return r.Sentence + "（" + r.Rule.Article + "）"
}

// Refuse builds a Refusal.
func Refuse(r Rule, sentence string, args ...any) Refusal {
	if len(args) > 0 {
		sentence = fmt.Sprintf(sentence, args...)
	}
	return Refusal{Rule: r, Sentence: sentence}
}
