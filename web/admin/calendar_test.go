package admin_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/courttest"
	"yunting/law/calendar"
	"yunting/postgres"
	"yunting/register/query"
	"yunting/web/admin"
	"yunting/web/shell"
)

// deadlines is the register of deadlines of every court, as it stands.
func deadlines(t *testing.T, k *courttest.Court, code string) string {
	t.Helper()
	var s string
	err := k.Pool.QueryRow(context.Background(), `select coalesce(string_agg(matter || ' ' || key || ' ' || until, E'\n' order by matter, key), '') from deadline where court = $1`, code).Scan(&s)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A notice imported by staff moves live deadlines of this court, lists whom it moved and tells them (CPL 85: an end on a
// rest day moves to the first working day after it).
func TestAHolidayNoticeMovesLiveDeadlines(t *testing.T) {
	k := courttest.New(t)
	ctx := context.Background()
	k.Clock.Set(time.Date(2027, 3, 1, 2, 0, 0, 0, time.UTC).Sub(k.Clock.Now().Add(-k.Clock.Ahead())))
	m := k.Case(courttest.Joined)

	// The other court on the same database, with a case of its own.
	second := court.Second()
	store := postgres.New(k.Pool, k.Clock, k.Store.Codes)
	store.Jobs = k.Store.Jobs
	if err := store.Staff(ctx, second); err != nil {
		t.Fatal(err)
	}
	other := *k
	other.Profile, other.Store, other.Clerk = second, store, &clerk.Clerk{Store: store, Court: second}
	works := *k.Works
	works.Clerk = other.Clerk
	other.Works = &works
	other.Case(courttest.Filed)
	otherWas, was := deadlines(t, k, string(second.Code)), deadlines(t, k, string(k.Profile.Code))
	if otherWas == "" {
		t.Fatal("the other court has no deadline that could move by mistake")
	}

	var until time.Time
	var what string
	if err := k.Pool.QueryRow(ctx, `select until, what from deadline where court = $1 and matter = $2 and standing = 'defendant' order by until limit 1`, k.Profile.Code, m).Scan(&until, &what); err != nil {
		t.Fatal(err)
	}
	last := calendar.Of(until.Add(-time.Nanosecond))
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Clock: k.Clock, Almanac: k.Almanac, Log: slog.New(slog.DiscardHandler)}
	form := url.Values{"year": {"2027"}, "number": {"示例〔2027〕1号"}, "source": {"https://example.cn/notice"}, "announced": {"2027-02-28"},
		"rest": {"某节 " + last.String()}, "do": {"preview"}}

	wrong := url.Values{"year": {"2027"}, "rest": {"明天\n2027-02-30"}, "work": {"2027-03-10"}, "announced": {"2027-02-28"}, "do": {"confirm"}}
	res, page, err := call(t, h, "POST /admin/calendar", wrong)
	if err != nil || res.StatusCode != 422 || !strings.Contains(page, `href="#number"`) || !strings.Contains(page, `href="#source"`) ||
		!strings.Contains(page, "第1行") || !strings.Contains(page, "第2行") || !strings.Contains(page, "明天\n2027-02-30") || !strings.Contains(page, "调休上班日应当是周六或者周日") {
		t.Errorf("every fault stands at its field and nothing typed is lost: %d %v\n%s", res.StatusCode, err, page)
	}

	res, page, err = call(t, h, "POST /admin/calendar", form)
	if err != nil || res.StatusCode != 200 || !strings.Contains(page, what) || !strings.Contains(page, last.String()) || !strings.Contains(page, "确认录入") {
		t.Fatalf("preview: %d %v\n%s", res.StatusCode, err, page)
	}
	if deadlines(t, k, string(k.Profile.Code)) != was || k.Profile.Calendar().Known(2027) {
		t.Fatal("a preview changes nothing")
	}

	form.Set("do", "confirm")
	res, _, err = call(t, h, "POST /admin/calendar", form)
	if err != nil || res.StatusCode != 303 {
		t.Fatalf("confirm: %d %v", res.StatusCode, err)
	}
	k.Settle()
	now := deadlines(t, k, string(k.Profile.Code))
	var moved time.Time
	if err := k.Pool.QueryRow(ctx, `select until from deadline where court = $1 and matter = $2 and standing = 'defendant' and what = $3`, k.Profile.Code, m, what).Scan(&moved); err != nil || !moved.After(until) {
		t.Fatalf("%s must end after %s: %s %v", what, until, moved, err)
	}
	if deadlines(t, k, string(second.Code)) != otherWas || second.Calendar().Known(2027) {
		t.Error("the other court has nothing to do with it")
	}

	where := res.Header.Get("Location")
	for _, c := range []struct{ pattern, path string }{
		{"GET /admin/calendar/{notice}", where}, {"GET /admin/calendar/{notice}/moved.csv", where + "/moved.csv"}} {
		rt, _ := shell.Find(admin.Routes(h), c.pattern)
		r := httptest.NewRequest("GET", c.path, nil)
		r.SetPathValue("notice", where[strings.LastIndex(where, "/")+1:])
		w := httptest.NewRecorder()
		err := rt.Handle(w, r)
		b, _ := io.ReadAll(w.Result().Body)
		if err != nil || !strings.Contains(string(b), what) || !strings.Contains(string(b), last.String()) || !strings.Contains(string(b), "被告") {
			t.Errorf("%s names what moved: %v\n%s", c.path, err, b)
		}
	}
	msgs, err := k.Q.MessagesSince(ctx, query.MessagesSinceParams{Court: string(k.Profile.Code), Since: until.AddDate(-1, 0, 0), Most: 500})
	if err != nil {
		t.Fatal(err)
	}
	told := false
	for _, g := range msgs {
		told = told || g.Person == string(courttest.Seller.Person) && g.Title == "期限因放假安排改变" &&
			strings.Contains(g.Body, fmt.Sprintf("由%s改为%s", last, calendar.Of(moved.Add(-time.Nanosecond)))) && strings.Contains(g.Body, "示例〔2027〕1号")
	}
	if !told {
		t.Error("the defendant is told the old day, the new day and why")
	}

	// A program started anew reads the notice and derives the same registers from the same dockets.
	fresh := court.Demonstration()
	again := postgres.Almanac{Store: k.Store, Clerk: &clerk.Clerk{Store: k.Store, Court: fresh}}
	if err := again.Load(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Store.Rebuild(ctx, again.Clerk); err != nil {
		t.Fatal(err)
	}
	if deadlines(t, k, string(k.Profile.Code)) != now {
		t.Error("a rebuild must give the same deadlines")
	}
	if b, err := json.Marshal(fresh.Notices); err != nil || string(b) != "null" {
		t.Errorf("the profile itself is as it was: %s %v", b, err)
	}
	if res, page, err := call(t, h, "POST /admin/calendar", form); err != nil || res.StatusCode != 422 || !strings.Contains(page, "已经录入") {
		t.Errorf("a notice is entered once: %d %v", res.StatusCode, err)
	}
}
