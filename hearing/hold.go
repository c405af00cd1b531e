package hearing

import (
	"slices"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Hold enters the record of a hearing that took place 庭审笔录.
type Hold struct {
	Present []id.Party `json:"present"`
	Left    []id.Party `json:"left,omitempty"` // of them, who went without leave 未经许可中途退庭
	Minutes string     `json:"minutes"`
}

func (Hold) Kind() docket.Kind { return "hearing.hold" }

func (a Hold) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	p := s.Pending()
	if p == nil {
		return nil, nil, law.Refuse(Summons, "没有已传唤、尚未记录的庭审")
	}
	if in.Now.Before(p.At) {
		return nil, nil, law.Refuse(Summons, "开庭时间还没有到，不能记录庭审")
	}
	if len([]rune(a.Minutes)) < 10 {
		return nil, nil, law.Refuse(Summons, "请录入庭审笔录")
	}
	a.Left = left(a.Present, a.Left)
	b := law.Basis{Summons}
	for i, p := range s.Facts.Parties() {
		if slices.Contains(a.Present, p) && !slices.Contains(a.Left, p) {
			continue
		}
		if !slices.Contains(a.Present, p) && !s.Facts.Summoned(p) {
			return nil, nil, law.Refuse(Summons, "传票还没有送达%s，不能在其缺席时开庭，请另行传唤", s.Facts.PartyName(p))
		}
		b = append(b, []law.Rule{Absent, Default}[min(i, 1)])
	}
	return a, b, nil
}

func (a Hold) Apply(s *Sheet, e docket.Entry) {
	if p := s.Pending(); p != nil {
		p.Held, p.HeldAt, p.Present, p.Left, p.Minutes = true, e.At, a.Present, a.Left, a.Minutes
	}
}
