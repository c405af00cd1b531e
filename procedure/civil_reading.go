package procedure

import (
	"slices"

	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/service"
)

// shared papers are for both sides once they are in the case.
var shared = []document.Kind{document.Complaint, document.Answer, document.Record, document.Judgment, document.DeemedWithdrawn, document.WithdrawalRuling, document.Conversion, document.AppealLapsed, document.CorrectionRuling}

// Readable finds the newest paper of a kind a party may read: its own, a shared one, or one that was served on it.
// An empty party stands for an officer of the case, who reads all.
func (c *Civil) Readable(k document.Kind, p id.Party) (document.Paper, bool) {
	if p == "" || slices.Contains(shared, k) || c.Delivered(k, p) {
		if x, ok := c.Papers.Latest(k, p); ok {
			return x, true
		}
		return c.Papers.Latest(k, "")
	}
	return c.Papers.Latest(k, p)
}

// ReadablePaper finds one paper, by the entry that issued it, that a party may read: its own, one for everybody, or the copy of
// the other side of a paper that both may read. An empty party stands for an officer of the case, who reads all.
func (c *Civil) ReadablePaper(seq int, p id.Party) (document.Paper, bool) {
	x, ok := c.Papers.Find(seq)
	if !ok || p == "" || x.For == p || slices.Contains(shared, x.Kind) {
		return x, ok
	}
	if x.For != "" {
		return document.Paper{}, false
	}
	_, ok = c.Papers.Latest(x.Kind, p) // what is addressed to nobody in particular is for both, as by its kind
	return x, ok
}

// Delivered tells whether a kind of paper was sent to a party, whatever became of it.
func (c *Civil) Delivered(k document.Kind, p id.Party) bool {
	return slices.ContainsFunc(c.Service.Deliveries, func(d *service.Delivery) bool { return d.To == p && slices.Contains(d.Papers, string(k)) })
}

// Unread lists, as acts to be entered when they are opened, the electronic deliveries to a party that hold a paper
// and were never opened; an empty kind means any paper.
func (c *Civil) Unread(p id.Party, k document.Kind) (acts []docket.Act) {
	for _, d := range c.Service.Deliveries {
		if p != "" && d.To == p && d.OpenedAt.IsZero() && (d.Way == "sms" || d.Way == "inbox") && (k == "" || slices.Contains(d.Papers, string(k))) {
			acts = append(acts, service.Open{Delivery: d.ID})
		}
	}
	return acts
}
