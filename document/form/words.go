package form

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// words are what a template may call. docs/forms.md lists them.
var words = template.FuncMap{
	"ordinal":   func(i int) string { return Numeral(i + 1) }, // of an index, from 0: 一
	"numeral":   Numeral,
	"plus":      func(a, b int) int { return a + b },
	"trim":      Trim,
	"sentences": stated,
	"blank":     Blank,
	"yuan":      Yuan,
	"figure":    func(f money.Fen) string { return strings.Replace(f.Yuan(), "¥", "", 1) }, // 1,694.00, in a column of sums
	"upper":     func(f money.Fen) string { return f.Upper() },                             // 壹仟元整
	"date":      func(d calendar.Date) string { return d.Chinese() },
	"numerals":  func(d calendar.Date) string { return d.Numerals() },
	"iso":       func(d calendar.Date) string { return d.String() },
	"weekday":   func(d calendar.Date) string { return d.WeekdayChinese() },
	"day":       func(t time.Time) calendar.Date { return calendar.Of(t) }, // the court date of an instant
	"moment":    Moment,
	"join":      func(xs []string, sep string) string { return strings.Join(xs, sep) },
	"cite":      func(lists ...[]string) string { return Cite(slices.Concat(lists...)...) },
	"last":      func(i int, list any) bool { return i == reflect.ValueOf(list).Len()-1 },
	"lines":     lines,
	"kept":      func(s string) kept { return kept(s) },
}

// printed is how a template prints values that are not text.
func printed(v any) (string, bool) {
	switch x := v.(type) {
	case money.Fen:
		return Yuan(x), true
	case time.Time:
		return Moment(x), true
	case law.Rule:
		return x.Article, true
	}
	return "", false
}

// Numeral is a Chinese number up to 99, digits above.
func Numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

// Trim takes the stop off a sentence that gets another.
func Trim(s string) string { return strings.TrimRight(strings.TrimSpace(s), "。；;.，, ") }

// Sentences ends every text with one full stop and joins them.
func Sentences(texts ...string) string {
	var b strings.Builder
	for _, t := range texts {
		if t = Trim(t); t != "" {
			b.WriteString(t + "。")
		}
	}
	return b.String()
}

// lines are the lines of a text that somebody wrote, without blank ones.
func lines(s string) (out []string) {
	for l := range strings.FieldsFuncSeq(s, breaks) {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// breaks tells what ends a line on paper or on a page.
func breaks(r rune) bool {
	return '\n' <= r && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// stated is Sentences of texts and lists of texts.
func stated(xs ...any) (string, error) {
	var all []string
	for _, x := range xs {
		if list, ok := x.([]string); ok {
			all = append(all, list...)
			continue
		}
		s, err := said(x)
		if err != nil {
			return "", err
		}
		all = append(all, s)
	}
	return Sentences(all...), nil
}

// Blank names what was not filled in.
func Blank(s, what string) string {
	if strings.TrimSpace(s) == "" {
		return "（" + what + "）"
	}
	return s
}

// Yuan is an amount as a paper writes it: 13,196元, 64.95元.
func Yuan(f money.Fen) string {
	return strings.TrimSuffix(strings.Replace(f.Yuan(), "¥", "", 1), ".00") + "元"
}

// Moment is an instant in court time, to the minute.
func Moment(t time.Time) string {
	if t.IsZero() {
		return "—"
	}
	return t.In(calendar.Zone).Format("2006年1月2日15时04分")
}

// Second is an instant in court time, to the second, as proof wants it.
func Second(t time.Time) string {
	if t.IsZero() {
		return "—"
	}
	return t.In(calendar.Zone).Format("2006年1月2日15时04分05秒")
}

var (
	oneBook    = regexp.MustCompile(`^(《[^《》]*》(?:（[^）]*）)?)(第.*)$`)
	oneArticle = regexp.MustCompile(`^第[^条]+条`)
)

// Cite joins provisions as a paper does: the name of a text once, then its articles.
func Cite(articles ...string) string {
	var books []string
	of, said := map[string][]string{}, map[[2]string]bool{}
	for _, a := range articles {
		book, article := strings.TrimSpace(a), ""
		if m := oneBook.FindStringSubmatch(book); m != nil && !strings.Contains(m[2], "《") {
			book, article = m[1], m[2]
		}
		if book == "" {
			continue
		}
		if _, known := of[book]; !known {
			books = append(books, book)
			of[book] = nil
		}
		if at := [2]string{book, article}; article != "" && !said[at] {
			said[at] = true
			of[book] = append(of[book], article)
		}
	}
	for i, b := range books {
		books[i] = b
		for j, a := range of[b] {
			if j > 0 {
				books[i] += "、"
				if same := oneArticle.FindString(a); same != a && same == oneArticle.FindString(of[b][j-1]) {
					a = strings.TrimPrefix(a, same) // 第一百二十八条第一款、第二款
				}
			}
			books[i] += a
		}
	}
	return strings.Join(books, "、")
}

// shortNames are what notices call the texts they cite most; each still finds its text.
var shortNames = strings.NewReplacer(
	"《中华人民共和国民事诉讼法》", "《民事诉讼法》",
	"《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》", "《民事诉讼法解释》",
	"《最高人民法院关于民事诉讼证据的若干规定》", "《民事诉讼证据规定》",
)

// ShortNames shortens the names of the texts cited most, for brackets in a notice.
func ShortNames(s string) string { return shortNames.Replace(s) }

// keys finds provisions by their keys, as they are numbered on the paper's date, for cite.
func (f *filler) keys(keys ...string) (as []string, err error) {
	for _, k := range keys {
		a, err := articleOn(k, f.on)
		if err != nil {
			return nil, err
		}
		as = append(as, a)
	}
	return as, nil
}

// article cites provisions: by their keys, or lists of articles as the docket holds them.
func (f *filler) article(cited ...any) (string, error) {
	var as []string
	for _, x := range cited {
		switch x := x.(type) {
		case string:
			if x == "" { // a provision that does not apply here
				continue
			}
			a, err := f.keys(x)
			if err != nil {
				return "", err
			}
			as = append(as, a...)
		case []string:
			as = append(as, x...)
		default:
			return "", fmt.Errorf("条文应写成\"cpl/157\"这样的键，或者条文的列表，不能是%T", x)
		}
	}
	return f.abroad(Cite(as...)), nil
}

// short cites as article does, by short names.
func (f *filler) short(cited ...any) (string, error) {
	s, err := f.article(cited...)
	return ShortNames(s), err
}

// articleOn finds a provision by its key: in the table of renumbered articles for the date, else in the rulebook.
func articleOn(key string, on calendar.Date) (string, error) {
	if a, known, ok := renumbered(key, on); ok {
		return a, nil
	} else if known {
		return "", fmt.Errorf("条文“%s”在%s没有施行中的条文号（articles.tsv）", key, on.Chinese())
	}
	if r, ok := law.ByKey(key); ok {
		if !r.InForce(on.String()) {
			return "", fmt.Errorf("%s（%s）在%s没有施行，articles.tsv中也没有当时的条文号", r.Article, key, on.Chinese())
		}
		return r.Article, nil
	}
	return "", fmt.Errorf("没有条文“%s”：既不在articles.tsv中，也不在规则库中", key)
}
