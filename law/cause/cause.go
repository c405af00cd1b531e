// Package cause names what a case is about 案由, under stable keys of this project: no public code list exists.
package cause

import (
	"cmp"
	"slices"
	"strings"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/venue"
)

// Cause is one cause of action as it stood for filings from one date to another.
type Cause struct {
	Key     string       // stable: "sale-online"
	Name    string       // zh-Hans, as in the Supreme Court's list
	Parent  string       // the heading above it, 合同纠纷; empty where it was not seen
	From    string       // first filing date under this name, YYYY-MM-DD
	Until   string       // last filing date; empty: in use
	Aliases []string     // what people and other courts call it
	Matter  venue.Matter // what jurisdiction is explored under
}

// On tells whether the cause is in use for a filing on a date.
func (c Cause) On(filed calendar.Date) bool {
	return c.From <= filed.String() && (c.Until == "" || filed.String() <= c.Until)
}

// Rule is the Supreme Court's list in which a case filed on a date finds its cause.
func Rule(filed calendar.Date) law.Rule {
	for _, list := range []law.Rule{List2011, List2020} {
		if filed.String() <= list.Until {
			return list
		}
	}
	return List2025
}

// All lists every cause, also those no longer in use, in the order of the list.
func All() []Cause { return slices.Clone(causes) }

// For lists the causes a case filed on a date may have.
func For(filed calendar.Date) []Cause {
	return slices.DeleteFunc(All(), func(c Cause) bool { return !c.On(filed) })
}

// ByKey finds a cause, in use or not.
func ByKey(key string) (Cause, bool) {
	i := slices.IndexFunc(causes, func(c Cause) bool { return c.Key == key })
	if i < 0 {
		return Cause{}, false
	}
	return causes[i], true
}

// Find looks a text up in names and aliases: exact hits first, then names that contain the text or stand in it.
// It returns nothing for an empty text.
func Find(text string) []Cause {
	text = clean(text)
	if text == "" {
		return nil
	}
	type hit struct {
		Cause
		rank rank
	}
	var hits []hit
	for _, c := range causes {
		if rank := c.match(text); rank > noHit {
			hits = append(hits, hit{c, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.rank, a.rank) })
	out := make([]Cause, len(hits))
	for i, h := range hits {
		out[i] = h.Cause
	}
	return out
}

// rank is how well a text fits a cause; the better, the further down.
type rank int

const (
	noHit       rank = iota
	nearAnAlias      // part of one, or a text that holds one
	nearTheName      // the same
	anAlias
	theName
)

func (c Cause) match(text string) rank {
	if clean(c.Name) == text {
		return theName
	}
	best := noHit
	for _, a := range c.Aliases {
		switch a = clean(a); {
		case a == text:
			return anAlias
		case strings.Contains(a, text) || strings.Contains(text, a):
			best = nearAnAlias
		}
	}
	if name := clean(c.Name); strings.Contains(name, text) || strings.Contains(text, name) {
		best = nearTheName
	}
	return best
}

// clean drops spaces and the word 纠纷, which people add or leave out.
func clean(s string) string {
	return strings.TrimSuffix(strings.Join(strings.Fields(s), ""), "纠纷")
}
