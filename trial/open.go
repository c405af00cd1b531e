package trial

import (
	"strings"

	"yunting/docket"
	"yunting/law"
	"yunting/law/track"
)

// OpenRoom starts the asynchronous trial 启动交互式审理, if the gate of rules holds.
type OpenRoom struct{}

func (OpenRoom) Kind() docket.Kind { return "trial.open-room" }

// Gate lists what stands against the asynchronous trial; empty: it may begin.
func (s *Sheet) Gate() (against []string) {
	if t := s.Now(); t != track.Small && t != track.Simplified {
		against = append(against, "本案适用"+t.Chinese()+"，交互式审理只用于小额诉讼程序和简易程序")
	}
	if who := s.Facts.AsyncConsent(); len(who) > 0 {
		against = append(against, strings.Join(who, "、")+"没有同意交互式审理")
	}
	if why := s.Facts.Prepared(); why != "" {
		against = append(against, why)
	}
	return against
}

func (a OpenRoom) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.RoomOpen {
		return nil, nil, law.Refuse(Async, "交互式审理已经启动")
	}
	if !s.Facts.Undecided() {
		return nil, nil, law.Refuse(Async, "本案已经裁判或者结束")
	}
	if no := s.Gate(); len(no) > 0 {
		return nil, nil, law.Refuse(Async, "还不能启动交互式审理：%s", strings.Join(no, "；"))
	}
	return a, law.Basis{Async}, nil
}

func (a OpenRoom) Apply(s *Sheet, e docket.Entry) { s.RoomOpen, s.OpenedAt = true, e.At }
