package trial

import (
	"slices"

	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// bench is how many people a panel has: an odd number (CPL 40).
const bench = 3

var (
	// Presiding: who presides over a panel.
	Presiding = law.Declare(law.Rule{
		Key: "cpl/44", Article: "《中华人民共和国民事诉讼法》第四十四条", From: "2024-01-01", Mark: law.Choice,
		Summary: "a judge is named to preside over the panel; here the judge to whom the case is allotted, with members drawn by least open work",
	})
	// NotSole: which cases one judge may not try.
	NotSole = law.Declare(law.Rule{
		Key: "cpl/42", Article: "《中华人民共和国民事诉讼法》第四十二条", From: "2024-01-01",
		Summary: "cases that one judge may not try alone, among them the difficult and complicated",
	})
	// ToPanelRule: a sole judge hands over to a panel by a ruling; a party may object to the sole judge.
	ToPanelRule = law.Declare(law.Rule{
		Key: "cpl/43", Article: "《中华人民共和国民事诉讼法》第四十三条", From: "2024-01-01",
		Summary: "a case found unfit for a sole judge goes to a panel by a ruling; a party may object to the sole judge, and the court rules on it",
	})
	// ToldBench: the parties are told who tries the case.
	ToldBench = law.Declare(law.Rule{
		Key: "cpl/131/panel", Article: "《中华人民共和国民事诉讼法》第一百三十一条", From: "2024-01-01",
		Summary: "once the judges are settled the parties are told within three days",
	})
)

// Panel composes the panel 组成合议庭, by the court's own hand: the judge of the case presides, the members are drawn
// in the act's transaction from the other judges and the lay assessors.
type Panel struct {
	Members []court.Officer `json:"members"` // those drawn now; a later panel fills the seat of who stepped down

	seats   int
	without []id.Person
}

func (Panel) Kind() docket.Kind { return "trial.panel" }

func (a Panel) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	a.seats = bench - 1 - len(s.Members)
	switch {
	case s.Judge.ID == "":
		return nil, nil, law.Refuse(Sole, "本案还没有分案，不能组成合议庭")
	case !s.Collegial:
		return nil, nil, law.Refuse(Sole, "本案由审判员一人独任审理，没有裁定转由合议庭审理")
	case a.seats <= 0:
		return nil, nil, law.Refuse(Sole, "本案合议庭已经组成")
	}
	a.without = s.Barred()
	for _, m := range s.Bench() {
		a.without = append(a.without, m.ID)
	}
	if free := len(free(in.Court, a.without, court.Judge, court.Assessor)); free < a.seats {
		return nil, nil, law.Refuse(Sole, "合议庭还缺%d人，本院可以参加的法官和人民陪审员只有%d人，请先在法院档案中补充人员", a.seats, free)
	}
	return a, law.Basis{Sole, Presiding, ToldBench}, nil
}

// free lists the officers of some roles who are not barred.
func free(c *court.Profile, without []id.Person, roles ...court.Role) (os []court.Officer) {
	for _, o := range c.Officers {
		if slices.Contains(roles, o.Role) && !slices.Contains(without, o.ID) {
			os = append(os, o)
		}
	}
	return os
}

func (a Panel) Wants() docket.Wish { return docket.Wish{Members: a.seats, Without: a.without} }

func (a Panel) Drawn(l docket.Lot) docket.Act { a.Members = l.Members; return a }

func (a Panel) Apply(s *Sheet, e docket.Entry) {
	s.Members = append(slices.Clone(s.Members), a.Members...)
	s.meet(e)
}

// ToPanel hands a case over from the sole judge to a panel 转由合议庭审理, by a ruling.
type ToPanel struct {
	Reason string `json:"reason"`
}

func (ToPanel) Kind() docket.Kind { return "trial.to-panel" }

func (a ToPanel) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.Against() != AgainstSole && s.Collegial:
		return nil, nil, law.Refuse(ToPanelRule, "本案已经由合议庭审理")
	case s.Against() != AgainstSole:
		return nil, nil, law.Refuse(ToPanelRule, "适用%s的案件由审判员一人独任审理，请先裁定转为普通程序，并选择由合议庭审理", s.Now().Chinese())
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(ToPanelRule, "本案已经裁判或者结束")
	case a.Reason == "":
		r := law.Refuse(ToPanelRule, "请写明转由合议庭审理的理由，裁定书要载明")
		r.Field = "reason"
		return nil, nil, r
	}
	return a, law.Basis{ToPanelRule, NotSole}, nil
}

func (a ToPanel) Apply(s *Sheet, e docket.Entry) { s.Collegial = true; s.meet(e) }

// Bench lists who tries the case, the presiding judge first; one for a sole judge, none before the allotment.
func (s *Sheet) Bench() []court.Officer {
	if s.Judge.ID == "" {
		return nil
	}
	return append([]court.Officer{s.Judge}, s.Members...)
}

// Sits tells whether an officer is a member of the panel beside its presiding judge.
func (s *Sheet) Sits(p id.Person) bool {
	return p != "" && slices.ContainsFunc(s.Members, func(o court.Officer) bool { return o.ID == p })
}
