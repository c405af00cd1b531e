package trial

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// ConfirmRecord confirms the record, or says what is missing or wrong in it 核对笔录.
type ConfirmRecord struct {
	Objection string `json:"objection,omitempty"`
}

func (ConfirmRecord) Kind() docket.Kind { return "trial.confirm-record" }

func (a ConfirmRecord) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.Facts.RecordIssued() {
		return nil, nil, law.Refuse(Record, "笔录还没有生成，请稍后再核对")
	}
	if c, done := s.Confirmed[in.By.Party]; done {
		if c.Silent {
			return nil, nil, law.Refuse(Record, "核对笔录的期限已过，法院已记明情况附卷")
		}
		return nil, nil, law.Refuse(Record, "您已经核对过笔录")
	}
	return a, law.Basis{Record, OnlineRecord}, nil
}

func (a ConfirmRecord) Apply(s *Sheet, e docket.Entry) {
	s.confirm(e.By.Party, Confirmation{At: e.At, Objection: a.Objection})
}

func (s *Sheet) confirm(p id.Party, c Confirmation) {
	if s.Confirmed == nil {
		s.Confirmed = map[id.Party]Confirmation{}
	}
	s.Confirmed[p] = c
}
