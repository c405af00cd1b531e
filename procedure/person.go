package procedure

import (
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/law"
	"yunting/law/idcard"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/register"
)

// Person is one person's own docket 身份档案: who the court knows the person to be, and how it found out.
type Person struct {
	Court    *court.Profile
	Identity identity.Sheet

	last docket.Entry
}

// NewPerson is an empty person's docket.
func NewPerson(of *court.Profile) *Person { return &Person{Court: of} }

// checking is how fast the desk looks at a declared name.
var checking = limit.Period{N: 1, Unit: period.Workday, Rule: law.Declare(law.Rule{
	Key: "court/identity-desk", Article: "本院在线诉讼须知（身份核验）", From: "2018-09-28", Mark: law.Choice,
	Summary: "a declared identity is checked at the desk within one working day",
})}

var personBook = func() *docket.Book[Person] {
	b := &docket.Book[Person]{}
	on := func(p *Person) *identity.Sheet { return &p.Identity }
	docket.Enrol[identity.Declare](b, on)
	docket.Enrol[identity.Verify](b, on)
	docket.Enrol[identity.Reject](b, on)
	return b
}()

func (p *Person) Kinds() []docket.Kind { return personBook.Kinds() }

func (p *Person) Read(k docket.Kind, raw []byte) (docket.Act, error) { return personBook.Read(k, raw) }

func (p *Person) Decide(a docket.Act, in docket.Scene) (docket.Act, law.Basis, error) {
	return personBook.Decide(p, a, in)
}

func (p *Person) Apply(e docket.Entry) { personBook.Apply(p, e); p.last = e }

// StandingOf: the person is the subject of the docket; any clerk of the court may check it.
func (p *Person) StandingOf(w Who) docket.Actor {
	a := docket.Actor{Person: w.Person, Name: w.Name, Standing: docket.Stranger}
	switch {
	case w.Court:
		return docket.ByCourt
	case w.Role == court.Clerk:
		a.Standing = docket.Clerk
	case w.Role == "" && w.Person != "" && (p.last.Seq == 0 || w.Person == p.Identity.Person):
		a.Standing = docket.Subject
	}
	return a
}

func (p *Person) After(docket.Entry) []docket.Act { return nil }

// Effects tells the person how the check went.
func (p *Person) Effects(e docket.Entry) []Effect {
	n := Effect{Do: Notify, Court: e.Court, Matter: e.Matter, Seq: e.Seq, Person: p.Identity.Person, Page: "/account"}
	switch a := e.Act.(type) {
	case identity.Verify:
		n.Title, n.Text = "实名核验通过", "您的实名核验已经通过，可以起诉、应诉和接收送达。"
		return []Effect{n}
	case identity.Reject:
		n.Title, n.Text = "实名核验未通过", "原因："+a.Reason+"。请更正后重新提交。"
		return []Effect{n}
	}
	return nil
}

// Due: the desk checks a declared name.
func (p *Person) Due(time.Time) []docket.Deadline {
	if p.Identity.State != identity.Declared {
		return nil
	}
	count := checking.Run(p.Identity.On, p.Court.Calendar())
	return []docket.Deadline{{Key: "identity", Who: docket.Clerk, What: "核验" + p.Identity.Name + "的实名信息", Page: "identity",
		Since: p.Identity.On, Event: "提交实名信息", Count: count, Until: count.Instant(), Rule: checking.Rule, Missed: "逾期的，工作台标为逾期"}}
}

// Rows is what the person contributes to the registers.
func (p *Person) Rows() register.Rows {
	s := p.Identity
	out := register.Rows{Person: &register.Person{Name: s.Name, IDKind: string(s.IDKind), IDMasked: idcard.Mask(s.IDNumber), State: string(s.State), On: s.On}}
	for _, d := range p.Due(p.last.At) {
		out.Deadlines = append(out.Deadlines, register.Deadline{Key: d.Key, Standing: string(d.Who), What: d.What, Page: d.Page, Until: d.Until, Article: d.Rule.Article, Missed: d.Missed})
	}
	out.Involved = []register.Involved{{Person: s.Person, Standing: string(docket.Subject)}}
	return out
}

// PersonMatter is the name of a person's own docket.
func PersonMatter(p id.Person) id.Matter { return id.Matter("person-" + p) }
