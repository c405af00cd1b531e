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
	"sync"
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

// Two administrators import at once: the same notice is entered once, and who came second is told so with everything he
// typed; of two notices of a year the later decides, whoever was quicker. The registers are what a rebuild gives.
func TestTwoAdministratorsImportAtOnce(t *testing.T) {
	k := courttest.New(t)
	ctx := context.Background()
	k.Clock.Set(time.Date(2027, 3, 1, 2, 0, 0, 0, time.UTC).Sub(k.Clock.Now().Add(-k.Clock.Ahead())))
	m := k.Case(courttest.Joined)
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Clock: k.Clock, Almanac: k.Almanac, Log: slog.New(slog.DiscardHandler)}
	last := func() calendar.Date {
		var until time.Time
		if err := k.Pool.QueryRow(ctx, `select until from deadline where court = $1 and matter = $2 and standing = 'defendant' order by until limit 1`, k.Profile.Code, m).Scan(&until); err != nil {
			t.Fatal(err)
		}
		return calendar.Of(until.Add(-time.Nanosecond))
	}
	told := last()
	notice := func(number, announced, rest string) url.Values {
		return url.Values{"year": {"2027"}, "number": {number}, "source": {"https://example.cn/" + announced}, "announced": {announced}, "rest": {rest}, "do": {"confirm"}}
	}
	both := func(forms ...url.Values) (status [2]int, pages [2]string) {
		var wg sync.WaitGroup
		for i, form := range forms {
			wg.Go(func() {
				res, page, err := call(t, h, "POST /admin/calendar", form)
				if err != nil {
					t.Errorf("%s: %v", form.Get("number"), err)
				}
				status[i], pages[i] = res.StatusCode, page
			})
		}
		wg.Wait()
		return status, pages
	}
	count := func(table string) (n int) {
		if err := k.Pool.QueryRow(ctx, `select count(*) from `+table+` where court = $1`, k.Profile.Code).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}

	same := notice("示例〔2027〕1号", "2027-02-25", "某节 "+told.String())
	status, pages := both(same, same)
	if status != [2]int{303, 422} && status != [2]int{422, 303} {
		t.Fatalf("the same notice twice: %v", status)
	}
	if p := pages[0] + pages[1]; !strings.Contains(p, "示例〔2027〕1号已经录入") || !strings.Contains(p, "某节 "+told.String()) || !strings.Contains(p, `href="#number"`) {
		t.Errorf("who came second is told at the field and keeps what he typed: %s", p)
	}
	if n := count("holiday_notice"); n != 1 {
		t.Errorf("entered %d times", n)
	}
	moved := last()
	if !moved.After(told) {
		t.Errorf("the last day %s did not move from %s", moved, told)
	}

	// The later one rests the day the first moved to as well; the earlier of the two must not undo that.
	earlier, later := notice("示例〔2027〕2号", "2027-02-26", "某节 "+told.String()), notice("示例〔2027〕3号", "2027-02-27", "某节 "+told.String()+" 至 "+moved.String())
	status, pages = both(earlier, later)
	if status[1] != 303 || status[0] != 303 && (status[0] != 422 || !strings.Contains(pages[0], "已有更晚公布的通知")) {
		t.Errorf("two notices of a year: %v", status)
	}
	if at := last(); !at.After(moved) {
		t.Errorf("the later notice decides: the last day is %s, was %s", at, moved)
	}
	is := deadlines(t, k, string(k.Profile.Code))
	fresh := court.Demonstration()
	again := postgres.Almanac{Store: k.Store, Clerk: &clerk.Clerk{Store: k.Store, Court: fresh}}
	if err := again.Load(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Store.Rebuild(ctx, again.Clerk); err != nil {
		t.Fatal(err)
	}
	if deadlines(t, k, string(k.Profile.Code)) != is {
		t.Error("a rebuild must give the same deadlines")
	}
}
