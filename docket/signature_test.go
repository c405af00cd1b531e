package docket_test

import (
	"encoding/json"
	"strings"
	"testing"

	"yunting/docket"
	"yunting/id"
)

func TestSignatures(t *testing.T) {
	file := id.File(strings.Repeat("0a", 32))
	for _, x := range []struct {
		docket.Signature
		says string
	}{
		{docket.Signature{}, ""}, {docket.Signature{Way: docket.Typed}, ""}, {docket.Signature{Way: docket.Drawn, File: file}, ""}, {docket.Signature{Way: docket.Pictured, File: file}, ""},
		{docket.Signature{Way: "stamp"}, "请选择签名的方式"}, {docket.Signature{File: file}, "请选择签名的方式"}, {docket.Signature{Way: docket.Typed, File: file}, "不能同时"},
		{docket.Signature{Way: docket.Drawn}, "没有收到您的手写签名"}, {docket.Signature{Way: docket.Pictured, File: "../../etc/passwd"}, "没有收到您的签名图片"},
		{docket.Signature{Way: docket.Drawn, File: id.File(strings.Repeat("0A", 32))}, "没有收到"},
	} {
		if say := x.Fault(); (say == "") != (x.says == "") || !strings.Contains(say, x.says) {
			t.Errorf("%+v: %q, want %q", x.Signature, say, x.says)
		}
	}
	b, err := json.Marshal(struct {
		Signed docket.Signature `json:"signed,omitzero"`
	}{})
	if err != nil || string(b) != "{}" {
		t.Errorf("an act without a signature is written as %s: its digest would not be that of old ones", b)
	}
}
