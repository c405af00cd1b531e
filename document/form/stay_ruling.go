package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// StayRuling stays the proceedings 民事裁定书（中止诉讼）.
type StayRuling struct {
	Head
	Case
	Bench
	AcceptedOn calendar.Date `json:"accepted_on"`
	Reasons    string        `json:"reasons"`
	Item       int           `json:"item"` // of the six grounds of CPL 153, from 1
}

// AppraisalMandate asks an institution to appraise 鉴定委托书.
type AppraisalMandate struct {
	Head
	Case
	Addressee
	AskedBy   string        `json:"asked_by,omitempty"` // who asked for the appraisal; empty: of the court's own motion
	Chosen    bool          `json:"chosen,omitempty"`   // by both parties; else appointed by the court
	Matters   []string      `json:"matters"`
	Scope     string        `json:"scope"`
	Purpose   string        `json:"purpose"`
	Until     calendar.Date `json:"until"`
	Materials []string      `json:"materials"`
	Examined  bool          `json:"examined,omitempty"` // the parties had the chance to contest the material
	Payer     string        `json:"payer,omitempty"`
	Desk      Desk          `json:"desk"`
}

func init() {
	Register(Form{Kind: document.StayRuling, Stage: Trial, Data: &StayRuling{}, Sample: func() any {
		return &StayRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, AcceptedOn: sampleDay(time.September, 1),
			Reasons: "本案须以（2026）粤01民终演示88号案件的审理结果为依据，该案尚未审结", Item: 5}
	}, Must: []Must{{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}, {"中止诉讼", "《中华人民共和国民事诉讼法》第一百五十三条"}}})
	Register(Form{Kind: document.AppraisalMandate, Stage: Trial, Data: &AppraisalMandate{}, Sample: func() any {
		return &AppraisalMandate{Head: sampleHead, Case: sampleCase, Addressee: Addressee{"某某演示珠宝玉石鉴定中心", "你单位"}, AskedBy: "原告林晓溪", Chosen: true, Examined: true,
			Matters: []string{"封存手镯的材质", "该手镯是否经过染色处理"}, Scope: "封签编号为演示001的手镯一只", Purpose: "查明商品是否与页面承诺相符", Until: calendar.Date{Y: 2027, M: time.January, D: 8},
			Materials: []string{"封存的手镯一只（封签编号演示001）", "双方对封存物品的质证笔录"}, Payer: "原告林晓溪", Desk: sampleDesk}
	}, Must: []Must{
		{"鉴定事项", "《最高人民法院关于民事诉讼证据的若干规定》第三十二条"}, {"鉴定范围", "《最高人民法院关于民事诉讼证据的若干规定》第三十二条"},
		{"鉴定目的", "《最高人民法院关于民事诉讼证据的若干规定》第三十二条"}, {"鉴定期限", "《最高人民法院关于民事诉讼证据的若干规定》第三十二条"},
		{"承诺书", "《最高人民法院关于民事诉讼证据的若干规定》第三十三条"},
	}})
}
