package simulate

import (
	"context"
	"math"
	"math/rand/v2"
	"time"

	"yunting/docket"
	"yunting/filing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
)

// play is one dispute on its way through the court: its people, what they mean to do, and when.
type play struct {
	*rand.Rand
	days      *calendar.Calendar // of the court
	matter    id.Matter
	dispute   dispute
	plaintiff procedure.Who
	defendant procedure.Who
	clerk     procedure.Who
	persona   persona
	complaint filing.Complaint // as it is complete; what is filed first may lack something
	files     time.Time        // when
	filed     bool
	declared  bool // the defendant gave his name
	known     bool // and it was checked

	due    map[string]time.Time // when each thing somebody means to do will be done
	chosen intent               // the next of them
	next   time.Time            // and when; zero: nothing more happens
}

// intent is something somebody means to do.
type intent struct {
	key    string // unique in a play for each occasion
	matter id.Matter
	open   procedure.MatterKind
	by     procedure.Who
	acts   func(context.Context, time.Time) ([]docket.Act, error)
	wait   func(time.Time) time.Time // from when it becomes possible to when it is done
	draws  bool                      // takes a number or a judge: done in the order of time over all matters
	done   func()                    // what the play remembers of it
}

const bell = "bell"

// never is when what was refused is tried again.
var never = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

func (p *play) runs() bool { return !p.next.IsZero() }

// think looks at the case and chooses what happens next. Everything is dated when it first becomes possible;
// what is possible no more is forgotten.
func (p *play) think(s *stage, c *procedure.Civil, now time.Time) {
	p.chosen, p.next = intent{}, time.Time{}
	due := map[string]time.Time{}
	for _, x := range p.intents(s, c, now) {
		at, ok := p.due[x.key]
		if !ok {
			at = x.wait(now)
		}
		due[x.key] = at
		if at.Before(never) && (p.next.IsZero() || at.Before(p.next)) {
			p.chosen, p.next = x, at
		}
	}
	p.due = due
	if p.next.Before(now) && p.runs() { // it was possible before something else delayed it
		p.next = now
	}
	if p.chosen.matter == "" {
		p.chosen.matter = p.matter
	}
}

// postpone puts off the chosen to an instant or the court's next hours after it.
func (p *play) postpone(to time.Time) {
	at := p.office(to)
	if p.chosen.by.Role == "" {
		at = to.Add(time.Duration(p.IntN(600)) * time.Second)
	}
	p.due[p.chosen.key], p.next = at, at
}

// intents is everything somebody may do now.
func (p *play) intents(s *stage, c *procedure.Civil, now time.Time) []intent {
	if !p.filed || c == nil {
		return p.beforeFiling(s, now)
	}
	var xs []intent
	for _, d := range c.Due(now) {
		if d.IfMissed != nil { // the first of them: they come nearest first
			until := d.Until
			xs = append(xs, intent{key: bell, wait: func(time.Time) time.Time { return until.Add(time.Duration(1+p.IntN(15)) * time.Second) }})
			delete(p.due, bell) // it follows the deadlines, which move
			break
		}
	}
	switch {
	case c.Filing.State != filing.Accepted:
		return append(xs, p.atTheDesk(c)...)
	case c.Outcome() == "withdrawn":
		return p.refunds(c)
	case !c.Fee.Cleared():
		return append(xs, p.fees(c)...)
	}
	if c.Fee.Owed() > 0 && !c.Judgment.Pronounced {
		xs = append(xs, p.fees(c)...)
	}
	xs = append(xs, p.refunds(c)...)
	switch {
	case c.Judgment.Pronounced:
		return append(xs, p.afterJudgment(s, c)...)
	}
	xs = append(xs, p.serving(c)...)
	xs = append(xs, p.defending(s, c)...)
	xs = append(xs, p.examining(c)...)
	return append(xs, p.trying(c)...)
}

// entering is what an intent enters when that is known beforehand.
func entering(acts ...docket.Act) func(context.Context, time.Time) ([]docket.Act, error) {
	return func(context.Context, time.Time) ([]docket.Act, error) { return acts, nil }
}

// chance is true with a probability.
func (p *play) chance(x float64) bool { return p.Float64() < x }

// spread draws a time around a median: log-normal, as waiting times are, at most eight times the median.
func (p *play) spread(median time.Duration) time.Duration {
	return min(time.Duration(float64(median)*math.Exp(0.6*p.NormFloat64())), 8*median)
}

const day = 24 * time.Hour

// soon is when a person gets round to something within days; officially the same for an officer.
func (p *play) soon(median time.Duration) func(time.Time) time.Time {
	return func(now time.Time) time.Time { return p.leisure(now.Add(p.spread(median))) }
}

func (p *play) officially(median time.Duration) func(time.Time) time.Time {
	return func(now time.Time) time.Time { return p.office(now.Add(p.spread(median))) }
}
