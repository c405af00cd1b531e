package simulate

import (
	"context"
	"fmt"
	"time"

	"yunting/consent"
	"yunting/court"
	"yunting/docket"
	"yunting/fee"
	"yunting/filing"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/procedure"
	"yunting/service"
)

// begin dates the beginning: the name is given some days before the filing and checked in office hours.
func (p *play) begin(files time.Time) {
	p.files = files
	p.due = map[string]time.Time{}
	at := p.leisure(files.Add(-3 * day))
	if p.persona.newcomer {
		at = files
	}
	p.chosen = p.declare(p.plaintiff, p.complaint.Plaintiff)
	p.next = at
}

// declare gives a person's own name and document. Who acts for a firm shows his own card.
func (p *play) declare(who procedure.Who, s filing.Side) intent {
	a := identity.Declare{Name: who.Name, IDKind: idcard.ResidentID, IDNumber: s.IDNumber}
	if s.Kind == filing.Organisation {
		a.IDNumber = people{p.Rand}.citizen()
	}
	return intent{key: "declare", matter: procedure.PersonMatter(who.Person), open: procedure.PersonDocket, by: who, acts: entering(a)}
}

// beforeFiling is the check of the name and the filing itself.
func (p *play) beforeFiling(s *stage, now time.Time) []intent {
	switch {
	case !p.plaintiff.Verified:
		wait := p.officially(2 * time.Hour)
		return []intent{{key: "verify", matter: procedure.PersonMatter(p.plaintiff.Person), by: p.clerk,
			done: func() { p.plaintiff.Verified = true },
			acts: entering(identity.Verify{How: "视频核对证件原件"}), wait: func(t time.Time) time.Time {
				if at := wait(t); p.persona.newcomer || at.Before(p.files.Add(-window)) {
					return at
				}
				return p.files.Add(-window - p.minutes(600))
			}}}
	case p.persona.newcomer:
		return nil
	}
	return []intent{{key: "file", open: procedure.CivilCase, by: p.plaintiff, draws: true,
		wait: func(time.Time) time.Time { return p.files },
		acts: func(ctx context.Context, now time.Time) ([]docket.Act, error) {
			as := []docket.Act{filing.File{Complaint: p.lacking()}, consent.Give{Steps: p.steps(0)},
				service.Confirm{Address: service.Address{Mobile: p.complaint.Plaintiff.Mobile, Inbox: true}}}
			for i := range min(p.persona.exhibits[0], len(p.dispute.proofs)) {
				x, err := p.exhibit(ctx, s, p.dispute.proofs[i], p.complaint.Plaintiff.Name, "")
				if err != nil {
					return nil, err
				}
				as = append(as, x)
			}
			return as, nil
		}}}
}

// steps are the steps a side agrees to take online.
func (p *play) steps(side int) (xs []consent.Step) {
	for _, x := range consent.Steps {
		if x != consent.Async || p.persona.agrees[side] {
			xs = append(xs, x)
		}
	}
	return xs
}

// atTheDesk is review, correction, withdrawal.
func (p *play) atTheDesk(c *procedure.Civil) []intent {
	x := p.persona
	switch c.Filing.State {
	case filing.Filed:
		review := intent{key: "review/" + string(rune('0'+c.Filing.Version)), by: p.clerk, wait: p.officially(14 * time.Hour)}
		if x.slowDesk {
			review.wait = p.officially(9 * day)
		}
		switch {
		case p.dispute.elsewhere != "":
			review.acts, review.draws = entering(filing.Refer{Ground: "venue", Reason: p.dispute.elsewhere}), true
		case x.refused != "":
			review.acts, review.draws = entering(filing.Refer{Ground: "interest", Reason: x.refused}), true
		case x.defect != "" && c.Filing.Returns == 0:
			review.acts = entering(filing.Return{Defects: defects(x.defect)})
		default:
			review.acts, review.draws = entering(filing.Accept{Flags: filing.Flags{ForeignRelated: x.foreign, Unclear: x.unclear, NeedsAppraisal: x.appraisal}}), true
		}
		if x.withdraws {
			return []intent{review, {key: "withdraw", by: p.plaintiff, acts: entering(filing.Withdraw{Reason: "双方已经自行和解"}), wait: p.soon(10 * time.Hour)}}
		}
		return []intent{review}
	case filing.Referred:
		j := c.Filing.Reviewer
		return []intent{{key: "refuse", by: procedure.Who{Person: j.ID, Name: j.Name, Role: court.Judge}, wait: p.officially(8 * time.Hour),
			acts: entering(filing.Refuse{Ground: c.Filing.Proposed.Ground, Reason: c.Filing.Proposed.Reason})}}
	case filing.Returned:
		if x.corrects {
			return []intent{{key: "correct", by: p.plaintiff, acts: entering(filing.Correct{Complaint: p.complaint}), wait: p.soon(3 * day)}}
		}
	}
	return nil
}

func defects(what string) []filing.Defect {
	if what == "facts" {
		return []filing.Defect{{Field: "facts", Say: "请逐项写明事情发生的时间、经过和金额"}}
	}
	return []filing.Defect{{Field: "defendant-mobile", Say: "请补充被告的手机号码或者住所，只有店铺名称无法送达"},
		{Field: "defendant-id", Say: "请在平台的经营者信息页面查询被告的统一社会信用代码后填写"}}
}

// fees is the payment; the channel reports it to the court.
func (p *play) fees(c *procedure.Civil) []intent {
	if !p.persona.pays {
		return nil
	}
	return []intent{{key: fmt.Sprint("pay/", c.Fee.Demand), by: procedure.TheCourt, wait: p.soon(22 * time.Hour), acts: func(_ context.Context, now time.Time) ([]docket.Act, error) {
		return []docket.Act{fee.Pay{Order: "fee-" + string(p.matter), Amount: c.Fee.Owed(), At: now, Channel: "sandbox", Receipt: fmt.Sprintf("S%s-%d", p.dispute.record, c.Fee.Demand)}}, nil
	}}}
}
