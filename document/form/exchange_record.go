package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// ExchangeRecord is what was said to the evidence before the hearing 证据交换笔录. It is signed, not sealed.
type ExchangeRecord struct {
	Head
	Case
	Bench
	Sitting
	Separate   bool           `json:"separate,omitempty"` // not at one time: each within a period
	Until      string         `json:"until,omitempty"`    // of that period
	Shown      []Shown        `json:"shown"`
	Undisputed []string       `json:"undisputed,omitempty"` // facts
	Disputed   []Disputed     `json:"disputed,omitempty"`
	Issues     []string       `json:"issues,omitempty"`  // the main questions in dispute
	Rebuttal   calendar.Date  `json:"rebuttal,omitzero"` // by when counter-evidence may be handed in
	Confirmed  []Confirmation `json:"confirmed,omitempty"`
}

// Disputed is a fact to be proved, the evidence for it and why the other side objects.
type Disputed struct {
	Fact     string   `json:"fact"`
	Evidence []string `json:"evidence"` // 原告2
	Reasons  string   `json:"reasons"`
}

// ConferenceRecord is the conference that prepares the hearing 庭前会议笔录 with what CPL-I 225 lists. It is signed, not sealed.
type ConferenceRecord struct {
	Head
	Case
	Bench
	Sitting
	Claims     []string       `json:"claims"`
	Answer     string         `json:"answer"`
	Changes    []string       `json:"changes,omitempty"`  // of claims, counterclaims, claims of third parties, and what became of them
	Evidence   []string       `json:"evidence,omitempty"` // requests about evidence, and what became of them
	Shown      []Shown        `json:"shown,omitempty"`
	Undisputed []string       `json:"undisputed,omitempty"`
	Issues     []string       `json:"issues"`
	Views      []Speech       `json:"views,omitempty"`     // the parties' views on the issues
	Mediation  string         `json:"mediation,omitempty"` // its result; empty: nobody wanted it
	Hearing    time.Time      `json:"hearing,omitzero"`    // UTC instant; zero: told later
	Confirmed  []Confirmation `json:"confirmed,omitempty"`
}

func init() {
	undisputed := []string{"2026年6月18日，原告通过被告经营的网店下单，支付货款38,600元", "原告于2026年6月21日签收商品"}
	issues := []string{"送检物品是否为涉案商品", "商品是否与页面承诺不符", "被告是否构成欺诈"}
	Register(Form{Kind: document.ExchangeRecord, Stage: Preparation, Data: &ExchangeRecord{}, Sample: func() any {
		return &ExchangeRecord{Head: sampleHead.on(time.November, 20), Case: sampleCase, Bench: sampleBench, Sitting: sampleSitting, Shown: sampleShown, Undisputed: undisputed,
			Disputed: []Disputed{{"被告交付的商品为染色处理的石英岩", []string{"原告2"}, "不能证明送检物品即涉案商品"}, {"商品页面的文字系误填", []string{"被告1"}, "只有打印件，没有出示原始载体"}},
			Issues:   issues, Rebuttal: sampleDay(time.November, 27), Confirmed: sampleConfirmation}
	}, Must: []Must{
		{"没有争议的事实", "《最高人民法院关于民事诉讼证据的若干规定》第五十七条"}, {"异议的理由", "《最高人民法院关于民事诉讼证据的若干规定》第五十七条"},
		{"争议的主要问题", "《最高人民法院关于民事诉讼证据的若干规定》第五十七条"}, {"核对", "《人民法院在线诉讼规则》第三十四条"},
	}})
	Register(Form{Kind: document.ConferenceRecord, Stage: Preparation, Data: &ConferenceRecord{}, Sample: func() any {
		return &ConferenceRecord{Head: sampleHead.on(time.November, 20), Case: sampleCase, Bench: sampleBench, Sitting: sampleSitting,
			Claims: []string{"判令被告退还货款38,600元", "判令被告支付三倍价款的赔偿115,800元"}, Answer: "不同意全部诉讼请求。商品页面的文字系第三方服务商误填，被告没有欺诈的故意。",
			Changes: []string{"原告当庭增加请求检测费500元，被告放弃答辩期，准许"}, Evidence: []string{"原告申请对商品材质进行鉴定，被告同意，准许，鉴定机构由双方于三日内协商确定"},
			Shown: sampleShown, Undisputed: undisputed, Issues: issues, Views: []Speech{{"原告", "没有补充。"}, {"被告", "第三项应当先审理页面由谁编写。"}}, Hearing: sampleMoment(time.December, 8, 9, 30), Confirmed: sampleConfirmation}
	}, Must: []Must{
		{"诉讼请求", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百二十五条"}, {"争议焦点", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百二十六条"},
		{"征求", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百二十六条"}, {"调解", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百二十五条"},
	}})
}
