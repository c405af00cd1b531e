package staff

import (
	"context"
	"net/url"
	"time"

	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/register"
	"yunting/register/query"
	"yunting/web/shell"
)

// The judge's next steps and states that views pick out, as the registers have them.
const (
	stepWaiting = "等待审前准备完成"
	stepOpen    = "启动交互式审理"
	stepHearing = "安排开庭"
	stepJudge   = "撰写并签发判决书"
	inRoom      = "交互式审理中"
)

// view is one saved look at the desk. A view is an address: it can be kept and shared.
type view struct{ Key, Name, Step, Status string }

func views(ctx context.Context) []view {
	return []view{
		{Key: "", Name: shell.T(ctx, "全部在办")},
		{Key: "today", Name: shell.T(ctx, "今日必办")},
		{Key: "room", Name: shell.T(ctx, "交互式审理"), Status: inRoom},
		{Key: "open", Name: shell.T(ctx, "待启动审理"), Step: stepOpen},
		{Key: "hearing", Name: shell.T(ctx, "待排期"), Step: stepHearing},
		{Key: "judge", Name: shell.T(ctx, "待判决"), Step: stepJudge},
		{Key: "waiting", Name: shell.T(ctx, "审前准备"), Step: stepWaiting},
	}
}

// filter is what the desk shows, as its address says.
type filter struct {
	View, Words, Phase, Track, From, To string
	step, status                        string
}

func filterOf(ctx context.Context, q url.Values) filter {
	f := filter{View: q.Get("view"), Words: q.Get("q"), Phase: q.Get("phase"), Track: q.Get("track"), From: q.Get("from"), To: q.Get("to")}
	for _, v := range views(ctx) {
		if v.Key == f.View {
			f.step, f.status = v.Step, v.Status
		}
	}
	return f
}

// address is the desk with this filter, at a path.
func (f filter) address(path string) string {
	q := url.Values{}
	for k, v := range map[string]string{"view": f.View, "q": f.Words, "phase": f.Phase, "track": f.Track, "from": f.From, "to": f.To} {
		if v != "" {
			q.Set(k, v)
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// forEver is later than any deadline.
var forEver = time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)

// A deadline that ends with a day has its instant at the first moment of the next: a range of days reaches just past it.
func past(d calendar.Date) time.Time { return d.End().Add(time.Second) }

// ask turns the filter into the question for the register; a date that cannot be read is a problem of its field.
func (f filter) ask(ctx context.Context, court id.Court, judge id.Person, now time.Time) (query.JudgeDeskParams, []shell.Problem) {
	p := query.JudgeDeskParams{Court: string(court), Judge: string(judge), Words: register.Query(f.Words), Phase: f.Phase, Track: f.Track,
		Status: f.status, What: f.step, Before: forEver}
	today := calendar.Of(now)
	switch f.View {
	case "today":
		p.Before = past(today)
	case "overdue":
		p.Before = now
	case "week":
		p.Since, p.Before = now, past(today.AddDays(7))
	}
	var bad []shell.Problem
	read := func(field, typed string, set func(calendar.Date)) {
		if typed == "" {
			return
		}
		d, err := calendar.Parse(typed)
		if err != nil {
			bad = append(bad, shell.Problem{Field: field, Say: shell.T(ctx, "日期“%s”无法识别，请按2026-11-23的样子填写", typed)})
			return
		}
		set(d)
	}
	read("from", f.From, func(d calendar.Date) { p.Since = d.Start().Add(time.Second) })
	read("to", f.To, func(d calendar.Date) { p.Before = past(d) })
	return p, bad
}

// counting is the same question for a count.
func counting(p query.JudgeDeskParams) query.CountJudgeDeskParams {
	return query.CountJudgeDeskParams{Court: p.Court, Judge: p.Judge, Words: p.Words, Phase: p.Phase, Track: p.Track,
		Status: p.Status, What: p.What, Since: p.Since, Before: p.Before}
}

// option is one choice of a select.
type option struct{ Value, Name string }

func phases(ctx context.Context) []option {
	var os []option
	for _, p := range []register.Phase{register.Filing, register.Serving, register.Trial, register.Judged, register.Performance, register.Ended} {
		os = append(os, option{string(p), phaseName(ctx, string(p))})
	}
	return os
}

func phaseName(ctx context.Context, p string) string {
	switch register.Phase(p) {
	case register.Filing:
		return shell.T(ctx, "立案")
	case register.Serving:
		return shell.T(ctx, "送达")
	case register.Trial:
		return shell.T(ctx, "审理")
	case register.Judged:
		return shell.T(ctx, "裁判")
	case register.Performance:
		return shell.T(ctx, "履行")
	case register.Ended:
		return shell.T(ctx, "已结束")
	}
	return p
}

func tracks(ctx context.Context) []option {
	var os []option
	for _, t := range []track.Track{track.Small, track.Simplified, track.Ordinary} {
		os = append(os, option{string(t), shell.T(ctx, t.Chinese())})
	}
	return os
}
