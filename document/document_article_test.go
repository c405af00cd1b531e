package document_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/document"
)

func TestArticles(t *testing.T) {
	s := &document.Sheet{Papers: []document.Paper{{Kind: document.Judgment, Seq: 3}, {Kind: document.FeeNotice, Seq: 4}}}
	slips := quoting.By(document.Correct{Paper: 3, Slips: []document.Slip{{Where: "首页", Wrong: "甲", Right: "乙"}}}.Decide(s, docket.Scene{}))
	clerk := docket.Scene{By: docket.Actor{Standing: docket.Clerk}}
	quoting.Check(t,
		quoting.Quote{Rule: document.Slips, Key: "cpl/157.1.7", Article: "《中华人民共和国民事诉讼法》第一百五十七条第一款第七项", From: "2024-01-01", Rests: slips},
		quoting.Quote{Rule: document.SlipsAre, Key: "cplint/245", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百四十五条", From: "2022-04-10", Rests: slips},
		quoting.Quote{Rule: document.Retrying, Key: "cpl/209", Article: "《中华人民共和国民事诉讼法》第二百零九条", From: "2024-01-01",
			Rests: quoting.By(document.Withdraw{Paper: 3, Reason: "错"}.Decide(s, clerk))},
		quoting.Quote{Rule: document.Withdrawing, Key: "document/withdraw", Article: "本院文书制发规则（撤回）", From: "2026-11-28",
			Rests: quoting.By(document.Withdraw{Paper: 4, Reason: "金额写错"}.Decide(s, clerk))},
	)
	anew := quoting.By(document.Correct{Paper: 3, Slips: []document.Slip{{Where: "第4页", Wrong: "驳回", Right: "支持"}}}.Decide(s, docket.Scene{}))
	quoting.Check(t, quoting.Quote{Rule: document.Unchanged, Key: "document/outcome", Article: "本院文书制发规则（补正）", From: "2026-11-28", Rests: anew})
	quoting.Check(t, quoting.Quote{Rule: document.Making, Key: "olr/35", Article: "《人民法院在线诉讼规则》第三十五条", From: "2021-08-01",
		Rests: quoting.By(document.Issue{Paper: document.Acceptance, File: "f", Pages: 1, Cause: 1}.Decide(&document.Sheet{}, docket.Scene{}))})
}
