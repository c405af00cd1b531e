// Package efile binds the electronic file of a case 电子卷宗: every paper and exhibit in catalogue order, one PDF with
// bookmarks and page stamps, and names for each item that never change.
//
// A catalogue is computed from the docket alone. What somebody may not read by itself does not stand in his catalogue.
package efile

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"yunting/authority"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/procedure"
)

var (
	// Holding: what the file of a case must hold.
	Holding = law.Declare(law.Rule{
		Key: "cplint/263", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百六十三条", From: "2015-02-04",
		Summary: "simplified procedure: the file holds complaint, answer, proofs of identity, mandates, evidence, records, judgment, proofs of service, performance, fee receipts and notices of procedure",
	})
	// Consulting: parties read the file online.
	Consulting = law.Declare(law.Rule{
		Key: "process18/11", Article: "《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》第十一条", From: "2018-09-01",
		Summary: "parties and their agents may consult the electronic file through a platform of the court, with the protection that safety needs",
	})
	// Ordering is in which order the file is bound.
	Ordering = law.Declare(law.Rule{
		Key: "efile/order", Article: "《人民法院在线诉讼规则》第三十五条", From: "2021-08-01", Mark: law.Choice,
		Summary: "the file is bound in the order of procedure; proofs of service stand behind the paper that was served; what the bench does among itself and its internal approvals form a secret volume",
	})
)

// Volume is one half of a file.
type Volume string

const (
	Main   Volume = "main"   // 正卷
	Secret Volume = "secret" // 副卷: deliberation and internal approvals; never for parties
)

// Chinese is the volume's name.
func (v Volume) Chinese() string {
	if v == Secret {
		return "副卷"
	}
	return "正卷"
}

// Sort is what an item is.
type Sort string

const (
	Paper   Sort = "paper"   // a paper of the court or of a party
	Exhibit Sort = "exhibit" // evidence
	Mandate Sort = "mandate" // what proves who acts for a party
	Relief  Sort = "relief"  // what proves hardship
	Proof   Sort = "proof"   // of service, made from the docket
	Inner   Sort = "inner"   // what the bench does among itself, made from the docket
)

// Item is one thing in the file.
type Item struct {
	ID     string // the number of the entry that brought it in, and which of several it is: "45", "45-2". Never changes
	Entry  int
	Sort   Sort
	Kind   string // of a paper; else the kind of act that brought it in
	Volume Volume
	Part   Part
	Title  string
	Who    string // who submitted or made it
	On     calendar.Date

	File     id.File // empty: made from the docket, or not there
	Name     string  // of the file
	Media    string  // type by content
	Size     int64   // bytes
	Delivery id.Delivery
	Paper    document.Paper // of a paper
	Page     string         // page of the case where it stands by itself, relative; empty: only here
	Unread   bool           // served on the viewer, who has not opened it
	Lines    [][2]string    // of an inner item: what the docket says

	anchor int // the entry it is sorted by: a proof of service stands behind its paper
	party  id.Party
}

// Catalogue is the file of a case as one viewer has it before him.
type Catalogue struct {
	Matter     id.Matter
	Court      string // its name
	Number     string
	Cause      string
	Plaintiff  string
	Defendant  string
	AcceptedOn calendar.Date
	ClosedOn   calendar.Date
	Judge      string
	For        id.Party // empty: an officer of the case
	Seq        int      // number of the newest entry it takes in
	At         time.Time
	Items      []Item
	Basis      law.Basis // under which the file is kept and read
}

// Of makes the catalogue of a case from its whole docket, for one viewer. Pure: the same docket gives the same catalogue.
func Of(c *procedure.Civil, es []docket.Entry, by docket.Actor) Catalogue {
	x := c.Filing.Complaint
	out := Catalogue{Matter: c.Matter(), Court: c.Court.Name, Number: c.Name(), Cause: x.CauseName, Plaintiff: c.PartyName(procedure.P1), Defendant: c.PartyName(procedure.D1),
		Basis: law.Basis{document.Making, Consulting, Ordering}, AcceptedOn: c.Filing.AcceptedOn, ClosedOn: c.EndedOn(), Judge: c.Trial.Judge.Name, For: by.Party}
	if t := c.Trial.Now(); t == track.Simplified || t == track.Small {
		out.Basis = append(out.Basis, Holding)
	}
	if len(es) > 0 {
		out.Seq, out.At = es[len(es)-1].Seq, es[len(es)-1].At
	}
	if authority.MayRead(by) != nil {
		return out
	}
	for _, e := range es {
		for _, i := range brought(c, es, e) {
			if mayRead(c, i, by) {
				i.Unread = i.Sort == Paper && by.Party != "" && len(c.Unread(by.Party, i.Paper.Kind)) > 0
				out.Items = append(out.Items, i)
			}
		}
	}
	slices.SortStableFunc(out.Items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(volumes[a.Volume], volumes[b.Volume]), cmp.Compare(a.Part.place(), b.Part.place()), cmp.Compare(a.anchor, b.anchor), cmp.Compare(a.Entry, b.Entry))
	})
	return out
}

var volumes = map[Volume]int{Main: 0, Secret: 1}

// In keeps the items of one volume.
func (c Catalogue) In(v Volume) Catalogue {
	c.Items = slices.DeleteFunc(slices.Clone(c.Items), func(i Item) bool { return i.Volume != v })
	return c
}

// Find finds an item by its name.
func (c Catalogue) Find(name string) (Item, bool) {
	i := slices.IndexFunc(c.Items, func(i Item) bool { return i.ID == name })
	if i < 0 {
		return Item{}, false
	}
	return c.Items[i], true
}

// mayRead tells whether a reader of the case may read one item, by the rule of the page where it stands by itself.
func mayRead(c *procedure.Civil, i Item, by docket.Actor) bool {
	if i.Volume == Secret {
		return by.Party == "" && authority.MayReadEntry(by, docket.Kind(i.Kind)) && (by.Standing == docket.Judge || by.Standing == docket.Member)
	}
	switch i.Sort {
	case Paper:
		if _, ok := c.ReadablePaper(i.Entry, by.Party); !ok {
			return false
		}
		return by.Party == "" || i.Paper.For == "" || i.Paper.For == by.Party || !ownCopy(c, i.Paper, by.Party)
	case Relief: // what a party's purse holds is not for the other side
		return by.Party == "" || by.Party == i.party
	}
	return true
}

// ownCopy tells whether a party has its own copy of a paper that was made for the other side too.
func ownCopy(c *procedure.Civil, of document.Paper, p id.Party) bool {
	return slices.ContainsFunc(c.Papers.Copies(of), func(x document.Paper) bool { return x.For == p })
}

func name(e docket.Entry) string          { return fmt.Sprint(e.Seq) }
func nameOf(e docket.Entry, n int) string { return fmt.Sprintf("%d-%d", e.Seq, n) }
func side(c *procedure.Civil, p id.Party) string {
	switch p {
	case procedure.P1:
		return "原告" + c.PartyName(p)
	case procedure.D1:
		return "被告" + c.PartyName(p)
	}
	return c.Court.Name
}

// CourtScope is the reading of officers of a case; that of a party has the party's name.
const CourtScope = "court"

// Scope is whose reading somebody's is.
func Scope(by docket.Actor) string {
	if by.Party == "" {
		return CourtScope
	}
	return string(by.Party)
}

// Reader is somebody with a reading: what he may read is what all may who share it.
func Reader(scope string, v Volume) (by docket.Actor, ok bool) {
	switch {
	case scope == CourtScope && v == Main:
		return docket.Actor{Standing: docket.Clerk}, true
	case scope == CourtScope && v == Secret:
		return docket.Actor{Standing: docket.Judge}, true
	case scope == string(procedure.P1) && v == Main:
		return docket.Actor{Standing: docket.Plaintiff, Party: procedure.P1}, true
	case scope == string(procedure.D1) && v == Main:
		return docket.Actor{Standing: docket.Defendant, Party: procedure.D1}, true
	}
	return docket.Actor{}, false
}

// Covers tells whether a catalogue holds every item of a bundle: only then may its reader have it.
func (c Catalogue) Covers(spots map[string]Spot) bool {
	for name := range spots {
		if _, ok := c.Find(name); !ok {
			return false
		}
	}
	return true
}
