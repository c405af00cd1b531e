package evidence

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Recheck asks for the technical check once more 再次核验. When the judge asks, what others deposited is fetched as well:
// the court collects it to compare.
type Recheck struct {
	Exhibit id.Exhibit `json:"exhibit"`
}

func (Recheck) Kind() docket.Kind { return "evidence.recheck" }

func (a Recheck) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, ok := s.Find(a.Exhibit)
	switch _, open := s.Checking[a.Exhibit]; {
	case !ok || x.Deposit == "":
		return nil, nil, law.Refuse(Examined, "这份证据没有存证编号，不需要核验")
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(Examined, "本案已经裁判或者结束，不再核验证据")
	case open:
		return nil, nil, law.Refuse(Examined, "正在核验，请稍后刷新页面查看结果")
	}
	if in.By.Standing == docket.Judge {
		return a, law.Basis{Expertise, Examined}, nil
	}
	return a, law.Basis{Examined}, nil
}

func (a Recheck) Apply(s *Sheet, e docket.Entry) { s.ask(a.Exhibit, e.By.Standing == docket.Judge) }
