// Package document issues the court's papers 文书: each made from the docket, kept by its digest, listed here.
package document

import (
	"fmt"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Kind of a paper; the key stands in dockets and addresses and is never reused.
type Kind string

const (
	Complaint        Kind = "complaint"           // 民事起诉状
	CorrectionNotice Kind = "correction-notice"   // 补正通知书
	Acceptance       Kind = "acceptance"          // 受理案件通知书
	FeeNotice        Kind = "fee-notice"          // 交纳诉讼费用通知书
	FeeRest          Kind = "fee-rest"            // 补交诉讼费用通知书
	ReliefDecision   Kind = "relief-decision"     // 缓减免交诉讼费用决定书
	EvidenceNotice   Kind = "evidence-notice"     // 举证通知书
	Respond          Kind = "respond"             // 应诉通知书
	SmallClaims      Kind = "small-claims"        // 小额诉讼告知书
	Summons          Kind = "summons"             // 传票
	Record           Kind = "record"              // 交互式审理笔录
	Answer           Kind = "answer"              // 民事答辩状
	Judgment         Kind = "judgment"            // 民事判决书
	DeemedWithdrawn  Kind = "deemed-withdrawn"    // 民事裁定书（按撤诉处理）
	Refusal          Kind = "refusal"             // 民事裁定书（不予受理）
	BenchNotice      Kind = "bench-notice"        // 审判组织通知书 or 合议庭组成人员通知书
	Conversion       Kind = "conversion"          // 民事裁定书（程序转换、转由合议庭审理）
	ObjectionRuling  Kind = "objection-ruling"    // 民事裁定书（驳回程序异议）
	WithdrawalRuling Kind = "withdrawal-ruling"   // 民事裁定书（准许或者不准许撤诉）
	RecusalDecision  Kind = "recusal-decision"    // 回避决定书
	Appeal           Kind = "appeal"              // 民事上诉状
	AppealNotice     Kind = "appeal-notice"       // 上诉状副本送达通知书
	AppealFee        Kind = "appeal-fee"          // 上诉案件受理费交纳通知书
	AppealAnswer     Kind = "appeal-answer"       // 二审答辩状
	AppealLapsed     Kind = "appeal-lapsed"       // 民事裁定书（按自动撤回上诉处理）
	SendUp           Kind = "send-up"             // 上诉案件移送函
	Receipt          Kind = "service-proof"       // 电子送达凭证
	Verification     Kind = "verification-report" // 电子存证核验报告; of no case
)

var names = map[Kind]string{
	Complaint: "民事起诉状", CorrectionNotice: "补正通知书", Acceptance: "受理案件通知书", FeeNotice: "交纳诉讼费用通知书", FeeRest: "补交诉讼费用通知书", ReliefDecision: "缓减免交诉讼费用决定书",
	EvidenceNotice: "举证通知书", Respond: "应诉通知书", SmallClaims: "小额诉讼告知书", Summons: "传票",
	Answer: "民事答辩状", Record: "交互式审理笔录", Judgment: "民事判决书", DeemedWithdrawn: "民事裁定书", Refusal: "民事裁定书", Receipt: "电子送达凭证", Verification: "电子存证核验报告",
	BenchNotice: "审判组织通知书", Conversion: "程序转换裁定书", ObjectionRuling: "驳回异议裁定书", WithdrawalRuling: "撤诉裁定书", RecusalDecision: "回避决定书",
	Appeal: "民事上诉状", AppealNotice: "上诉状副本送达通知书", AppealFee: "上诉案件受理费交纳通知书", AppealAnswer: "二审答辩状",
	AppealLapsed: "民事裁定书", SendUp: "上诉案件移送函",
}

// Chinese is the paper's name.
func (k Kind) Chinese() string { return names[k] }

// Making: electronic files are generated with the case.
var Making = law.Declare(law.Rule{
	Key: "olr/35", Article: "《人民法院在线诉讼规则》第三十五条", From: "2021-08-01",
	Summary: "the electronic file is generated with the case and may replace paper for transfer and archive",
})

// Paper is one issued paper.
type Paper struct {
	Kind  Kind
	For   id.Party // whom it is addressed to; empty: everybody
	File  id.File
	Pages int
	Size  int64
	On    calendar.Date
	Cause int // sequence number of the entry it was made from
}

// Sheet is the papers of one matter, oldest first.
type Sheet struct{ Papers []Paper }

// Latest finds the newest paper of a kind for a party.
func (s *Sheet) Latest(k Kind, p id.Party) (Paper, bool) {
	for i := len(s.Papers) - 1; i >= 0; i-- {
		if x := s.Papers[i]; x.Kind == k && (x.For == "" || p == "" || x.For == p) {
			return x, true
		}
	}
	return Paper{}, false
}

// Issue enters a finished paper 制发文书. Asked twice for the same cause it refuses, so that a repeated job does no harm.
type Issue struct {
	Paper Kind     `json:"paper"`
	For   id.Party `json:"for,omitempty"`
	File  id.File  `json:"file"`
	Pages int      `json:"pages"`
	Size  int64    `json:"size"`
	Cause int      `json:"cause"`
}

func (Issue) Kind() docket.Kind { return "document.issue" }

// ErrIssued is what a repeated job learns.
type ErrIssued struct{ Paper Kind }

func (e ErrIssued) Error() string { return fmt.Sprintf("document: %s is issued already", e.Paper) }

func (a Issue) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	for _, p := range s.Papers {
		if p.Kind == a.Paper && p.For == a.For && p.Cause == a.Cause {
			return nil, nil, ErrIssued{a.Paper}
		}
	}
	return a, law.Basis{Making}, nil
}

func (a Issue) Apply(s *Sheet, e docket.Entry) {
	s.Papers = append(s.Papers, Paper{
		Kind: a.Paper, For: a.For, File: a.File, Pages: a.Pages, Size: a.Size, On: calendar.Of(e.At), Cause: a.Cause,
	})
}
