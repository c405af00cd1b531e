package limit

import (
	"fmt"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
)

// Extension is time added by an approval. N and Unit count only where the law leaves the length open.
type Extension struct {
	By      Approver      `json:"by"`
	Decided calendar.Date `json:"decided"`
	N       int           `json:"n,omitempty"`
	Unit    period.Unit   `json:"unit,omitempty"`
}

// Clock is everything the limit of one case depends on.
type Clock struct {
	Kind       Kind          `json:"kind"`
	Filed      calendar.Date `json:"filed"`
	Today      calendar.Date `json:"today"` // deductions still running end here
	Pilot      bool          `json:"pilot,omitempty"`
	Foreign    bool          `json:"foreign,omitempty"` // foreign-related: no statutory limit in first instance and appeal
	Deductions []Deduction   `json:"deductions,omitempty"`
	Extensions []Extension   `json:"extensions,omitempty"`
}

// TrialResult is a trial limit with everything needed to explain it.
type TrialResult struct {
	Unlimited bool          `json:"unlimited,omitempty"` // foreign-related: the statute sets no limit, and no dates follow
	Raw       calendar.Date `json:"raw"`                 // filed plus the limit, before anything was added
	Until     calendar.Date `json:"until"`
	Deducted  []Left        `json:"deducted,omitempty"`
	Skipped   []period.Skip `json:"skipped,omitempty"`
	AskBy     calendar.Date `json:"ask_by"`    // last day to ask for an extension; zero: none is left
	DecideBy  calendar.Date `json:"decide_by"` // last day to decide on it
	Reasons   []string      `json:"reasons"`   // zh-Hans sentences, one for each step
	Basis     law.Basis     `json:"basis"`

	Provisional bool `json:"provisional,omitempty"`
}

// ForeignLimit frees foreign-related cases from the limits.
var ForeignLimit = rule("cpl/287/limit", cpl+"第二百八十七条", "2024-01-01", "", "", "foreign-related civil cases are not bound by the limits of first instance and appeal")

// The same in the numberings before.
var (
	ForeignLimit2021 = rule("cpl2021/277/limit", cpl+"（2021年修正）第二百七十七条", "2022-01-01", "2023-12-31", law.Memory, "the same in the numbering of 2022 and 2023")
	ForeignLimit2017 = rule("cpl2017/270/limit", cpl2017+"第二百七十条", "2013-01-01", until21, law.Memory, "the same in the numbering before 2022")
)

// Run computes the limit: months from the day after filing, each extension, the days left out, and the move from a rest day.
// The error is a law.Refusal: an unknown kind, a date before the table, or an extension the law does not allow.
func (c Clock) Run(cal *calendar.Calendar) (TrialResult, error) {
	term, ok := TermOf(c.Kind, c.Filed, c.Pilot)
	if !ok {
		return TrialResult{}, law.Refuse(law.Rule{}, "没有录入%s立案的这一类案件（%s）的审限", c.Filed, string(c.Kind))
	}
	if foreign := inForce(c.Filed, inForce(c.Filed, ForeignLimit, ForeignLimit2021), ForeignLimit2017); c.Foreign && c.Kind.civil() {
		return TrialResult{Unlimited: true, Reasons: []string{"涉外民事案件不受审理期限的限制。"}, Basis: law.Basis{foreign}}, nil
	}
	r := TrialResult{Basis: law.Basis{term.Limit.Rule, TrialStart}}
	end := add(c.Filed, term.Limit.N, term.Limit.Unit)
	r.Raw = end
	r.say("自立案次日起计算%s，至%s。", term.Limit.Chinese(), end.Chinese())
	for i, e := range c.Extensions {
		extra, err := term.allowed(i, e)
		if err != nil {
			return TrialResult{}, err
		}
		end = add(end, extra.N, extra.Unit)
		r.say("%s批准延长%s，至%s。", e.By.Chinese(), period.Length(extra.N, extra.Unit), end.Chinese())
		r.cite(extra.Rule)
	}
	run, out, late := uncount(period.Result{From: c.Filed, Raw: end}.LeaveOut(0, cal), ended(c.Deductions, c.Today), cal)
	r.leaveOut(out, late, end)
	r.Until, r.Skipped, r.Provisional = run.Until, run.Skipped, run.Provisional
	if len(r.Skipped) > 0 {
		r.say("%s是休假日，顺延至%s。", run.Raw.Chinese(), r.Until.Chinese())
	}
	for _, b := range period.Count(run.Raw, 0, period.Day, cal).Basis {
		r.cite(b)
	}
	if len(c.Extensions) < len(term.Extras) {
		asked, ask, decide := inForce(c.Filed, ExtensionAsked, extensionAsked0), 15, 5
		if asked.Key == extensionAsked0.Key {
			ask, decide = 10, 0
		}
		r.AskBy, r.DecideBy = r.Until.AddDays(-ask), r.Until.AddDays(-decide)
		r.cite(asked)
	}
	return r, nil
}

// civil tells the kinds CPL 287 speaks of: first instance and appeal.
func (k Kind) civil() bool {
	switch k {
	case SmallClaims, SimplifiedTrial, OrdinaryTrial, AppealOfJudgment, AppealOfRuling:
		return true
	}
	return false
}

// leaveOut explains what was left out and how it moved the end, and what came too late.
func (r *TrialResult) leaveOut(out, late []Span, end calendar.Date) {
	for _, s := range out {
		d := Left{Deduction{Ground(s.Why), s.From, s.Until}, s.Days()}
		end = end.AddDays(d.Days)
		r.Deducted = append(r.Deducted, d)
		r.say("%s自%s至%s，共%d日，不计入审限，至%s。", d.Ground.Chinese(), d.From.Chinese(), d.Until.Chinese(), d.Days, end.Chinese())
		r.cite(s.Rule)
		r.cite(BothEnds)
	}
	for _, s := range late {
		r.say("%s始于%s，审限已经届满，不再扣除。", Ground(s.Why).Chinese(), s.From.Chinese())
	}
}

// allowed finds the extension the law provides as the i-th.
func (t Term) allowed(i int, e Extension) (Extra, error) {
	if i >= len(t.Extras) {
		return Extra{}, law.Refuse(t.Limit.Rule, "这一程序的审限已经不能再延长；不能按期审结的，请考虑转换程序")
	}
	extra := t.Extras[i]
	if extra.By != e.By {
		return Extra{}, law.Refuse(extra.Rule, "第%d次延长应当由%s批准，不是%s", i+1, extra.By.Chinese(), e.By.Chinese())
	}
	if extra.N == 0 {
		if e.N <= 0 || e.Unit != period.Day && e.Unit != period.Month {
			return Extra{}, law.Refuse(extra.Rule, "请填写%s批准延长的期间", e.By.Chinese())
		}
		extra.N, extra.Unit = e.N, e.Unit
		return extra, nil
	}
	if e.N > 0 && (e.Unit != extra.Unit || e.N > extra.N) {
		return Extra{}, law.Refuse(extra.Rule, "%s最多可以批准延长%s，不能延长%s", e.By.Chinese(), period.Length(extra.N, extra.Unit), period.Length(e.N, e.Unit))
	}
	if e.N > 0 {
		extra.N = e.N
	}
	return extra, nil
}

func add(d calendar.Date, n int, unit period.Unit) calendar.Date {
	if unit == period.Month {
		return period.AddMonths(d, n)
	}
	return d.AddDays(n)
}

func (r *TrialResult) say(sentence string, args ...any) {
	r.Reasons = append(r.Reasons, fmt.Sprintf(sentence, args...))
}

func (r *TrialResult) cite(rule law.Rule) {
	for _, b := range r.Basis {
		if b.Key == rule.Key {
			return
		}
	}
	r.Basis = append(r.Basis, rule)
}

func inForce(on calendar.Date, now, before law.Rule) law.Rule {
	if before.InForce(on.String()) {
		return before
	}
	return now
}
