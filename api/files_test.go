package api_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime/multipart"
	"strings"
	"testing"

	"yunting/courttest"
)

func TestUploads(t *testing.T) {
	d := open(t)
	buyer := d.key(courttest.Buyer)
	content := "聊天记录：是全新正品。"
	sum := sha256.Sum256([]byte(content))

	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	w.WriteField("note", "ignored")
	p, _ := w.CreateFormFile("file", `C:\chat\记录.log`)
	p.Write([]byte(content))
	w.Close()
	g := d.ask(buyer, "POST", "/api/v1/uploads", form.String(), "Content-Type", w.FormDataContentType()).want(201)
	if g.text("sha256") != hex.EncodeToString(sum[:]) || g.text("name") != "记录.log" || g.text("media") != "text/plain" || g.at("size") != float64(len(content)) {
		t.Fatalf("upload: %s", g.raw)
	}
	raw := d.ask(buyer, "POST", "/api/v1/uploads?name=a/../chat.txt", content, "Content-Type", "text/plain").want(201)
	if raw.text("sha256") != g.text("sha256") || raw.text("name") != "chat.txt" || raw.text("id") == g.text("id") {
		t.Fatalf("raw upload: %s", raw.raw)
	}

	if g := d.ask(buyer, "POST", "/api/v1/uploads?name=x.exe", "MZ\x90\x00\x03\x00\x00\x00\x04", "Content-Type", "application/octet-stream").want(422); g.text("rule") != "olr/12/form" {
		t.Fatalf("a program was answered %s", g.raw)
	}
	d.ask(buyer, "POST", "/api/v1/uploads", content, "Content-Type", "application/octet-stream").want(422) // no name
	d.ask(buyer, "POST", "/api/v1/uploads", "no parts", "Content-Type", "multipart/form-data; boundary=x").want(422)
	d.ask("", "POST", "/api/v1/uploads?name=a.txt", content).want(401)

	// As evidence, the bytes come back as they went in.
	m := d.Case(courttest.Accepted)
	at := "/api/v1/cases/" + string(m)
	act := object{"kind": "evidence.submit", "act": object{"exhibit": object{"name": "聊天记录", "proves": "承诺是新机", "upload": "no-such-upload"}}}
	d.ask(d.key(courttest.Seller), "POST", at+"/acts", act).want(404)
	d.ask(buyer, "POST", at+"/acts", act).want(422)
	act["act"].(object)["exhibit"].(object)["upload"] = raw.text("id")
	d.ask(buyer, "POST", at+"/acts", act).want(201)
	x := d.ask(buyer, "GET", at, nil).want(200)
	href := x.text("exhibits.2.href")
	if x.text("exhibits.2.sha256") != raw.text("sha256") || href == "" {
		t.Fatalf("exhibit: %v", x.at("exhibits.2"))
	}
	if got := d.ask(buyer, "GET", href, nil).want(200); string(got.raw) != content || !strings.HasPrefix(got.header.Get("Content-Disposition"), "attachment") {
		t.Fatalf("exhibit came back as %q %v", got.raw, got.header)
	}
	// A file's digest is no way to it: only an upload of one's own becomes evidence.
	stolen := object{"name": "偷来的", "proves": "证明", "upload": raw.text("id"), "file": raw.text("sha256")}
	d.ask(buyer, "POST", at+"/acts", object{"kind": "evidence.submit", "act": object{"exhibit": stolen}}).want(422)
}
