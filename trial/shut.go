package trial

import (
	"yunting/docket"
	"yunting/law"
)

// ShutRoom ends the asynchronous trial 结束交互式审理; the record is made from the docket and sent to all.
type ShutRoom struct{}

func (ShutRoom) Kind() docket.Kind { return "trial.shut-room" }

func (a ShutRoom) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.RoomOpen || !s.RoomShut.IsZero() {
		return nil, nil, law.Refuse(Async, "交互式审理没有在进行")
	}
	for _, p := range s.Facts.Parties() {
		if qs := s.Open(p); len(qs) > 0 {
			return nil, nil, law.Refuse(Async, "%s还有%d个问题没有回答，期限未过，不能结束", s.Facts.PartyName(p), len(qs))
		}
	}
	return a, law.Basis{Async, OnlineRecord}, nil
}

func (a ShutRoom) Apply(s *Sheet, e docket.Entry) { s.RoomShut = e.At }
