package form

import (
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/period"
	"yunting/law/track"
)

// EvidenceNotice tells until when to submit what, and what follows from delay 举证通知书.
type EvidenceNotice struct {
	Head
	Case
	Addressee
	Track       track.Track   `json:"track"`
	Period      Span          `json:"period"`                 // for both sides the same
	ToDefendant bool          `json:"to_defendant,omitempty"` // whose receipt sets it off
	From        calendar.Date `json:"from"`                   // the day the defendant received it; else the day it is made
	Known       bool          `json:"known,omitempty"`        // that day is known
	Ends        Day           `json:"ends"`
	Examination Span          `json:"examination"` // to speak to the evidence of the other side
}

func init() {
	const told = "《最高人民法院关于民事诉讼证据的若干规定》第五十条"
	Register(Form{Kind: document.EvidenceNotice, Stage: Preparation, Data: &EvidenceNotice{},
		Sample: func() any {
			return &EvidenceNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{To: "某某演示网络科技有限公司", You: "你单位"}, Track: track.Small,
				Period: Span{7, period.Day}, ToDefendant: true, From: sampleHead.Date, Ends: Day{On: sampleDay(11, 30)}, Examination: Span{5, period.Day}}
		},
		Must: []Must{{"有责任提供证据", told}, {"申请本院调查收集", told}, {"举证期限", told}, {"逾期提供证据", told}},
	})
}
