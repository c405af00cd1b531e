package identity

import (
	"strings"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Strike removes a member who joined wrongly 除名: no mandate, a mandate that does not hold, or the wrong person.
// What he did stays in the docket and is marked; the party may join again with a new association code.
type Strike struct {
	Party  id.Party `json:"party"`
	Reason string   `json:"reason"`
}

func (Strike) Kind() docket.Kind { return "identity.strike" }

func (a Strike) Decide(s *Parties, in docket.Scene) (docket.Act, law.Basis, error) {
	if _, ok := s.Member[a.Party]; !ok {
		return nil, nil, law.Refuse(SpecialAuthority, "没有人以这个当事人的名义加入案件")
	}
	if strings.TrimSpace(a.Reason) == "" {
		return nil, nil, refuse("reason", SpecialAuthority, "请写明除名的理由，会原样告诉被除名的人")
	}
	return a, law.Basis{RealName, SpecialAuthority}, nil
}

func (a Strike) Apply(s *Parties, e docket.Entry) {
	s.Struck = append(s.Struck, Struck{Member: s.Member[a.Party], Party: a.Party, Reason: a.Reason, On: calendar.Of(e.At), Seq: e.Seq})
	delete(s.Member, a.Party)
}

// Struck is a member who was removed.
type Struck struct {
	Member
	Party  id.Party
	Reason string
	On     calendar.Date
	Seq    int // of the entry that removed him
}

// Marked tells whether an entry was made by a member who was removed later.
func (s *Parties) Marked(e docket.Entry) (Struck, bool) {
	for _, x := range s.Struck {
		if e.By.Person != "" && e.By.Person == x.Person && e.By.Party == x.Party && e.Seq >= x.Since && e.Seq < x.Seq {
			return x, true
		}
	}
	return Struck{}, false
}

// WasStruck tells whether a person was removed as member of a party.
func (s *Parties) WasStruck(p id.Party, who id.Person) bool {
	for _, x := range s.Struck {
		if x.Party == p && x.Person == who {
			return true
		}
	}
	return false
}
