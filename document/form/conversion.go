package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// Conversion rules that the case goes to ordinary procedure, or to a panel 民事裁定书（程序转换）.
type Conversion struct {
	Head
	Case
	Bench
	AcceptedOn calendar.Date `json:"accepted_on"`
	Judge      string        `json:"judge"`
	Reason     string        `json:"reason"`
	ToPanel    bool          `json:"to_panel,omitempty"`   // within ordinary procedure, from one judge to a panel
	From       string        `json:"from,omitempty"`       // the procedure it leaves
	Panel      bool          `json:"panel,omitempty"`      // ordinary procedure before a panel
	LimitUntil calendar.Date `json:"limit_until,omitzero"` // the trial limit, counted from acceptance
	Basis      []string      `json:"basis"`
}

func init() {
	Register(Form{Kind: document.Conversion, Stage: Trial, Data: &Conversion{},
		Sample: func() any {
			return &Conversion{Head: sampleHead, Case: sampleCase, Bench: sampleBench, AcceptedOn: sampleDay(time.September, 1), Judge: "陈某某",
				Reason: "双方对商品的来源和检测结论争议较大，案情复杂", From: "简易程序", LimitUntil: calendar.Date{Y: 2027, M: time.March, D: 1},
				Basis: []string{"《中华人民共和国民事诉讼法》第一百七十条"}}
		},
		Must: []Must{{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}},
	})
}
