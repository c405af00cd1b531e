package calculator

import (
	"slices"
	"strconv"
	"strings"

	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
)

// LimitQuestion asks for the trial limit of a case.
type LimitQuestion struct {
	Track  string   `query:"track" help:"small, simplified, ordinary, appeal-judgment, appeal-ruling, special, enforcement, administrative or administrative-simplified." doc:"small, simplified or ordinary 小额诉讼、简易、普通程序; appeal-judgment, appeal-ruling 二审; special 特别程序; enforcement 执行; administrative, administrative-simplified 行政."`
	Filed  string   `query:"filed" help:"Court date of filing." doc:"Court date of filing 立案日期, YYYY-MM-DD."`
	Deduct []string `query:"deduct,explode" sep:"none" placeholder:"FROM..TO:GROUND" help:"Days left out, 2026-03-01..2026-04-15:appraisal; again for more. Grounds: notice, appraisal, settlement, jurisdiction, audit, suspension, mediation, adjournment, stay, sale." doc:"Days left out 扣除的期间, both ends included: FROM..TO:GROUND, 2026-03-01..2026-04-15:appraisal; again for more. Grounds: notice, appraisal, settlement, jurisdiction, audit, suspension, mediation, adjournment, stay, sale."`
	Extend []string `query:"extend,explode" sep:"none" placeholder:"BY[:N[UNIT]]" help:"Extensions approved, in order: president, superior or high; with a length where the law leaves it open or less is given, president:20day." doc:"Extensions approved 批准的延长, in order: president 本院院长, superior 上级人民法院 or high 高级人民法院; with a length where the law leaves it open or less was given: president:20day, president:1month."`
}

// Limit is the trial limit with what moved it.
type Limit struct {
	Track     track.Track `json:"track" doc:"The procedure asked about."`
	TrackName string      `json:"track_name"`
	Deadline
	Deducted []limit.Left   `json:"deducted" nullable:"false" doc:"The days really left out."`
	AskBy    *calendar.Date `json:"ask_by,omitempty" format:"date" doc:"Last day to ask for a further extension; absent when none is left."`
	DecideBy *calendar.Date `json:"decide_by,omitempty" format:"date" doc:"Last day to decide on it."`
	Reasons  []string       `json:"reasons" nullable:"false" doc:"The steps, in sentences (zh-Hans)."`
}

// proceedings are the kinds of cases with a limit, in the order people ask.
var proceedings = []struct {
	kind limit.Kind
	name string
}{
	{limit.SmallClaims, track.Small.Chinese()}, {limit.SimplifiedTrial, track.Simplified.Chinese()}, {limit.OrdinaryTrial, track.Ordinary.Chinese()},
	{limit.AppealOfJudgment, "对判决的上诉"}, {limit.AppealOfRuling, "对裁定的上诉"}, {limit.SpecialProcedure, "特别程序"}, {limit.EnforcementKind, "执行"},
	{limit.Administrative, "行政案件"}, {limit.AdministrativeFast, "行政案件简易程序"},
}

// FindLimit counts the trial limit under the law of the day of filing.
func FindLimit(q LimitQuestion, cal *calendar.Calendar) (Limit, error) {
	if err := tooLong(q); err != nil {
		return Limit{}, err
	}
	name := ""
	var all []string
	for _, p := range proceedings {
		if all = append(all, string(p.kind)); string(p.kind) == q.Track {
			name = p.name
		}
	}
	if name == "" {
		return Limit{}, refuse("track", "没有“%s”这种程序，可以是%s", q.Track, strings.Join(all, "、"))
	}
	filed, err := date("filed", "立案日期", q.Filed)
	if err != nil {
		return Limit{}, err
	}
	c := limit.Clock{Kind: limit.Kind(q.Track), Filed: filed, Today: calendar.Date{Y: Last, M: 12, D: 31}}
	for _, s := range q.Deduct {
		d, err := deduction(s)
		if err != nil {
			return Limit{}, err
		}
		c.Deductions = append(c.Deductions, d)
	}
	for _, s := range q.Extend {
		e, err := extension(s)
		if err != nil {
			return Limit{}, err
		}
		c.Extensions = append(c.Extensions, e)
	}
	r, err := c.Run(cal)
	if err != nil {
		return Limit{}, about(map[bool]string{true: "extend", false: "filed"}[len(c.Extensions) > 0], err)
	}
	term, _ := limit.TermOf(c.Kind, filed, false) // Run found it
	out := Limit{Track: track.Track(q.Track), TrackName: name, Deducted: append([]limit.Left{}, r.Deducted...), Reasons: r.Reasons,
		Deadline: Deadline{From: filed.String(), Days: term.Limit.N, Unit: term.Limit.Unit, Raw: r.Raw, Until: r.Until, Instant: r.Until.End(),
			Skipped: append([]period.Skip{}, r.Skipped...), Provisional: r.Provisional, Explanation: strings.Join(r.Reasons, ""), Basis: r.Basis}}
	if !r.AskBy.IsZero() {
		out.AskBy, out.DecideBy = &r.AskBy, &r.DecideBy
	}
	return out, nil
}

// deduction reads "2026-03-01..2026-04-15:appraisal".
func deduction(s string) (limit.Deduction, error) {
	days, ground, ok := strings.Cut(s, ":")
	from, to, both := strings.Cut(days, "..")
	d := limit.Deduction{Ground: limit.Ground(ground)}
	if !ok || !both {
		return d, refuse("deduct", "扣除的期间写成2026-03-01..2026-04-15:appraisal的样式，请核对“%s”", s)
	}
	if d.Ground.Chinese() == "" {
		return d, refuse("deduct", "没有“%s”这种扣除审限的事由，可以是notice、appraisal、settlement、jurisdiction、audit、suspension、mediation、adjournment、stay、sale", ground)
	}
	var err error
	if d.From, err = date("deduct", "扣除的起始日", from); err != nil {
		return d, err
	}
	if d.Until, err = date("deduct", "扣除的截止日", to); err != nil {
		return d, err
	}
	if d.Until.Before(d.From) {
		return d, refuse("deduct", "扣除的截止日%s早于起始日%s", d.Until, d.From)
	}
	return d, nil
}

// extension reads "president" or "president:20day".
func extension(s string) (limit.Extension, error) {
	by, length, long := strings.Cut(s, ":")
	e := limit.Extension{By: limit.Approver(by)}
	if !slices.Contains([]limit.Approver{limit.President, limit.Superior, limit.HighCourt}, e.By) {
		return e, refuse("extend", "没有“%s”这种批准人，可以是president（本院院长）、superior（上级人民法院）、high（高级人民法院）", by)
	}
	if !long {
		return e, nil
	}
	n := strings.TrimRight(length, "abcdefghijklmnopqrstuvwxyz")
	e.Unit = period.Unit(length[len(n):])
	var err error
	if e.N, err = strconv.Atoi(n); err != nil || e.N < 1 || e.N > 366 || e.Unit != period.Day && e.Unit != period.Month {
		return e, refuse("extend", "延长的长度写成20day或者1month的样式，请核对“%s”", s)
	}
	return e, nil
}

func (l Limit) Lines() []string {
	out := []string{l.TrackName + "的审理期限：" + l.Until.String()}
	for _, r := range l.Reasons {
		out = append(out, "  "+r)
	}
	for _, s := range l.Skipped {
		out = append(out, skipLine(s))
	}
	if l.AskBy != nil {
		out = append(out, "需要延长的，最迟"+l.AskBy.String()+"提出，"+l.DecideBy.String()+"以前决定。")
	}
	return append(out, basisLine(l.Basis))
}
