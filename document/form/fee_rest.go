package form

import (
	"yunting/document"
	"yunting/law/money"
)

// FeeRest tells what must still be paid after the case went to ordinary procedure 补交诉讼费用通知书.
type FeeRest struct {
	Head
	Case
	Addressee
	Contact
	Bill
	Paid     money.Fen `json:"paid"`
	Remitted money.Fen `json:"remitted,omitempty"` // by a reduction 减交
	Owed     money.Fen `json:"owed"`
	Within   Term      `json:"within"`
}

func init() {
	Register(Form{Kind: document.FeeRest, Stage: Trial, Data: &FeeRest{},
		Sample: func() any {
			return &FeeRest{Head: sampleHead, Case: sampleCase, Addressee: Addressee{To: "林晓溪", You: "你"}, Contact: sampleContact,
				Bill: Bill{Lines: append(sampleBill.Lines[:2:2], FeeLine{"四舍五入到元", 10}), Fee: 13000, Basis: sampleBill.Basis[:1:1]}, Paid: 6500, Owed: 6500, Within: sampleTerm("你", 7, sampleHead.Date, sampleDay(11, 30))}
		},
		Must: []Must{{"按撤诉处理", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百九十九条"}, {"缓交、减交或者免交", "《诉讼费用交纳办法》第四十四条"}},
	})
}
