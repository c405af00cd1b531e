package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// CorrectionRuling corrects slips of the pen in a judgment or ruling 民事裁定书（补正）.
type CorrectionRuling struct {
	Head
	Case
	Bench
	Paper   string        `json:"paper"` // 民事判决书
	On      calendar.Date `json:"on"`    // when it was issued
	Code    string        `json:"paper_code,omitempty"`
	Receipt string        `json:"receipt,omitempty"` // instead of a case number, of a suit that was not accepted
	Slips   []Slip        `json:"slips"`
}

// Slip is one mistake and what stands in its place.
type Slip struct {
	Where string `json:"where"`
	Wrong string `json:"wrong"`
	Right string `json:"right"`
}

// WithdrawnNotice tells that a notice issued in error is taken back 文书撤回通知书.
type WithdrawnNotice struct {
	Head
	Case
	Addressee
	Paper  string        `json:"paper"`
	On     calendar.Date `json:"on"`
	Code   string        `json:"paper_code,omitempty"`
	Reason string        `json:"reason"`
	Phone  string        `json:"phone"`
	Hours  string        `json:"hours"`
}

func init() {
	Register(Form{Kind: document.CorrectionRuling, Stage: Ending, Data: &CorrectionRuling{}, Sample: func() any {
		return &CorrectionRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Paper: "民事判决书", On: sampleDay(time.November, 20), Code: "3D7K-PQ2M-XA4D-88TB",
			Slips: []Slip{{"第3页第5行", "38,00元", "38,600元"}}}
	}, Must: []Must{{"补正为", "《中华人民共和国民事诉讼法》第一百五十七条"}}})
	Register(Form{Kind: document.WithdrawnNotice, Stage: Ending, Data: &WithdrawnNotice{}, Sample: func() any {
		return &WithdrawnNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{"林晓溪", "你"}, Paper: "举证通知书", On: sampleDay(time.November, 20), Code: "3D7K-PQ2M-XA4D-88TB",
			Reason: "通知中的期限计算有误", Phone: "020-00000000", Hours: "工作日9时至17时"}
	}})
}
