package document_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/document"
)

func TestArticles(t *testing.T) {
	quoting.Check(t, quoting.Quote{Rule: document.Making, Key: "olr/35", Article: "《人民法院在线诉讼规则》第三十五条", From: "2021-08-01",
		Rests: quoting.By(document.Issue{Paper: document.Acceptance, File: "f", Pages: 1, Cause: 1}.Decide(&document.Sheet{}, docket.Scene{}))})
}
