package admin

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"yunting/court"
	"yunting/law/calendar"
	"yunting/web/shell"
)

// typed is a holiday notice as the administrator typed it. Nothing of it is lost when something is wrong.
type typed struct{ Year, Number, Source, Announced, Rest, Work string }

func typedFrom(r *http.Request) typed {
	return typed{r.FormValue("year"), r.FormValue("number"), r.FormValue("source"), r.FormValue("announced"), r.FormValue("rest"), r.FormValue("work")}
}

// entry is one line of days: 春节 2027-02-05 至 2027-02-11.
var entry = regexp.MustCompile(`^(.*?)[\s：:]*(\d{4}-\d{1,2}-\d{1,2})(?:\s*(?:至|到|~|～|—+|--|\s-\s|\s)\s*(\d{4}-\d{1,2}-\d{1,2}))?$`)

// place finds where a fault lies: a line of the rested days, or of the worked ones.
var place = regexp.MustCompile(`feasts\[(\d+)\](?:\.work\[(\d+)\])?`)

// plain is the name of a feast that was typed without one: it reads 节日假期, 节日调休上班.
const plain = "节日"

// read makes the notice of what was typed and names everything wrong with it at its field.
func (t typed) read(ctx context.Context, today calendar.Date, cal *calendar.Calendar) (n calendar.Notice, ps []shell.Problem) {
	bad := func(field, say string) { ps = append(ps, shell.Problem{Field: field, Say: say}) }
	n.Number, n.Source, n.Announced = strings.TrimSpace(t.Number), strings.TrimSpace(t.Source), strings.TrimSpace(t.Announced)
	n.Year, _ = strconv.Atoi(strings.TrimSpace(t.Year)) // what is no number is no year either: Check says so
	restLine, workLine := []int{}, map[string]int{}
	for i, line := range strings.Split(t.Rest, "\n") {
		name, from, until, ok := days(line)
		if !ok {
			bad("rest", shell.T(ctx, "第%d行不是日期或者日期范围，例如：春节 2027-02-05 至 2027-02-11", i+1))
		} else if from != "" {
			n.Feasts = append(n.Feasts, calendar.Feast{Name: name, From: from, Until: until})
			restLine = append(restLine, i+1)
		}
	}
	for i, line := range strings.Split(t.Work, "\n") {
		name, from, until, ok := days(line)
		if !ok {
			bad("work", shell.T(ctx, "调休上班日第%d行不是日期或者日期范围，例如：2027-02-14", i+1))
		} else if from != "" && len(n.Feasts) > 0 {
			f := feastOf(n.Feasts, name, from)
			for _, d := range each(from, until) {
				workLine[fmt.Sprintf("%d.%d", f, len(n.Feasts[f].Work))] = i + 1
				n.Feasts[f].Work = append(n.Feasts[f].Work, d)
			}
		}
	}
	if n.Source == "" {
		bad("source", shell.T(ctx, "请填写通知的出处，例如网址或者公报期号"))
	}
	if on, err := calendar.Parse(n.Announced); err == nil && on.After(today) {
		bad("announced", shell.T(ctx, "公布日期不能晚于今天"))
	}
	if known, ok := court.Bars(cal, n); ok && known.Number == n.Number {
		bad("number", shell.T(ctx, "%s已经录入", n.Number))
	} else if ok {
		bad("announced", shell.T(ctx, "%d年已有更晚公布的通知（%s），这份通知不再改变日历", n.Year, known.Number))
	}
	for _, f := range n.Check() {
		field, say := f.Path, f.Sentence
		if m := place.FindStringSubmatch(f.Path); m != nil {
			if i, _ := strconv.Atoi(m[1]); m[2] == "" {
				field, say = "rest", fmt.Sprintf("第%d行：%s", restLine[i], say)
			} else {
				field, say = "work", fmt.Sprintf("调休上班日第%d行：%s", workLine[m[1]+"."+m[2]], say)
			}
		} else if field == "feasts" {
			if field = "rest"; shell.Say(ps, field) != "" { // the line that should name one is wrong: said already
				continue
			}
		}
		if shell.Say(ps, field) == "" || field == "rest" || field == "work" {
			bad(field, place.ReplaceAllString(say, "前面的一行"))
		}
	}
	return n, ps
}

// days reads one line; an empty line has no days.
func days(line string) (name, from, until string, ok bool) {
	line = strings.TrimSpace(line)
	if line == "" {
		return "", "", "", true
	}
	m := entry.FindStringSubmatch(line)
	if m == nil {
		return "", "", "", false
	}
	if name = m[1]; name == "" {
		name = plain
	}
	return name, m[2], m[3], true
}

// each lists the days of a range; a day or a range that does not exist stays as typed, for the check to name it.
func each(from, until string) []string {
	a, err := calendar.Parse(from)
	if until == "" || err != nil {
		return []string{from}
	}
	b, err := calendar.Parse(until)
	if err != nil || b.Before(a) || b.Sub(a) > 31 {
		return []string{from, until}
	}
	var out []string
	for d := a; !d.After(b); d = d.AddDays(1) {
		out = append(out, d.String())
	}
	return out
}

// feastOf is the feast a day is worked for: the one of the same name, otherwise the nearest.
func feastOf(fs []calendar.Feast, name, day string) int {
	best, least := 0, 1<<30
	d, err := calendar.Parse(day)
	for i, f := range fs {
		if f.Name == name && name != plain {
			return i
		}
		from, bad := calendar.Parse(f.From)
		if err != nil || bad != nil {
			continue
		}
		if away := max(from.Sub(d), d.Sub(from)); away < least {
			best, least = i, away
		}
	}
	return best
}
