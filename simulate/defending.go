package simulate

import (
	"context"
	"fmt"
	"strings"
	"time"

	"yunting/consent"
	"yunting/defence"
	"yunting/docket"
	"yunting/evidence"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/procedure"
	"yunting/service"
)

// sides are the parties by the index of a persona's habits.
var sides = []id.Party{procedure.P1, procedure.D1}

// again is somebody who has just entered the code the court sent him.
func again(w procedure.Who) procedure.Who { w.Again = true; return w }

func (p *play) of(side int) procedure.Who {
	if side == 0 {
		return p.plaintiff
	}
	return p.defendant
}

// defending is joining, answering, and what both sides submit.
func (p *play) defending(s *stage, c *procedure.Civil) (xs []intent) {
	if !served(c) {
		return nil
	}
	joined := c.PersonOf(procedure.D1) != ""
	if x := p.persona; !joined && x.joins && !c.Hearing.Held() {
		if !p.known {
			return append(xs, p.named()...)
		}
		j := identity.Join{Party: procedure.D1, Name: p.defendant.Name, Capacity: identity.Self}
		if c.Filing.Complaint.Defendant.Kind == filing.Organisation {
			j.Capacity, j.Mandate = identity.Head, "法定代表人身份证明书.pdf"
		}
		if x.underAgency && j.Capacity == identity.Head {
			j.Capacity, j.Mandate, j.Agent, j.Proof = identity.Agent, "授权委托书.pdf", identity.Employee, "劳动合同.pdf"
			j.Authority = identity.Authority{Powers: identity.Powers}
		}
		xs = append(xs, intent{key: "join", by: p.invited(c), wait: p.soon(3 * time.Hour), acts: entering(j,
			consent.Give{Steps: p.steps(1)}, service.Confirm{Address: service.Address{Mobile: p.complaint.Defendant.Mobile, Inbox: true}})})
	}
	if c.Unproven(procedure.D1) {
		m := c.Parties.Member[procedure.D1]
		return append(xs, intent{key: "mandate", by: p.clerk, wait: p.officially(3 * time.Hour),
			acts: entering(identity.ConfirmMandate{Party: procedure.D1, Authority: m.Authority, How: "核对签名、盖章和身份材料，与登记信息一致"})})
	}
	if joined && p.persona.answers && !c.Defence.Answered && !c.Defence.Waived {
		xs = append(xs, intent{key: "answer", by: p.defendant, wait: p.soon(5 * day), acts: func(ctx context.Context, _ time.Time) ([]docket.Act, error) {
			as := []docket.Act{p.answer(c)}
			for i := range min(p.persona.exhibits[1], len(p.dispute.replies)) {
				x, err := p.exhibit(ctx, s, p.dispute.replies[i], p.defendant.Name, lateWhy(c))
				if err != nil {
					return nil, err
				}
				as = append(as, x)
			}
			return as, nil
		}})
	}
	for i, party := range sides {
		_, rested := c.Evidence.Rested[party]
		if ready := i == 0 || joined && (c.Defence.Answered || c.Defence.Waived); ready && p.persona.rests[i] && !rested && c.Evidence.ClosedOn.IsZero() {
			xs = append(xs, intent{key: "rest/" + string(party), by: p.of(i), acts: entering(evidence.Rest{}), wait: p.soon(2 * day)})
		}
	}
	if p.persona.late && !c.Evidence.ClosedOn.IsZero() && len(c.Evidence.Of(procedure.P1)) < 6 && !c.Trial.RoomOpen && c.Hearing.Pending() == nil {
		xs = append(xs, intent{key: "late", by: p.plaintiff, wait: p.soon(2 * day), acts: func(ctx context.Context, _ time.Time) ([]docket.Act, error) {
			p.persona.late = false
			x, err := p.exhibit(ctx, s, "补充材料", p.plaintiff.Name, "该材料在举证期限届满以后才取得")
			return []docket.Act{x}, err
		}})
	}
	return xs
}

// named gives the defendant's own name and has it checked, once.
func (p *play) named() []intent {
	if !p.declared {
		x := p.declare(p.defendant, p.complaint.Defendant)
		x.key, x.wait = "declare/d1", p.soon(20*time.Hour)
		x.done = func() { p.declared = true }
		return []intent{x}
	}
	return []intent{{key: "verify/d1", matter: procedure.PersonMatter(p.defendant.Person), by: p.clerk, wait: p.officially(2 * time.Hour),
		acts: entering(identity.Verify{How: "视频核对证件原件"}), done: func() { p.known, p.defendant.Verified = true, true }}}
}

func lateWhy(c *procedure.Civil) string {
	if c.Evidence.ClosedOn.IsZero() {
		return ""
	}
	return "需要从仓库和外地同事处调取，耽误了时间"
}

// answer speaks to every fact: most admit the order and deny the fault.
func (p *play) answer(c *procedure.Civil) docket.Act {
	a := defence.Answer{Claims: "refuse", Text: "被告已经按照约定履行义务，不同意原告的诉讼请求。"}
	if p.chance(0.25) {
		a.Claims, a.Text = "part", "被告愿意退还部分款项，但不同意其余诉讼请求。"
	}
	for i, f := range c.Filing.Complaint.Facts {
		v := defence.View{N: f.N, Attitude: defence.Admit}
		switch {
		case i > 0 && p.chance(0.55):
			v.Attitude, v.Reason = defence.Deny, "与实际情况不符，详见被告提交的证据"
		case p.chance(0.15):
			v.Attitude, v.Reason = defence.Unknown, "经办人已经离职，被告无法核实"
		}
		a.Views = append(a.Views, v)
	}
	return a
}

// exhibit is one item of evidence: a text that tells what a screenshot would show, marked as invented.
func (p *play) exhibit(ctx context.Context, s *stage, name, source, late string) (evidence.Submit, error) {
	text := fmt.Sprintf("演示证据：%s\n提交人：%s\n平台：%s　账号：%s\n编号：%s　日期：%s\n\n%s\n", name, source, p.dispute.platform, p.dispute.shop,
		p.dispute.record, p.dispute.day.Chinese(), p.dispute.fill(strings.Join(p.dispute.facts, "。\n"))+"。")
	file, size, err := s.Keep(ctx, strings.NewReader(text))
	return evidence.Submit{Exhibit: evidence.Exhibit{Name: name, Proves: "证明" + name + "所载的事实", Source: source + "保存", Original: "原件由提交人保管",
		File: file, FileName: name + ".txt", Media: "text/plain; charset=utf-8", Size: size, LateWhy: late}}, err
}

// examining is what each side says to the other's exhibits.
func (p *play) examining(c *procedure.Civil) (xs []intent) {
	if !served(c) || c.Evidence.ClosedOn.IsZero() {
		return nil
	}
	for i, party := range sides {
		rest := c.Evidence.Unexamined(party)
		if len(rest) == 0 || !p.persona.examines[i] || c.PersonOf(party) == "" || c.Unproven(party) {
			continue
		}
		var as []docket.Act
		for _, x := range rest {
			o := evidence.Opinion{Exhibit: x.ID, True: evidence.Accept, Lawful: evidence.Accept, Relevant: evidence.Accept}
			switch {
			case p.chance(0.3):
				o.Relevant, o.Reason = evidence.Object, "不能证明对方主张的事实"
			case p.chance(0.12):
				o.True, o.Reason = evidence.Object, "没有出示原始载体，无法核对"
			}
			as = append(as, evidence.Examine{Opinion: o})
		}
		xs = append(xs, intent{key: fmt.Sprintf("examine/%s/%d", party, len(c.Evidence.Exhibits)), by: again(p.of(i)), acts: entering(append([]docket.Act{identity.Reverify{Occasion: identity.Exchange}}, as...)...), wait: p.soon(40 * time.Hour)})
	}
	return xs
}
