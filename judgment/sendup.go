package judgment

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// WhichCourt hears the appeal.
var WhichCourt = law.Declare(law.Rule{
	Key: "icr18/4", Article: "《最高人民法院关于互联网法院审理案件若干问题的规定》第四条", From: "2018-09-07",
	Summary: "appeals go to the intermediate court of the city; ownership and infringement of copyright and domain names to the intellectual property court",
})

// SendUp sends statements, answers, file and evidence to the court of appeal 报送上诉案卷.
type SendUp struct {
	Court string `json:"court"` // found by Decide
	Note  string `json:"note,omitempty"`
}

func (SendUp) Kind() docket.Kind { return "judgment.send-up" }

func (a SendUp) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case !s.Appealed:
		return nil, nil, law.Refuse(limit.SendUp.Rule, "本案没有人上诉，不用报送")
	case !s.SentUpOn.IsZero():
		return nil, nil, law.Refuse(limit.SendUp.Rule, "案卷已于%s报送%s", s.SentUpOn.Chinese(), s.SentTo)
	}
	if missing := s.Facts.BeforeSendUp(calendar.Of(in.Now)); missing != "" {
		return nil, nil, law.Refuse(limit.SendUp.Rule, "还不能报送：%s", missing)
	}
	a.Court = s.Facts.AppealsTo()
	return a, law.Basis{limit.SendUp.Rule, WhichCourt}, nil
}

func (a SendUp) Apply(s *Sheet, e docket.Entry) { s.SentUpOn, s.SentTo = calendar.Of(e.At), a.Court }
