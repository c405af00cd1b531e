package form

import "yunting/document"

// ObjectionRuling rejects an objection to the procedure 民事裁定书（驳回异议）.
type ObjectionRuling struct {
	Head
	Case
	Bench
	By      string   `json:"by"`
	Against string   `json:"against"` // 适用小额诉讼程序
	Reasons string   `json:"reasons"`
	Ruling  string   `json:"ruling"` // what the court found
	Basis   []string `json:"basis"`
}

func init() {
	Register(Form{Kind: document.ObjectionRuling, Stage: Trial, Data: &ObjectionRuling{},
		Sample: func() any {
			return &ObjectionRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, By: "被告某某演示网络科技有限公司", Against: "适用小额诉讼程序",
				Reasons: "争议金额超过限额，事实不清", Ruling: "本案标的额在限额以内，权利义务关系明确，异议不成立",
				Basis: []string{"《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百七十九条", "《中华人民共和国民事诉讼法》第一百五十七条第一款第十一项"}}
		},
		Must: []Must{{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}},
	})
}
