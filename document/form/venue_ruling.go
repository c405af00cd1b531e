package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// VenueRuling decides an objection to jurisdiction 民事裁定书（管辖权异议）.
type VenueRuling struct {
	Head
	Case
	Bench
	AcceptedOn calendar.Date `json:"accepted_on"`
	By         string        `json:"by"`
	On         calendar.Date `json:"on"`       // when the objection was raised
	Reasons    string        `json:"reasons"`  // of the objection
	Wish       string        `json:"wish"`     // the court it wants
	Findings   string        `json:"findings"` // of this court
	Granted    bool          `json:"granted,omitempty"`
	To         string        `json:"to,omitempty"`    // the court that has jurisdiction
	Fee        money.Fen     `json:"fee,omitempty"`   // fen, borne by who objected without ground
	Small      bool          `json:"small,omitempty"` // small claims: in effect at once
	Remedy     Remedy        `json:"remedy,omitzero"`
}

func init() {
	Register(Form{Kind: document.VenueRuling, Stage: Preparation, Data: &VenueRuling{}, Sample: func() any {
		return &VenueRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, AcceptedOn: sampleDay(time.November, 2), By: "被告某某演示网络科技有限公司", On: sampleDay(time.November, 12),
			Reasons: "被告住所地在广东省佛山市，合同没有约定履行地", Wish: "被告住所地人民法院",
			Findings: "本案系通过电子商务平台签订的网络购物合同纠纷，原告住所地和收货地均在广州市，属于本院集中管辖的案件，异议不成立", Fee: 10000, Remedy: Remedy{Period: "十日", To: sampleAbove}}
	}, Must: []Must{{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}, {"上诉于", "《中华人民共和国民事诉讼法》第一百五十七条"}}})
}
