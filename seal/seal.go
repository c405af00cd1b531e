// Package seal keeps the seals of a court 印章: which key each is put with, from when it is in force, and who may put it on
// which papers.
package seal

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Use says what sort of seal it is.
type Use string

const (
	CourtSeal Use = "court"   // 院印: the seal of the court that the law asks for on judgments, rulings and mediation papers
	Special   Use = "special" // 专用印章: for listed papers of one kind of work, for example 诉讼服务专用章
)

// Uses are all of them.
var Uses = []Use{CourtSeal, Special}

// Chinese is the word on a page; empty for a use that does not exist.
func (u Use) Chinese() string {
	switch u {
	case CourtSeal:
		return "院印"
	case Special:
		return "专用印章"
	}
	return ""
}

// Diameter is how wide a seal is, in millimetres. Every seal is round.
const Diameter = 42

// Certificate is what shows that a signature was made with the seal's key.
type Certificate struct {
	Serial string `json:"serial"` // lower-case hexadecimal, without leading zeros
	SHA256 string `json:"sha256"` // fingerprint of the DER form, lower-case hexadecimal
}

// Seal is one seal as it is put on a paper.
type Seal struct {
	ID          id.Seal
	Name        string // 某某互联网法院（电子印章）
	Use         Use
	Wording     string // round the edge
	Diameter    int    // millimetres
	Certificate Certificate
}

// State is how a seal stands.
type State string

const (
	None      State = ""          // not made
	Made      State = "made"      // 已备案: nobody may use it yet
	InForce   State = "in-force"  // 已启用
	Suspended State = "suspended" // 已停用
	Retired   State = "retired"   // 已销毁
)

// Chinese is the word on a page.
func (s State) Chinese() string {
	switch s {
	case Made:
		return "已备案，未启用"
	case InForce:
		return "已启用"
	case Suspended:
		return "已停用"
	case Retired:
		return "已销毁"
	}
	return "没有备案"
}

// Grantee is who may put a seal on papers: an officer, or the court's own printing.
type Grantee struct {
	Court  bool      `json:"court,omitempty"` // papers the court makes by itself, from entries of its dockets
	Person id.Person `json:"person,omitempty"`
	Name   string    `json:"name,omitempty"` // of the officer, from the court's profile
}

// Chinese is how a page calls him.
func (g Grantee) Chinese() string {
	if g.Court {
		return "法院自动制作文书"
	}
	return g.Name
}

func (g Grantee) is(by docket.Actor) bool {
	if g.Court {
		return by.Standing == docket.Court
	}
	return by.Standing != docket.Court && by.Person != "" && g.Person == by.Person
}

// Grant is one authorisation 用印授权.
type Grant struct {
	N         int // 1, 2, 3 in the order they were given
	To        Grantee
	Kinds     []string // keys of papers; empty: all of them
	From      time.Time
	Until     time.Time // withdrawn; zero: not
	Reason    string    // why it was given
	Withdrawn string    // why it was withdrawn
}

// Open tells whether the authorisation was not withdrawn.
func (g Grant) Open() bool { return g.Until.IsZero() }

// Covers tells whether the authorisation is for a kind of paper.
func (g Grant) Covers(kind string) bool { return len(g.Kinds) == 0 || slices.Contains(g.Kinds, kind) }

func (g Grant) holds(at time.Time) bool {
	return !at.Before(g.From) && (g.Until.IsZero() || at.Before(g.Until))
}

// Stop is a stretch of time in which a seal might not be used.
type Stop struct {
	From, Until time.Time // Until zero: it lasts
	Reason      string
}

// Sheet is what the court knows about one seal: the seal's own docket.
type Sheet struct {
	Seal
	State  State
	Since  time.Time    // of the state, UTC
	Reason string       // of the newest change of state
	Maker  docket.Actor // who prepared it
	MadeAt time.Time
	From   time.Time // in force from, UTC; zero: not put in force
	Gone   time.Time // retired; zero: not
	Stops  []Stop
	Grants []Grant
}

// Grant finds an authorisation by its number.
func (s *Sheet) Grant(n int) (Grant, bool) {
	if n < 1 || n > len(s.Grants) {
		return Grant{}, false
	}
	return s.Grants[n-1], true
}

// there refuses whatever may not be done with a seal that is not, or not any more.
func (s *Sheet) there() error {
	switch s.State {
	case None:
		return law.Refuse(law.Rule{}, "这枚印章还没有备案，请先办理刻制备案")
	case Retired:
		return law.Refuse(Power, "%s已于%s销毁，不能再办理；需要用印时请另行刻制备案", s.Name, calendar.Of(s.Since).Chinese())
	}
	return nil
}

var codeForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Named tells whether a seal may be called so: 3 to 32 small letters, digits and single hyphens, a letter first.
func Named(n id.Seal) bool { return len(n) >= 3 && len(n) <= 32 && codeForm.MatchString(string(n)) }

// Code reads the code of a seal to be: its docket is named after it.
func Code(typed string) (id.Seal, error) {
	n := id.Seal(strings.TrimSpace(typed))
	if !Named(n) {
		return "", refuse("seal", law.Rule{}, "编号应当是3到32个小写字母、数字或者连字符，以字母开头，例如court-seal")
	}
	return n, nil
}

// refuse is a refusal that belongs to a field.
func refuse(field string, r law.Rule, sentence string, args ...any) error {
	no := law.Refuse(r, sentence, args...)
	no.Field = field
	return no
}

// words reads a line that a person typed: without blanks around it, and no longer than most characters.
func words(field, typed string, most int, missing string) (string, error) {
	typed = strings.TrimSpace(typed)
	switch n := len([]rune(typed)); {
	case n == 0:
		return "", refuse(field, law.Rule{}, "%s", missing)
	case n > most:
		return "", refuse(field, law.Rule{}, "最多填写%d个字，现在有%d个字，请缩短", most, n)
	}
	return typed, nil
}

// by is the basis of an act.
func by(rs ...law.Rule) law.Basis { return rs }

// scene is shorter to write.
type scene = docket.Scene

// minute is an instant in court time, as a sentence says it.
func minute(t time.Time) string { return t.In(calendar.Zone).Format("2006-01-02 15:04") }
