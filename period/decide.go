package period

import (
	"strings"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Decide is the judge's decision on an application 决定是否准许.
type Decide struct {
	N      int           `json:"n"`
	Grant  bool          `json:"grant"`
	Until  calendar.Date `json:"until,omitzero"`   // granted: the new last day
	Reason string        `json:"reason,omitempty"` // refused: why
}

func (Decide) Kind() docket.Kind { return "period.decide" }

func (a Decide) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x := s.Pending(a.N)
	if x == nil {
		return nil, nil, law.Refuse(Restoring.Rule, "没有这项等待决定的期限申请，请刷新页面")
	}
	r, last := x.Rule(), s.Facts.LastDay(x.Of, x.By)
	if !a.Grant {
		if strings.TrimSpace(a.Reason) == "" {
			return nil, nil, field("reason", r, "不准许的，请写明理由，会告知申请人")
		}
		a.Until = calendar.Date{}
		return a, law.Basis{r}, nil
	}
	switch {
	case last.IsZero():
		return nil, nil, law.Refuse(r, "%s已经不能再移动，只能不予准许并写明理由", x.Of.Chinese())
	case a.Until.IsZero() || !a.Until.After(calendar.Of(in.Now)):
		return nil, nil, field("until", r, "请填写准许后的最后一日，应当晚于今天")
	case !a.Until.After(last):
		return nil, nil, field("until", r, "新的最后一日应当晚于原来的%s", last.Chinese())
	}
	return a, law.Basis{r}, nil
}

func (a Decide) Apply(s *Sheet, e docket.Entry) {
	if x := s.Pending(a.N); x != nil {
		x.Decided, x.Granted, x.Until, x.Reason = true, a.Grant, a.Until, a.Reason
	}
}
