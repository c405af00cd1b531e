package form

import (
	"yunting/document"
	"yunting/law/money"
	"yunting/law/period"
)

// SmallClaims tells what small claims procedure means 小额诉讼告知书.
type SmallClaims struct {
	Head
	Case
	Addressee
	Trying
	Fee      money.Fen `json:"fee"`
	Evidence Span      `json:"evidence"`
	Answer   Span      `json:"answer"`
}

func init() {
	const told = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百七十四条"
	Register(Form{Kind: document.SmallClaims, Stage: Preparation, Data: &SmallClaims{},
		Sample: func() any {
			return &SmallClaims{Head: sampleHead, Case: sampleCase, Addressee: Addressee{To: "某某演示网络科技有限公司", You: "你单位"}, Trying: sampleTrying,
				Fee: 6500, Evidence: Span{7, period.Day}, Answer: Span{15, period.Day}}
		},
		Must: []Must{{"审判组织", told}, {"一审终审", told}, {"审理期限", told}, {"诉讼费用", told}},
	})
}
