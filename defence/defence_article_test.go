package defence_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/defence"
	"yunting/docket"
)

const cpl = "《中华人民共和国民事诉讼法》"

func TestArticles(t *testing.T) {
	quoting.Check(t,
		quoting.Quote{Rule: defence.Waived, Key: "cpl/128.2", Article: cpl + "第一百二十八条第二款", From: "2024-01-01",
			Rests: quoting.By(defence.Waive{}.Decide(&defence.Sheet{}, docket.Scene{}))},
		quoting.Quote{Rule: defence.Restored, Key: "cpl/86/answer", Article: cpl + "第八十六条", From: "2022-01-01",
			Rests: quoting.By(defence.Reopen{}.Decide(&defence.Sheet{Waived: true}, docket.Scene{}))},
	)
	// CPL 86: who has answered missed nothing.
	if _, _, err := (defence.Reopen{}).Decide(&defence.Sheet{Waived: true, Answered: true}, docket.Scene{}); err == nil {
		t.Error("an answer was handed in: no period is to be restored")
	}
}
