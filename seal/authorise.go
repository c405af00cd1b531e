package seal

import (
	"slices"
	"strings"

	"yunting/docket"
	"yunting/law"
)

// Authorise lets an officer, or the court's own printing, put the seal on papers 授权用印.
type Authorise struct {
	To     Grantee  `json:"to"`
	Kinds  []string `json:"kinds,omitempty"` // keys of papers; none: all of them
	Reason string   `json:"reason"`
}

func (Authorise) Kind() docket.Kind { return "seal.authorise" }

// mostGrants is how many authorisations of one seal may be open at once.
const mostGrants = 100

func (a Authorise) Decide(s *Sheet, in scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	switch {
	case a.To.Court && a.To.Person == "":
		a.To = Grantee{Court: true}
	case a.To.Court || a.To.Person == "" || in.Court == nil:
		return nil, nil, refuse("to", Power, "请选择授权给谁：一位工作人员，或者法院自动制作文书")
	default:
		o, ok := in.Court.Officer(a.To.Person)
		if !ok {
			return nil, nil, refuse("to", Power, "本院没有这位工作人员，请从名单中选择")
		}
		a.To = Grantee{Person: o.ID, Name: o.Name}
	}
	a.Kinds = slices.Clone(a.Kinds)
	for i := range a.Kinds {
		a.Kinds[i] = strings.TrimSpace(a.Kinds[i])
	}
	slices.Sort(a.Kinds)
	a.Kinds = slices.Compact(a.Kinds)
	if len(a.Kinds) > 0 && a.Kinds[0] == "" {
		return nil, nil, refuse("kinds", Power, "有一种文书没有写明，请重新选择文书")
	}
	if s.Use == Special && len(a.Kinds) == 0 {
		return nil, nil, refuse("kinds", Few, "专用印章只用于列明的文书，请选择文书")
	}
	open := 0
	for _, g := range s.Grants {
		if !g.Open() {
			continue
		}
		open++
		if g.To.Court == a.To.Court && g.To.Person == a.To.Person && g.coversAll(a.Kinds) {
			return nil, nil, refuse("kinds", Power, "第%d号授权已经允许%s在这些文书上用印", g.N, a.To.Chinese())
		}
	}
	if open >= mostGrants {
		return nil, nil, refuse("to", Power, "已有%d项没有收回的授权，请先收回不再需要的授权", open)
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明授权的理由"); err != nil {
		return nil, nil, err
	}
	return a, by(Power), nil
}

// coversAll tells whether nothing would be added by an authorisation for these papers.
func (g Grant) coversAll(kinds []string) bool {
	if len(kinds) == 0 {
		return len(g.Kinds) == 0
	}
	return !slices.ContainsFunc(kinds, func(k string) bool { return !g.Covers(k) })
}

func (a Authorise) Apply(s *Sheet, e docket.Entry) {
	s.Grants = append(slices.Clip(s.Grants), Grant{N: len(s.Grants) + 1, To: a.To, Kinds: a.Kinds, From: e.At, Reason: a.Reason})
}
