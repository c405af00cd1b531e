package service

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Hand records service on paper, by the clerk 直接送达、邮寄送达: what, when received, and the proof.
type Hand struct {
	Delivery id.Delivery   `json:"delivery"`
	To       id.Party      `json:"to"`
	Papers   []string      `json:"papers"`
	Way      string        `json:"way"`   // direct, post, left
	On       calendar.Date `json:"on"`    // date received, as the receipt says
	Proof    string        `json:"proof"` // tracking number or description of the signed receipt
}

func (Hand) Kind() docket.Kind { return "service.hand" }

func (a Hand) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := s.known(a.To, OnPaper); err != nil {
		return nil, nil, err
	}
	if s.Find(a.Delivery) != nil {
		return nil, nil, law.Refuse(OnPaper, "这次送达已经记录")
	}
	if a.On.IsZero() || a.On.After(calendar.Of(in.Now)) {
		return nil, nil, law.Refuse(OnPaper, "请填写送达回证上的签收日期，不能晚于今天")
	}
	if on, begun := s.Begun[a.To]; begun && a.On.Before(on) {
		return nil, nil, law.Refuse(OnPaper, "签收日期不能早于发起送达的日期（%s）", on.Chinese())
	}
	if a.Proof == "" {
		return nil, nil, law.Refuse(OnPaper, "请填写邮件号码或者回证说明，作为送达的凭据")
	}
	return a, law.Basis{OnPaper}, nil
}

func (a Hand) Apply(s *Sheet, e docket.Entry) {
	at := a.On.Start()
	s.Deliveries = append(s.Deliveries, &Delivery{
		ID: a.Delivery, To: a.To, Papers: a.Papers, Way: a.Way, Confirmed: true, Grade: Arrived,
		SentAt: e.At, ArrivedAt: at, Effective: at, Under: OnPaper,
	})
}
