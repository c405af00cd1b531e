package identity

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Again: identity is verified once more when evidence is exchanged, in mediation and at the hearing. The text leaves the way
// open. This court sends a code to the mobile of the account: it shows who holds the phone now, while a number of a document
// stands in the complaint and is known to the other side.
var Again = law.Declare(law.Rule{
	Key: "olr/7/again", Article: "《人民法院在线诉讼规则》第七条第三款", From: "2021-08-01", Mark: law.Choice,
	Summary: "identity is verified again in mediation, exchange of evidence and hearing; here by a code to the account's mobile, good for twelve hours and one occasion",
})

// AgainFor is how long one verification holds for its occasion: as long as a session.
const AgainFor = 12 * time.Hour

// Occasion is a step at which identity is verified again.
type Occasion string

const (
	Exchange Occasion = "evidence" // 证据交换、质证
	Trial    Occasion = "trial"    // 审理：回答提问、核对笔录
)

// Chinese is the occasion's word on a page.
func (o Occasion) Chinese() string {
	switch o {
	case Exchange:
		return "证据交换、质证"
	case Trial:
		return "审理"
	}
	return ""
}

// Seen is when somebody's identity was verified again.
type Seen struct {
	Person id.Person
	At     time.Time // UTC instant
}

// Reverify notes that a party's member proved himself once more for an occasion 再次验证身份.
type Reverify struct {
	Occasion Occasion `json:"occasion"`
}

func (Reverify) Kind() docket.Kind { return "identity.reverify" }

func (a Reverify) Decide(s *Parties, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case a.Occasion.Chinese() == "":
		return nil, nil, law.Refuse(Again, "没有这个环节，请回到案件页面重新进入")
	case !in.Again:
		return nil, nil, law.Refuse(Again, "请在法院网站的案件页面用短信验证码再次验证身份，不能用其他方式代替")
	}
	return a, law.Basis{Again}, nil
}

func (a Reverify) Apply(s *Parties, e docket.Entry) {
	if s.Seen == nil {
		s.Seen = map[id.Party]map[Occasion]Seen{}
	}
	if s.Seen[e.By.Party] == nil {
		s.Seen[e.By.Party] = map[Occasion]Seen{}
	}
	s.Seen[e.By.Party][a.Occasion] = Seen{e.By.Person, e.At}
}

// SeenAgain tells whether a person's verification for an occasion still holds at an instant.
func (s *Parties) SeenAgain(p id.Party, who id.Person, o Occasion, now time.Time) bool {
	x, ok := s.Seen[p][o]
	return ok && x.Person == who && now.Before(x.At.Add(AgainFor))
}
