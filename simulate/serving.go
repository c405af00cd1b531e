package simulate

import (
	"context"
	"fmt"
	"slices"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
	"yunting/service"
)

// serving is how papers reach a defendant who has no confirmed address: he opens the link, or the clerk finds another way.
func (p *play) serving(c *procedure.Civil) []intent {
	d := c.Service.Waiting(procedure.D1)
	if d == nil || d.Grade == service.Sent && d.Way != "notice" || c.Service.Running(procedure.D1) != nil {
		return nil // served, on its way, or waiting for the notice to run out
	}
	if p.persona.opens && d.Grade == service.Arrived {
		return []intent{{key: "open/" + string(d.ID), by: p.invited(c), acts: entering(service.Open{Delivery: d.ID}), wait: p.soon(18 * time.Hour)}}
	}
	if slices.Contains(d.Papers, string(document.Summons)) && !p.persona.reachable {
		return nil // a notice would end after the hearing
	}
	other := id.Delivery(fmt.Sprintf("h%d-d1", c.Seq()+1))
	if p.persona.reachable {
		return []intent{{key: "hand/" + string(d.ID), by: p.clerk, wait: p.officially(6 * day), acts: func(_ context.Context, now time.Time) ([]docket.Act, error) {
			on := calendar.Of(now)
			return []docket.Act{service.Hand{Delivery: other, To: d.To, Papers: d.Papers, Way: "post", Posted: on, On: on, Proof: fmt.Sprintf("邮件编号%013d", p.Int64N(1e13))}}, nil
		}}}
	}
	return []intent{{key: "publish/" + string(d.ID), by: p.clerk, wait: p.officially(8 * day),
		acts: func(_ context.Context, now time.Time) ([]docket.Act, error) {
			return []docket.Act{service.Attempt{To: d.To, Way: "post", On: calendar.Of(now), Result: fmt.Sprintf("邮件编号%013d，因无人签收退回", p.Int64N(1e13))},
				service.Publish{Delivery: other, To: d.To, Papers: d.Papers, Ground: service.Unreachable, Reason: "短信未读，邮寄退回，平台登记的联系方式均无人应答，无法以其他方式送达"}}, nil
		}}}
}

// invited is the defendant with the code from his message.
func (p *play) invited(c *procedure.Civil) procedure.Who {
	w := p.defendant
	w.CodeHash = c.Service.CodeHash[procedure.D1]
	return w
}

// served tells whether the complaint reached the defendant.
func served(c *procedure.Civil) bool {
	_, ok := c.Service.Served(procedure.D1, string(document.Respond))
	return ok
}
