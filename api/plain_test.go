package api_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/procedure"
)

// Rubbish is named, wherever it stands, with a key and without, and is never a fault.
func TestRubbishOverTheInterface(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.RoomOpen)
	key := d.key(procedure.Who{Person: courttest.Buyer.Person, Name: courttest.Buyer.Name})
	at := "/api/v1/cases/" + string(m)
	send := func(method, path, body, media string) (int, string) {
		t.Helper()
		r, err := http.NewRequest(method, d.url+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+key)
		r.Header.Set("Content-Type", media)
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(b)
	}
	for name, bad := range map[string]string{"NUL": "a\x00b", "escape": "\x1b[2J", "C1": "a\u0085b", "broken UTF-8": "\xff\xfe"} {
		esc := map[string]string{"NUL": `a\u0000b`, "escape": `\u001b[2J`, "C1": `a\u0085b`, "broken UTF-8": "\xff\xfe"}[name]
		for _, c := range [][4]string{
			{"GET", "/api/v1/cases/" + url.PathEscape(bad), "", "path"},
			{"GET", at + "/papers/" + url.PathEscape(bad), "", "path"},
			{"GET", at + "/exhibits/" + url.PathEscape(bad), "", "path"},
			{"GET", "/api/v1/cases?after=" + url.QueryEscape(bad), "", "query.after"},
			{"GET", "/api/v1/rules?on=" + url.QueryEscape(bad), "", "query.on"},
			{"POST", "/api/v1/uploads?name=" + url.QueryEscape(bad), "x", "query.name"},
			{"POST", at + "/acts", `{"kind": "trial.reply", "act": {"n": 1, "text": "` + esc + `"}}`, "body"},
			{"POST", at + "/acts", `{"kind": "` + esc + `"}`, "body"},
			{"POST", at + "/acts", `{"` + esc + `": 1}`, "body"},
			{"POST", "/api/v1/cases", `{"complaint": {"claims": [{"text": "` + esc + `"}]}}`, "body"},
			{"POST", "/api/v1/cases?dry_run=true", `{"complaint": {"reasons": "` + esc + `"}}`, "body"},
		} {
			status, body := send(c[0], c[1], c[2], "application/json")
			if status != 400 || !strings.Contains(body, `"location":"`+c[3]) {
				t.Errorf("%s in %s %s %s: %d %s", name, c[0], c[1], c[2], status, body)
			}
		}
		if name != "C1" && name != "broken UTF-8" {
			continue // no header may hold the others
		}
		form := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + bad + ".txt\"\r\n\r\nx\r\n--x--\r\n"
		if status, body := send("POST", "/api/v1/uploads", form, "multipart/form-data; boundary=x"); status != 400 {
			t.Errorf("%s in a file name: %d %s", name, status, body)
		}
	}
	if _, body := send("POST", at+"/acts", `{"kind": "trial.reply", "act": {"replies": [{"text": "ok"}, {"text": "a\u0000"}]}}`, "application/json"); !strings.Contains(body, "body.act.replies[1].text含有不能保存的控制字符（U+0000）") {
		t.Errorf("the place is not named: %s", body)
	}
	if status, body := send("POST", at+"/acts", strings.Repeat("x", 2<<20), "application/json"); status != 413 {
		t.Errorf("a body of 2 MB: %d %s", status, body)
	}
}
