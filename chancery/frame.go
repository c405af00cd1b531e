package chancery

import (
	"slices"
	"strings"
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/document/form"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// demonstration stands on every paper of a court that is not real.
const demonstration = "演示文书，不具法律效力。"

// undated is the place of the date on a draft.
const undated = "　　　　年　　月　　日"

// ours is a paper of the court in this case: title, number, date, seal.
func (d desk) ours(kind string, blocks ...typeset.Block) form.Paper {
	return d.frame(form.Paper{
		Court: d.header(), Kind: kind, Number: d.number(), Blocks: d.worded(blocks), Date: calendar.Of(d.now).Numerals(),
		Seal: &form.Seal{Court: d.Court.Name, Demonstration: d.Court.Demo},
	})
}

// notice is a paper that tells an addressee something.
func (d desk) notice(kind string, to id.Party, blocks ...typeset.Block) form.Paper {
	return d.ours(kind, slices.Concat([]typeset.Block{typeset.Words(form.Plain, d.PartyName(to)+"：")}, blocks)...)
}

func (d desk) frame(p form.Paper) form.Paper { return frame(d.Court, p, d.now) }

func frame(of *court.Profile, p form.Paper, now time.Time) form.Paper {
	p.Made = now
	if of.Demo { // at the head: nobody reads on without it, and it never stands alone on a page
		p.Blocks = slices.Insert(p.Blocks, 0, typeset.Block(typeset.Words(typeset.Note, demonstration)))
	}
	return p
}

// number is the case number, or the number of the receipt before there is one.
func (d desk) number() string {
	if d.Filing.Number.IsZero() {
		return "收件编号：" + d.Filing.Receipt
	}
	return d.Filing.Number.String()
}

// signed adds the judge and the clerk.
func (d desk) signed(p form.Paper, judge string) form.Paper {
	p.Sign = []string{"审判员　" + judge}
	if name := d.clerk(); name != "" {
		p.Clerk = []string{"书记员　" + name}
	}
	return p
}

// named is the case as forms name it.
func (d desk) named() form.Case {
	c := form.Case{
		Cause: d.Filing.Complaint.CauseName, PlaintiffName: d.PartyName(procedure.P1), DefendantName: d.PartyName(procedure.D1), Dispute: d.dispute(),
	}
	for _, b := range d.parties() {
		c.Parties = append(c.Parties, b.(typeset.Text).String())
	}
	return c
}

// single is one judge, and the clerk.
func (d desk) single(judge string) form.Bench {
	b := form.Bench{Sign: []string{"审判员　" + judge}}
	if name := d.clerk(); name != "" {
		b.Clerk = []string{"书记员　" + name}
	}
	return b
}

// whole is all who try the case, and the clerk. by is the judge where one sits alone.
func (d desk) whole(by string) form.Bench {
	b := d.single(by)
	if len(d.Trial.Members) > 0 {
		b.Sign = nil
		for _, o := range d.Trial.Bench() {
			b.Sign = append(b.Sign, d.title(o)+"　"+o.Name)
		}
	}
	return b
}

// attested marks a copy that is served.
func (d desk) attested(p form.Paper) form.Paper {
	p.Attest = "本件与原本核对无异"
	return p
}

// clerk is who keeps the record of this case: the clerk who recorded the hearing, else the clerk of the judge's
// division, else the last clerk who acted in the docket; empty when there is none.
func (d desk) clerk() string {
	var last string
	for _, e := range slices.Backward(d.entries) {
		if e.By.Standing != docket.Clerk {
			continue
		}
		if _, held := e.Act.(hearing.Hold); held {
			return e.By.Name
		}
		if last == "" {
			last = e.By.Name
		}
	}
	for _, o := range d.Court.With(court.Clerk) {
		if o.Division != "" && o.Division == d.Trial.Judge.Division {
			return o.Name
		}
	}
	return last
}

// within is a period with its last day: exact when the paper is known to have reached the party, else for whoever
// receives it on the day it is made.
func (d desk) within(p limit.Period, to id.Party, paper string) string {
	if on := d.Service.ServedOn(to, paper); !on.IsZero() {
		return d.you(to) + "于" + on.Chinese() + "收到本通知，期限至" + d.ending(p, on) + "24时届满"
	}
	today := calendar.Of(d.now)
	return today.Chinese() + "收到本通知的，期限至" + d.ending(p, today) + "24时届满；此后收到的，自实际收到的次日起计算"
}

// asked lists the claims, numbered.
func asked(cs []filing.Claim) (bs []typeset.Block) {
	var texts []string
	for _, c := range cs {
		texts = append(texts, trim(c.Text)+"。")
	}
	return numbered(texts...)
}

// inOne lists the claims in one sentence.
func inOne(cs []filing.Claim) string {
	var texts []string
	for i, c := range cs {
		texts = append(texts, numeral(i+1)+"、"+trim(c.Text))
	}
	return strings.Join(texts, "；") + "。"
}
