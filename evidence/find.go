package evidence

import (
	"slices"
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Admitted is whether an exhibit becomes a basis of the judgment 采信.
type Admitted string

const (
	Whole Admitted = "yes"  // 予以采信
	Part  Admitted = "part" // 部分采信
	None  Admitted = "no"   // 不予采信
)

// Chinese is the word of the judgment.
func (a Admitted) Chinese() string {
	return map[Admitted]string{Whole: "予以采信", Part: "部分采信", None: "不予采信"}[a]
}

// Point is the finding on one objection to a deposit.
type Point struct {
	Article int    `json:"article"`
	Upheld  bool   `json:"upheld"` // the objection holds
	Reason  string `json:"reason"`
}

// Ruling is what the judge found to an exhibit.
type Ruling struct {
	Admitted Admitted
	Points   []Point
	Neutral  bool
	Reason   string
	Presumed bool // rests on the presumption of OLR 16
	Basis    law.Basis
	At       time.Time // UTC instant
}

// Find is the judge's finding on one exhibit, for the judgment 证据认定. A later one replaces it until judgment is
// pronounced; until then it is the bench's own.
type Find struct {
	Exhibit  id.Exhibit `json:"exhibit"`
	Admitted Admitted   `json:"admitted"`
	Points   []Point    `json:"points,omitempty"`  // one for every objection
	Neutral  bool       `json:"neutral,omitempty"` // a neutral third-party platform provided or confirmed it (EV 94)
	Reason   string     `json:"reason,omitempty"`  // needed unless it is admitted whole
	Presumed bool       `json:"presumed"`          // found by Decide: the presumption of OLR 16 stands
}

func (Find) Kind() docket.Kind { return "evidence.find" }

func (a Find) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, ok := s.Find(a.Exhibit)
	_, spoken := s.Opinions[a.Exhibit]
	_, open := s.Checking[a.Exhibit]
	c, _ := s.Check(a.Exhibit)
	switch {
	case !ok:
		return nil, nil, law.Refuse(Examined, "没有这份证据，请刷新页面")
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(Examined, "本案已经裁判或者结束，不能再认定证据")
	case !spoken && !s.Facts.Debated():
		return nil, nil, law.Refuse(Examined, "这份证据还没有经过质证，质证或者开庭以后才能认定")
	case open:
		return nil, nil, law.Refuse(Examined, "这份证据正在核验，核验有结果后再认定")
	case a.Admitted.Chinese() == "":
		return nil, nil, at("admitted", Examined, "请选择是否采信")
	case a.Neutral && c.Known.Node == "":
		return nil, nil, at("neutral", Neutral, "这份证据不是由存证平台提交存证的，不能按中立第三方平台提供或者确认认定")
	case a.Admitted != Whole && a.Reason == "":
		return nil, nil, at("reason", Examined, "不采信或者部分采信的，请写明理由")
	}
	b := law.Basis{Examined}
	if x.Deposit != "" {
		b = append(b, Factors, Reviewed)
	}
	rebutted := false
	var points []Point
	for _, o := range s.Objected(a.Exhibit) {
		i := slices.IndexFunc(a.Points, func(p Point) bool { return p.Article == o.Article })
		field := pointField(o.Article)
		if i < 0 || a.Points[i].Reason == "" {
			return nil, nil, at(field, o.Rule(), "请对每一项异议作出认定并写明理由")
		}
		p := a.Points[i]
		rebutted = rebutted || p.Upheld && p.Article != 18
		if p.Upheld && a.Admitted == Whole {
			return nil, nil, at("admitted", o.Rule(), "异议成立的，不能全部采信：请选择部分采信或者不予采信")
		}
		points, b = append(points, p), append(b, o.Rule())
	}
	a.Points, a.Presumed = points, c.Outcome == Same && !rebutted
	if a.Presumed && !slices.Contains(b, Untampered) {
		b = append(b, Untampered)
	}
	if a.Neutral {
		b = append(b, Neutral)
	}
	return a, b, nil
}

// pointField is the form field of a finding on an objection.
func pointField(article int) string {
	return map[int]string{16: "point-16", 17: "point-17", 18: "point-18"}[article]
}

func (a Find) Apply(s *Sheet, e docket.Entry) {
	if s.Rulings == nil {
		s.Rulings = map[id.Exhibit]Ruling{}
	}
	s.Rulings[a.Exhibit] = Ruling{a.Admitted, a.Points, a.Neutral, a.Reason, a.Presumed, e.Basis, e.At}
}

// Unfound lists the exhibits with an objection the judge has not found on, or that was added to since.
func (s *Sheet) Unfound() (out []Exhibit) {
	for _, x := range s.Exhibits {
		r, found := s.Rulings[x.ID]
		if slices.ContainsFunc(s.Objected(x.ID), func(o Objection) bool { return !found || o.last().After(r.At) }) {
			out = append(out, x)
		}
	}
	return out
}
