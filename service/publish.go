package service

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Publish serves by public notice 公告送达, the last resort; the reason goes into the file.
type Publish struct {
	Delivery id.Delivery `json:"delivery"`
	To       id.Party    `json:"to"`
	Papers   []string    `json:"papers"`
	Reason   string      `json:"reason"`
}

func (Publish) Kind() docket.Kind { return "service.publish" }

func (a Publish) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := s.known(a.To, ByNotice); err != nil {
		return nil, nil, err
	}
	if s.Find(a.Delivery) != nil || s.Notice != nil && !s.Notice.Done && s.Notice.To == a.To {
		return nil, nil, law.Refuse(ByNotice, "公告已经发布，期满前不必重复发布")
	}
	if len([]rune(a.Reason)) < 5 {
		return nil, nil, law.Refuse(ByNotice, "公告送达应当在案卷中记明原因和经过，请写明已经试过哪些方式")
	}
	return a, law.Basis{ByNotice}, nil
}

func (a Publish) Apply(s *Sheet, e docket.Entry) {
	s.Notice = &Notice{Delivery: a.Delivery, To: a.To, Reason: a.Reason, On: calendar.Of(e.At)}
	s.Deliveries = append(s.Deliveries, &Delivery{
		ID: a.Delivery, To: a.To, Papers: a.Papers, Way: "notice", Grade: Sent, SentAt: e.At,
	})
}
