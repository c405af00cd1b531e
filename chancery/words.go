package chancery

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"yunting/document/form"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/law/period"
	"yunting/platform/typeset"
)

// para sets one paragraph.
func para(format string, args ...any) typeset.Block {
	if len(args) == 0 {
		return form.Para(format)
	}
	return form.Para(fmt.Sprintf(format, args...))
}

// paras sets each line of a text that somebody wrote as a paragraph.
func paras(text string) (bs []typeset.Block) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			bs = append(bs, form.Para(line))
		}
	}
	return bs
}

// numbered sets paragraphs one, two, three: 一、…
func numbered(texts ...string) (bs []typeset.Block) {
	for i, t := range texts {
		bs = append(bs, form.Para(numeral(i+1)+"、"+t))
	}
	return bs
}

// numeral is a Chinese number up to 99, digits above.
func numeral(n int) string {
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

// trim takes the stop off a sentence that gets another.
func trim(s string) string { return strings.TrimRight(strings.TrimSpace(s), "。；;.，, ") }

// sentences ends every text with one full stop and joins them.
func sentences(texts ...string) string {
	var b strings.Builder
	for _, t := range texts {
		if t = trim(t); t != "" {
			b.WriteString(t + "。")
		}
	}
	return b.String()
}

// blank names what was not filled in.
func blank(s, what string) string {
	if strings.TrimSpace(s) == "" {
		return "（" + what + "）"
	}
	return s
}

// yuan is an amount as a paper writes it: 13,196元, 64.95元.
func yuan(f money.Fen) string {
	return strings.TrimSuffix(strings.Replace(f.Yuan(), "¥", "", 1), ".00") + "元"
}

// moment is an instant in court time, to the minute.
func moment(t time.Time) string {
	if t.IsZero() {
		return "—"
	}
	return t.In(calendar.Zone).Format("2006年1月2日15时04分")
}

// before is the instant at which a period is over, in words: a day ends at its 24:00.
func before(t time.Time) string {
	if on := calendar.Of(t); t.Equal(on.Start()) {
		return on.AddDays(-1).Chinese() + "24时"
	}
	return moment(t)
}

// second is an instant in court time, to the second, as proof wants it.
func second(t time.Time) string {
	if t.IsZero() {
		return "—"
	}
	return t.In(calendar.Zone).Format("2006年1月2日15时04分05秒")
}

// length is a period in words: 七日, 两个月.
func length(p limit.Period) string {
	if p.N == 2 && p.Unit == period.Month {
		return "两个月"
	}
	return numeral(p.N) + p.Unit.Chinese()
}

var (
	oneBook    = regexp.MustCompile(`^(《[^《》]*》(?:（[^）]*）)?)(第.*)$`)
	oneArticle = regexp.MustCompile(`^第[^条]+条`)
)

// cite joins provisions as a paper does: the name of a text once, then its articles.
func cite(articles ...string) string {
	var books []string
	of := map[string][]string{}
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
		if article != "" && !slices.Contains(of[book], article) {
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

// under cites rules.
func under(rules ...law.Rule) string {
	var as []string
	for _, r := range rules {
		as = append(as, r.Article)
	}
	return cite(as...)
}

// ending tells the last day of a period counted from a court date, and why it moved if it did.
func (d desk) ending(p limit.Period, from calendar.Date) string {
	return endOf(p.Run(from, d.Court.Calendar()))
}

func endOf(r period.Result) string {
	s := r.Until.Chinese()
	if r.Until != r.Raw && len(r.Skipped) > 0 {
		s += fmt.Sprintf("（%s为%s，顺延至其后第一个工作日）", r.Raw.Chinese(), r.Skipped[0].Reason)
	}
	if r.Provisional {
		s += "（该年度放假安排尚未公布，为暂算）"
	}
	return s
}

// shortNames are what the notices call the texts they cite most; each still finds its text.
var shortNames = strings.NewReplacer(cpl, "《民事诉讼法》", cplint, "《民事诉讼法解释》", ev, "《民事诉讼证据规定》")

// short cites rules by the short names, for brackets in a notice; what a paper rests on is cited in full.
func short(rules ...law.Rule) string { return shortNames.Replace(under(rules...)) }
