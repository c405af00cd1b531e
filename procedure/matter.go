// Package procedure says what follows what 程序: one file per kind of matter. It alone knows two stages.
package procedure

import (
	"fmt"
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law"
	"yunting/register"
)

// MatterKind names a kind of docket.
type MatterKind string

const (
	CivilCase    MatterKind = "civil"  // 民初
	PersonDocket MatterKind = "person" // 当事人身份档案
	NodeDocket   MatterKind = "node"   // 证据网络节点档案
	SealDocket   MatterKind = "seal"   // 印章档案
)

// Matter is a docket folded: what the clerk needs of any kind of matter.
type Matter interface {
	Kinds() []docket.Kind
	Read(docket.Kind, []byte) (docket.Act, error)
	Decide(docket.Act, docket.Scene) (docket.Act, law.Basis, error)
	Apply(docket.Entry)
	// StandingOf tells what somebody is in this matter now.
	StandingOf(Who) docket.Actor
	// After is what the court does next of its own accord. It bears being asked twice.
	After(docket.Entry) []docket.Act
	// Effects is what must happen outside the docket: papers to make, messages to send.
	Effects(docket.Entry) []Effect
	// Due lists the deadlines that run at an instant, nearest first.
	Due(now time.Time) []docket.Deadline
	// Rows is what the matter contributes to the registers. It depends on the docket alone.
	Rows() register.Rows
}

// Open returns an empty matter of a kind, in a court.
func Open(k MatterKind, c *court.Profile) (Matter, error) {
	switch k {
	case CivilCase:
		return NewCivil(c), nil
	case PersonDocket:
		return NewPerson(c), nil
	case NodeDocket:
		return NewNode(c), nil
	case SealDocket:
		return NewSeal(c), nil
	}
	return nil, fmt.Errorf("procedure: no matter is of kind %q", k)
}

// Who is somebody as the session proves it, before it is known what he is in a matter.
type Who struct {
	Person   id.Person
	Name     string     // real name, or an officer's name
	Verified bool       // the real name was verified (OLR 7); without it nobody files or joins
	Again    bool       // proved just now, once more, that it is him (OLR 7 para 3)
	Role     court.Role // of an officer, empty for others
	CodeHash string     // digest of an association code he presented
	Court    bool       // the court's own hand
}

// TheCourt is the court's own hand.
var TheCourt = Who{Court: true}

// Effect is something that must happen outside the docket because of an entry, at least once and visibly once.
type Effect struct {
	Do       string          `json:"do"`
	Court    id.Court        `json:"court"`
	Matter   id.Matter       `json:"matter"`
	Seq      int             `json:"seq"`               // the entry that causes it
	Holiday  int64           `json:"holiday,omitempty"` // the imported holiday notice that causes it, when no entry does
	To       id.Party        `json:"to,omitempty"`
	Person   id.Person       `json:"person,omitempty"`
	Papers   []document.Kind `json:"papers,omitempty"`   // to be made now
	Enclosed []document.Kind `json:"enclosed,omitempty"` // made before, sent along
	Delivery id.Delivery     `json:"delivery,omitempty"`
	Exhibit  id.Exhibit      `json:"exhibit,omitempty"` // to be checked against the log
	Title    string          `json:"title,omitempty"`
	Text     string          `json:"text,omitempty"`
	Page     string          `json:"page,omitempty"`
}

// What an effect may ask for.
const (
	Print   = "print"   // make papers, send them to nobody
	Serve   = "serve"   // make papers and serve them on a party
	Deliver = "deliver" // carry a delivery to the addressee
	Check   = "check"   // compare a deposited exhibit with the log
	Invite  = "invite"  // send a new association code to a party
	Notify  = "notify"  // tell a party something; not service (OLR 32)
)

// Kind names the effect among background jobs.
func (Effect) Kind() string { return "effect" }
