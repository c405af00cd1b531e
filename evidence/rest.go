package evidence

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
)

// Rest says that a party has no more evidence 举证完毕. When both have rested the period need not be waited for.
type Rest struct{}

func (Rest) Kind() docket.Kind { return "evidence.rest" }

func (a Rest) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if _, done := s.Rested[in.By.Party]; done || !s.ClosedOn.IsZero() {
		return nil, nil, law.Refuse(Exchange, "举证已经结束")
	}
	if !s.Facts.Undecided() {
		return nil, nil, law.Refuse(Exchange, "本案已经裁判或者结束")
	}
	switch s.Facts.Track() {
	case track.Small:
		return a, law.Basis{RestSmall, Exchange}, nil
	case track.Simplified:
		return a, law.Basis{RestSimplified, Exchange}, nil
	}
	return a, law.Basis{Exchange}, nil
}

func (a Rest) Apply(s *Sheet, e docket.Entry) {
	if s.Rested == nil {
		s.Rested = map[id.Party]calendar.Date{}
	}
	s.Rested[e.By.Party] = calendar.Of(e.At)
}
