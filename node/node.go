// Package node keeps the nodes of the evidence network 节点: which organisation may deposit digests or witness the log, under
// which document it was admitted, with which keys and how much a day.
package node

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

const notice = "本院证据网络节点须知"

var (
	// Admission is why a node is admitted under a document, and why the register of nodes is public: whoever disputes a
	// deposit disputes these things, and the court must be able to answer.
	Admission = law.Declare(law.Rule{
		Key: "olr/17/node", Article: "《人民法院在线诉讼规则》第十七条", From: "2021-08-01",
		Summary: "whether data were changed after they were stored is weighed by the depositing platform's compliance, its interest in the dispute, its system and its technique: an organisation is admitted as a node under a document that answers for these",
	})
	// Witnessing is kept apart from depositing in business.
	Witnessing = law.Declare(law.Rule{
		Key: "node/witness", Article: notice + "（见证）", From: "2026-11-28", Mark: law.Choice,
		Summary: "notaries, arbitration institutions, procuratorates and courts may witness the log; telecom operators, banks and platforms deposit only",
	})
	// Daily is how much a node may deposit.
	Daily = law.Declare(law.Rule{
		Key: "node/quota", Article: notice + "（每日额度）", From: "2026-11-28", Mark: law.Choice,
		Summary: "a node deposits up to its quota in one court day, 100,000 digests unless another number was set",
	})
	// Keys is how keys begin and end.
	Keys = law.Declare(law.Rule{
		Key: "node/key", Article: notice + "（密钥）", From: "2026-11-28", Mark: law.Choice,
		Summary: "a key is good from an instant that is not past; from the instant a revocation takes effect nothing it signed is taken any more, whenever it says it signed",
	})
	// Handing is where a node hands out what it keeps.
	Handing = law.Declare(law.Rule{
		Key: "node/endpoint", Article: notice + "（取件地址）", From: "2026-11-28", Mark: law.Choice,
		Summary: "a node hands out the content of its deposits at one address, over https and from another machine; only requests signed with the key shared with the court are the court's",
	})
	// Requests is how requests are signed.
	Requests = law.Declare(law.Rule{
		Key: "node/request", Article: notice + "（签名请求）", From: "2026-11-28", Mark: law.Choice,
		Summary: "a signed request is taken within five minutes of its signature, once, by the machine's clock",
	})
)

// DefaultQuota is how many digests a node may deposit in one court day when no number was set.
const DefaultQuota = 100_000

// MostQuota keeps a slip of the pen from opening the log to anything.
const MostQuota = 100_000_000

// Fresh is how far the time of a signature may lie from the machine's clock, before or after.
const Fresh = 5 * time.Minute

// Category says what sort of organisation a node is.
type Category string

const (
	Telecom       Category = "telecom"       // 电信运营商
	Bank          Category = "bank"          // 银行
	Platform      Category = "platform"      // 互联网平台
	Notary        Category = "notary"        // 公证机构
	Arbitration   Category = "arbitration"   // 仲裁机构
	Procuratorate Category = "procuratorate" // 人民检察院
	Court         Category = "court"         // 人民法院
)

// Categories are all of them.
var Categories = []Category{Telecom, Bank, Platform, Notary, Arbitration, Procuratorate, Court}

// Chinese is the word on a page; empty for a category that does not exist.
func (c Category) Chinese() string {
	switch c {
	case Telecom:
		return "电信运营商"
	case Bank:
		return "银行"
	case Platform:
		return "互联网平台"
	case Notary:
		return "公证机构"
	case Arbitration:
		return "仲裁机构"
	case Procuratorate:
		return "人民检察院"
	case Court:
		return "人民法院"
	}
	return ""
}

// MayWitness tells whether such an organisation may sign checkpoints.
func (c Category) MayWitness() bool {
	return slices.Contains([]Category{Notary, Arbitration, Procuratorate, Court}, c)
}

// Role says what a node does.
type Role string

const (
	Deposits  Role = "deposits"  // 存证
	Witnesses Role = "witnesses" // 见证
	Both      Role = "both"      // 存证并见证
)

// Roles are all of them.
var Roles = []Role{Deposits, Witnesses, Both}

// Chinese is the word on a page; empty for a role that does not exist.
func (r Role) Chinese() string {
	switch r {
	case Deposits:
		return "存证"
	case Witnesses:
		return "见证"
	case Both:
		return "存证并见证"
	}
	return ""
}

// MayDeposit tells whether a node of the role deposits.
func (r Role) MayDeposit() bool { return r == Deposits || r == Both }

// State is how a node stands.
type State string

const (
	None       State = ""           // not admitted
	Active     State = "active"     // 正常
	Suspended  State = "suspended"  // 已暂停
	Discharged State = "discharged" // 已退出
)

// Chinese is the word on a page.
func (s State) Chinese() string {
	switch s {
	case Active:
		return "正常"
	case Suspended:
		return "已暂停"
	case Discharged:
		return "已退出"
	}
	return "未接入"
}

// Document is what a node was admitted under.
type Document struct {
	Text string        `json:"text"` // its name and number
	On   calendar.Date `json:"on"`   // its date
}

// Contact is who speaks for a node: a person with a verified real name.
type Contact struct {
	Person id.Person `json:"person"`
	Name   string    `json:"name"`
}

// Sheet is what the court knows about one node: the node's own docket.
type Sheet struct {
	Node     id.Node
	Name     string
	Category Category
	Role     Role
	Document Document
	Contact  Contact
	Admitted time.Time // UTC
	Quota    int       // digests in one court day; 0 for a node that only witnesses
	Endpoint string    // where it hands out content; empty: nowhere
	Keys     []Key     // in the order of their enrolment
	State    State
	Since    time.Time // of the state, UTC
	Reason   string    // of the newest suspension, resumption or discharge
}

// Key finds a key by its name.
func (s *Sheet) Key(name string) (Key, bool) {
	i := slices.IndexFunc(s.Keys, func(k Key) bool { return k.ID == name })
	if i < 0 {
		return Key{}, false
	}
	return s.Keys[i], true
}

// there refuses whatever may not be done with a node that is not, or not any more, of the network.
func (s *Sheet) there() error {
	switch s.State {
	case None:
		return law.Refuse(law.Rule{}, "这个节点还没有接入，请先办理接入")
	case Discharged:
		return law.Refuse(law.Rule{}, "%s已于%s退出证据网络，不能再办理；需要时请以新的代号重新接入", s.Name, calendar.Of(s.Since).Chinese())
	}
	return nil
}

var codeForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Named tells whether a node may be called so: 3 to 32 small letters, digits and single hyphens, a letter first. The
// name stands in addresses and in the keyid of every request.
func Named(n id.Node) bool { return len(n) >= 3 && len(n) <= 32 && codeForm.MatchString(string(n)) }

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
