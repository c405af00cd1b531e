package procedure

import (
	"fmt"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/filing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/register"
)

// Rows is what the case contributes to the registers: a function of the docket alone.
func (c *Civil) Rows() register.Rows {
	x, f := c.Filing.Complaint, facts{c}
	outcome := c.Outcome()
	row := &register.Case{
		Receipt: c.Filing.Receipt, Cause: x.Cause, CauseName: x.CauseName, Track: string(c.Trial.Now()),
		Phase: c.Phase(), Status: c.Status(), Plaintiff: x.Plaintiff.Name, Defendant: x.Defendant.Name,
		Judge: c.Trial.Judge.ID, JudgeName: c.Trial.Judge.Name, Amount: x.Amount, Fee: c.Fee.Assessed.Fee,
		FiledAt: c.openedAt.At, FiledOn: c.Filing.FirstFiled, AcceptedOn: c.Filing.AcceptedOn, ClosedOn: c.endedOn(),
		Outcome: outcome, Room: c.Trial.RoomOpen, Open: outcome == "",
	}
	if c.Filing.Number.First > 0 {
		row.Number, row.Year, row.Serial = c.Filing.Number.String(), c.Filing.Number.Year, c.Filing.Number.First
		row.LimitUntil = f.LimitUntil()
	}
	out := register.Rows{Case: row}
	if row.Open {
		out.Holder = c.Trial.Judge.ID
		if c.Filing.State == filing.Referred {
			out.Holder = c.Filing.Reviewer.ID
		}
	}
	// The deadlines stand for the instant of the newest entry: the bell finds the passed ones by their time.
	for _, d := range c.Due(c.last.At) {
		r := register.Deadline{Key: d.Key, Standing: string(d.Who), Party: d.Party, What: d.What, Page: d.Page, Until: d.Until,
			Article: d.Rule.Article, Missed: d.Missed, Court: d.IfMissed != nil, Status: row.Status}
		switch d.Who {
		case docket.Judge:
			r.Person = c.Trial.Judge.ID
		case docket.Reviewer: // on a desk he is a judge like others
			r.Person, r.Standing = c.Filing.Reviewer.ID, string(docket.Judge)
		case docket.Member, docket.President:
			r.Person = d.Person
		case docket.Plaintiff, docket.Defendant:
			r.Person = c.PersonOf(d.Party)
		}
		out.Deadlines = append(out.Deadlines, r)
	}
	out.Involved = append(out.Involved, register.Involved{Person: c.Filing.FiledBy, Standing: string(docket.Plaintiff), Party: P1})
	if m, ok := c.Parties.Member[D1]; ok {
		out.Involved = append(out.Involved, register.Involved{Person: m.Person, Standing: string(docket.Defendant), Party: D1})
	} else if h := c.Service.CodeHash[D1]; h != "" {
		out.Invites = append(out.Invites, register.Invite{CodeHash: h, Party: D1})
	}
	if j := c.Trial.Judge.ID; j != "" {
		out.Involved = append(out.Involved, register.Involved{Person: j, Standing: string(docket.Judge)})
	} else if j := c.Filing.Reviewer.ID; j != "" {
		out.Involved = append(out.Involved, register.Involved{Person: j, Standing: string(docket.Reviewer)})
	}
	for _, m := range c.Trial.Members {
		out.Involved = append(out.Involved, register.Involved{Person: m.ID, Standing: string(docket.Member)})
	}
	if p := c.president(); p != "" && len(c.Trial.Recusals) > 0 {
		out.Involved = append(out.Involved, register.Involved{Person: p, Standing: string(docket.President)})
	}
	out.Notices, out.Papers = c.notices(), c.papers()
	if s := c.Hearing.Pending(); s != nil && row.Open {
		out.Sittings = append(out.Sittings, register.Sitting{At: s.At, Place: s.Place, Judge: c.Trial.Judge.ID, Name: c.Name()})
	}
	return out
}

// notices are the public notices of the case 公告.
func (c *Civil) notices() (ns []register.Notice) {
	title := fmt.Sprintf("%s与%s%s一案", c.PartyName(P1), c.PartyName(D1), c.Filing.Complaint.CauseName)
	for _, n := range c.Service.Notices {
		ns = append(ns, register.Notice{Key: "service/" + string(n.Delivery), Kind: "service", On: n.On, Until: n.Until, Title: title, Text: c.announcement(n).Text()})
	}
	for i, s := range c.Hearing.Sittings {
		at := s.At.In(calendar.Zone)
		ns = append(ns, register.Notice{Key: fmt.Sprintf("hearing/%d", i+1), Kind: "hearing", On: calendar.Of(s.At), Until: calendar.Of(s.At), Title: title,
			Text: fmt.Sprintf("本院定于%s %s在%s公开开庭审理%s，案号%s。", calendar.Of(s.At).Chinese(), at.Format("15:04"), s.Place, title, c.Filing.Number)})
	}
	return ns
}

// Phase is the coarse stage of the case.
func (c *Civil) Phase() register.Phase {
	f := facts{c}
	switch {
	case f.Ended() != "":
		return register.Ended
	case !c.Judgment.EffectiveOn.IsZero():
		if c.Settled() {
			return register.Ended
		}
		return register.Performance
	case c.Judgment.Pronounced:
		return register.Judged
	case c.Filing.State != filing.Accepted || !c.Fee.Cleared():
		return register.Filing
	case !f.Served():
		return register.Serving
	}
	return register.Trial
}

// Status is the state of the case in the words of the list of statuses.
func (c *Civil) Status() string {
	f := facts{c}
	switch {
	case f.Ended() != "":
		return f.Ended()
	case c.Filing.State != filing.Accepted:
		return c.Filing.State.Chinese()
	case c.Performance.Done:
		return "已履行完毕"
	case !c.Judgment.EffectiveOn.IsZero() && c.Settled():
		return "判决已生效"
	case !c.Judgment.EffectiveOn.IsZero():
		return "判决已生效，履行中"
	case !c.Judgment.SentUpOn.IsZero():
		return "已报送二审"
	case c.Judgment.Appealed:
		return "已上诉"
	case c.Judgment.Pronounced:
		return "已裁判"
	case !c.Fee.Cleared():
		return "待缴费"
	case !f.Served():
		return "送达中"
	case f.Heard():
		return "待判决"
	case !c.Trial.RoomShut.IsZero():
		return "核对笔录"
	case c.Trial.RoomOpen:
		return "交互式审理中"
	case c.Hearing.Pending() != nil:
		return "待开庭"
	case f.Prepared() != "":
		return "审前准备"
	}
	return "审理中"
}

// Settled tells whether nothing is left to perform: all was performed, or nothing was ordered.
func (c *Civil) Settled() bool {
	return c.Performance.Done || c.Judgment.Pronounced && !c.Judgment.Decision.Performable()
}

// Outcome is how the court finished with the case; empty while it is open.
func (c *Civil) Outcome() string {
	switch c.Filing.State {
	case filing.Refused:
		return "refused"
	case filing.Lapsed, filing.Withdrawn:
		return "returned"
	}
	switch {
	case c.Fee.Lapsed, c.Hearing.Withdrawn, c.Judgment.Withdrawn():
		return "withdrawn"
	case !c.Judgment.ClosedOn.IsZero():
		return "judged"
	}
	return ""
}

func (c *Civil) endedOn() calendar.Date {
	switch c.Outcome() {
	case "refused", "returned":
		return c.Filing.EndedOn
	case "withdrawn":
		if !c.Fee.SettledOn.IsZero() {
			return c.Fee.SettledOn
		}
		return c.Fee.LapsedOn
	}
	return c.Judgment.ClosedOn
}

// Title is how the case is called 某某诉某某某某纠纷.
func (c *Civil) Title() string {
	return c.PartyName(P1) + "诉" + c.PartyName(D1) + c.Filing.Complaint.CauseName
}

// Name is the case number, or the receipt number before there is one.
func (c *Civil) Name() string {
	if c.Filing.Number.First > 0 {
		return c.Filing.Number.String()
	}
	return c.Filing.Receipt
}

// PaperFor finds the newest paper of a kind addressed to a party or to all.
func (c *Civil) PaperFor(k document.Kind, p id.Party) (document.Paper, bool) {
	return c.Papers.Latest(k, p)
}

// OpenedAt is the instant the docket was opened.
func (c *Civil) OpenedAt() time.Time { return c.openedAt.At }
