package vault_test

import (
	"errors"
	"strings"
	"testing"

	"yunting/courttest/quoting"
	"yunting/law"
	"yunting/vault"
)

func TestArticles(t *testing.T) {
	_, err := vault.Inspect("空.pdf", strings.NewReader(""), 0)
	var no law.Refusal
	if !errors.As(err, &no) {
		t.Fatalf("an empty file is refused: %v", err)
	}
	quoting.Check(t, quoting.Quote{Rule: vault.Form, Key: "olr/12/form", Article: "《人民法院在线诉讼规则》第十二条", From: "2021-08-01", Rests: law.Basis{no.Rule}})
}
