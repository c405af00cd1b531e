package procedure

import (
	"slices"

	"yunting/docket"
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/service"
)

// dueNotices is the end of every public notice that still runs; the court then counts its papers as served.
func (c *Civil) dueNotices(add adder) {
	for _, p := range (facts{c}).Parties() {
		if n := c.Service.Running(p); n != nil {
			add(docket.Deadline{Key: "notice/" + string(p), Who: docket.Court, What: "公告期满", Page: "service", Event: "发出公告",
				Missed: "公告期满即视为送达", IfMissed: service.Deem{Delivery: n.Delivery}}, n.On, limit.NoticeOf(c.Abroad(p)))
		}
	}
}

// announcement is what a public notice says: it follows the papers it serves (CPL-I 139).
func (c *Civil) announcement(n *service.Notice) service.Announcement {
	a := service.Announcement{To: c.PartyName(n.To), Number: c.Filing.Number.String(), Ground: n.Ground, Period: limit.NoticeOf(c.Abroad(n.To)),
		Title: c.PartyName(P1) + "与" + c.PartyName(D1) + c.Filing.Complaint.CauseName}
	for _, k := range n.Papers {
		a.Papers = append(a.Papers, document.Kind(k).Chinese())
	}
	has := func(k document.Kind) bool { return slices.Contains(n.Papers, string(k)) }
	if has(document.Complaint) || has(document.Respond) {
		a.Sued = &service.Sued{Plaintiff: c.PartyName(P1), Answer: limit.AnswerOf(c.Abroad(n.To)), Evidence: limit.Evidence(c.Trial.Now())}
		for _, x := range c.Filing.Complaint.Claims {
			a.Sued.Claims = append(a.Sued.Claims, x.Text)
		}
	}
	if has(document.Summons) {
		a.Summoned = c.summonedBy(n)
	}
	if has(document.Judgment) {
		a.Judged = &service.Judged{Final: c.Judgment.Final, Appeal: limit.AppealOf(c.Abroad(n.To)), Court: c.Court.AppealCourt,
			Fees: c.feeBorne()}
		for _, o := range c.Judgment.Decision.Orders {
			a.Judged.Orders = append(a.Judged.Orders, o.Text)
		}
	}
	return a
}

// summonedBy is the hearing a published summons calls to: the first one after the period of the notice.
func (c *Civil) summonedBy(n *service.Notice) *service.Summoned {
	for _, s := range c.Hearing.Sittings {
		if calendar.Of(s.At).After(n.Until) {
			return &service.Summoned{At: s.At.In(calendar.Zone).Format("2006年1月2日15时04分"), Place: s.Place, Follows: absence(n.To)}
		}
	}
	return nil
}

// feeBorne says who bears how much of the acceptance fee.
func (c *Civil) feeBorne() string {
	s := "案件受理费" + c.Fee.Assessed.Fee.Yuan()
	for _, x := range []struct {
		who string
		sum money.Fen
	}{{"原告", c.Judgment.Decision.Plaintiff}, {"被告", c.Judgment.Decision.Defendant}} {
		if x.sum > 0 {
			s += "，由" + x.who + "负担" + x.sum.Yuan()
		}
	}
	return s
}
