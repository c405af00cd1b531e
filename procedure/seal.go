package procedure

import (
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law"
	"yunting/register"
	"yunting/seal"
)

// Seal is the docket of one seal of a court 印章档案.
type Seal struct {
	Court *court.Profile
	Seal  seal.Sheet

	last docket.Entry
}

// NewSeal is an empty seal's docket.
func NewSeal(of *court.Profile) *Seal { return &Seal{Court: of} }

var sealBook = func() *docket.Book[Seal] {
	b := &docket.Book[Seal]{}
	on := func(s *Seal) *seal.Sheet { return &s.Seal }
	docket.Enrol[seal.Make](b, on)
	docket.Enrol[seal.Enforce](b, on)
	docket.Enrol[seal.Authorise](b, on)
	docket.Enrol[seal.Withdraw](b, on)
	docket.Enrol[seal.Suspend](b, on)
	docket.Enrol[seal.Resume](b, on)
	docket.Enrol[seal.Retire](b, on)
	return b
}()

func (s *Seal) Kinds() []docket.Kind { return sealBook.Kinds() }

func (s *Seal) Read(k docket.Kind, raw []byte) (docket.Act, error) { return sealBook.Read(k, raw) }

func (s *Seal) Decide(a docket.Act, in docket.Scene) (docket.Act, law.Basis, error) {
	done, basis, err := sealBook.Decide(s, a, in)
	if g, ok := done.(seal.Authorise); ok && err == nil {
		if err := s.fit(g.Kinds); err != nil {
			return nil, nil, err
		}
	}
	return done, basis, err
}

// fit refuses papers the court does not issue, those of a party, and papers that must bear another seal.
func (s *Seal) fit(kinds []string) error {
	for _, k := range kinds {
		name := document.Kind(k).Chinese()
		_, must := seal.Borne(name)
		var no law.Refusal
		switch {
		case name == "":
			no = law.Refuse(law.Rule{}, "本院没有代号为%s的文书，请从列表中选择", k)
		case document.Kind(k).ByParty():
			no = law.Refuse(law.Rule{}, "%s是当事人的文书，不加盖本院的印章", name)
		case must && s.Seal.Use != seal.CourtSeal:
			no = law.Refuse(seal.Instead, "%s必须加盖院印，不能用专用印章代替", name)
		default:
			continue
		}
		no.Field = "kinds"
		return no
	}
	return nil
}

func (s *Seal) Apply(e docket.Entry) { sealBook.Apply(s, e); s.last = e }

// Seq is the number of the newest entry.
func (s *Seal) Seq() int { return s.last.Seq }

// StandingOf: the president decides over seals, the administrators prepare them; nobody else learns of their dockets.
func (s *Seal) StandingOf(w Who) docket.Actor {
	a := docket.Actor{Person: w.Person, Name: w.Name, Standing: docket.Stranger}
	switch {
	case w.Court:
		return docket.ByCourt
	case w.Role == court.Admin:
		a.Standing = docket.Admin
	case w.Role == court.President:
		a.Standing = docket.President
	}
	return a
}

func (s *Seal) After(docket.Entry) []docket.Act { return nil }

func (s *Seal) Effects(docket.Entry) []Effect { return nil }

func (s *Seal) Due(time.Time) []docket.Deadline { return nil }

// Rows is what the seal contributes to the registers.
func (s *Seal) Rows() register.Rows {
	x := s.Seal
	if x.State == seal.None {
		return register.Rows{}
	}
	open := 0
	for _, g := range x.Grants {
		if g.Open() {
			open++
		}
	}
	return register.Rows{Seal: &register.Seal{Seal: x.ID, Name: x.Name, Use: string(x.Use), State: string(x.State), Since: x.Since, From: x.From, MadeAt: x.MadeAt, Grants: open}}
}

// SealMatter is the name of a seal's docket.
func SealMatter(n id.Seal) id.Matter { return id.Matter("seal-" + n) }
