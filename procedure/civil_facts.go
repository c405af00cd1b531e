package procedure

import (
	"fmt"

	"yunting/consent"
	"yunting/document"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/track"
)

// facts answers what one stage must ask of another; every answer is read off the sheets.
type facts struct{ c *Civil }

// PartyName is the party as the complaint names it.
func (f facts) PartyName(p id.Party) string {
	if p == P1 {
		return f.c.Filing.Complaint.Plaintiff.Name
	}
	return f.c.Filing.Complaint.Defendant.Name
}

// Parties of the case in order.
func (f facts) Parties() []id.Party { return []id.Party{P1, D1} }

// Charge is what the fee is computed from.
func (f facts) Charge() fee.Charge { return ChargeOf(f.c.Filing.Complaint) }

// ChargeOf is what the fee of a complaint is computed from.
func ChargeOf(x filing.Complaint) fee.Charge {
	return fee.Charge{Cause: x.Cause, Amount: x.Sum(), Other: !x.MoneyOnly()}
}

// ClaimSum is the sum of the claims in money.
func (f facts) ClaimSum() money.Fen { return f.c.Filing.Complaint.Amount }

// Track the case is on.
func (f facts) Track() track.Track { return f.c.Trial.Now() }

// Standing tells whether the case is accepted and not ended.
func (f facts) Standing() bool { return f.c.Filing.State == filing.Accepted && f.Ended() == "" }

// Undecided tells whether the case stands and no judgment was pronounced.
func (f facts) Undecided() bool {
	switch f.c.Filing.State {
	case "", filing.Filed, filing.Referred, filing.Returned:
		return true // exhibits come with the complaint
	}
	return f.Standing() && !f.c.Judgment.Pronounced
}

// Ended says why the case ended without a judgment; empty when it did not.
func (f facts) Ended() string {
	switch f.c.Filing.State {
	case filing.Refused, filing.Lapsed, filing.Withdrawn:
		return f.c.Filing.State.Chinese()
	}
	if f.c.Fee.Lapsed || f.c.Hearing.Withdrawn {
		return "已按撤诉处理"
	}
	if f.c.Judgment.Withdrawn() {
		return "已准许撤诉"
	}
	return ""
}

// Served tells whether the complaint reached the defendant.
func (f facts) Served() bool {
	_, ok := f.c.Service.Served(D1, string(document.Respond))
	return ok
}

// FactNumbers of the complaint.
func (f facts) FactNumbers() (ns []int) {
	for _, x := range f.c.Filing.Complaint.Facts {
		ns = append(ns, x.N)
	}
	return ns
}

// MayExamine tells whether a party may speak to exhibits now.
func (f facts) MayExamine(p id.Party) bool { return f.Standing() && f.Served() }

// Debated tells whether the trial is over: nothing more is said to the evidence.
func (f facts) Debated() bool {
	return !f.c.Trial.RoomShut.IsZero() || f.c.Hearing.Held() && f.c.Hearing.Pending() == nil
}

// Cause is the key of the cause of action.
func (f facts) Cause() string { return f.c.Filing.Complaint.Cause }

// TrackFacts is what the choice of the track looks at.
func (f facts) TrackFacts(on calendar.Date, province string) track.Facts {
	x := f.c.Filing.Complaint
	return track.Facts{
		Filed: on, Province: province, Amount: x.Amount, MoneyOnly: x.MoneyOnly(), Clear: !x.Flags.Unclear,
		ForeignRelated: f.ForeignRelated(), DefendantMissing: x.Flags.DefendantMissing, NeedsAppraisal: x.Flags.NeedsAppraisal,
	}
}

// ConsentsToService tells whether a party consents to electronic service now.
func (f facts) ConsentsToService(p id.Party) bool { return f.c.Consent.Has(p, consent.Service) }

// Summoned tells whether a summons reached a party before the hearing that is to be recorded.
func (f facts) Summoned(p id.Party) bool {
	at, ok := f.c.Service.Served(p, string(document.Summons))
	s := f.c.Hearing.Pending()
	return ok && (s == nil || !at.After(s.At))
}

// HearingOn is the court date of the hearing that is summoned and not held; zero when there is none.
func (f facts) HearingOn() (on calendar.Date) {
	if s := f.c.Hearing.Pending(); s != nil {
		on = calendar.Of(s.At)
	}
	return on
}

// LastServed is the day the judgment reached the last party.
func (f facts) LastServed() (last calendar.Date) {
	for _, p := range f.Parties() {
		if on := f.c.Service.ServedOn(p, string(document.Judgment)); on.After(last) {
			last = on
		}
	}
	return last
}

// ClosingDay is the last day on which the judgment closes the case for a party; false while it does so not for all.
func (f facts) ClosingDay() (last calendar.Date, ok bool) {
	for _, p := range f.Parties() {
		on := f.c.Service.Closes(p, string(document.Judgment))
		if on.IsZero() {
			return calendar.Date{}, false
		}
		if on.After(last) {
			last = on
		}
	}
	return last, true
}

// AsyncConsent names the parties who did not consent to the asynchronous trial.
func (f facts) AsyncConsent() (missing []string) {
	for _, p := range f.Parties() {
		if !f.c.Consent.Has(p, consent.Async) {
			missing = append(missing, f.PartyName(p))
		}
	}
	return missing
}

// Prepared says what is still missing before the trial; empty when nothing is.
func (f facts) Prepared() string {
	switch {
	case !f.Standing():
		return "案件不在审理中"
	case !f.Served():
		return "起诉状还没有送达被告"
	case !f.c.Defence.Answered && !f.c.Defence.Waived:
		return "被告的答辩期还没有结束"
	case f.c.Evidence.ClosedOn.IsZero():
		return "举证期限还没有届满"
	}
	for _, p := range f.Parties() {
		// Who did not choose to examine online is heard at the hearing (OLR 14).
		if xs := f.c.Evidence.Unexamined(p); len(xs) > 0 && f.c.Consent.Has(p, consent.Evidence) {
			return fmt.Sprintf("%s还有%d份证据没有质证", f.PartyName(p), len(xs))
		}
	}
	return ""
}

// RecordIssued tells whether the record of the trial room was made.
func (f facts) RecordIssued() bool {
	_, ok := f.c.Papers.Latest(document.Record, "")
	return ok
}

// ShortNotice: simplified and small claims are not bound to three days' notice (CPL 163).
func (f facts) ShortNotice() bool { return f.c.Trial.Now() != track.Ordinary }

// Heard tells whether the trial is over.
func (f facts) Heard() bool { return f.c.Trial.Heard() || f.c.Hearing.Held() }

// SmallClaims tells whether the judgment will be final.
func (f facts) SmallClaims() bool { return f.c.Trial.Now() == track.Small }

// FeeAssessed is the acceptance fee.
func (f facts) FeeAssessed() money.Fen { return f.c.Fee.Assessed.Fee }

// RefusalServedOn is the day the ruling of non-acceptance was served.
func (f facts) RefusalServedOn() calendar.Date {
	return f.c.Service.ServedOn(P1, string(document.Refusal))
}

// AllServed tells whether the judgment reached every party.
func (f facts) AllServed() bool {
	for _, p := range f.Parties() {
		if _, ok := f.c.Service.Served(p, string(document.Judgment)); !ok {
			return false
		}
	}
	return true
}

// MayAppeal tells whether a party's own appeal period runs on a day.
func (f facts) MayAppeal(p id.Party, on calendar.Date) bool {
	from := f.c.Service.ServedOn(p, string(document.Judgment))
	if from.IsZero() {
		return true // pronounced, not yet served on this party
	}
	return !on.After(f.AppealUntil(p))
}

// EffectiveOn is the day the judgment took effect.
func (f facts) EffectiveOn() calendar.Date { return f.c.Judgment.EffectiveOn }
