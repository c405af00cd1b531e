package form

import (
	"yunting/document"
	"yunting/law/money"
	"yunting/law/track"
)

// Bill is a court fee with its computation.
type Bill struct {
	Lines []FeeLine `json:"lines"`
	Fee   money.Fen `json:"fee"`
	Basis []string  `json:"basis"` // articles
}

// FeeNotice tells what must be paid, how it was computed and by when 交纳诉讼费用通知书.
type FeeNotice struct {
	Head
	Case
	Addressee
	Contact
	Bill
	Track  track.Track `json:"track"`
	Amount money.Fen   `json:"amount"` // claimed; 0: no sum
	Within Term        `json:"within"`
}

func init() {
	Register(Form{Kind: document.FeeNotice, Stage: Filing, Data: &FeeNotice{},
		Sample: func() any {
			return &FeeNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{To: "林晓溪", You: "你"}, Contact: sampleContact,
				Bill: sampleBill, Track: track.Small, Amount: 1319600, Within: sampleTerm("你", 7, sampleHead.Date, sampleDay(11, 30))}
		},
		Must: []Must{
			{"按撤诉处理", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百一十三条"}, {"缓交、减交或者免交", "《诉讼费用交纳办法》第四十四条"},
			{"复核", "《诉讼费用交纳办法》第四十三条第三款"},
		},
	})
}
