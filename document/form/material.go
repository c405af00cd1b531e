package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// Material is one thing handed in.
type Material struct {
	Name     string `json:"name"`
	Pages    int    `json:"pages,omitempty"`
	Copies   int    `json:"copies"`
	Original bool   `json:"original,omitempty"` // 原件 or 原物; else a copy
	Digital  bool   `json:"digital,omitempty"`  // handed in as an electronic file
}

// MaterialReceipt says what the court received and when 收到材料凭证.
type MaterialReceipt struct {
	Head
	Bench
	From      string     `json:"from"`
	Subject   string     `json:"subject"`             // 林晓溪诉某某演示网络科技有限公司网络购物合同纠纷
	Complaint bool       `json:"complaint,omitempty"` // a suit, on which the court decides within seven days
	At        time.Time  `json:"at"`                  // UTC instant
	Items     []Material `json:"items"`
	Pages     int        `json:"pages"`
}

// MaterialReturned gives material back, and says why and what may still be done 退回材料通知书.
type MaterialReturned struct {
	Head
	Addressee
	Subject   string        `json:"subject"`
	FiledOn   calendar.Date `json:"filed_on"`
	Told      calendar.Date `json:"told,omitzero"`       // when a correction was asked for; zero: the suit is unfit
	Until     calendar.Date `json:"until,omitzero"`      // by when
	Reasons   string        `json:"reasons"`             // what was not corrected, or why the suit is unfit
	Elsewhere string        `json:"elsewhere,omitempty"` // where the matter belongs
	Items     []Material    `json:"items"`
	Desk      Desk          `json:"desk"`
}

func init() {
	subject := "林晓溪诉某某演示网络科技有限公司网络购物合同纠纷"
	head := sampleHead
	head.Number = "收件编号 20261123-0087"
	Register(Form{Kind: document.MaterialReceipt, Stage: Filing, Data: &MaterialReceipt{}, Sample: func() any {
		return &MaterialReceipt{Head: head, Bench: Bench{Sign: []string{"经办人　郑某某"}}, From: "林晓溪", Subject: subject, Complaint: true, At: sampleMoment(time.November, 23, 9, 48),
			Items: []Material{{Name: "民事起诉状", Pages: 4, Copies: 1, Original: true, Digital: true}, {Name: "网店订单详情页", Pages: 3, Copies: 1, Original: true, Digital: true}, {Name: "珠宝玉石检测报告", Pages: 2, Copies: 1}}, Pages: 9}
	}, Must: []Must{
		{"页数", "《中华人民共和国民事诉讼法》第六十九条"}, {"份数", "《中华人民共和国民事诉讼法》第六十九条"}, {"原件", "《中华人民共和国民事诉讼法》第六十九条"},
		{"收到时间", "《中华人民共和国民事诉讼法》第六十九条"}, {"经办人", "《中华人民共和国民事诉讼法》第六十九条"},
	}})
	Register(Form{Kind: document.MaterialReturned, Stage: Filing, Data: &MaterialReturned{}, Sample: func() any {
		return &MaterialReturned{Head: head, Addressee: Addressee{"林晓溪", "你"}, Subject: subject, FiledOn: sampleDay(time.November, 2), Told: sampleDay(time.November, 5), Until: sampleDay(time.November, 20),
			Reasons: "没有补充能够与他人相区别的被告名称和住所", Items: []Material{{Name: "民事起诉状", Pages: 4, Copies: 1, Original: true, Digital: true}, {Name: "网店订单详情页", Pages: 3, Copies: 1, Digital: true}}, Desk: sampleDesk}
	}, Must: []Must{{"退回", "《最高人民法院关于互联网法院审理案件若干问题的规定》第七条"}, {"坚持起诉", "《最高人民法院关于互联网法院审理案件若干问题的规定》第七条"}}})
}
