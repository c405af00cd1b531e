package trial

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
)

// ChooseTrack fixes the procedure by rule 确定审理程序, by the court's own hand.
type ChooseTrack struct {
	Decision track.Decision `json:"decision"`
}

func (ChooseTrack) Kind() docket.Kind { return "trial.track" }

func (a ChooseTrack) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	a.Decision = track.Choose(s.Facts.TrackFacts(calendar.Of(in.Now), in.Court.Province))
	return a, a.Decision.Basis, nil
}

func (a ChooseTrack) Apply(s *Sheet, e docket.Entry) {
	s.Track = a.Decision
	s.Track.Basis = e.Basis
	s.Collegial = a.Decision.Track == track.Ordinary && s.Facts.Doubtful() // facts not clear: not for one judge (CPL 40)
}
