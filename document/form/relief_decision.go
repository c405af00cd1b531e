package form

import (
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/period"
)

// Relief is a form of relief from the court fee: defer, reduce or waive.
type Relief string

// ReliefDecision decides an application for deferral, reduction or waiver 准予（不准予）缓交、减交、免交诉讼费用决定书.
type ReliefDecision struct {
	Head
	Case
	Bench
	Applicant string        `json:"applicant"` // described in a sentence
	You       string        `json:"you"`
	AskedOn   calendar.Date `json:"asked_on"`
	Asked     Relief        `json:"asked"`
	Granted   Relief        `json:"granted,omitempty"` // empty: refused
	Ground    string        `json:"ground,omitempty"`  // the situation that was found
	Under     []string      `json:"under,omitempty"`   // and its article
	Reasons   string        `json:"reasons,omitempty"`
	Owed      money.Fen     `json:"owed"`              // what must be paid, or is deferred
	Off       money.Fen     `json:"off,omitempty"`     // by a reduction
	Percent   int           `json:"percent,omitempty"` // of a reduction
	Until     calendar.Date `json:"until,omitzero"`    // of a deferral
	Within    Span          `json:"within"`            // to pay after a reduction or a refusal
}

func init() {
	Register(Form{Kind: document.ReliefDecision, Stage: Filing, Data: &ReliefDecision{},
		Sample: func() any {
			return &ReliefDecision{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Applicant: "申请人（原告）：" + samplePlaintiff,
				You: "你", AskedOn: sampleDay(11, 21), Asked: "waive", Granted: "reduce", Ground: "确实需要减交的其他情形", Under: []string{"《诉讼费用交纳办法》第四十六条第一款第四项"},
				Reasons: "申请人失业，家庭收入低", Owed: 3900, Off: 2600, Percent: 40, Within: Span{7, period.Day}}
		},
		Must: []Must{{"申请复核", "《诉讼费用交纳办法》第四十三条"}, {"决定如下", "《诉讼费用交纳办法》第四十八条"}},
	})
}
