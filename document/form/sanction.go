package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// FineDecision fines somebody who hindered the proceedings 罚款决定书.
type FineDecision struct {
	Head
	Bench
	Person    string        `json:"person"` // described
	Name      string        `json:"name"`
	Unit      bool          `json:"unit,omitempty"`      // an organisation: other bounds
	Case      string        `json:"case"`                // as it is named
	Enforcing bool          `json:"enforcing,omitempty"` // it happened in enforcement
	Conduct   string        `json:"conduct"`
	Basis     []string      `json:"basis"` // the article the conduct falls under, CPL 113 to 117
	Sum       money.Fen     `json:"sum"`   // fen
	PayUntil  calendar.Date `json:"pay_until"`
	Above     string        `json:"above"` // the court that reviews
}

// DetentionDecision detains somebody who hindered the proceedings 拘留决定书.
type DetentionDecision struct {
	Head
	Bench
	Person    string   `json:"person"`
	Name      string   `json:"name"`
	Enforcing bool     `json:"enforcing,omitempty"`
	Case      string   `json:"case"`
	Conduct   string   `json:"conduct"`
	Basis     []string `json:"basis"`
	Days      int      `json:"days"`   // at most 15
	Police    string   `json:"police"` // who holds him
	Above     string   `json:"above"`
}

// AdmonitionRecord is the record of an admonition 训诫笔录.
type AdmonitionRecord struct {
	Head
	Bench
	At      time.Time `json:"at"` // UTC instant
	Place   string    `json:"place"`
	Name    string    `json:"name"`
	Role    string    `json:"role"` // in the case
	Case    string    `json:"case"`
	Conduct string    `json:"conduct"`
	Basis   []string  `json:"basis"`
	Words   string    `json:"words"` // the admonition
	Reply   string    `json:"reply,omitempty"`
}

// ReviewDecision decides on a request to review a fine or a detention 复议决定书; the court above makes it.
type ReviewDecision struct {
	Head
	Bench
	Person   string        `json:"person"`
	Name     string        `json:"name"`
	Decided  string        `json:"decided"` // the decision under review: court, number, name
	On       calendar.Date `json:"on"`      // of that decision
	Requests string        `json:"requests"`
	Found    string        `json:"found"`
	Upheld   bool          `json:"upheld,omitempty"`
	Result   string        `json:"result,omitempty"` // where it is not upheld: what is decided instead
}

func init() {
	const cpl = "《中华人民共和国民事诉讼法》"
	president := Bench{Sign: []string{"院长　钱某某"}}
	person := "被罚款人：周喆堃，男，1985年1月1日出生，汉族，公民身份号码：440106********0010，系某某演示网络科技有限公司法定代表人。"
	named := sampleCase.Dispute + "一案"
	Register(Form{Kind: document.FineDecision, Stage: Sanction, Data: &FineDecision{}, Sample: func() any {
		return &FineDecision{Head: sampleHead, Bench: president, Person: person, Name: "周喆堃", Case: named, Conduct: "2026年10月20日在线庭审中，经两次警告仍打断对方发言，并擅自录制、传播庭审画面",
			Basis: []string{cpl + "第一百一十三条"}, Sum: 500000, PayUntil: sampleDay(time.December, 8), Above: sampleAbove}
	}, Must: []Must{{"决定如下", cpl + "第一百一十九条"}, {"申请复议一次", cpl + "第一百一十九条"}, {"复议期间不停止执行", cpl + "第一百一十九条"}}})
	Register(Form{Kind: document.DetentionDecision, Stage: Sanction, Data: &DetentionDecision{}, Sample: func() any {
		return &DetentionDecision{Head: sampleHead, Bench: president, Person: "被拘留人：周喆堃，男，1985年1月1日出生，汉族，公民身份号码：440106********0010。", Name: "周喆堃", Case: named, Conduct: "隐藏已被查封的货物，拒不说明去向",
			Basis: []string{cpl + "第一百一十四条"}, Days: 10, Police: "广州市公安局演示分局", Above: sampleAbove}
	}, Must: []Must{{"决定如下", cpl + "第一百一十九条"}, {"申请复议一次", cpl + "第一百一十九条"}, {"看管", cpl + "第一百一十八条"}, {"复议期间不停止执行", cpl + "第一百一十九条"}, {"提前解除", cpl + "第一百一十八条"}}})
	Register(Form{Kind: document.AdmonitionRecord, Stage: Sanction, Data: &AdmonitionRecord{}, Sample: func() any {
		return &AdmonitionRecord{Head: sampleHead, Bench: sampleBench, At: sampleMoment(time.October, 20, 10, 15), Place: "第一互联网法庭（在线）", Name: "周喆堃", Role: "被告的法定代表人", Case: named,
			Conduct: "未经许可录制庭审画面", Basis: []string{cpl + "第一百一十三条"}, Words: "在线庭审与线下庭审适用同样的法庭规则，未经许可不得录音、录像、摄影，不得传播庭审内容。请立即停止并删除所录内容。", Reply: "已停止录制并删除，今后遵守法庭规则。"}
	}, Must: []Must{{"训诫", cpl + "第一百一十三条"}}})
	Register(Form{Kind: document.ReviewDecision, Stage: Sanction, Data: &ReviewDecision{}, Sample: func() any {
		h := sampleHead
		h.Number = "（2026）粤01司惩复7号"
		return &ReviewDecision{Head: h, Bench: Bench{Sign: []string{"院长　孙某某"}}, Person: "复议申请人：周喆堃，男，1985年1月1日出生，汉族。", Name: "周喆堃", Decided: sampleHead.Court + "（2026）粤0192司惩3号罚款决定",
			On: sampleHead.Date, Requests: "撤销罚款决定，理由是录制系误触", Found: "在案的庭审录像显示，申请人经两次警告仍继续录制，原决定认定事实清楚，罚款数额适当", Upheld: true}
	}, Must: []Must{{"决定如下", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百八十六条"}}})
}
