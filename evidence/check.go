package evidence

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Check enters what the log and the comparison of digests showed, by the court's own hand 技术核验. It answers a question
// that is open: asked twice it is entered once.
type Check struct {
	Exhibit id.Exhibit `json:"exhibit"`
	Checked
}

func (Check) Kind() docket.Kind { return "evidence.check" }

func (a Check) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if _, open := s.Checking[a.Exhibit]; !open {
		return nil, nil, law.Refuse(Examined, "这份证据没有等待核验的存证")
	}
	if a.Outcome.Chinese() == "" {
		return nil, nil, law.Refuse(Examined, "没有“%s”这种核验结果", a.Outcome)
	}
	if a.Outcome != Same {
		a.File, a.FileName, a.Media, a.Length = "", "", "", 0 // only what agrees becomes the exhibit
		return a, law.Basis{Examined}, nil
	}
	return a, law.Basis{Untampered, Examined}, nil
}

func (a Check) Apply(s *Sheet, e docket.Entry) {
	c := a.Checked
	c.On = e.At
	if s.Checks == nil {
		s.Checks = map[id.Exhibit][]Checked{}
	}
	s.Checks[a.Exhibit] = append(s.Checks[a.Exhibit], c)
	delete(s.Checking, a.Exhibit)
	for i := range s.Exhibits {
		if x := &s.Exhibits[i]; x.ID == a.Exhibit && x.File == "" && c.File != "" {
			x.File, x.FileName, x.Media, x.Size = c.File, c.FileName, c.Media, c.Length
		}
	}
}

func (s *Sheet) ask(x id.Exhibit, ordered bool) {
	if s.Checking == nil {
		s.Checking = map[id.Exhibit]Checking{}
	}
	s.Checking[x] = Checking{Ordered: ordered}
}
