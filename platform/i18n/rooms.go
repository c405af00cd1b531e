package i18n

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The rooms below the pages (stages, procedure, rules) speak zh-Hans only: names, deadlines, reasons, refusals reach a
// page with their values already filled in. Their catalogues hold the sentence with its blanks: %s for anything, %d for
// a number. What was filled in is looked up in turn, so that a name inside a sentence is translated too.
var spoken = map[Language]phrasebook{Hant: phrases(Hant), English: phrases(English)}

type phrasebook struct {
	whole  map[string]string
	blanks []phrase // those with more words of their own first
}

type phrase struct {
	form *regexp.Regexp
	to   string
	own  int // runes that are not blanks
}

var blank = regexp.MustCompile(`%[sd]`)

func phrases(l Language) phrasebook {
	b := phrasebook{whole: map[string]string{}}
	if l == Hant { // what the rules say; in English they have sentences of their own
		b.whole = read("rules." + l)
	}
	for from, to := range read("rooms." + l) {
		parts := blank.Split(from, -1)
		if len(parts) == 1 {
			b.whole[from] = to
			continue
		}
		form, figures := "^", "^"
		for i, kind := range blank.FindAllString(from, -1) {
			fits := map[string]string{"%s": "(.+?)", "%d": `(\d+)`}[kind]
			form += regexp.QuoteMeta(parts[i]) + fits
			if i > 0 && parts[i] == "" {
				fits = `([¥\d].*?)`
			}
			figures += regexp.QuoteMeta(parts[i]) + fits
		}
		own := 0
		for _, p := range parts {
			own += len([]rune(p))
		}
		end := regexp.QuoteMeta(parts[len(parts)-1]) + "$"
		if figures != form { // of two blanks side by side the second is a figure, if there is one: nothing else parts them
			b.blanks = append(b.blanks, phrase{regexp.MustCompile(figures + end), to, own + 1})
		}
		b.blanks = append(b.blanks, phrase{regexp.MustCompile(form + end), to, own})
	}
	slices.SortFunc(b.blanks, func(x, y phrase) int { return cmp.Or(y.own-x.own, cmp.Compare(x.form.String(), y.form.String())) })
	return b
}

// citation is what a refusal ends with: its article, which is always cited in Chinese.
var citation = regexp.MustCompile(`^(.+)（(《.+)）$`)

// hear translates what a lower room said; what no catalogue knows stays as it is, its dates and lengths excepted.
func (l Language) hear(said string) string {
	b, ok := spoken[l]
	if !ok {
		return said
	}
	if to, ok := b.whole[said]; ok {
		return to
	}
	for _, p := range b.blanks {
		if got := p.form.FindStringSubmatch(said); got != nil {
			args := make([]any, len(got)-1)
			for i, s := range got[1:] {
				args[i] = l.hear(s)
			}
			return fmt.Sprintf(p.to, args...)
		}
	}
	if got := citation.FindStringSubmatch(said); got != nil {
		if head := l.hear(got[1]); head != got[1] {
			if l == English {
				return head + " (" + got[2] + ")"
			}
			return head + "（" + got[2] + "）"
		}
	}
	return l.days(said)
}

var (
	dayForm = regexp.MustCompile(`(\d{4})年(\d{1,2})月(\d{1,2})日(（(周.)）)?(\d)?`)
	length  = regexp.MustCompile(`^\d+(小时|日|个工作日|个月|年)$`)
)

// measure translates a value that is a date or a length and leaves every other one alone: it may be somebody's own words.
func (l Language) measure(s string) string {
	if length.MatchString(s) {
		return l.hear(s)
	}
	return l.days(s)
}

// days writes dates the English way: 25 November 2026 (Wednesday).
func (l Language) days(s string) string {
	if l != English {
		return s
	}
	return dayForm.ReplaceAllStringFunc(s, func(d string) string {
		p := dayForm.FindStringSubmatch(d)
		month, err := strconv.Atoi(p[2])
		if err != nil || month < 1 || month > 12 {
			return d
		}
		out := strings.Join([]string{p[3], time.Month(month).String(), p[1]}, " ")
		if p[5] != "" {
			out += " (" + l.hear(p[5]) + ")"
		}
		if p[6] != "" {
			out += " " + p[6]
		}
		return out
	})
}
