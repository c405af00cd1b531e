// Package register is what the court looks things up in 登记簿: rows derived from dockets, disposable, rebuilt at will.
package register

import (
	"time"

	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Rows is everything one matter contributes to the registers; it replaces what the matter contributed before.
type Rows struct {
	Case      *Case      // for a civil case
	Person    *Person    // for a person's own docket
	Node      *Node      // for the docket of a node of the evidence network
	Keys      []Key      // of that node
	Seal      *Seal      // for the docket of a seal
	Deadlines []Deadline // running now
	Involved  []Involved // who may see the matter, as what
	Notices   []Notice   // public notices
	Sittings  []Sitting  // hearings that are coming
	Invites   []Invite   // association codes that still open a door
	Papers    []Paper    // issued, oldest first
	Holder    id.Person  // the officer whose work this open matter is
}

// Phase is the coarse stage a case page shows.
type Phase string

const (
	Filing      Phase = "filing"      // 立案
	Serving     Phase = "serving"     // 送达
	Trial       Phase = "trial"       // 审理
	Judged      Phase = "judged"      // 裁判
	Performance Phase = "performance" // 履行
	Ended       Phase = "ended"       // 已结束
)

// Case is one civil case in the cause list 收案登记.
type Case struct {
	Number     string // （2026）粤0192民初1号; empty before acceptance
	Year       int
	Serial     int
	Receipt    string // 收件编号
	Cause      string
	CauseName  string
	Track      string
	Phase      Phase
	Status     string // in words
	Plaintiff  string
	Defendant  string
	Judge      id.Person
	JudgeName  string
	Amount     money.Fen
	Fee        money.Fen
	FiledAt    time.Time
	FiledOn    calendar.Date
	AcceptedOn calendar.Date
	LimitUntil calendar.Date
	ClosedOn   calendar.Date
	Outcome    string // judged, withdrawn, refused, returned; empty while open
	Room       bool   // tried asynchronously
	Open       bool
}

// Person is one person in the register of real names 实名登记.
type Person struct {
	Name     string
	IDKind   string
	IDMasked string
	State    string
	On       calendar.Date
}

// Node is one node in the register of the evidence network 节点名册.
type Node struct {
	Node        id.Node
	Name        string
	Category    string
	Role        string
	Document    string // under which it was admitted
	DocumentOn  calendar.Date
	Contact     id.Person
	ContactName string
	Endpoint    string    // where it hands out content; empty: nowhere
	AdmittedAt  time.Time // UTC
	Quota       int       // digests in one court day
	State       string
	Since       time.Time // of the state, UTC
	Reason      string    // of its newest change
}

// Key is one public key of a node.
type Key struct {
	Key       string // its name
	Alg       string
	Public    []byte    // SubjectPublicKeyInfo, DER
	From      time.Time // in force from, UTC
	Enrolled  time.Time
	Until     time.Time // void from; zero: not revoked
	RevokedAt time.Time // zero: not revoked
	Reason    string
}

// Seal is one seal in the register of seals 印章登记.
type Seal struct {
	Seal   id.Seal
	Name   string
	Use    string
	State  string
	Since  time.Time // of the state, UTC
	From   time.Time // in force from, UTC; zero: not put in force
	MadeAt time.Time // UTC
	Grants int       // authorisations that were not withdrawn
}

// Deadline is one running deadline 期限.
type Deadline struct {
	Key      string
	Standing string    // who must act
	Party    id.Party  // which party
	Person   id.Person // which person, where known
	What     string
	Page     string
	Until    time.Time // UTC instant
	Article  string
	Missed   string
	Court    bool   // an act of the court follows when it is missed
	Status   string // of the case, for counting a desk without a join
}

// Involved is a person's standing in a matter.
type Involved struct {
	Person   id.Person
	Standing string
	Party    id.Party
}

// Notice is one public notice 公告: of service, or of a hearing.
type Notice struct {
	Key   string
	Kind  string // service, hearing
	Title string
	Text  string
	On    calendar.Date
	Until calendar.Date
}

// Sitting is a summoned hearing that was not held yet 开庭排期.
type Sitting struct {
	At    time.Time // UTC instant
	Place string
	Judge id.Person
	Name  string // of the case: its number
}

// Invite is an association code, by its digest.
type Invite struct {
	CodeHash string
	Party    id.Party
}

// Paper is one issued paper 文书, as everybody who has its code may know it, and where it stands.
type Paper struct {
	Seq         int    // the entry that issued it
	Code        string // empty: issued before there were codes
	Kind        string
	Party       id.Party // whom it is addressed to; empty: everybody
	File        id.File
	Pages       int
	At          time.Time // of issue, UTC instant
	Seal        string    // empty: unsealed
	Signers     []Signer
	CorrectedAt time.Time // newest; zero: not corrected
	CorrectedBy []string  // codes of the rulings that correct it, oldest first
	WithdrawnAt time.Time // zero: it stands
}

// Signer is one signature on a paper. A name stands here only of an officer of the court.
type Signer struct {
	Capacity string    `json:"capacity"`
	Name     string    `json:"name,omitempty"`
	Serial   string    `json:"serial,omitempty"`
	At       time.Time `json:"at,omitzero"`
	Filter   string    `json:"filter,omitempty"`
}
