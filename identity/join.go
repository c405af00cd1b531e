package identity

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Parties is who stands behind each party of one case.
type Parties struct {
	Member map[id.Party]Member
	Struck []Struck                       // members who were removed, oldest first
	Seen   map[id.Party]map[Occasion]Seen // verified again, the newest time

	Facts Facts `json:"-"`
}

// Facts is what joining must ask of other stages.
type Facts interface {
	// PartyName is the party as the complaint names it.
	PartyName(id.Party) string
}

// Member is the person who acts for a party.
type Member struct {
	Person   id.Person
	Name     string
	Capacity Capacity
	On       calendar.Date
	Agent    AgentKind // of an agent
	Since    int       // number of the entry with which he joined

	Authority Authority     // of an agent: as he declared it, then as the mandate says
	Checked   calendar.Date // when the clerk checked the mandate or the proof of office; zero: not yet
	CheckedBy string
	How       string
}

// Proven tells whether nothing is left to check: a party in person proved himself with his real name.
func (m Member) Proven() bool { return m.Capacity == Self || !m.Checked.IsZero() }

// May tells whether the member may do what only special authority allows: a party and the head of an organisation may do everything.
func (m Member) May(p Power) bool { return m.Capacity != Agent || m.Authority.Has(p) }

// Capacity is in which quality somebody acts for a party.
type Capacity string

const (
	Self  Capacity = "self"  // 本人
	Head  Capacity = "head"  // 法定代表人、主要负责人
	Agent Capacity = "agent" // 委托诉讼代理人
)

// Chinese is the capacity's word on a page.
func (c Capacity) Chinese() string {
	switch c {
	case Head:
		return "法定代表人（主要负责人）"
	case Agent:
		return "委托诉讼代理人"
	}
	return "本人"
}

// Join links a verified person to a party of the case 关联案件.
type Join struct {
	Party    id.Party  `json:"party"`
	Person   id.Person `json:"person"`
	Name     string    `json:"name"` // the verified real name
	Capacity Capacity  `json:"capacity"`
	Mandate  string    `json:"mandate,omitempty"` // file of the mandate or certificate of office

	Agent     AgentKind `json:"agent,omitempty"`    // of an agent
	Proof     string    `json:"proof,omitempty"`    // of an agent: file with what CPL-I 88 asks of his kind
	Authority Authority `json:"authority,omitzero"` // of an agent: what the mandate gives, as he says
}

func (Join) Kind() docket.Kind { return "identity.join" }

func (a Join) Decide(s *Parties, in docket.Scene) (docket.Act, law.Basis, error) {
	if m, taken := s.Member[a.Party]; taken {
		if m.Person == in.By.Person {
			return nil, nil, law.Refuse(limit.JoinOnline.Rule, "您已经加入本案")
		}
		return nil, nil, law.Refuse(limit.JoinOnline.Rule, "已有其他人以该当事人名义加入本案；如有异议，请联系书记员")
	}
	if in.By.Party != "" && in.By.Party != a.Party {
		return nil, nil, law.Refuse(limit.JoinOnline.Rule, "关联码与当事人不符，请使用短信中的关联码")
	}
	if !in.Verified {
		return nil, nil, law.Refuse(RealName, "请先完成实名核验，再加入案件；答辩期照常计算，核验一般在一个工作日内完成")
	}
	if a.Capacity == Self && a.Name != s.Facts.PartyName(a.Party) {
		return nil, nil, law.Refuse(RealName, "您的实名“%s”与起诉状中的被告“%s”不一致；如果您代表该单位或者代理该当事人，请改选身份", a.Name, s.Facts.PartyName(a.Party))
	}
	if a.Capacity != Self && a.Mandate == "" {
		return nil, nil, refuse("mandate", RealName, "请上传身份证明书或者授权委托书")
	}
	if s.WasStruck(a.Party, in.By.Person) && a.Capacity == Self {
		return nil, nil, law.Refuse(RealName, "您已被法院从本案除名，不能再以本人身份加入；有异议的，请联系书记员")
	}
	a.Person = in.By.Person
	if a.Capacity != Agent {
		a.Agent, a.Proof, a.Authority = "", "", Authority{}
		return a, law.Basis{RealName, limit.JoinOnline.Rule}, nil
	}
	if a.Agent.Chinese() == "" {
		return nil, nil, refuse("agent", Agents, "请选择您是哪一类代理人")
	}
	if a.Proof == "" {
		return nil, nil, refuse("proof", AgentProofs, "请上传%s", a.Agent.Proof())
	}
	if err := a.Authority.check(); err != nil {
		return nil, nil, err
	}
	return a, law.Basis{RealName, limit.JoinOnline.Rule, Agents, SpecialAuthority, AgentProofs}, nil
}

func (a Join) Apply(s *Parties, e docket.Entry) {
	if s.Member == nil {
		s.Member = map[id.Party]Member{}
	}
	s.Member[a.Party] = Member{Person: a.Person, Name: a.Name, Capacity: a.Capacity, On: calendar.Of(e.At), Agent: a.Agent, Since: e.Seq, Authority: a.Authority}
}
