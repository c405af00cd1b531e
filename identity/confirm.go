package identity

import (
	"strings"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// ConfirmMandate says that the clerk compared a member's mandate or proof of office with the original or its issuer, and what
// authority the mandate gives 核对委托手续. Until then the member may submit but not read the file.
type ConfirmMandate struct {
	Party     id.Party  `json:"party"`
	Authority Authority `json:"authority,omitzero"`
	How       string    `json:"how"` // what was compared
}

func (ConfirmMandate) Kind() docket.Kind { return "identity.confirm-mandate" }

func (a ConfirmMandate) Decide(s *Parties, in docket.Scene) (docket.Act, law.Basis, error) {
	m, ok := s.Member[a.Party]
	switch {
	case !ok:
		return nil, nil, law.Refuse(SpecialAuthority, "没有人以这个当事人的名义加入案件，不用核对")
	case m.Proven():
		return nil, nil, law.Refuse(SpecialAuthority, "%s的委托手续已于%s核对", m.Name, m.Checked.Chinese())
	case strings.TrimSpace(a.How) == "":
		return nil, nil, refuse("how", SpecialAuthority, "请写明核对了什么，例如：核对授权委托书签名和律师执业证原件")
	}
	if m.Capacity == Head {
		a.Authority = Authority{} // the head of an organisation acts as the organisation itself
		return a, law.Basis{RealName}, nil
	}
	if err := a.Authority.check(); err != nil {
		return nil, nil, err
	}
	return a, law.Basis{SpecialAuthority, AgentProofs, FullPowers}, nil
}

func (a ConfirmMandate) Apply(s *Parties, e docket.Entry) {
	m := s.Member[a.Party]
	m.Checked, m.CheckedBy, m.How = calendar.Of(e.At), e.By.Name, a.How
	m.Authority = a.Authority
	s.Member[a.Party] = m
}
