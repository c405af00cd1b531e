package form

import (
	"time"

	"yunting/document"
)

// Record is what was said in an asynchronous trial 交互式审理笔录. It is signed, not sealed.
type Record struct {
	Head
	Case
	Bench
	Track     string         `json:"track"`
	Judge     string         `json:"judge"`
	ClerkName string         `json:"clerk_name,omitempty"`
	Opened    time.Time      `json:"opened"` // UTC instants, here and below
	Shut      time.Time      `json:"shut"`
	Consents  []Consent      `json:"consents"`
	Claims    []string       `json:"claims"`
	Facts     []Fact         `json:"facts"`
	Reasons   string         `json:"reasons,omitempty"`
	Answer    Answered       `json:"answer,omitzero"`
	Examined  []Examined     `json:"examined,omitempty"`
	Questions []Question     `json:"questions,omitempty"`
	Confirmed []Confirmation `json:"confirmed,omitempty"`
}

// Consent is whether a party agreed to a way of proceeding.
type Consent struct {
	Who       string    `json:"who"`
	Step      string    `json:"step"`
	Given     time.Time `json:"given,omitzero"`
	Withdrawn time.Time `json:"withdrawn,omitzero"`
}

// Examined is an exhibit and what was said to it.
type Examined struct {
	By         string      `json:"by"` // 原告
	N          int         `json:"n"`
	Name       string      `json:"name"`
	Proves     string      `json:"proves"`
	Source     string      `json:"source,omitempty"`
	At         time.Time   `json:"at"`
	LateWhy    string      `json:"late_why,omitempty"`
	Other      string      `json:"other"` // who speaks to it
	Opinion    string      `json:"opinion"`
	OpinionAt  time.Time   `json:"opinion_at,omitzero"`
	Deposit    string      `json:"deposit,omitempty"` // its number on the evidence network
	Checked    string      `json:"checked,omitempty"` // outcome of the technical check
	Objections []Objection `json:"objections,omitempty"`
}

// Objection is a word on a deposited exhibit: an objection, or (without Against) the answer to one.
type Objection struct {
	By      string    `json:"by"`
	Against string    `json:"against,omitempty"`
	At      time.Time `json:"at"`
	Text    string    `json:"text"`
}

// Question is a question of the bench.
type Question struct {
	N       int       `json:"n"`
	At      time.Time `json:"at"`
	To      []string  `json:"to"`
	Until   string    `json:"until"`
	Text    string    `json:"text"`
	Replies []Reply   `json:"replies"`
}

// Reply is one party's answer to a question, or its silence.
type Reply struct {
	Who    string    `json:"who"`
	Given  bool      `json:"given,omitempty"`
	Silent bool      `json:"silent,omitempty"`
	At     time.Time `json:"at,omitzero"`
	Text   string    `json:"text,omitempty"`
}

// Confirmation is a party's word on the record.
type Confirmation struct {
	Who       string    `json:"who"`
	At        time.Time `json:"at"`
	Silent    bool      `json:"silent,omitempty"`
	Objection string    `json:"objection,omitempty"`
}

func init() {
	Register(Form{Kind: document.Record, Stage: Trial, Data: &Record{}, Sample: func() any {
		j := sampleJudgment()
		return &Record{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Track: "简易程序", Judge: "陈某某", ClerkName: "赵某某",
			Opened: sampleMoment(time.October, 8, 9, 0), Shut: sampleMoment(time.October, 15, 17, 0),
			Consents: []Consent{{"原告林晓溪", "非同步审理", sampleMoment(time.October, 3, 10, 20), time.Time{}}, {"被告某某演示网络科技有限公司", "非同步审理", sampleMoment(time.October, 4, 15, 2), time.Time{}}},
			Claims:   j.Claims, Answer: j.Answer, Facts: []Fact{{N: 1, Text: j.Agreed[0].Text, Said: "承认。"}, {N: 2, Text: j.Disputed[0].Text, Said: j.Disputed[0].Said}},
			Reasons: "被告的行为构成欺诈。",
			Examined: []Examined{{By: "原告", N: 1, Name: "网店订单详情页", Proves: "双方成立合同", Source: "网店页面", At: sampleMoment(time.September, 1, 11, 5), Other: "被告",
				Opinion: "真实性认可，合法性认可，关联性认可。", OpinionAt: sampleMoment(time.September, 20, 9, 41), Deposit: "YT-2026-000123", Checked: "本院经技术核验，内容与2026年6月18日10时25分的存证记录一致",
				Objections: []Objection{{"被告", "存证前已不具备真实性", sampleMoment(time.September, 20, 9, 45), "页面可以随时修改"}, {"原告", "", sampleMoment(time.September, 21, 8, 30), "存证在下单当时完成"}}}},
			Questions: []Question{{N: 1, At: sampleMoment(time.October, 9, 9, 0), To: []string{"原告", "被告"}, Until: "2026年10月11日24时", Text: "商品送检前由谁保管？",
				Replies: []Reply{{Who: "原告", Given: true, At: sampleMoment(time.October, 9, 20, 12), Text: "一直由我保管，封签未拆。"}, {Who: "被告", Given: true, Silent: true, At: sampleMoment(time.October, 12, 0, 5)}}}},
			Confirmed: []Confirmation{{Who: "原告林晓溪", At: sampleMoment(time.October, 16, 9, 30)}, {Who: "被告某某演示网络科技有限公司", At: sampleMoment(time.October, 17, 10, 0), Objection: "第1问未及回答，请予补记"}},
		}
	},
		Must: []Must{{"核对", "《中华人民共和国民事诉讼法》第一百五十条"}},
	})
}
