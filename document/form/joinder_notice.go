package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// JoinderNotice calls somebody into a suit that is pending 参加诉讼通知书.
type JoinderNotice struct {
	Head
	Case
	Addressee
	Third         bool          `json:"third,omitempty"`     // 无独立请求权的第三人; else one without whom the suit cannot go on
	Plaintiff     bool          `json:"plaintiff,omitempty"` // 共同原告; else, and no third party, 共同被告
	AskedBy       string        `json:"asked_by,omitempty"`  // who asked for it; empty: of the court's own motion
	Reasons       string        `json:"reasons"`
	Claims        []string      `json:"claims"`
	TriedBy       string        `json:"tried_by"` // 由审判员陈某某独任审理
	AnswerDays    int           `json:"answer_days"`
	EvidenceDays  int           `json:"evidence_days"` // of the period that also holds for the other parties
	Received      calendar.Date `json:"received"`      // the day of receipt for which the last days below hold
	AnswerUntil   calendar.Date `json:"answer_until"`
	EvidenceUntil calendar.Date `json:"evidence_until"`
	Enclosed      []string      `json:"enclosed"`
	Desk          Desk          `json:"desk"`
}

func init() {
	Register(Form{Kind: document.JoinderNotice, Stage: Preparation, Data: &JoinderNotice{}, Sample: func() any {
		return &JoinderNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{"某某演示平台服务有限公司", "你单位"}, Third: true, AskedBy: "被告某某演示网络科技有限公司",
			Reasons: "你单位是本案交易平台的经营者，案件处理结果与你单位有法律上的利害关系", Claims: []string{"判令被告退还货款38,600元", "判令被告支付三倍价款的赔偿115,800元"}, TriedBy: "由审判员陈某某独任审理",
			AnswerDays: 15, EvidenceDays: 15, Received: sampleDay(time.November, 25), AnswerUntil: sampleDay(time.December, 10), EvidenceUntil: sampleDay(time.December, 10),
			Enclosed: []string{"起诉状副本", "答辩状副本", "举证通知书"}, Desk: sampleDesk}
	}, Must: []Must{
		{"参加诉讼", "《中华人民共和国民事诉讼法》第一百三十五条"}, {"举证期限", "《最高人民法院关于民事诉讼证据的若干规定》第五十五条"},
		{"审判流程信息", "《最高人民法院关于人民法院通过互联网公开审判流程信息的规定》第四条"}, {"申请其回避", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四十七条"},
	}})
}
