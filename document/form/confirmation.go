package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// Mediated is the agreement that a court is asked to confirm.
type Mediated struct {
	Organisation string        `json:"organisation"`        // that conducted the mediation
	Agreement    string        `json:"agreement,omitempty"` // number of the agreement
	EffectiveOn  calendar.Date `json:"effective_on"`        // the thirty days run from it
	Terms        []string      `json:"terms"`
}

// ConfirmationRequest is both parties' own paper that asks the court to confirm their agreement 司法确认申请书.
type ConfirmationRequest struct {
	Head
	Case
	Mediated
	Reasons   string   `json:"reasons"`
	Materials []string `json:"materials"`
	To        string   `json:"to"`    // the court
	Names     []string `json:"names"` // all parties
}

// ConfirmationRuling rules that a mediated agreement is valid 民事裁定书（司法确认）.
type ConfirmationRuling struct {
	Head
	Case
	Bench
	Mediated
	AcceptedOn calendar.Date `json:"accepted_on"`
	Applicants []string      `json:"applicants"`
}

// ConfirmationRejected rejects the request for confirmation 民事裁定书（驳回司法确认申请）.
type ConfirmationRejected struct {
	Head
	Case
	Bench
	Mediated
	AcceptedOn calendar.Date `json:"accepted_on"`
	Applicants []string      `json:"applicants"`
	Reasons    string        `json:"reasons"`
	Barred     bool          `json:"barred,omitempty"` // it ought not to have been accepted, CPL-I 355; else the agreement fails the test, CPL-I 358
}

func init() {
	head := sampleHead
	head.Number = "（2026）粤0192诉前调确78号"
	matter := Case{
		Cause: "申请司法确认调解协议", Dispute: "申请人林晓溪、某某演示网络科技有限公司申请司法确认调解协议",
		Parties: []string{
			"申请人：林晓溪，女，1992年3月8日出生，汉族，公民身份号码：440105********0021，住广东省广州市海珠区演示路××号。",
			"申请人：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号。",
			"法定代表人：周喆堃，该公司执行董事。",
		},
	}
	mediated := Mediated{Organisation: sampleOrganisation, Agreement: "演调〔2026〕112号", EffectiveOn: sampleDay(time.November, 25), Terms: sampleTerms}
	names := []string{"林晓溪", "某某演示网络科技有限公司"}
	Register(Form{Kind: document.ConfirmationRequest, Stage: Mediation, Data: &ConfirmationRequest{}, Sample: func() any {
		return &ConfirmationRequest{Head: head.on(time.November, 26), Case: matter, Mediated: mediated, Reasons: "申请人之间因网络购物合同发生纠纷，经调解自愿达成调解协议，协议内容明确、合法。",
			Materials: []string{"调解协议", "调解组织主持调解的证明", "订单和付款凭证", "当事人身份证明"}, To: sampleHead.Court, Names: names}
	}, Must: []Must{
		{"共同", "《中华人民共和国民事诉讼法》第二百零五条"}, {"主持调解的证明", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百五十四条"},
	}})
	Register(Form{Kind: document.ConfirmationRuling, Stage: Mediation, Data: &ConfirmationRuling{}, Sample: func() any {
		return &ConfirmationRuling{Head: head.on(time.December, 7), Case: matter, Bench: sampleBench, Mediated: mediated, AcceptedOn: sampleDay(time.November, 30), Applicants: names}
	}, Must: []Must{
		{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}, {"调解协议有效", "《中华人民共和国民事诉讼法》第二百零六条"},
		{"可以向人民法院申请执行", "《中华人民共和国民事诉讼法》第二百零六条"}, {"十五日内", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百七十二条"},
	}})
	Register(Form{Kind: document.ConfirmationRejected, Stage: Mediation, Data: &ConfirmationRejected{}, Sample: func() any {
		return &ConfirmationRejected{Head: head.on(time.December, 7), Case: matter, Bench: sampleBench, Mediated: mediated, AcceptedOn: sampleDay(time.November, 30), Applicants: names,
			Reasons: "调解协议第二项没有约定寄还的商品和收件地址，内容不明确"}
	}, Must: []Must{
		{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}, {"达成新的调解协议", "《中华人民共和国民事诉讼法》第二百零六条"},
		{"向人民法院提起诉讼", "《中华人民共和国民事诉讼法》第二百零六条"}, {"提出异议", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百七十二条"},
	}})
}
