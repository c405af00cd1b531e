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
}

// Capacity is in which quality somebody acts for a party.
type Capacity string

const (
	Self  Capacity = "self"  // 本人
	Head  Capacity = "head"  // 法定代表人、主要负责人
	Agent Capacity = "agent" // 委托诉讼代理人（特别授权）
)

// Chinese is the capacity's word on a page.
func (c Capacity) Chinese() string {
	switch c {
	case Head:
		return "法定代表人（主要负责人）"
	case Agent:
		return "委托诉讼代理人（特别授权）"
	}
	return "本人"
}

// Join links a verified person to a party of the case 关联案件.
type Join struct {
	Party    id.Party  `json:"party"`
	Person   id.Person `json:"person"`
	Name     string    `json:"name"` // the verified real name
	Capacity Capacity  `json:"capacity"`
	Mandate  string    `json:"mandate,omitempty"` // file name of the mandate or certificate of office
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
		r := law.Refuse(RealName, "请上传身份证明书或者授权委托书")
		r.Field = "mandate"
		return nil, nil, r
	}
	a.Person = in.By.Person
	return a, law.Basis{RealName, limit.JoinOnline.Rule}, nil
}

func (a Join) Apply(s *Parties, e docket.Entry) {
	if s.Member == nil {
		s.Member = map[id.Party]Member{}
	}
	s.Member[a.Party] = Member{Person: a.Person, Name: a.Name, Capacity: a.Capacity, On: calendar.Of(e.At)}
}
