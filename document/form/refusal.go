package form

import (
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/period"
)

// Refusal rules that the suit is not accepted 民事裁定书（不予受理）.
type Refusal struct {
	Head
	Case
	Bench
	Suitor    string        `json:"suitor"` // described in a sentence: who sues is no plaintiff yet
	FiledOn   calendar.Date `json:"filed_on"`
	Receipt   string        `json:"receipt"` // 收件编号
	Claims    []string      `json:"claims"`
	Reasons   []string      `json:"reasons"`
	Under     []string      `json:"under"` // articles of the ground
	Appeal    Span          `json:"appeal"`
	AppealsTo string        `json:"appeals_to"`
}

func init() {
	const way = "《中华人民共和国民事诉讼法》第一百二十六条"
	Register(Form{Kind: document.Refusal, Stage: Filing, Data: &Refusal{},
		Sample: func() any {
			h := sampleHead
			h.Number = "收件编号：YT20261123-000017"
			return &Refusal{Head: h, Case: sampleCase, Bench: sampleBench, Suitor: "起诉人：" + samplePlaintiff,
				FiledOn: sampleDay(11, 20), Receipt: "YT20261123-000017", Claims: []string{"判令被告退还货款3299元", "判令被告承担本案诉讼费用"},
				Reasons: []string{"起诉人与被告在合同中约定争议由演示仲裁委员会仲裁", "双方达成书面仲裁协议，不得向人民法院起诉"}, Under: []string{"《中华人民共和国民事诉讼法》第一百二十七条第二项"},
				Appeal: Span{10, period.Day}, AppealsTo: "云庭演示中级人民法院"}
		},
		Must: []Must{{"不予受理", way}, {"上诉", way}, {"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}},
	})
}
