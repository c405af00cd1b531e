package calendar

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"yunting/law"
)

// Fault is one thing wrong with an imported notice, and where it stands.
type Fault struct {
	Path     string `json:"path"`     // feasts[2].work[0]; empty: the whole
	Sentence string `json:"sentence"` // zh-Hans
}

// Faults is everything wrong with an imported notice, in the order of its parts.
type Faults []Fault

func (f Faults) Error() string {
	s := make([]string, len(f))
	for i, fault := range f {
		s[i] = strings.TrimPrefix(fault.Path+"："+fault.Sentence, "：")
	}
	return strings.Join(s, "；")
}

const longest = 15 // days in a row no holiday has ever reached

// ParseNotice reads a notice from JSON, as Notice is written, and checks it. The error holds every fault at once (Faults).
// Unknown fields are refused: a mistyped "work" would lose the days worked in exchange.
func ParseNotice(text []byte) (Notice, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	var n Notice
	if err := dec.Decode(&n); err != nil {
		return Notice{}, Faults{{Sentence: "不是可以识别的放假安排（JSON）：" + err.Error()}}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Notice{}, Faults{{Sentence: "放假安排之后还有多余的内容"}}
	}
	if faults := n.Check(); len(faults) > 0 {
		return Notice{}, faults
	}
	return n, nil
}

// Check lists what is wrong with a notice; none means that it can be entered with Calendar.With.
func (n Notice) Check() Faults {
	c := checker{year: n.Year, off: map[Date]string{}, worked: map[Date]string{}}
	if strings.TrimSpace(n.Number) == "" {
		c.say("number", "请填写通知文号，例如国办发明电〔2025〕7号")
	}
	if _, ok := c.day("announced", n.Announced); ok && n.Announced[:4] > fmt.Sprint(n.Year) {
		c.say("announced", "公布日期%s晚于安排的年份%d年", n.Announced, n.Year)
	}
	if n.Year < 2008 || n.Year > 2100 {
		c.say("year", "年份%d不在2008年至2100年之间", n.Year)
	}
	if len(n.Feasts) == 0 {
		c.say("feasts", "没有列出任何节日")
	}
	for i, f := range n.Feasts {
		c.feast(fmt.Sprintf("feasts[%d]", i), f)
	}
	for _, d := range slices.SortedFunc(maps.Keys(c.worked), Date.Compare) {
		if _, both := c.off[d]; both {
			c.say(c.worked[d], "%s既列为放假又列为上班", d)
		}
	}
	return c.faults
}

type checker struct {
	year        int
	off, worked map[Date]string // the day and where it was listed
	faults      Faults
}

func (c *checker) say(path, sentence string, args ...any) {
	c.faults = append(c.faults, Fault{path, fmt.Sprintf(sentence, args...)})
}

// day reads one date; "" and days that do not exist are faults.
func (c *checker) day(path, s string) (Date, bool) {
	d, err := Parse(s)
	var refusal law.Refusal
	if errors.As(err, &refusal) {
		c.say(path, "%s", refusal.Sentence)
		return Date{}, false
	}
	if d.String() != s {
		c.say(path, "日期“%s”前后有空格", s)
		return Date{}, false
	}
	return d, true
}

func (c *checker) feast(path string, f Feast) {
	if strings.TrimSpace(f.Name) == "" {
		c.say(path+".name", "请填写节日名称")
	}
	from, ok := c.day(path+".from", f.From)
	until := from
	if f.Until != "" {
		var known bool
		until, known = c.day(path+".until", f.Until)
		ok = ok && known
	}
	switch {
	case !ok:
	case until.Before(from):
		c.say(path+".until", "结束日期%s早于开始日期%s", until, from)
	case until.Sub(from) >= longest:
		c.say(path+".until", "%s至%s超过%d日，请核对", from, until, longest)
	default:
		for d := from; !d.After(until); d = d.AddDays(1) {
			c.enter(c.off, path, d)
		}
	}
	for i, w := range f.Work {
		at := fmt.Sprintf("%s.work[%d]", path, i)
		d, ok := c.day(at, w)
		if !ok {
			continue
		}
		if d.Weekday() != time.Saturday && d.Weekday() != time.Sunday {
			c.say(at, "%s是%s，调休上班日应当是周六或者周日", d, d.WeekdayChinese())
		}
		c.enter(c.worked, at, d)
	}
}

// enter notes a day, which may be listed once and must lie in the year or in the fortnight around it.
func (c *checker) enter(days map[Date]string, path string, d Date) {
	if first, twice := days[d]; twice {
		c.say(path, "%s已经在%s中列出", d, first)
		return
	}
	days[d] = path
	if d.Before(Date{c.year - 1, 12, 18}) || d.After(Date{c.year + 1, 1, 14}) {
		c.say(path, "%s不在%d年及其前后两周之内", d, c.year)
	}
}
