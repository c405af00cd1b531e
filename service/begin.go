package service

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Begin starts serving the complaint on a defendant 发送起诉状副本. An association code is drawn for him;
// only its digest stands in the docket.
type Begin struct {
	To       id.Party `json:"to"`
	CodeHash string   `json:"code_hash"`
}

func (Begin) Kind() docket.Kind { return "service.begin" }

func (a Begin) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if on, done := s.Begun[a.To]; done {
		return nil, nil, law.Refuse(limit.CopyToDefendant.Rule, "%s已经向被告发送起诉材料，不必重复发起", on.Chinese())
	}
	return a, law.Basis{limit.CopyToDefendant.Rule}, nil
}

func (a Begin) Wants() docket.Wish { return docket.Wish{Code: a.To} }

func (a Begin) Drawn(l docket.Lot) docket.Act { a.CodeHash = l.CodeHash; return a }

func (a Begin) Apply(s *Sheet, e docket.Entry) {
	if s.Begun == nil {
		s.Begun, s.CodeHash = map[id.Party]calendar.Date{}, map[id.Party]string{}
	}
	s.Begun[a.To], s.CodeHash[a.To] = calendar.Of(e.At), a.CodeHash
}
