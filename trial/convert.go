package trial

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/track"
)

// Convert changes the track 转换程序: small claims to simplified when a party is missing, either to ordinary when not simple.
type Convert struct {
	To     track.Track `json:"to"`
	Reason string      `json:"reason"`
}

func (Convert) Kind() docket.Kind { return "trial.convert" }

func (a Convert) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	order := map[track.Track]int{track.Small: 1, track.Simplified: 2, track.Ordinary: 3}
	if order[a.To] <= order[s.Now()] {
		return nil, nil, law.Refuse(SmallBarred, "现在适用%s，不能转为%s", s.Now().Chinese(), a.To.Chinese())
	}
	if a.Reason == "" {
		return nil, nil, law.Refuse(SmallBarred, "请写明转换程序的理由，当事人可以提出异议")
	}
	if !s.Facts.Undecided() {
		return nil, nil, law.Refuse(SmallBarred, "本案已经裁判或者结束")
	}
	return a, law.Basis{SmallBarred, Sole}, nil
}

func (a Convert) Apply(s *Sheet, e docket.Entry) {
	s.Track.Track = a.To
	s.Track.Reasons = append(s.Track.Reasons, a.Reason)
	s.Track.Basis = append(s.Track.Basis, e.Basis...)
}
