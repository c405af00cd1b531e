package hearing

import (
	"slices"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// DeemWithdrawn rules that the suit counts as withdrawn 按撤诉处理: the summoned plaintiff stayed away without good
// reason, or left without leave. The court may; it need not.
type DeemWithdrawn struct {
	Reason string `json:"reason"` // how the plaintiff was summoned, and that no good reason was given
}

func (DeemWithdrawn) Kind() docket.Kind { return "hearing.deem-withdrawn" }

// Deserted tells how the first party, the plaintiff, failed the last hearing held: stayed away, or left; empty if neither.
func (s *Sheet) Deserted() string {
	if !s.Held() {
		return ""
	}
	last, plaintiff := s.Sittings[len(s.Sittings)-1], s.Facts.Parties()[0]
	switch {
	case !slices.Contains(last.Present, plaintiff):
		return "拒不到庭"
	case slices.Contains(last.Left, plaintiff):
		return "未经法庭许可中途退庭"
	}
	return ""
}

func (a DeemWithdrawn) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(Absent, "本案已经裁判或者结束")
	case s.Pending() != nil:
		return nil, nil, law.Refuse(Absent, "已经另行传唤开庭，请在该次庭审后再决定是否按撤诉处理")
	case s.Deserted() == "":
		return nil, nil, law.Refuse(Absent, "最近一次庭审没有记录原告缺席或者中途退庭，不能按撤诉处理")
	case a.Reason == "":
		r := law.Refuse(Absent, "请写明传唤的情况，以及原告没有正当理由")
		r.Field = "reason"
		return nil, nil, r
	}
	return a, law.Basis{Absent}, nil
}

func (a DeemWithdrawn) Apply(s *Sheet, e docket.Entry) {
	s.Withdrawn, s.WithdrawnOn, s.WithdrawnWhy = true, calendar.Of(e.At), a.Reason
}

// left keeps those who were there and went without leave.
func left(present, gone []id.Party) (ps []id.Party) {
	for _, p := range gone {
		if slices.Contains(present, p) {
			ps = append(ps, p)
		}
	}
	return ps
}
