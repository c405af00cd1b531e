package api

import (
	"time"

	"yunting/authority"
	"yunting/consent"
	"yunting/docket"
	"yunting/filing"
	"yunting/id"
	"yunting/law/idcard"
	"yunting/procedure"
)

// caseView shows a case to one reader. Nothing in it is decided here: every line is read off the folded record.
func (s *server) caseView(c *procedure.Civil, me docket.Actor) CaseView {
	x, now := c.Filing.Complaint, s.Clock.Now()
	v := CaseView{
		Matter: string(c.Matter()), Seq: c.Seq(), Number: c.Filing.Number.String(), Receipt: c.Filing.Receipt, Title: c.Title(), Cause: x.Cause, CauseName: x.CauseName,
		Phase: string(c.Phase()), Status: c.Status(), Outcome: c.Outcome(), FiledAt: c.OpenedAt(), AcceptedOn: c.Filing.AcceptedOn.String(),
		Standing: string(me.Standing), Party: string(me.Party), Acts: []string{}, Amount: x.Amount, Reasons: x.Reasons, Judge: c.Trial.Judge.Name,
		EvidenceTo: c.Evidence.ClosedOn.String(), Claims: []ClaimView{}, Exhibits: []ExhibitView{}, Deliveries: []DeliveryView{}, Deadlines: []DeadlineView{},
	}
	for _, f := range catalogue() {
		if authority.Permit(me, f.kind) == nil {
			v.Acts = append(v.Acts, string(f.kind))
		}
	}
	for _, p := range []id.Party{procedure.P1, procedure.D1} {
		v.Parties = append(v.Parties, partyView(c, p, me))
	}
	for _, k := range x.Claims {
		v.Claims = append(v.Claims, ClaimView{k.Kind, k.Text, k.Amount})
	}
	if c.Filing.State == filing.Returned {
		for _, d := range c.Filing.Defects {
			v.Defects = append(v.Defects, DefectForm(d))
		}
	}
	v.Facts, v.Answer = facts(c), answerView(c)
	for _, e := range c.Evidence.Exhibits {
		v.Exhibits = append(v.Exhibits, exhibitView(c, e, me))
	}
	for _, d := range c.Service.Deliveries {
		v.Deliveries = append(v.Deliveries, DeliveryView{ID: string(d.ID), To: string(d.To), Papers: append([]string{}, d.Papers...), Way: d.Way, Grade: string(d.Grade),
			SentAt: d.SentAt, ArrivedAt: instant(d.ArrivedAt), OpenedAt: instant(d.OpenedAt), ServedAt: instant(d.Effective), Article: d.Under.Article})
	}
	if !c.Fee.On.IsZero() {
		v.Fee = caseFee(c, me)
	}
	if c.Trial.Now() != "" {
		t := trackResult(c.Trial.Track)
		v.Track = &t
	}
	v.Room, v.Sittings, v.Judgment = roomView(c), sittings(c), judgmentView(c)
	for _, n := range c.Performance.Notes {
		v.Performed = append(v.Performed, PerformedView{string(n.By), n.Amount, n.On.String(), n.Text})
	}
	v.Bench, v.Requests, v.Proposal = benchView(c), requestViews(c), proposalView(c, me)
	for _, d := range c.Due(now) {
		if !authority.MayReadDeadline(me, d) {
			continue
		}
		v.Deadlines = append(v.Deadlines, deadlineView(d, me))
	}
	return v
}

func partyView(c *procedure.Civil, p id.Party, me docket.Actor) PartyView {
	x := c.Filing.Complaint.Plaintiff
	if p == procedure.D1 {
		x = c.Filing.Complaint.Defendant
	}
	v := PartyView{Party: string(p), Kind: string(x.Kind), Name: x.Name, Account: x.Account, IDKind: string(x.IDKind), IDNumber: idcard.Mask(x.IDNumber),
		Head: x.Head, HeadPost: x.HeadPost, Joined: c.PersonOf(p) != "", Consents: []string{}}
	if me.Party == "" || me.Party == p {
		v.Ethnicity, v.Occupation, v.Employer = x.Ethnicity, x.Occupation, x.Employer
		v.IDNumber, v.Mobile, v.Email, v.Address = x.IDNumber, x.Mobile, x.Email, x.Address
	}
	if m, ok := c.Parties.Member[p]; ok {
		v.Agent, v.Capacity, v.AgentKind, v.Proven = m.Name, string(m.Capacity), string(m.Agent), m.Proven()
		if len(m.Authority.Powers) > 0 {
			v.Powers = texts(m.Authority.Powers)
		}
	}
	for _, step := range consent.Steps {
		if c.Consent.Has(p, step) {
			v.Consents = append(v.Consents, string(step))
		}
	}
	return v
}

// facts joins what was said, answered and found.
func facts(c *procedure.Civil) []FactView {
	out := []FactView{}
	for _, f := range c.Filing.Complaint.Facts {
		v := FactView{N: f.N, On: f.On.String(), Text: f.Text}
		if said, ok := c.Defence.View(f.N); ok {
			v.Attitude, v.Reason = string(said.Attitude), said.Reason
		}
		if c.Judgment.Pronounced {
			for _, x := range c.Judgment.Decision.Findings {
				if x.N == f.N {
					v.Found, v.Because = &x.Found, x.Because
				}
			}
		}
		out = append(out, v)
	}
	return out
}

func answerView(c *procedure.Civil) *AnswerView {
	d := c.Defence
	if !d.Answered && !d.Waived {
		return nil
	}
	return &AnswerView{Given: d.Answered, Waived: d.Waived, On: d.On.String(), Claims: d.Claims, Text: d.Text}
}

func deadlineView(d docket.Deadline, me docket.Actor) DeadlineView {
	v := DeadlineView{Key: d.Key, Who: string(d.Who), Party: string(d.Party), What: d.What, Event: d.Event, Until: d.Until, Missed: d.Missed,
		Article: d.Rule.Article, Rule: d.Rule.Key, Yours: d.Who == me.Standing}
	if !d.Count.From.IsZero() {
		r := periodResult(d.Count)
		v.Count = &r
	}
	for _, s := range d.LeftOut {
		v.LeftOut = append(v.LeftOut, SpanView{s.From.String(), s.Until.String(), s.Days(), s.Why, s.Rule.Article})
	}
	return v
}

// instant is a point in time that may not have come.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// texts turns names into plain strings, never null in JSON.
func texts[T ~string](xs []T) []string {
	out := []string{}
	for _, x := range xs {
		out = append(out, string(x))
	}
	return out
}
