package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Appeal appeals against the ruling of non-acceptance 对不予受理裁定上诉, through this court; it costs nothing.
type Appeal struct {
	Reasons string `json:"reasons"`
}

func (Appeal) Kind() docket.Kind { return "filing.appeal" }

func (a Appeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Refused {
		return nil, nil, law.Refuse(limit.AppealRuling.Rule, "没有可以上诉的不予受理裁定（%s）", s.State.Chinese())
	}
	if !s.AppealedOn.IsZero() {
		return nil, nil, law.Refuse(limit.AppealRuling.Rule, "您已于%s提起上诉", s.AppealedOn.Chinese())
	}
	if on := s.Facts.RefusalServedOn(); !on.IsZero() {
		if last := limit.AppealRuling.Run(on, in.Court.Calendar()).Until; calendar.Of(in.Now).After(last) {
			return nil, nil, law.Refuse(limit.AppealRuling.Rule, "上诉期已于%s届满，裁定已经发生法律效力；补齐条件后可以再次起诉", last.Chinese())
		}
	}
	if a.Reasons == "" {
		r := law.Refuse(limit.AppealRuling.Rule, "请写明上诉的请求和理由")
		r.Field = "reasons"
		return nil, nil, r
	}
	return a, law.Basis{limit.AppealRuling.Rule, Refusing, AppealFree}, nil
}

func (a Appeal) Apply(s *Sheet, e docket.Entry) {
	s.AppealedOn, s.AppealReasons = calendar.Of(e.At), a.Reasons
}

// SendUp notes that the file went to the court above 报送上一级人民法院.
type SendUp struct {
	Reference string `json:"reference"` // number of the letter or of the transfer
}

func (SendUp) Kind() docket.Kind { return "filing.send-up" }

func (a SendUp) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.AppealedOn.IsZero():
		return nil, nil, law.Refuse(limit.SendUp.Rule, "起诉人没有对不予受理裁定上诉，不需要报送")
	case !s.SentUpOn.IsZero():
		return nil, nil, law.Refuse(limit.SendUp.Rule, "案卷已于%s报送", s.SentUpOn.Chinese())
	case a.Reference == "":
		r := law.Refuse(limit.SendUp.Rule, "请填写移送函的文号或者移送方式，以备查询")
		r.Field = "reference"
		return nil, nil, r
	}
	return a, law.Basis{limit.SendUp.Rule}, nil
}

func (a SendUp) Apply(s *Sheet, e docket.Entry) {
	s.SentUpOn, s.SentUpAs = calendar.Of(e.At), a.Reference
}
