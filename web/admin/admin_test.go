package admin_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/web/admin"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// lever moves a test court's clock.
type lever struct{ *courttest.Court }

func (l lever) Forward(_ context.Context, by time.Duration) error { l.Court.Forward(by); return nil }
func (lever) Accounts() []shell.DemoAccount                       { return nil }

// book is an audit with a known result.
type book struct{ faults []shell.AuditFault }

func (b book) Audit(context.Context) (shell.AuditReport, error) {
	return shell.AuditReport{Matters: 3, Entries: 14, Faults: b.faults}, nil
}

func call(t *testing.T, h *shell.House, pattern string, form url.Values) (*http.Response, string, error) {
	t.Helper()
	rt, ok := shell.Find(admin.Routes(h), pattern)
	if !ok {
		t.Fatalf("no route %s", pattern)
	}
	if rt.For != shell.Admins {
		t.Errorf("%s is for %s", pattern, rt.For)
	}
	method, path, _ := strings.Cut(pattern, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	err := rt.Handle(w, r)
	b, readErr := io.ReadAll(w.Result().Body)
	if readErr != nil {
		t.Fatal(readErr)
	}
	return w.Result(), string(b), err
}

func TestClock(t *testing.T) {
	k := courttest.New(t)
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Clock: k.Clock, Demo: lever{k}, Log: slog.New(slog.DiscardHandler)}
	for _, c := range []struct {
		form url.Values
		says string
	}{
		{url.Values{"step": {"day"}}, `href="#sure"`},
		{url.Values{"sure": {"yes"}}, `href="#step"`},
		{url.Values{"step": {"days"}, "days": {"-3"}, "sure": {"yes"}}, `href="#days"`},
		{url.Values{"step": {"days"}, "days": {"401"}, "sure": {"yes"}}, `href="#days"`},
		{url.Values{"step": {"next"}, "sure": {"yes"}}, "现在没有正在进行的期限"},
	} {
		res, page, err := call(t, h, "POST /admin/clock", c.form)
		if err != nil || res.StatusCode != 422 || !strings.Contains(page, c.says) {
			t.Errorf("%v: %d %v, want 422 with %q", c.form, res.StatusCode, err, c.says)
		}
	}
	if k.Clock.Ahead() != 0 {
		t.Fatalf("the clock moved by %v without a confirmed order", k.Clock.Ahead())
	}
	res, _, err := call(t, h, "POST /admin/clock", url.Values{"step": {"days"}, "days": {"3"}, "sure": {"yes"}})
	if err != nil || res.StatusCode != 303 || k.Clock.Ahead() != 72*time.Hour {
		t.Errorf("three days: %d %v, ahead %v", res.StatusCode, err, k.Clock.Ahead())
	}
	h.Demo = nil
	if _, _, err := call(t, h, "POST /admin/clock", url.Values{"step": {"day"}, "sure": {"yes"}}); err == nil {
		t.Error("a court that is no demonstration has no lever")
	}
}

func TestAudit(t *testing.T) {
	k := courttest.New(t)
	h := &shell.House{Court: k.Profile, Clock: k.Clock, Log: slog.New(slog.DiscardHandler)}
	if _, page, err := call(t, h, "GET /admin/audit", nil); err != nil || strings.Contains(page, "<button class=\"btn p\"") {
		t.Errorf("without an auditor nothing is offered: %v", err)
	}
	if _, _, err := call(t, h, "POST /admin/audit", nil); err == nil {
		t.Error("without an auditor there is nothing to run")
	}
	h.Audit = book{}
	if _, page, err := call(t, h, "POST /admin/audit", nil); err != nil || !strings.Contains(page, "没有发现问题") || !strings.Contains(page, "3份案卷、14条记录") {
		t.Errorf("a sound record: %v", err)
	}
	h.Audit = book{[]shell.AuditFault{{Matter: "m-1", Seq: 7, Say: "摘要不符"}}}
	if _, page, err := call(t, h, "POST /admin/audit", nil); err != nil || !strings.Contains(page, "发现1处问题") || !strings.Contains(page, "摘要不符") {
		t.Errorf("a broken record: %v", err)
	}
	h.Audit = failing{}
	if _, _, err := call(t, h, "POST /admin/audit", nil); !errors.Is(err, errDisk) {
		t.Errorf("an audit that fails: %v", err)
	}
}

var errDisk = errors.New("the disk is gone")

type failing struct{}

func (failing) Audit(context.Context) (shell.AuditReport, error) {
	return shell.AuditReport{}, errDisk
}

func TestCourt(t *testing.T) {
	k := courttest.New(t)
	h := &shell.House{Court: k.Profile, Q: k.Q, Clock: k.Clock, Log: slog.New(slog.DiscardHandler)}
	_, page, err := call(t, h, "GET /admin", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range k.Profile.Officers {
		if !strings.Contains(page, o.Name) || !strings.Contains(page, o.Login) {
			t.Errorf("%s is missing", o.Name)
		}
	}
}
