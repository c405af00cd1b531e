package chancery

import (
	"fmt"
	"strings"
	"time"

	"yunting/court"
	"yunting/document/typeset"
	"yunting/filing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/procedure"
)

// demonstration stands at the end of every paper of a court that is not real.
const demonstration = "演示文书，不具法律效力。"

// paper is the frame of a paper of the court: title, number, date, seal.
func paper(of *court.Profile, kind, number string, now time.Time, blocks ...typeset.Block) typeset.Paper {
	p := typeset.Paper{Court: of.Name, Kind: kind, Number: number, Blocks: blocks, Date: calendar.Of(now).Numerals(), Footer: true, Made: now,
		Seal: &typeset.Seal{Court: of.Name, Demonstration: of.Demo}}
	if of.Demo {
		p.Annex = append(p.Annex, typeset.Note(demonstration))
	}
	return p
}

// ours is a paper of the court in this case.
func (d desk) ours(kind string, blocks ...typeset.Block) typeset.Paper {
	return paper(d.Court, kind, d.Name(), d.now, blocks...)
}

// para sets one paragraph.
func para(format string, args ...any) typeset.Block {
	if len(args) == 0 {
		return typeset.Para(format)
	}
	return typeset.Para(fmt.Sprintf(format, args...))
}

// paras sets several.
func paras(texts ...string) (bs []typeset.Block) {
	for _, t := range texts {
		for line := range strings.Lines(t) {
			if line = strings.TrimSpace(line); line != "" {
				bs = append(bs, typeset.Para(line))
			}
		}
	}
	return bs
}

// numeral is a Chinese ordinal: 一, 二, … 二十.
func numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n == 10:
		return "十"
	case n < 20:
		return "十" + string(digits[n%10])
	}
	s := string(digits[n/10]) + "十"
	if n%10 != 0 {
		s += string(digits[n%10])
	}
	return s
}

// clock is an instant in court time.
func clock(t time.Time) string { return t.In(calendar.Zone).Format("2006年1月2日15时04分") }

// side describes a party as CPL 124 wants it; masked hides most of the document's number.
func side(role string, s filing.Side, masked bool) string {
	parts := []string{role + "：" + s.Name}
	if s.IDNumber != "" {
		n := s.IDNumber
		if masked && s.Kind == filing.Natural {
			n = idcard.Mask(n)
		}
		parts = append(parts, s.IDKind.Chinese()+n)
	}
	if s.Address != "" {
		parts = append(parts, "住所："+s.Address)
	}
	if s.Head != "" {
		parts = append(parts, "法定代表人："+s.Head)
	}
	if !masked && s.Mobile != "" {
		parts = append(parts, "联系电话："+s.Mobile)
	}
	return strings.Join(parts, "，") + "。"
}

func (d desk) complaintOf() filing.Complaint { return d.Filing.Complaint }

// cause names the dispute between its parties.
func (d desk) cause() string {
	return fmt.Sprintf("%s与%s%s", d.PartyName(procedure.P1), d.PartyName(procedure.D1), d.complaintOf().CauseName)
}

func role(p id.Party) string {
	if p == procedure.P1 {
		return "原告"
	}
	return "被告"
}

// signed adds the judge and the clerk.
func (d desk) signed(p typeset.Paper, judge string) typeset.Paper {
	p.Sign = []string{"审判员　" + judge}
	for _, o := range d.Court.With(court.Clerk) {
		p.Clerk = []string{"书记员　" + o.Name}
	}
	return p
}
