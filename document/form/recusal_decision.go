package form

import "yunting/document"

// RecusalDecision tells whether somebody steps down 回避决定书.
type RecusalDecision struct {
	Head
	Case
	Bench
	By       string `json:"by"`     // who asked
	Of       string `json:"of"`     // whom it concerns
	Ground   string `json:"ground"` // in the words of the law
	Reasons  string `json:"reasons"`
	Decision string `json:"decision"`
	Granted  bool   `json:"granted,omitempty"`
}

func init() {
	Register(Form{Kind: document.RecusalDecision, Stage: Trial, Data: &RecusalDecision{},
		Sample: func() any {
			return &RecusalDecision{Head: sampleHead, Case: sampleCase, Bench: Bench{Sign: []string{"院长　钱某某"}}, By: "被告某某演示网络科技有限公司", Of: "陈某某",
				Ground: "与本案有利害关系", Reasons: "曾在原告任职的单位工作", Decision: "所述事由不能证明与本案处理结果有利害关系，申请理由不成立"}
		},
		Must: []Must{{"决定如下", "《中华人民共和国民事诉讼法》第五十条"}, {"申请复议一次", "《中华人民共和国民事诉讼法》第五十条"}},
	})
}
