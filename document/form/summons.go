package form

import (
	"time"

	"yunting/document"
)

// Summons calls a party to a hearing 传票.
type Summons struct {
	Head
	Case
	Bench
	Summoned  string    `json:"summoned"`  // role and name: 原告林晓溪
	Plaintiff bool      `json:"plaintiff"` // what follows from staying away depends on it
	At        time.Time `json:"at"`        // UTC instant of the hearing
	Weekday   string    `json:"weekday"`
	Place     string    `json:"place"`
	Online    bool      `json:"online"`
}

func init() {
	Register(Form{Kind: document.Summons, Stage: Preparation, Data: &Summons{},
		Sample: func() any {
			return &Summons{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Summoned: "被告某某演示网络科技有限公司",
				At: sampleMoment(time.December, 8, 9, 30), Weekday: "星期二", Place: "第一互联网法庭", Online: true}
		},
		Must: []Must{{"可以缺席判决", "《中华人民共和国民事诉讼法》第一百四十七条"}, {"可以申请回避", "《中华人民共和国民事诉讼法》第四十七条"}},
	})
}
