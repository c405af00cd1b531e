package form

import (
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Respond tells the defendant who sues, what to do and by when 应诉通知书.
type Respond struct {
	Head
	Case
	Addressee
	Contact
	Trying
	AcceptedOn calendar.Date `json:"accepted_on"`
	Amount     money.Fen     `json:"amount"` // all that is claimed
	Answer     Term          `json:"answer"`
	Join       Term          `json:"join"`             // to join the case online
	Abroad     bool          `json:"abroad,omitempty"` // the defendant has no domicile in the territory
}

func init() {
	Register(Form{Kind: document.Respond, Stage: Preparation, Data: &Respond{},
		Sample: func() any {
			return &Respond{Head: sampleHead, Case: sampleCase, Addressee: Addressee{To: "某某演示网络科技有限公司", You: "你单位"}, Contact: sampleContact, Trying: sampleTrying,
				AcceptedOn: sampleDay(11, 20), Amount: 1319600, Answer: sampleTerm("你单位", 15, sampleHead.Date, sampleDay(12, 8)), Join: sampleTerm("你单位", 3, sampleHead.Date, sampleDay(11, 26))}
		},
		Must: []Must{
			{"提出答辩状", "《中华人民共和国民事诉讼法》第一百二十八条"}, {"管辖", "《中华人民共和国民事诉讼法》第一百三十条"},
			{"有权委托代理人，提出回避申请", "《中华人民共和国民事诉讼法》第一百二十九条"}, {"有权申请其回避", "《中华人民共和国民事诉讼法》第一百三十一条"},
			{"审判流程信息", "《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》第四条"},
		},
	})
}
