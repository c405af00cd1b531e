package simulate

import (
	"fmt"
	"time"

	"yunting/court"
	"yunting/judgment"
	"yunting/procedure"
)

// deliberating is the panel over the draft of its judgment; nothing when a judge sits alone or the panel is done.
func (p *play) deliberating(c *procedure.Civil) (xs []intent) {
	bench := c.Trial.Bench()
	if len(bench) < 2 {
		return nil
	}
	x := c.Judgment.Proposal
	if x == nil {
		return []intent{{key: "propose", by: judge(c), wait: p.officially(4 * day), acts: entering(judgment.Propose{Decision: p.decide(c)})}}
	}
	for _, m := range bench {
		if _, spoke := x.Opinions[m.ID]; spoke {
			continue
		}
		a := judgment.Opine{N: x.N, Agree: true}
		if m.Role == court.Assessor && p.chance(0.1) {
			a.Agree, a.Reasons = false, "赔偿数额可以再低一些，其他同意。"
		}
		by := procedure.Who{Person: m.ID, Name: m.Name, Role: m.Role}
		xs = append(xs, intent{key: fmt.Sprintf("opine/%d/%s", x.N, m.ID), by: by, wait: p.officially(time.Duration(1+p.IntN(2)) * day), acts: entering(a)})
	}
	return xs
}
