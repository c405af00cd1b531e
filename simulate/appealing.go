package simulate

import (
	"context"
	"time"

	"yunting/docket"
	"yunting/fee"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/procedure"
)

// appealed is the way of an appeal out of the court: most appellants pay, most others answer, the clerk sends the file up.
func (p *play) appealed(c *procedure.Civil) (xs []intent) {
	for i, party := range sides {
		x := c.Judgment.Statements[party]
		if x == nil || !c.Judgment.Appeals[party] || !c.Judgment.SentUpOn.IsZero() {
			continue
		}
		if due := c.Fee.Appeals[party]; !due.Paid && p.persona.paysAppeal {
			xs = append(xs, intent{key: "pay-appeal/" + string(party), by: procedure.TheCourt, wait: p.soon(2 * day), acts: func(_ context.Context, now time.Time) ([]docket.Act, error) {
				return []docket.Act{fee.PayAppeal{Party: party, Order: "appeal-" + string(p.matter), Amount: due.Assessed.Fee, At: now, Channel: "sandbox", Receipt: "A" + p.dispute.record}}, nil
			}})
		}
		if other := 1 - i; x.Answered.IsZero() && c.PersonOf(sides[other]) != "" && !c.Service.ServedOn(sides[other], "appeal").IsZero() {
			xs = append(xs, intent{key: "answer-appeal/" + string(party), by: p.of(other), wait: p.soon(8 * day),
				acts: entering(judgment.AnswerAppeal{To: party, Text: "一审判决认定事实清楚，适用法律正确，请求驳回上诉。"})})
		}
	}
	ready := true
	for _, d := range c.Due(time.Time{}) {
		ready = ready && d.Key != "send-up"
	}
	if !ready {
		xs = append(xs, intent{key: "send-up", by: p.clerk, wait: func(now time.Time) time.Time {
			at := now
			for _, party := range sides { // every period for appeal is over before the file goes
				if !c.Judgment.Appeals[party] {
					at = later(at, c.AppealOver(party))
				}
			}
			return p.office(at.Add(p.spread(day)))
		}, acts: entering(judgment.SendUp{})})
	}
	return xs
}

// later is the later of an instant and the end of a court date.
func later(at time.Time, on calendar.Date) time.Time {
	if end := on.AddDays(1).Start(); !on.IsZero() && end.After(at) {
		return end
	}
	return at
}
