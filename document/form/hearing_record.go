package form

import (
	"time"

	"yunting/document"
)

// HearingRecord is all that happened in a hearing 庭审笔录. It is signed, not sealed.
type HearingRecord struct {
	Head
	Case
	Bench
	Sitting
	N             int            `json:"n,omitempty"`      // which hearing of the case; 0: the only one
	Closed        string         `json:"closed,omitempty"` // why it was not public; empty: it was
	Judges        []string       `json:"judges"`           // role and name
	Told          []Speech       `json:"told,omitempty"`   // who was asked for recusal and said what
	Opening       []Speech       `json:"opening"`          // claims and answer
	Issues        []string       `json:"issues,omitempty"`
	Investigation []Speech       `json:"investigation"`
	Shown         []Shown        `json:"shown,omitempty"`
	Debate        []Speech       `json:"debate"`
	Last          []Speech       `json:"last"` // closing views, plaintiff first
	Mediation     []Speech       `json:"mediation,omitempty"`
	Pronounced    string         `json:"pronounced,omitempty"` // what was pronounced at once; empty: another day
	Final         bool           `json:"final,omitempty"`      // no appeal lies
	Recorded      bool           `json:"recorded,omitempty"`   // sound and picture
	Breaks        []Break        `json:"breaks,omitempty"`
	Digest        string         `json:"digest,omitempty"` // check value of the recording, when it stands for the record
	Confirmed     []Confirmation `json:"confirmed,omitempty"`
}

// Break is an interruption of a hearing and of its recording.
type Break struct {
	From time.Time `json:"from"` // UTC instants
	To   time.Time `json:"to"`
	Why  string    `json:"why"`
}

// DeliberationRecord is what the panel said among itself 合议庭评议笔录: signed by its members, kept from everybody else.
type DeliberationRecord struct {
	Head
	Case
	Bench
	Opened   time.Time `json:"opened"` // UTC instants
	Shut     time.Time `json:"shut"`
	Place    string    `json:"place"`
	Online   bool      `json:"online,omitempty"`
	Members  []string  `json:"members"` // role and name
	Recorder string    `json:"recorder"`
	Report   string    `json:"report"` // of the judge in charge: facts, issues, proposal
	Opinions []Opinion `json:"opinions"`
	For      int       `json:"for"` // votes for the decision
	Against  int       `json:"against,omitempty"`
	Decision []string  `json:"decision"`
}

// Opinion is what one member holds, with reasons.
type Opinion struct {
	Who     string `json:"who"`
	Text    string `json:"text"`
	Dissent bool   `json:"dissent,omitempty"` // from the decision
}

func init() {
	Register(Form{Kind: document.HearingRecord, Stage: Trial, Data: &HearingRecord{}, Sample: func() any {
		return &HearingRecord{Head: sampleHead.on(time.November, 20), Case: sampleCase, Bench: sampleBench, Sitting: sampleSitting, Judges: []string{"审判员陈某某"},
			Told:    []Speech{{"原告", "不申请回避。"}, {"被告", "不申请回避。"}},
			Opening: []Speech{{"原告", "诉讼请求和事实理由与起诉状一致。"}, {"被告", "不同意原告的诉讼请求，意见与答辩状一致。"}}, Issues: []string{"送检物品是否为涉案商品", "被告是否构成欺诈"},
			Investigation: []Speech{{"审判员", "商品送检前由谁保管？"}, {"原告", "一直由我保管，封签没有拆开。"}, {"被告", "对保管情况不清楚。"}}, Shown: sampleShown,
			Debate: []Speech{{"原告", "页面承诺“天然A货”，交付的是染色石英岩，构成欺诈。"}, {"被告", "页面系第三方误填，没有欺诈的故意。"}},
			Last:   []Speech{{"原告", "坚持诉讼请求。"}, {"被告", "请求驳回原告的诉讼请求。"}}, Mediation: []Speech{{"原告", "愿意调解，要求全额退款。"}, {"被告", "不同意调解。"}},
			Recorded: true, Breaks: []Break{{sampleMoment(time.November, 20, 10, 20), sampleMoment(time.November, 20, 10, 28), "被告的网络中断，恢复后继续"}}, Confirmed: sampleConfirmation}
	}, Must: []Must{
		{"回避", "《中华人民共和国民事诉讼法》第一百四十条"}, {"最后意见", "《中华人民共和国民事诉讼法》第一百四十四条"}, {"补正", "《中华人民共和国民事诉讼法》第一百五十条"},
		{"五日内", "《中华人民共和国民事诉讼法》第一百五十条"},
	}})
	Register(Form{Kind: document.DeliberationRecord, Stage: Trial, Data: &DeliberationRecord{}, Sample: func() any {
		return &DeliberationRecord{Head: sampleHead.on(time.November, 22), Case: sampleCase, Bench: Bench{Sign: []string{"审判长　陈某某", "审判员　李某", "人民陪审员　欧阳某某"}, Clerk: []string{"书记员　赵某某"}},
			Opened: sampleMoment(time.November, 22, 14, 0), Shut: sampleMoment(time.November, 22, 15, 10), Place: "在线合议室", Online: true, Members: []string{"审判长陈某某", "审判员李某", "人民陪审员欧阳某某"}, Recorder: "书记员赵某某",
			Report:   "双方对合同成立和付款没有争议，争议在于商品是否与页面承诺不符、被告是否构成欺诈。",
			Opinions: []Opinion{{"人民陪审员欧阳某某", "检测报告可信，应当退款；页面系误填的可能不能排除，三倍赔偿应当慎重。", true}, {"审判员李某", "同意退款。页面由被告经营，误填的主张没有证据，构成欺诈。", false}, {"审判长陈某某", "同意李某的意见。", false}},
			For:      2, Against: 1, Decision: []string{"支持原告退还货款38,600元的请求", "支持原告赔偿115,800元的请求"}}
	}, Must: []Must{{"少数服从多数", "《中华人民共和国民事诉讼法》第四十五条"}, {"不同意见", "《中华人民共和国民事诉讼法》第四十五条"}}})
}
