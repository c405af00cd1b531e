package service

import (
	"time"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
)

// Event is what happened to a paper.
type Event string

const (
	Signed         Event = "signed"           // signed for: date on the receipt, also of post, entrusted and forwarded papers
	Left           Event = "left"             // left at the address
	RefusedAtCourt Event = "refused-at-court" // refused to sign, at the court or filmed outside
	RefusedVerdict Event = "refused-verdict"  // refused when the judgment was pronounced
	Arrived        Event = "arrived"          // arrived at an address offered or confirmed
	Answered       Event = "answered"         // replied or acted upon, at an address not confirmed
	Read           Event = "read"             // shown as read, at an address not confirmed
	Sent           Event = "sent"             // only sent, at an address not confirmed
	Reminded       Event = "reminded"         // a reminder by message
	Published      Event = "published"        // public notice, on its last publication
	PostedAbroad   Event = "posted-abroad"    // post abroad, not returned, but surely served
	CameBack       Event = "returned"         // came back
)

// Attempt is one delivery of a paper.
type Attempt struct {
	Event     Event     `json:"event"`
	At        time.Time `json:"at"` // UTC instant of the event
	Paper     Paper     `json:"paper"`
	Proved    time.Time `json:"proved,omitzero"` // Arrived: the instant of arrival the receiver proved instead
	Disproved bool      `json:"disproved,omitempty"`
	Domicile  bool      `json:"domicile"` // the receiver has a domicile in the territory; matters for public notice
}

// Effect says whether and when an attempt served the paper.
type Effect struct {
	Served      bool          `json:"served"`
	On          calendar.Date `json:"on"`                 // the court date; periods run from the day after
	Instant     time.Time     `json:"instant,omitzero"`   // of electronic service
	Presumed    bool          `json:"presumed,omitempty"` // may be disproved
	Skipped     []period.Skip `json:"skipped,omitempty"`
	Provisional bool          `json:"provisional,omitempty"`
	Reason      string        `json:"reason"` // zh-Hans
	Basis       law.Basis     `json:"basis"`
}

// Effective applies the rule for the event of an attempt, in the numbering of its day.
func Effective(a Attempt, cal *calendar.Calendar) Effect {
	on := calendar.Of(a.At)
	e := effective(a, on, cal)
	e.Basis = dated(e.Basis, on)
	return e
}

func effective(a Attempt, on calendar.Date, cal *calendar.Calendar) Effect {
	done := func(reason string, basis ...law.Rule) Effect {
		return Effect{Served: true, On: on, Reason: reason, Basis: basis}
	}
	switch a.Event {
	case Signed:
		return done("以送达回证上的签收日期为送达日期", Receipt, Entrusting, Forwarding)
	case Left:
		if a.Paper == Mediation {
			return Effect{Reason: "调解书不适用留置送达", Basis: law.Basis{InPerson}}
		}
		return done("留置送达，以文书留在住所之日为送达日期", LeftBehind)
	case RefusedAtCourt:
		return done("拒绝签署送达回证，视为送达", Refused)
	case RefusedVerdict:
		return done("定期宣判时拒不签收，视为送达", AtVerdict)
	case Arrived:
		e := done("到达受送达人提供或者确认的电子地址，即为送达", Confirmed, Electronic, SentOK)
		e.Instant = a.At.UTC()
		if !a.Proved.IsZero() {
			e.Instant, e.On = a.Proved.UTC(), calendar.Of(a.Proved)
			e.Reason = "受送达人证明了到达其系统的日期，以该日期为送达日期"
		}
		return e
	case Answered:
		e := done("受送达人回复收悉或者已经作出相应诉讼行为，即为送达", Unconfirmed)
		e.Instant = a.At.UTC()
		return e
	case Read:
		if a.Disproved {
			return Effect{Reason: "受送达人证明系统错误、地址非本人使用或者非本人阅知，推定不成立", Basis: law.Basis{Unconfirmed}}
		}
		e := done("系统反馈已阅知，推定送达；受送达人能够证明没有收悉的除外", Unconfirmed)
		e.Instant, e.Presumed = a.At.UTC(), true
		return e
	case Sent:
		return Effect{Reason: "地址未经受送达人确认，仅发送成功不是送达", Basis: law.Basis{Unconfirmed}}
	case Reminded:
		return Effect{Reason: "短信等提醒不是送达", Basis: law.Basis{NotService}}
	case Published:
		return until(Notice(on, a.Domicile).Run(on, cal), "公告期满，视为送达", NoticeStart)
	case PostedAbroad:
		return until(postAbroad.Run(on, cal), "自邮寄之日起满三个月，足以认定已经送达，期满之日视为送达")
	}
	return Effect{Reason: "没有送达", Basis: law.Basis{Receipt}}
}

func until(r period.Result, reason string, more ...law.Rule) Effect {
	return Effect{Served: true, On: r.Until, Skipped: r.Skipped, Provisional: r.Provisional, Reason: reason, Basis: append(r.Basis, more...)}
}

// First is the service that counts when one paper was sent in several ways: the earliest valid one (OLR 31). Electronic
// services of one day are told apart by their instant. False: the paper is not served.
func First(attempts []Attempt, cal *calendar.Calendar) (Effect, bool) {
	var best Effect
	valid := 0
	for _, a := range attempts {
		e := Effective(a, cal)
		if !e.Served {
			continue
		}
		valid++
		if valid == 1 || e.On.Before(best.On) || e.On == best.On && !e.Instant.IsZero() && (best.Instant.IsZero() || e.Instant.Before(best.Instant)) {
			best = e
		}
	}
	if valid > 1 {
		best.Basis = append(best.Basis[:len(best.Basis):len(best.Basis)], Earliest)
		best.Reason += "；以多种方式送达的，以最先完成的有效送达为准"
	}
	return best, valid > 0
}
