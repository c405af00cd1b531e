package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// InquiryOrder lets a party's lawyer fetch evidence from whoever holds it 调查令.
type InquiryOrder struct {
	Head
	Case
	Bench
	Addressee
	Lawyer   string        `json:"lawyer"`
	Licence  string        `json:"licence"` // number of the lawyer's licence
	Firm     string        `json:"firm"`
	Client   string        `json:"client"`   // role and name
	Evidence []string      `json:"evidence"` // what is to be given
	Proves   string        `json:"proves"`   // the fact
	Until    calendar.Date `json:"until"`    // last day of validity
	Desk     Desk          `json:"desk"`
}

func init() {
	Register(Form{Kind: document.InquiryOrder, Stage: Preparation, Data: &InquiryOrder{}, Sample: func() any {
		return &InquiryOrder{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Addressee: Addressee{"某某演示平台服务有限公司", "你单位"}, Lawyer: "何明哲", Licence: "演示144012026********", Firm: "广东演示律师事务所", Client: "原告林晓溪",
			Evidence: []string{"订单号为演示20260618001的交易记录、商品快照和聊天记录", "上述商品页面自2026年6月1日至6月30日的修改日志"}, Proves: "商品页面的内容由谁编写、何时修改", Until: sampleDay(time.December, 8), Desk: sampleDesk}
	}, Must: []Must{{"不得拒绝", "《中华人民共和国民事诉讼法》第七十条"}, {"有效期", "本院关于调查令的做法（docs/law/choices.md）"}}})
}
