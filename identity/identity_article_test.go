package identity_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/identity"
)

func TestArticles(t *testing.T) {
	quoting.Check(t, quoting.Quote{Rule: identity.RealName, Key: "olr/7", Article: "《人民法院在线诉讼规则》第七条", From: "2021-08-01",
		Rests: quoting.By(identity.Join{Party: "d1", Capacity: identity.Self}.Decide(&identity.Parties{}, docket.Scene{Verified: false}))})
}
