package judgment

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Close closes the case 结案, by the court's own hand, when the judgment is served on all, or published for who cannot
// be reached. The closing date is not the day of this entry but the last of: the day a party was served; the day of
// posting, when it was served by post; the day of publication, when by notice.
type Close struct {
	On calendar.Date `json:"on"` // found by Decide
}

func (Close) Kind() docket.Kind { return "judgment.close" }

func (a Close) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.ClosedOn.IsZero() {
		return nil, nil, law.Refuse(Closing, "本案已经结案")
	}
	on, ok := s.Facts.ClosingDay()
	if !s.Pronounced || !ok {
		return nil, nil, law.Refuse(Closing, "判决还没有送达各方，不能结案")
	}
	if pronounced := calendar.Of(s.At); on.Before(pronounced) { // no receipt is older than the judgment
		on = pronounced
	}
	a.On = on
	return a, law.Basis{Closing}, nil
}

func (a Close) Apply(s *Sheet, e docket.Entry) { s.ClosedOn = a.On }
