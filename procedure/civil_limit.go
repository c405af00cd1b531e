package procedure

import (
	"slices"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
)

// Unbound: the trial of a foreign-related case is not bound by the six months of ordinary procedure.
var Unbound = law.Declare(law.Rule{
	Key: "cpl/287", Article: "《中华人民共和国民事诉讼法》第二百八十七条", From: "2024-01-01",
	Summary: "the trial of foreign-related civil cases is not bound by the limits of articles 152 and 183",
})

// TrialLimit is the trial limit 审限 as it stands, with the stretches of days it does not count.
func (c *Civil) TrialLimit() (period.Result, []limit.Span) {
	return limit.TrialWith(c.Trial.Now(), c.Filing.AcceptedOn, c.uncounted(), c.Trial.Granted(), c.Court.Calendar())
}

// uncounted lists what the law leaves out of the trial limit (CPL-I 243, 审限规定 9): every public notice before the
// judgment, from the day after publication to its end, or to the day its papers reached the addressee in another way.
func (c *Civil) uncounted() (spans []limit.Span) {
	for _, n := range c.Service.Notices {
		if slices.Contains(n.Papers, string(document.Judgment)) {
			continue
		}
		s := limit.Span{From: n.On.AddDays(1), Until: n.Until, Why: "向" + c.PartyName(n.To) + "公告送达", Rule: limit.Uncounted}
		if on := c.Service.ServedOn(n.To, n.Papers[len(n.Papers)-1]); !on.IsZero() && on.Before(s.Until) {
			s.Until = on
		}
		spans = append(spans, s)
	}
	return spans
}

// LimitUntil is the last day of the trial limit; zero before acceptance.
func (f facts) LimitUntil() calendar.Date {
	if f.c.Filing.AcceptedOn.IsZero() {
		return calendar.Date{}
	}
	r, _ := f.c.TrialLimit()
	return r.Until
}

// Unbound tells whether no trial limit binds: a foreign-related case in ordinary procedure (CPL 287).
func (f facts) Unbound() bool { return f.c.Trial.Now() == track.Ordinary && f.ForeignRelated() }

// dueLimit is the judge's own limit, and the president's decision on a longer one.
func (c *Civil) dueLimit(ds *[]docket.Deadline, f facts, now time.Time) {
	r, spans := c.TrialLimit()
	d := docket.Deadline{Key: "limit", Who: docket.Judge, What: c.judgeNext(f), Page: "desk", Since: c.Filing.AcceptedOn, Event: "立案",
		Count: r, LeftOut: spans, Until: r.Instant(), Rule: firstRule(r.Basis), Missed: "审理期限届满，应当在届满十五日前报请延长"}
	if f.Unbound() {
		d.Rule, d.Missed = Unbound, "涉外案件适用普通程序的，不受六个月的限制；这里按六个月提示进度"
	}
	*ds = append(*ds, d)
	if c.Trial.Asked() != nil && !d.Passed(now) {
		*ds = append(*ds, docket.Deadline{Key: "extend", Who: docket.President, What: "决定是否延长审限", Page: "extend", Since: c.Trial.Asked().AskedOn,
			Event: "承办法官申请延长审限", Until: r.Until.AddDays(-limit.DecideAhead).End(), Rule: limit.Extending, Missed: "审限届满前没有决定的，审限不延长"})
	}
}
