package fee

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Proof is a file that proves the hardship.
type Proof struct {
	File     id.File `json:"file"`
	FileName string  `json:"file_name"`
	Media    string  `json:"media"` // type by content
	Size     int64   `json:"size"`
}

// Relief is one application 司法救助申请 and what the judge decided.
type Relief struct {
	Form   Form
	Ground string
	Facts  string
	Proofs []Proof
	On     calendar.Date
	Bill   int // the assessment it is about

	Decided   bool
	Granted   Form // empty: refused
	Under     string
	Percent   int           // of a reduction
	Until     calendar.Date // of a deferral: the last day to pay
	Off       money.Fen     // of a reduction
	Reason    string
	By        string
	DecidedAt time.Time // UTC instant
}

// AskRelief asks for deferral, reduction or waiver 申请缓交、减交、免交, within the time to pay.
type AskRelief struct {
	Form   Form    `json:"form"`
	Ground string  `json:"ground"` // key in Grounds
	Facts  string  `json:"facts"`
	Proofs []Proof `json:"proofs"`
}

func (AskRelief) Kind() docket.Kind { return "fee.ask-relief" }

func (a AskRelief) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.On.IsZero() || s.Owed() == 0 || s.Lapsed || !s.Facts.Standing():
		return nil, nil, law.Refuse(Proved, "本案现在没有需要交纳的费用，不需要申请")
	case s.Pending() != nil:
		return nil, nil, law.Refuse(Proved, "您的申请正在审查，决定作出前不需要交费，请等待决定")
	case len(s.Relief) > 0 && s.Relief[len(s.Relief)-1].Bill == s.Bill:
		return nil, nil, law.Refuse(Told, "对这笔费用的申请已经作出决定；对决定有异议的，可以向本院院长申请复核")
	case !in.Now.Before(s.Facts.PayUntil()):
		return nil, nil, law.Refuse(Unrelieved, "交费期限已经届满，不能再申请缓交、减交、免交")
	case a.Form == Waive && !s.Facts.NaturalPlaintiff():
		return nil, nil, field(NaturalOnly, "form", "免交只适用于自然人；单位交费有困难的，可以申请缓交或者减交")
	}
	g, err := fits(a.Form, a.Ground)
	switch {
	case err != nil:
		return nil, nil, err
	case a.Facts == "":
		return nil, nil, field(Proved, "facts", "请写明交费有什么困难：收入、家庭情况、为什么一时交不出")
	case len(a.Proofs) == 0:
		return nil, nil, field(Proved, "file", "请上传能证明困难的材料，例如低保证、残疾证、失业登记或者单位、社区的证明")
	}
	return a, law.Basis{Proved, g.Rule}, nil
}

func (a AskRelief) Apply(s *Sheet, e docket.Entry) {
	s.Relief = append(s.Relief, Relief{Form: a.Form, Ground: a.Ground, Facts: a.Facts, Proofs: a.Proofs, On: calendar.Of(e.At), Bill: s.Bill})
}

// GrantRelief grants relief 准予缓交、减交、免交. The judge may grant another form than was asked.
type GrantRelief struct {
	Form    Form          `json:"form"`
	Ground  string        `json:"ground"`
	Percent int           `json:"percent,omitempty"` // of what is owed, for a reduction
	Until   calendar.Date `json:"until,omitzero"`    // last day to pay, for a deferral
	Reason  string        `json:"reason,omitempty"`
	Off     money.Fen     `json:"off,omitempty"` // what a reduction comes to; the act finds it
}

func (GrantRelief) Kind() docket.Kind { return "fee.grant-relief" }

func (a GrantRelief) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.Pending() == nil {
		return nil, nil, law.Refuse(Proved, "没有待审查的缓交、减交、免交申请")
	}
	if a.Form == Waive && !s.Facts.NaturalPlaintiff() {
		return nil, nil, field(NaturalOnly, "form", "原告不是自然人，不能免交；可以缓交或者减交")
	}
	g, err := fits(a.Form, a.Ground)
	if err != nil {
		return nil, nil, err
	}
	basis := law.Basis{g.Rule}
	switch a.Form {
	case Reduce:
		if a.Percent < 30 || a.Percent > 99 {
			return nil, nil, field(AtLeast, "percent", "减交的比例不低于百分之三十，请填写30至99之间的整数")
		}
		a.Until, a.Off = calendar.Date{}, share(s.Owed(), a.Percent)
		basis = append(basis, AtLeast)
	case Defer:
		if !a.Until.After(calendar.Of(in.Now)) {
			return nil, nil, field(g.Rule, "until", "请填写缓交到哪一天，要在今天以后")
		}
		a.Percent, a.Off = 0, 0
	case Waive:
		a.Percent, a.Off, a.Until = 0, 0, calendar.Date{}
		basis = append(basis, NaturalOnly)
	}
	return a, basis, nil
}

// share is a percentage of an amount, rounded up to the fen: a reduction is never less than was granted.
func share(of money.Fen, percent int) money.Fen { return (of*money.Fen(percent) + 99) / 100 }

func (a GrantRelief) Apply(s *Sheet, e docket.Entry) {
	r := s.Pending()
	if r == nil {
		return
	}
	r.Decided, r.Granted, r.Under, r.Percent, r.Until, r.Off = true, a.Form, a.Ground, a.Percent, a.Until, a.Off
	r.Reason, r.By, r.DecidedAt = a.Reason, e.By.Name, e.At
	switch a.Form {
	case Waive:
		s.Waived = true
	case Defer:
		s.Deferred = a.Until
	case Reduce:
		if s.Received == 0 {
			s.Percent = a.Percent
		}
		s.Remitted += a.Off
		s.Demand++
	}
}

// DenyRelief refuses relief 不准予缓交、减交、免交; the reasons go to the applicant.
type DenyRelief struct {
	Reason string `json:"reason"`
}

func (DenyRelief) Kind() docket.Kind { return "fee.deny-relief" }

func (a DenyRelief) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.Pending() == nil {
		return nil, nil, law.Refuse(Told, "没有待审查的缓交、减交、免交申请")
	}
	if a.Reason == "" {
		return nil, nil, field(Told, "reason", "请写明不准予的理由，理由会送达申请人")
	}
	return a, law.Basis{Told, Unrelieved}, nil
}

func (a DenyRelief) Apply(s *Sheet, e docket.Entry) {
	if r := s.Pending(); r != nil {
		r.Decided, r.Reason, r.By, r.DecidedAt = true, a.Reason, e.By.Name, e.At
	}
}

// Pending is the application that waits for the judge, nil when none does. Who pays meanwhile has nothing left to ask.
func (s *Sheet) Pending() *Relief {
	if r := s.LastRelief(); r != nil && !r.Decided && s.Owed() > 0 && !s.Lapsed {
		return r
	}
	return nil
}

// LastRelief is the newest application about the present assessment, nil if there was none.
func (s *Sheet) LastRelief() *Relief {
	if n := len(s.Relief); n > 0 && s.Relief[n-1].Bill == s.Bill {
		return &s.Relief[n-1]
	}
	return nil
}
