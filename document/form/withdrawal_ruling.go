package form

import (
	"yunting/document"
	"yunting/law/calendar"
)

// WithdrawalRuling allows or refuses the withdrawal of the suit 民事裁定书（准许或者不准许撤诉）.
type WithdrawalRuling struct {
	Head
	Case
	Bench
	AcceptedOn calendar.Date `json:"accepted_on"`
	Reasons    string        `json:"reasons"` // of the plaintiff
	Finding    string        `json:"finding"` // of the court
	Allowed    bool          `json:"allowed,omitempty"`
	Half       Half          `json:"half"` // when it is allowed
}

func init() {
	Register(Form{Kind: document.WithdrawalRuling, Stage: Ending, Data: &WithdrawalRuling{},
		Sample: func() any {
			return &WithdrawalRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, AcceptedOn: sampleDay(11, 2), Reasons: "双方已自行和解并履行完毕",
				Finding: "原告的申请系自愿处分诉讼权利，不违反法律规定", Allowed: true, Half: Half{Fee: 6500, Paid: true, Prepaid: 6500}}
		},
		Must: []Must{{"裁定如下", "《中华人民共和国民事诉讼法》第一百四十八条"}, {"负担", "《诉讼费用交纳办法》第三十四条"}},
	})
}
