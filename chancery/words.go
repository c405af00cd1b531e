package chancery

import (
	"fmt"
	"strings"
	"time"

	"yunting/document/form"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/platform/typeset"
)

// Words of the forms, for the papers that are still built here.
var (
	numeral, trim, blank, cite = form.Numeral, form.Trim, form.Blank, form.Cite
	sentences, yuan, moment    = form.Sentences, form.Yuan, form.Moment
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

// before is the instant at which a period is over, in words: a day ends at its 24:00.
func before(t time.Time) string {
	if on := calendar.Of(t); t.Equal(on.Start()) {
		return on.AddDays(-1).Chinese() + "24时"
	}
	return moment(t)
}

// length is a period in words: 七日, 两个月.
func length(p limit.Period) string {
	if p.N == 2 && p.Unit == period.Month {
		return "两个月"
	}
	return numeral(p.N) + p.Unit.Chinese()
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

// short cites rules by the short names, for brackets in a notice; what a paper rests on is cited in full.
func short(rules ...law.Rule) string { return form.ShortNames(under(rules...)) }
