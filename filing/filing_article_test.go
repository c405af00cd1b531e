package filing_test

import (
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/filing"
)

const cpl = "《中华人民共和国民事诉讼法》"

func TestArticles(t *testing.T) {
	in := docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Clerk}}
	filed := func() *filing.Sheet { return &filing.Sheet{State: filing.Filed} }
	defects := []filing.Defect{{Field: "facts", Say: "请写明付款的日期。"}}
	quoting.Check(t,
		quoting.Quote{Rule: filing.Conditions, Key: "cpl/122", Article: cpl + "第一百二十二条", From: "2024-01-01", Rests: quoting.By(filing.Refuse{Reason: "没有明确的被告"}.Decide(filed(), in))},
		quoting.Quote{Rule: filing.Review, Key: "olr/9", Article: "《人民法院在线诉讼规则》第九条", From: "2021-08-01", Rests: quoting.By(filing.Return{Defects: defects}.Decide(filed(), in))},
		quoting.Quote{Rule: filing.Returning, Key: "icr18/7", Article: "《最高人民法院关于互联网法院审理案件若干问题的规定》第七条", From: "2018-09-07", Rests: quoting.By(filing.Lapse{}.Decide(&filing.Sheet{State: filing.Returned}, in))},
		quoting.Quote{Rule: filing.Refusing, Key: "cpl/126/refuse", Article: cpl + "第一百二十六条", From: "2024-01-01", Rests: quoting.By(filing.Refuse{Reason: "没有明确的被告"}.Decide(filed(), in))},
	)
	// OLR 9: what must be corrected is told once.
	if _, _, err := (filing.Return{Defects: defects}).Decide(&filing.Sheet{State: filing.Filed, Returns: 1}, in); err == nil {
		t.Error("a second return is refused")
	}
}
