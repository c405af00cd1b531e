package form

import (
	"yunting/document"
	"yunting/law/calendar"
)

// Acceptance tells the plaintiff that the case is open 受理案件通知书.
type Acceptance struct {
	Head
	Case
	Addressee
	Trying
	AcceptedOn calendar.Date `json:"accepted_on"`
}

func init() {
	Register(Form{Kind: document.Acceptance, Stage: Filing, Data: &Acceptance{},
		Sample: func() any {
			return &Acceptance{Head: sampleHead, Case: sampleCase, Addressee: Addressee{To: "林晓溪", You: "你"}, Trying: sampleTrying, AcceptedOn: sampleHead.Date}
		},
		Must: []Must{
			{"有权委托代理人，提出回避申请", "《中华人民共和国民事诉讼法》第一百二十九条"}, {"有权申请其回避", "《中华人民共和国民事诉讼法》第一百三十一条"},
			{"同意一个环节不视为同意其他环节", "《人民法院在线诉讼规则》第四条"}, {"审判流程信息", "《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》第四条"},
		},
	})
}
