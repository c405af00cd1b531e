package open_test

import (
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/web"
	"yunting/web/open"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// visit gets a page of a court with one case that has been served.
func visit(t *testing.T, k *courttest.Court, path string) (int, string) {
	t.Helper()
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Log: slog.New(slog.DiscardHandler), Base: "http://court.test"}
	w := httptest.NewRecorder()
	web.Serve(h, open.Routes(h)).ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	b, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, string(b)
}

func TestFiguresComeFromTheRegisters(t *testing.T) {
	k := courttest.New(t)
	if _, page := visit(t, k, "/data"); !strings.Contains(page, "还没有案件") {
		t.Error("an empty court says so")
	}
	k.Case(courttest.Paid)
	k.Case(courttest.Filed)
	_, page := visit(t, k, "/data")
	for _, says := range []string{"<b>2</b>", "<b>1</b>", `<rect width="100.0%"`, courttest.Complaint().CauseName} {
		if !strings.Contains(page, says) {
			t.Errorf("the page lacks %q", says)
		}
	}
	status, csv := visit(t, k, "/data.csv")
	for _, line := range []string{"\xef\xbb\xbf类别,项目,数值,单位", "合计,收到的起诉,2,件", "合计,立案,1,件", "合计,正在办理,2,件"} {
		if status != 200 || !strings.Contains(csv, line) {
			t.Errorf("%d: the file lacks %q\n%s", status, line, csv)
		}
	}
}

// The page with everybody's messages exists in a demonstration court alone.
func TestOutbox(t *testing.T) {
	k := courttest.New(t)
	k.Case(courttest.Paid)
	status, page := visit(t, k, "/outbox")
	if status != 200 || !strings.Contains(page, "关联码") || !strings.Contains(page, `href="/join/`) || !strings.Contains(page, "仅限演示法庭") {
		t.Errorf("%d: no message with a link to the papers", status)
	}
	k.Profile.Demo = false
	if status, _ := visit(t, k, "/outbox"); status != 404 {
		t.Errorf("a real court shows its messages: %d", status)
	}
}

func TestPublicPagesOfACourt(t *testing.T) {
	k := courttest.New(t)
	for path, says := range map[string]string{"/": "您要办什么事", "/notices": "没有公告", "/notices?kind=hearing&page=9": "没有公告", "/notices?page=-1": "没有公告",
		"/guide": "在线诉讼是自愿的", "/a11y": k.Profile.Phone} {
		if status, page := visit(t, k, path); status != 200 || !strings.Contains(page, says) {
			t.Errorf("%s: %d without %q", path, status, says)
		}
	}
	for _, path := range []string{"/language/fr", "/nowhere", "/guide/else"} {
		if status, _ := visit(t, k, path); status != 404 {
			t.Errorf("%s: %d, want 404", path, status)
		}
	}
	if status, _ := visit(t, k, "/language/en"); status != 303 {
		t.Errorf("/language/en: %d", status)
	}
}
