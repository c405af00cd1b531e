package procedure

import (
	"yunting/consent"
	"yunting/court"
	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law"
	"yunting/performance"
	"yunting/period"
	"yunting/service"
	"yunting/trial"
)

// The parties of a civil case. More than one on a side come with joinder.
const (
	P1 id.Party = "p1" // 原告
	D1 id.Party = "d1" // 被告
)

// Civil is a civil case of first instance 民初, folded from its docket.
type Civil struct {
	Court       *court.Profile
	Parties     identity.Parties
	Filing      filing.Sheet
	Consent     consent.Sheet
	Service     service.Sheet
	Fee         fee.Sheet
	Defence     defence.Sheet
	Evidence    evidence.Sheet
	Trial       trial.Sheet
	Hearing     hearing.Sheet
	Judgment    judgment.Sheet
	Performance performance.Sheet
	Papers      document.Sheet
	Period      period.Sheet

	court    id.Court
	matter   id.Matter
	openedAt docket.Entry // the first entry
	last     docket.Entry
}

// NewCivil is an empty case whose stages can ask each other.
func NewCivil(of *court.Profile) *Civil {
	c := &Civil{Court: of}
	f := facts{c}
	c.Filing.Facts, c.Parties.Facts, c.Service.Facts, c.Fee.Facts, c.Defence.Facts, c.Evidence.Facts = f, f, f, f, f, f
	c.Trial.Facts, c.Hearing.Facts, c.Judgment.Facts, c.Performance.Facts = f, f, f, f
	c.Period.Facts = f
	return c
}

// civilBook enrols every act of a civil case: the table of contents of the procedure.
var civilBook = func() *docket.Book[Civil] {
	b := &docket.Book[Civil]{}
	onFiling := func(c *Civil) *filing.Sheet { return &c.Filing }
	docket.Enrol[filing.File](b, onFiling)
	docket.Enrol[filing.Return](b, onFiling)
	docket.Enrol[filing.Correct](b, onFiling)
	docket.Enrol[filing.Withdraw](b, onFiling)
	docket.Enrol[filing.Lapse](b, onFiling)
	docket.Enrol[filing.Refer](b, onFiling)
	docket.Enrol[filing.HandBack](b, onFiling)
	docket.Enrol[filing.Refuse](b, onFiling)
	docket.Enrol[filing.Appeal](b, onFiling)
	docket.Enrol[filing.SendUp](b, onFiling)
	docket.Enrol[filing.Accept](b, onFiling)

	onConsent := func(c *Civil) *consent.Sheet { return &c.Consent }
	docket.Enrol[consent.Give](b, onConsent)
	docket.Enrol[consent.Withdraw](b, onConsent)
	docket.Enrol[consent.Void](b, onConsent)

	onFee := func(c *Civil) *fee.Sheet { return &c.Fee }
	docket.Enrol[fee.Assess](b, onFee)
	docket.Enrol[fee.Pay](b, onFee)
	docket.Enrol[fee.NotePaid](b, onFee)
	docket.Enrol[fee.Lapse](b, onFee)
	docket.Enrol[fee.Settle](b, onFee)
	docket.Enrol[fee.AssessAppeal](b, onFee)
	docket.Enrol[fee.RemindAppeal](b, onFee)
	docket.Enrol[fee.PayAppeal](b, onFee)
	docket.Enrol[fee.AskRelief](b, onFee)
	docket.Enrol[fee.GrantRelief](b, onFee)
	docket.Enrol[fee.DenyRelief](b, onFee)
	docket.Enrol[fee.AssessRest](b, onFee)
	docket.Enrol[fee.OweRefund](b, onFee)
	docket.Enrol[fee.NoteRefund](b, onFee)

	onService := func(c *Civil) *service.Sheet { return &c.Service }
	docket.Enrol[service.Confirm](b, onService)
	docket.Enrol[service.Begin](b, onService)
	docket.Enrol[service.Send](b, onService)
	docket.Enrol[service.Arrive](b, onService)
	docket.Enrol[service.Open](b, onService)
	docket.Enrol[service.Fail](b, onService)
	docket.Enrol[service.Hand](b, onService)
	docket.Enrol[service.Attempt](b, onService)
	docket.Enrol[service.Publish](b, onService)
	docket.Enrol[service.Deem](b, onService)
	docket.Enrol[service.Invite](b, onService)

	onParties := func(c *Civil) *identity.Parties { return &c.Parties }
	docket.Enrol[identity.Join](b, onParties)
	docket.Enrol[identity.ConfirmMandate](b, onParties)
	docket.Enrol[identity.Strike](b, onParties)
	docket.Enrol[identity.Reverify](b, onParties)

	onDefence := func(c *Civil) *defence.Sheet { return &c.Defence }
	docket.Enrol[defence.Answer](b, onDefence)
	docket.Enrol[defence.Waive](b, onDefence)

	onEvidence := func(c *Civil) *evidence.Sheet { return &c.Evidence }
	docket.Enrol[evidence.Submit](b, onEvidence)
	docket.Enrol[evidence.Rest](b, onEvidence)
	docket.Enrol[evidence.Close](b, onEvidence)
	docket.Enrol[evidence.Examine](b, onEvidence)
	docket.Enrol[evidence.GiveUp](b, onEvidence)
	docket.Enrol[evidence.Check](b, onEvidence)
	docket.Enrol[evidence.Recheck](b, onEvidence)
	docket.Enrol[evidence.Contest](b, onEvidence)
	docket.Enrol[evidence.AnswerContest](b, onEvidence)
	docket.Enrol[evidence.Appraise](b, onEvidence)
	docket.Enrol[evidence.Find](b, onEvidence)

	docket.Enrol[defence.Reopen](b, onDefence)
	docket.Enrol[evidence.Reopen](b, onEvidence)
	onPeriod := func(c *Civil) *period.Sheet { return &c.Period }
	docket.Enrol[period.AskRestoration](b, onPeriod)
	docket.Enrol[period.AskExtension](b, onPeriod)
	docket.Enrol[period.Decide](b, onPeriod)

	onTrial := func(c *Civil) *trial.Sheet { return &c.Trial }
	docket.Enrol[trial.ChooseTrack](b, onTrial)
	docket.Enrol[trial.Allot](b, onTrial)
	docket.Enrol[trial.Panel](b, onTrial)
	docket.Enrol[trial.ToPanel](b, onTrial)
	docket.Enrol[trial.Convert](b, onTrial)
	docket.Enrol[trial.Object](b, onTrial)
	docket.Enrol[trial.RuleObjection](b, onTrial)
	docket.Enrol[trial.AskRecusal](b, onTrial)
	docket.Enrol[trial.DecideRecusal](b, onTrial)
	docket.Enrol[trial.AskExtension](b, onTrial)
	docket.Enrol[trial.ExtendLimit](b, onTrial)
	docket.Enrol[trial.OpenRoom](b, onTrial)
	docket.Enrol[trial.Ask](b, onTrial)
	docket.Enrol[trial.Answer](b, onTrial)
	docket.Enrol[trial.NoteSilence](b, onTrial)
	docket.Enrol[trial.ShutRoom](b, onTrial)
	docket.Enrol[trial.ConfirmRecord](b, onTrial)
	docket.Enrol[trial.NoteUnsigned](b, onTrial)

	onHearing := func(c *Civil) *hearing.Sheet { return &c.Hearing }
	docket.Enrol[hearing.Summon](b, onHearing)
	docket.Enrol[hearing.Hold](b, onHearing)
	docket.Enrol[hearing.DeemWithdrawn](b, onHearing)

	onJudgment := func(c *Civil) *judgment.Sheet { return &c.Judgment }
	docket.Enrol[judgment.Propose](b, onJudgment)
	docket.Enrol[judgment.Opine](b, onJudgment)
	docket.Enrol[judgment.WithdrawSuit](b, onJudgment)
	docket.Enrol[judgment.RuleWithdrawal](b, onJudgment)
	docket.Enrol[judgment.Pronounce](b, onJudgment)
	docket.Enrol[judgment.Appeal](b, onJudgment)
	docket.Enrol[judgment.AnswerAppeal](b, onJudgment)
	docket.Enrol[judgment.WaiveAnswer](b, onJudgment)
	docket.Enrol[judgment.WithdrawAppeal](b, onJudgment)
	docket.Enrol[judgment.LapseAppeal](b, onJudgment)
	docket.Enrol[judgment.Disregard](b, onJudgment)
	docket.Enrol[judgment.SendUp](b, onJudgment)
	docket.Enrol[judgment.TakeEffect](b, onJudgment)
	docket.Enrol[judgment.Close](b, onJudgment)
	docket.Enrol[judgment.Reopen](b, onJudgment)

	docket.Enrol[performance.Note](b, func(c *Civil) *performance.Sheet { return &c.Performance })
	onPapers := func(c *Civil) *document.Sheet { return &c.Papers }
	docket.Enrol[document.Issue](b, onPapers)
	docket.Enrol[document.Correct](b, onPapers)
	docket.Enrol[document.Withdraw](b, onPapers)
	return b
}()

// Kinds lists the acts of a civil case.
func (c *Civil) Kinds() []docket.Kind { return civilBook.Kinds() }

// Read turns a written act back into itself.
func (c *Civil) Read(k docket.Kind, raw []byte) (docket.Act, error) { return civilBook.Read(k, raw) }

// Decide asks the act's own rule.
func (c *Civil) Decide(a docket.Act, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := c.suspended(in.By); err != nil {
		return nil, nil, err
	}
	if err := c.empowered(a, in.By); err != nil {
		return nil, nil, err
	}
	if err := c.seenAgain(a, in); err != nil {
		return nil, nil, err
	}
	return civilBook.Decide(c, a, in)
}

// Apply replays an entry.
func (c *Civil) Apply(e docket.Entry) {
	if c.openedAt.Seq == 0 {
		c.court, c.matter, c.openedAt = e.Court, e.Matter, e
	}
	civilBook.Apply(c, e)
	c.last = e
}

// Matter is the docket's name; Seq the number of its newest entry.
func (c *Civil) Matter() id.Matter { return c.matter }
func (c *Civil) Seq() int          { return c.last.Seq }

// StandingOf tells what somebody is in this case now.
func (c *Civil) StandingOf(w Who) docket.Actor {
	a := docket.Actor{Person: w.Person, Name: w.Name, Standing: docket.Stranger}
	switch {
	case w.Court:
		return docket.ByCourt
	case w.Role == court.Clerk:
		a.Standing = docket.Clerk
	case w.Role == court.Judge && w.Person == c.Trial.Judge.ID:
		a.Standing = docket.Judge
	case w.Role == court.Judge && w.Person == c.Filing.Reviewer.ID && c.Trial.Judge.ID == "":
		a.Standing = docket.Reviewer
	case (w.Role == court.Judge || w.Role == court.Assessor) && c.Trial.Sits(w.Person):
		a.Standing = docket.Member
	case w.Role == court.President && len(c.Trial.Recusals)+len(c.Trial.Longer) > 0:
		a.Standing = docket.President
	case w.Role != "":
	case c.openedAt.Seq == 0 && w.Person != "" && w.Verified:
		a.Standing, a.Party = docket.Filer, P1
	case w.Person != "" && w.Person == c.Filing.FiledBy:
		a.Standing, a.Party, a.Name = docket.Plaintiff, P1, c.Filing.Complaint.Plaintiff.Name
	case w.Person != "" && w.Person == c.Parties.Member[D1].Person:
		a.Standing, a.Party, a.Name = docket.Defendant, D1, c.Filing.Complaint.Defendant.Name
		if c.Unproven(D1) {
			a.Standing = docket.Unproven
		}
	case w.CodeHash != "" && w.CodeHash == c.Service.CodeHash[D1] && c.Parties.Member[D1].Person == "":
		a.Standing, a.Party = docket.Invited, D1
	}
	return a
}

// PersonOf is who acts for a party, empty while nobody has joined.
func (c *Civil) PersonOf(p id.Party) id.Person {
	if p == P1 {
		return c.Filing.FiledBy
	}
	return c.Parties.Member[p].Person
}

// PartyName is the party as the complaint names it.
func (c *Civil) PartyName(p id.Party) string { return facts{c}.PartyName(p) }
