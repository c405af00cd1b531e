package form

import (
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// CaseloadReport is the court's statistics of a period 审判执行工作统计表.
type CaseloadReport struct {
	Head
	From   calendar.Date `json:"from"`
	Until  calendar.Date `json:"until"`
	Cases  []CaseloadRow `json:"cases"`
	Judges []JudgeRow    `json:"judges,omitempty"`
	Notes  []string      `json:"notes,omitempty"` // how the figures are counted
}

// CaseloadRow is one kind of case.
type CaseloadRow struct {
	Kind     string    `json:"kind"`
	Pending  int       `json:"pending"` // at the beginning
	Accepted int       `json:"accepted"`
	Closed   int       `json:"closed"`
	Left     int       `json:"left"`
	Sum      money.Fen `json:"sum"` // in dispute, fen
}

// JudgeRow is one judge.
type JudgeRow struct {
	Name   string `json:"name"`
	Closed int    `json:"closed"`
	Days   int    `json:"days"` // of trial, on average
}

func init() {
	Register(Form{Kind: document.CaseloadReport, Stage: Management, Data: &CaseloadReport{}, Sample: func() any {
		h := sampleHead
		h.Number = ""
		return &CaseloadReport{Head: h, From: calendar.Date{Y: 2026, M: 1, D: 1}, Until: calendar.Date{Y: 2026, M: 10, D: 31},
			Cases:  []CaseloadRow{{"民事一审", 120, 1024, 980, 164, 1234567800}, {"执行", 30, 260, 240, 50, 345678900}},
			Judges: []JudgeRow{{"陈某某", 410, 38}, {"李某", 570, 41}}, Notes: []string{"结案以最后一份裁判文书送达之日计算", "数字由案卷记录自动统计"}}
	}})
}
