package web_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Strangers who upload again and again are told to wait, with nothing read of what they send; others are not kept out.
func TestUploadsOfStrangersHaveAPace(t *testing.T) {
	s := newSite(t)
	var form bytes.Buffer
	m := multipart.NewWriter(&form)
	f, err := m.CreateFormFile("file", "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "a")
	m.Close()
	send := func(path, from string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "http://court.test"+path, bytes.NewReader(form.Bytes()))
		r.Header.Set("Content-Type", m.FormDataContentType())
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		return w
	}
	paths := []string{"/verify", "/verify/pack", "/deposit"}
	taken := 0
	for taken < 1000 {
		w := send(paths[taken%len(paths)], "192.0.2.1:1000")
		if w.Code == http.StatusTooManyRequests {
			if w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "秒后重新提交") {
				t.Errorf("it is not told how long to wait: %v", w.Header())
			}
			break
		}
		if w.Code >= 500 {
			t.Fatalf("upload %d: %d", taken, w.Code)
		}
		taken++
	}
	if taken < 10 || taken > 100 {
		t.Errorf("%d uploads of one stranger were taken one after the other", taken)
	}
	if w := send("/verify", "192.0.2.2:1000"); w.Code != http.StatusOK {
		t.Errorf("another stranger: %d", w.Code)
	}
}
