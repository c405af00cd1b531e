package docket_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/law"
)

func TestSigningArticle(t *testing.T) {
	quoting.Check(t, quoting.Quote{Rule: docket.Signing, Key: "olr/33/signing", Article: "《人民法院在线诉讼规则》第三十三条", From: "2021-08-01",
		Rests: docket.Signature{Way: docket.Typed}.With(law.Basis{})})
	if b := (docket.Signature{}).With(law.Basis{}); len(b) != 0 {
		t.Errorf("an act without a signature rests on %v", b)
	}
}
