package form

import "yunting/document"

// CorrectionNotice tells the plaintiff everything that must be corrected, once 补正通知书.
type CorrectionNotice struct {
	Head
	Case
	Addressee
	Contact
	Receipt string   `json:"receipt"` // 收件编号
	Defects []string `json:"defects"`
	Within  Term     `json:"within"`
}

func init() {
	Register(Form{Kind: document.CorrectionNotice, Stage: Filing, Data: &CorrectionNotice{},
		Sample: func() any {
			h := sampleHead
			h.Number = "收件编号：YT20261123-000017"
			return &CorrectionNotice{Head: h, Case: sampleCase, Addressee: Addressee{To: "林晓溪", You: "你"}, Contact: sampleContact,
				Receipt: "YT20261123-000017", Defects: []string{"请写明付款的日期和方式", "请补充被告的住所地"}, Within: sampleTerm("你", 15, sampleHead.Date, sampleDay(12, 8))}
		},
		Must: []Must{
			{"一次性告知", "《人民法院在线诉讼规则》第九条"}, {"期限", "《人民法院在线诉讼规则》第九条"},
			{"可以上诉", "《中华人民共和国民事诉讼法》第一百二十六条"},
		},
	})
}
