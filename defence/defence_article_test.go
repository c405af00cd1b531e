package defence_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/defence"
	"yunting/docket"
)

func TestArticles(t *testing.T) {
	quoting.Check(t, quoting.Quote{Rule: defence.Waived, Key: "cpl/128.2", Article: "《中华人民共和国民事诉讼法》第一百二十八条第二款", From: "2024-01-01",
		Rests: quoting.By(defence.Waive{}.Decide(&defence.Sheet{}, docket.Scene{}))})
}
