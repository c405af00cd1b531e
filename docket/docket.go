// Package docket is the record of a matter 流程案卷: acts entered one after another, never changed.
package docket

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"yunting/court"
	"yunting/id"
	"yunting/law"
)

// Kind names an act: stage.verb. Once used it is never reused.
type Kind string

// An Act is one thing done with legal effect 诉讼行为. Its exported fields are what the docket keeps.
type Act interface{ Kind() Kind }

// Standing is what somebody is in this matter 诉讼地位.
type Standing string

const (
	Court     Standing = "court"     // the court's own hand: consequences and missed deadlines
	Plaintiff Standing = "plaintiff" // 原告
	Defendant Standing = "defendant" // 被告
	Invited   Standing = "invited"   // holds the association code of a defendant who has not joined yet
	Unproven  Standing = "unproven"  // joined for a party; the mandate or proof of office is not checked yet
	Judge     Standing = "judge"     // 承办法官: the judge to whom this case is allotted
	Reviewer  Standing = "reviewer"  // 审查法官: the judge to whom a suit was referred before it is accepted
	Member    Standing = "member"    // 合议庭成员: sits on the panel of this case beside its judge
	President Standing = "president" // 院长, in a case in which something waits for his decision (recusal, the trial limit), and in the docket of a seal
	Clerk     Standing = "clerk"     // 书记员
	Subject   Standing = "subject"   // the person whose own docket this is
	Admin     Standing = "admin"     // 管理员: of the court, in the docket of a node of the evidence network or of a seal
	Operator  Standing = "operator"  // 节点联系人: speaks for the node whose docket this is
	Filer     Standing = "filer"     // somebody about to open a docket
	Stranger  Standing = "stranger"  // nobody in this matter
)

// Actor is who acts, and as what.
type Actor struct {
	Person   id.Person `json:"person,omitempty"`
	Party    id.Party  `json:"party,omitempty"` // for plaintiffs and defendants
	Standing Standing  `json:"standing"`
	Name     string    `json:"name,omitempty"` // as it reads in the record
}

// ByCourt is the court's own hand.
var ByCourt = Actor{Standing: Court}

// Entry is an act as it stands in the docket 记录.
type Entry struct {
	Court  id.Court
	Matter id.Matter
	Seq    int       // 1, 2, 3, … without gaps
	At     time.Time // UTC instant, whole microseconds
	By     Actor
	Kind   Kind
	Act    Act
	Raw    json.RawMessage // the act as written
	Basis  law.Basis
	Salt   Salt // drawn when the entry is sealed
	Prev   Hash // of the entry before; zero for the first
	Hash   Hash
}

// Hash is a SHA-256 digest.
type Hash [32]byte

func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Salt is random and covered by the hash. A hash may then be shown to people who may not read the whole entry: without
// the salt nobody can find a mobile number in it by trying all there are.
type Salt [16]byte

func (s Salt) String() string { return hex.EncodeToString(s[:]) }

// Seal writes the act out, draws the salt, chains the entry to all before it and returns it.
func (e Entry) Seal(prev Hash) (Entry, error) {
	raw, err := json.Marshal(e.Act)
	if err != nil {
		return e, fmt.Errorf("docket: act %s cannot be written: %w", e.Act.Kind(), err)
	}
	e.Kind, e.Raw, e.Prev, e.At = e.Act.Kind(), raw, prev, e.At.UTC().Truncate(time.Microsecond)
	rand.Read(e.Salt[:]) // never fails
	sealed, err := e.Sealed()
	e.Hash = sha256.Sum256(sealed)
	return e, err
}

// Sound tells whether the entry is what was sealed.
func (e Entry) Sound() bool {
	b, err := e.Sealed()
	return err == nil && sha256.Sum256(b) == e.Hash
}

// Sealed is the whole entry as it was hashed: JSON whose SHA-256 is Hash. It is for those alone who may read every word
// of the entry, since it holds the salt.
func (e Entry) Sealed() ([]byte, error) {
	return json.Marshal(struct {
		Court  id.Court        `json:"court"`
		Matter id.Matter       `json:"matter"`
		Seq    int             `json:"seq"`
		At     string          `json:"at"`
		By     Actor           `json:"by"`
		Kind   Kind            `json:"kind"`
		Act    json.RawMessage `json:"act"`
		Basis  law.Basis       `json:"basis"`
		Salt   string          `json:"salt"`
		Prev   string          `json:"prev"`
	}{e.Court, e.Matter, e.Seq, e.At.UTC().Format("2006-01-02T15:04:05.000000Z"), e.By, e.Kind, e.Raw, e.Basis, e.Salt.String(), e.Prev.String()})
}

// Scene is what a rule may know besides its own sheet: who acts, when, and in which court. It has no clock and no I/O.
type Scene struct {
	Now      time.Time
	By       Actor
	Verified bool // the actor's real name was verified
	Again    bool // and he proved just now, once more, that it is him (OLR 7 para 3)
	Court    *court.Profile
}

// Doable is an act of the stage that keeps sheets S.
type Doable[S any] interface {
	Act
	// Decide says whether the act may be done now; it returns the act as it will stand in the docket.
	// Pure. A refusal is a law.Refusal: a sentence for the person and the article.
	Decide(sheet *S, in Scene) (Act, law.Basis, error)
	// Apply replays an entry on the sheet. It never fails and never decides.
	Apply(sheet *S, e Entry)
}
