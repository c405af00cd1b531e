package open

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"yunting/calculator"
	"yunting/court"
	"yunting/law/venue"
	"yunting/platform/clock"
	"yunting/web/shell"
)

// get gets a page of the guide, which needs no record.
func get(t *testing.T, path string, form url.Values) (int, string) {
	t.Helper()
	h := &shell.House{Court: court.Demonstration(), Clock: &clock.Clock{}, Log: slog.New(slog.DiscardHandler)}
	rt, ok := shell.Find(Routes(h), "GET "+path)
	if !ok {
		t.Fatalf("no route for %s", path)
	}
	w := httptest.NewRecorder()
	if err := rt.Handle(w, httptest.NewRequest("GET", path+"?"+form.Encode(), nil)); err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, string(b)
}

func TestFee(t *testing.T) {
	for _, c := range []struct {
		form   url.Values
		status int
		says   []string
	}{
		{nil, 200, []string{"要交多少费"}},
		{url.Values{"kind": {"property"}, "amount": {"3299"}}, 200, []string{"¥25.00", "小额诉讼程序", "减半交纳", "第十六条"}},
		{url.Values{"kind": {"property"}, "amount": {"3,299.00"}, "facts": {"disputed"}}, 200, []string{"¥50.00", "普通程序"}},
		{url.Values{"kind": {"property"}, "amount": {"3299"}, "facts": {"foreign"}}, 200, []string{"简易程序", "涉外"}},
		{url.Values{"kind": {"ip"}}, 200, []string{"¥500.00", "简易程序"}},
		{url.Values{"kind": {"enforcement"}, "amount": {"10000"}}, 200, []string{"¥50.00", "预计费用"}},
		{url.Values{"kind": {"preservation"}, "amount": {"100000"}}, 200, []string{"¥1,020.00"}},
		{url.Values{"kind": {"appeal"}, "amount": {"100000"}}, 200, []string{"¥2,300.00", "预计案件受理费", "第十七条"}},
		{url.Values{"kind": {"payment-order"}, "amount": {"100000"}}, 200, []string{"¥767.00", "三分之一"}},
		{url.Values{"kind": {"jurisdiction-objection"}}, 200, []string{"¥100.00"}},
		{url.Values{"kind": {"property"}}, 422, []string{"errsum", `href="#amount"`}},
		{url.Values{"kind": {"lottery"}, "amount": {"1.234"}}, 422, []string{`href="#kind"`, `href="#amount"`, `value="1.234"`}},
	} {
		status, page := get(t, "/guide/fee", c.form)
		if status != c.status {
			t.Errorf("%v: %d, want %d", c.form, status, c.status)
		}
		for _, s := range c.says {
			if !strings.Contains(page, s) {
				t.Errorf("%v: the page does not say %q", c.form, s)
			}
		}
	}
}

// Every kind of fee the page offers can be computed.
func TestEveryFeeOfferedIsKnown(t *testing.T) {
	for _, k := range feeKinds {
		if _, err := calculator.FindFee(calculator.FeeQuestion{Kind: string(k.Kind), Amount: "1000", Of: "property", Against: "judgment", Region: "guangdong"}); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		event, date, n, unit string
		status               int
		says                 []string
	}{
		{"answer", "2026-09-16", "", "", 200, []string{"2026年10月8日", "国办发明电〔2025〕7号", "2026年10月1日（周四）", "第一百二十八条"}},
		{"own", "2026-11-23", "1", "month", 200, []string{"2026年12月23日"}},
		{"own", "2026-11-27", "1", "workday", 200, []string{"2026年11月30日", "双休日"}},
		{"own", "2026-11-27", "", "day", 422, []string{`href="#n"`}},
		{"own", "2026-11-27", "9", "hour", 422, []string{`href="#n"`}},
		{"own", "2026-11-27", "3650", "year", 422, []string{"1到50之间"}},
		{"answer", "2026-02-30", "", "", 422, []string{`href="#date"`, `value="2026-02-30"`}},
		{"answer", "1999-01-01", "", "", 422, []string{"2018年到2100年"}},
		{"nothing", "2026-11-27", "", "", 422, []string{`href="#event"`}},
	} {
		status, page := get(t, "/guide/period", url.Values{"event": {c.event}, "date": {c.date}, "n": {c.n}, "unit": {c.unit}})
		if status != c.status {
			t.Errorf("%+v: %d", c, status)
		}
		for _, s := range c.says {
			if !strings.Contains(page, s) {
				t.Errorf("%+v: the page does not say %q", c, s)
			}
		}
	}
}

// With every fact ticked and every place in the court's city, what the law sends here comes here; a place elsewhere, or
// arbitration, sends it away.
func TestVenue(t *testing.T) {
	here := map[venue.Matter]bool{venue.Sale: true, venue.Service: true, venue.PersonalInformation: true, venue.VirtualProperty: true,
		venue.Data: true, venue.Competition: true, venue.Domain: true, venue.Administrative: true}
	for _, d := range disputes {
		form := func(city string, more ...string) url.Values {
			q := url.Values{"step": {"answer"}, "matter": {string(d.Matter)}, "facts": more}
			for _, a := range d.Asks {
				q.Add("facts", a.Key)
			}
			for _, pl := range d.Places {
				q.Set(pl.Key, city)
			}
			return q
		}
		verdict := func(q url.Values) string {
			status, page := get(t, "/guide/venue", q)
			if status != http.StatusOK {
				t.Fatalf("%s: %d", d.Name, status)
			}
			_, rest, _ := strings.Cut(page, `id="result-h">`)
			v, _, _ := strings.Cut(rest, "</h2>")
			return v
		}
		want := venue.OtherCourt
		if here[d.Matter] {
			want = venue.Here
		}
		if got := verdict(form("广州")); got != want.Chinese() {
			t.Errorf("%s, all in Guangzhou: %s, want %s", d.Name, got, want.Chinese())
		}
		if got := verdict(form("兰州")); got != venue.OtherCourt.Chinese() {
			t.Errorf("%s, all in Lanzhou: %s", d.Name, got)
		}
		if got := verdict(form("广州", arbitrate.Key)); got != venue.NotCourt.Chinese() {
			t.Errorf("%s with arbitration: %s", d.Name, got)
		}
	}
	if status, page := get(t, "/guide/venue", url.Values{"step": {"facts"}}); status != 422 || !strings.Contains(page, `href="#matter"`) {
		t.Errorf("nothing chosen: %d", status)
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 37688: "37,688", 20167106: "20,167,106"} {
		if got := count(n); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestBarsAreShares(t *testing.T) {
	c := chart{Bars: []bar{{N: 8}, {N: 2}, {N: 0}}}.drawn()
	for i, want := range []string{"100.0%", "25.0%", "0.0%"} {
		if c.Bars[i].Wide != want {
			t.Errorf("bar %d: %s, want %s", i+1, c.Bars[i].Wide, want)
		}
	}
	if empty := (chart{Bars: []bar{{N: 0}}}).drawn(); empty.Bars[0].Wide != "0%" {
		t.Errorf("nothing to show: %s", empty.Bars[0].Wide)
	}
}
