package shell

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"yunting/law/calendar"
)

func itoa(n int) string { return strconv.Itoa(n) }

func (f Field) kind() string {
	if f.Kind == "" {
		return "text"
	}
	return f.Kind
}

func (f Field) describe() templ.Attributes {
	var ids []string
	if f.Hint != "" {
		ids = append(ids, f.ID+"-h")
	}
	if f.Bad != "" {
		ids = append(ids, f.ID+"-e")
	}
	if len(ids) == 0 {
		return nil
	}
	return templ.Attributes{"aria-describedby": strings.Join(ids, " ")}
}

func (f Field) attrs() templ.Attributes {
	a := f.describe()
	if a == nil {
		a = templ.Attributes{}
	}
	if f.Bad != "" {
		a["aria-invalid"] = "true"
	}
	if f.Auto != "" {
		a["autocomplete"] = f.Auto
	}
	if f.Mode != "" {
		a["inputmode"] = f.Mode
	}
	if f.Max > 0 {
		a["maxlength"] = strconv.Itoa(f.Max)
	}
	return a
}

// tileID gives the first control of a group the group's own id, so that the error summary finds it.
func tileID(id string, i int) string {
	if i == 0 {
		return id
	}
	return fmt.Sprintf("%s-%d", id, i+1)
}

func has(xs []string, x string) bool { return slices.Contains(xs, x) }

// folded tells whether a group has rare choices, and whether one of them is chosen.
func folded(choices []Choice, chosen []string) (rare, open bool) {
	for _, c := range choices {
		rare, open = rare || c.Rare, open || c.Rare && has(chosen, c.Value)
	}
	return rare, open
}

func pageURL(base string, page int) string {
	u, err := url.Parse(base)
	if err != nil {
		return base
	}
	q := u.Query()
	q.Set("page", strconv.Itoa(page))
	u.RawQuery = q.Encode()
	return u.String()
}

// Say finds the sentence for a field among the problems of a page.
func Say(ps []Problem, field string) string {
	for _, p := range ps {
		if p.Field == field {
			return p.Say
		}
	}
	return ""
}

// Nearness is how near a deadline is.
type Nearness struct{ Class, Word, Date string }

// NearnessOf reads a deadline against now.
func NearnessOf(ctx context.Context, until, now time.Time) Nearness {
	last := calendar.Of(until.Add(-time.Second))
	today := calendar.Of(now)
	n := Nearness{Date: last.String()}
	switch d := last.Sub(today); {
	case !now.Before(until):
		n.Class, n.Word = "over", T(ctx, "逾期%d天", today.Sub(last))
		if today == last {
			n.Word = T(ctx, "已到期")
		}
	case d == 0:
		n.Class, n.Word = "today", T(ctx, "今天")
	case d <= 7:
		n.Class, n.Word = "soon", T(ctx, "剩%d天", d)
	default:
		n.Class, n.Word = "ok", T(ctx, "剩%d天", d)
	}
	return n
}

// UntilText is a deadline in prose: 2026年11月25日（周三）24:00, or the hour when it is not the end of a day.
func UntilText(until time.Time) string {
	at := until.In(calendar.Zone)
	if at.Hour() == 0 && at.Minute() == 0 {
		d := calendar.Of(until.Add(-time.Second))
		return d.Chinese() + "（" + d.WeekdayChinese() + "）24:00"
	}
	d := calendar.Of(until)
	return d.Chinese() + "（" + d.WeekdayChinese() + "）" + at.Format("15:04")
}

// At is an instant in court time, for a list: 2026-11-25 14:05.
func At(t time.Time) string { return t.In(calendar.Zone).Format("2006-01-02 15:04") }
