package simulate

import (
	"math/rand/v2"
	"slices"
	"time"

	"yunting/court"
	"yunting/filing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"

	"github.com/google/uuid"
)

// persona is how the people of one dispute behave. Drawn once, so that they stay themselves.
type persona struct {
	newcomer    bool // only gives a name
	foreign     bool
	defect      string // what the first complaint lacks: contact, facts or nothing
	corrects    bool
	withdraws   bool
	refused     string // why the desk will not take it
	unclear     bool   // facts in dispute: ordinary procedure
	appraisal   bool
	slowDesk    bool // the desk is late with this one
	pays        bool
	opens       bool // the defendant opens what he is sent
	reachable   bool // by post, when he does not
	joins       bool
	answers     bool
	agrees      [2]bool // to an asynchronous trial
	rests       [2]bool
	examines    [2]bool
	replies     [2]bool
	confirms    [2]bool
	attends     bool
	exhibits    [2]int
	late        bool // the plaintiff brings evidence after the period
	rounds      int  // of questions
	live        bool // the judge prefers a hearing
	slowJudge   bool
	won         float64 // the share of the claims that will be allowed
	appeals     bool
	performs    bool
	inParts     bool
	underAgency bool // the defendant joins by an agent
	paysAppeal  bool
}

func (p *play) draw() persona {
	x := persona{foreign: p.chance(0.01), corrects: p.chance(0.8), withdraws: p.chance(0.015), unclear: p.chance(0.08), appraisal: p.chance(0.02),
		slowDesk: p.chance(0.03), pays: p.chance(0.93), opens: p.chance(0.75), reachable: p.chance(0.65), answers: p.chance(0.82), attends: p.chance(0.95),
		exhibits: [2]int{1 + p.IntN(4), p.IntN(3)}, late: p.chance(0.04), rounds: 1 + p.IntN(3), live: p.chance(0.12), slowJudge: p.chance(0.06),
		performs: p.chance(0.6), inParts: p.chance(0.15), underAgency: p.chance(0.7), appeals: p.chance(0.15), paysAppeal: p.chance(0.85)}
	x.joins = p.chance(0.35) || x.opens && p.chance(0.85)
	switch n := p.IntN(100); {
	case n < 7:
		x.defect = "contact"
	case n < 12:
		x.defect = "facts"
	}
	if p.chance(0.012) {
		x.refused = "起诉人没有提供与本案有直接利害关系的材料，不符合起诉条件"
	}
	for i, agrees := range []float64{0.93, 0.85} {
		x.agrees[i], x.rests[i], x.examines[i] = p.chance(agrees), p.chance(0.75), p.chance(0.88)
		x.replies[i], x.confirms[i] = p.chance(0.95), p.chance(0.9)
	}
	switch n := p.IntN(100); {
	case n < 38:
		x.won = 1
	case n < 78:
		x.won = 0.2 + 0.6*p.Float64()
	}
	return x
}

// cast invents the people of n disputes, and those who have only just come.
func cast(c Court, n int, r *rand.Rand) []*play {
	firms := make([]firm, 12+min(n/6, 600))
	local := make([]firm, 4+min(n/40, 100))
	city := c.Clerk.Court.City
	for i := range firms {
		firms[i] = people{r}.firm(town(r, city))
	}
	for i := range local {
		local[i] = people{r}.firm(city)
	}
	var plays []*play
	for i := range n + n/80 + 1 {
		p := &play{Rand: rand.New(rand.NewPCG(r.Uint64(), r.Uint64())), days: c.Clerk.Court.Calendar()}
		p.persona = p.draw()
		p.persona.newcomer = i >= n
		who := people{p.Rand}
		at := p.about(c.Now, p.Float64())
		if p.persona.newcomer {
			at = c.Now.Add(-p.minutes(240))
		}
		p.dispute = p.choose(calendar.Of(at), city)
		// The plaintiff is of the court's city: that is where the goods were received and the money is owed.
		plaintiff := who.party(local, p.chance(p.dispute.firms), city)
		defendant := who.party(firms, p.chance(p.dispute.against), town(p.Rand, city))
		if plaintiff.name == defendant.name {
			defendant = who.party(nil, false, city)
		}
		p.complaint = p.draft(calendar.Of(at), city, plaintiff, defendant)
		p.matter = id.Matter(p.identifier(at))
		p.plaintiff = procedure.Who{Person: id.Person(p.identifier(at)), Name: p.actor(plaintiff)}
		p.defendant = procedure.Who{Person: id.Person(p.identifier(at)), Name: p.actor(defendant)}
		o := pick(p.Rand, c.Clerk.Court.With(court.Clerk))
		p.clerk = procedure.Who{Person: o.ID, Name: o.Name, Role: court.Clerk}
		p.begin(at)
		plays = append(plays, p)
	}
	slices.SortStableFunc(plays, func(a, b *play) int { return a.next.Compare(b.next) })
	return plays
}

// actor is the human being who acts for a party.
func (p *play) actor(x litigant) string {
	switch {
	case x.citizen == "":
		return people{p.Rand}.name()
	default:
		return x.name
	}
}

// identifier is a time-ordered identifier (UUID version 7) drawn from the play, not from the machine.
func (p *play) identifier(at time.Time) string {
	var u uuid.UUID
	ms := uint64(at.UnixMilli())
	for i := range 6 {
		u[i] = byte(ms >> (40 - 8*i))
	}
	for i := 6; i < 16; i++ {
		u[i] = byte(p.Uint32())
	}
	u[6], u[8] = u[6]&0x0f|0x70, u[8]&0x3f|0x80
	return u.String()
}

// lacking is the complaint as it is first filed.
func (p *play) lacking() filing.Complaint {
	c := p.complaint
	switch p.persona.defect {
	case "contact":
		c.Defendant.Mobile, c.Defendant.Address, c.Defendant.IDNumber = "", "", ""
	case "facts":
		c.Facts = []filing.Fact{{N: 1, Text: "被告的做法不对，请法院做主"}}
	}
	return c
}
