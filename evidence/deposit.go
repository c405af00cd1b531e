package evidence

import (
	"slices"
	"time"

	"yunting/id"
	"yunting/law"
)

// Rules for electronic data that was deposited in a log before the case.
var (
	// Untampered is presumed of what was deposited and agrees; contrary evidence rebuts it. It says nothing of the time before.
	Untampered = law.Declare(law.Rule{
		Key: "olr/16", Article: "《人民法院在线诉讼规则》第十六条", From: "2021-08-01",
		Summary: "data stored by blockchain that a technical check finds the same may be found untampered since it was stored, unless contrary evidence rebuts it",
	})
	// Storing: what a reasoned objection to the time after the deposit is judged by.
	Storing = law.Declare(law.Rule{
		Key: "olr/17", Article: "《人民法院在线诉讼规则》第十七条", From: "2021-08-01",
		Summary: "a reasoned objection to data after it was stored is judged by the platform's compliance, its interests, its system and the process of storing",
	})
	// Before: an objection to the time before the deposit is examined; the side that relies on the data may have to prove it.
	Before = law.Declare(law.Rule{
		Key: "olr/18", Article: "《人民法院在线诉讼规则》第十八条", From: "2021-08-01",
		Summary: "an objection that data was not true before it was stored is examined; what is neither proved nor explained nor corroborated is not confirmed",
	})
	// Expertise on technical questions: an expert on application, an appraisal or other evidence.
	Expertise = law.Declare(law.Rule{
		Key: "olr/19", Article: "《人民法院在线诉讼规则》第十九条", From: "2021-08-01",
		Summary: "a party may ask for an expert's view on technical questions; the court may commission an appraisal or collect other evidence to compare",
	})
	// Electronic data as internet courts review it.
	Reviewed = law.Declare(law.Rule{
		Key: "icr18/11", Article: "《最高人民法院关于互联网法院审理案件若干问题的规定》第十一条", From: "2018-09-07",
		Summary: "on an objection the internet court reviews how data was made, collected, stored and sent; what hashes and blockchain prove true is confirmed",
	})
	// Factors by which the truth of electronic data is judged as a whole.
	Factors = law.Declare(law.Rule{
		Key: "ev/93", Article: "《最高人民法院关于民事诉讼证据的若干规定》第九十三条", From: "2020-05-01",
		Summary: "the truth of electronic data is judged by the systems it depends on, their state and checks, how it was kept and by whom",
	})
	// Neutral platforms that record and keep data speak for it, until it is rebutted.
	Neutral = law.Declare(law.Rule{
		Key: "ev/94", Article: "《最高人民法院关于民事诉讼证据的若干规定》第九十四条", From: "2020-05-01",
		Summary: "electronic data that a neutral third-party platform provides or confirms may be found true, unless rebutted",
	})
)

// Outcome of the technical check 技术核验.
type Outcome string

const (
	Same        Outcome = "same"        // digest and record agree, the record stands in the witnessed log
	Different   Outcome = "different"   // the content is not what was deposited
	NotFound    Outcome = "not-found"   // this court's log has no such deposit
	NotKept     Outcome = "not-kept"    // the record is there, its content nowhere the court can fetch it
	Withheld    Outcome = "withheld"    // somebody else deposited it: only the judge may have it fetched
	Unreachable Outcome = "unreachable" // the keeper did not answer, or no checkpoint covers the record yet
	Unproven    Outcome = "unproven"    // the record does not check against the court's policy
)

// Chinese is the outcome in words.
func (o Outcome) Chinese() string {
	return map[Outcome]string{Same: "技术核验一致", Different: "技术核验不一致", NotFound: "没有这个存证编号", NotKept: "取不到存证的内容",
		Withheld: "他人的存证，须由法官决定调取", Unreachable: "暂时不能核验", Unproven: "存证记录不能验证"}[o]
}

// Checked is what a technical check found, as it stands in the docket.
type Checked struct {
	Outcome  Outcome   `json:"outcome"`
	Note     string    `json:"note,omitempty"`     // what else must be told, in a sentence
	SHA256   string    `json:"sha256,omitempty"`   // of the record
	SM3      string    `json:"sm3,omitempty"`      // of the record, when it has one
	Content  string    `json:"content,omitempty"`  // SHA-256 of what was compared with it
	Index    uint64    `json:"index,omitempty"`    // of the record in the log, from 0
	Size     uint64    `json:"size,omitempty"`     // records the checkpoint covers
	Count    int       `json:"count,omitempty"`    // items of the batch, when the number names one of them
	At       time.Time `json:"at,omitzero"`        // UTC instant of the deposit
	StampAt  time.Time `json:"stamp_at,omitzero"`  // UTC instant of the time-stamp
	StampBy  string    `json:"stamp_by,omitempty"` // its authority
	Witness  []string  `json:"witness,omitempty"`  // who signed the checkpoint besides the court
	Known    Known     `json:"known,omitzero"`
	File     id.File   `json:"file,omitempty"` // the content, when the check brought it into the vault
	FileName string    `json:"file_name,omitempty"`
	Media    string    `json:"media,omitempty"` // type by content
	Length   int64     `json:"length,omitempty"`

	On time.Time `json:"-"` // UTC instant of the check, from the entry
}

// Known is what is known for OLR 17 and 18: how the data was acquired and by whose system.
type Known struct {
	Node        string    `json:"node,omitempty"` // node that deposited; empty: with the court directly
	Tool        string    `json:"tool,omitempty"` // name and version
	Medium      string    `json:"medium,omitempty"`
	Begin       time.Time `json:"begin,omitzero"` // of the acquisition, UTC, as the depositor says
	End         time.Time `json:"end,omitzero"`
	Collector   string    `json:"collector,omitempty"` // the next three only when they were opened and agree with the record
	Source      string    `json:"source,omitempty"`
	Environment string    `json:"environment,omitempty"`
	Committed   bool      `json:"committed,omitempty"` // the record commits to particulars that were not opened
}

// Checking is a question to the log that was not answered yet.
type Checking struct {
	Ordered bool // by the judge: what others deposited may be fetched, too
}

// Objection is what a party says against a deposit under one article, with the answer 对存证的异议.
type Objection struct {
	Exhibit id.Exhibit
	By      id.Party
	Article int      // 16, 17 or 18
	Grounds []string // of OLR 17
	Expert  bool     // asks for an expert's view (OLR 19)
	Said    []Said
	Answers []Said // of the side that submitted the exhibit
}

// Said is one statement of a party, with evidence of its own.
type Said struct {
	Text  string
	Proof id.Exhibit
	At    time.Time // UTC instant
}

// last is when the objection was last added to.
func (o Objection) last() (t time.Time) {
	for _, x := range slices.Concat(o.Said, o.Answers) {
		if x.At.After(t) {
			t = x.At
		}
	}
	return t
}

// Ground is one of the four factors of OLR 17.
type Ground struct{ Key, Say string }

// Grounds of OLR 17, in its order and its words.
var Grounds = []Ground{
	{"platform", "存证平台是否符合国家有关部门关于提供区块链存证服务的相关规定"},
	{"interest", "当事人与存证平台是否存在利害关系，并利用技术手段不当干预取证、存证过程"},
	{"system", "存证平台的信息系统是否符合清洁性、安全性、可靠性、可用性的国家标准或者行业标准"},
	{"process", "存证技术和过程是否符合相关国家标准或者行业标准中关于系统环境、技术安全、加密方式、数据传输、信息验证等方面的要求"},
}

// Objectable are the articles an objection to a deposit may rest on.
var Objectable = []int{16, 17, 18}

// under is the rule of an article; false when no objection rests on it.
func under(article int) (law.Rule, bool) {
	r, ok := map[int]law.Rule{16: Untampered, 17: Storing, 18: Before}[article]
	return r, ok
}

// Rule is the article an objection rests on.
func (o Objection) Rule() law.Rule { r, _ := under(o.Article); return r }

// Check is the newest answer about an exhibit; false while there is none.
func (s *Sheet) Check(x id.Exhibit) (Checked, bool) {
	all := s.Checks[x]
	if len(all) == 0 {
		return Checked{}, false
	}
	return all[len(all)-1], true
}

// Objected lists the objections to an exhibit, by article.
func (s *Sheet) Objected(x id.Exhibit) (out []Objection) {
	for _, n := range Objectable {
		if o := s.objection(x, n); o != nil {
			out = append(out, *o)
		}
	}
	return out
}

func (s *Sheet) objection(x id.Exhibit, article int) *Objection {
	for i := range s.Objections {
		if o := &s.Objections[i]; o.Exhibit == x && o.Article == article {
			return o
		}
	}
	return nil
}

// proof tells whether an exhibit may serve as a party's own proof; empty: none was named.
func (s *Sheet) proof(x id.Exhibit, of id.Party) error {
	if e, ok := s.Find(x); x == "" || ok && e.By == of {
		return nil
	}
	r := law.Refuse(Examined, "请选择您自己提交的一份证据；还没有提交的，请先举证再引用")
	r.Field = "proof"
	return r
}

func at(field string, rule law.Rule, say string, args ...any) error {
	r := law.Refuse(rule, say, args...)
	r.Field = field
	return r
}
