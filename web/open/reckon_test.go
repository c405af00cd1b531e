package open

import (
	"log/slog"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"yunting/court"
	"yunting/platform/clock"
	"yunting/web/shell"
)

// post sends a form of the guide.
func post(t *testing.T, path string, form url.Values) (int, string) {
	t.Helper()
	h := &shell.House{Court: court.Demonstration(), Clock: &clock.Clock{}, Log: slog.New(slog.DiscardHandler)}
	rt, ok := shell.Find(Routes(h), "POST "+path)
	if !ok {
		t.Fatalf("no route for %s", path)
	}
	w, r := httptest.NewRecorder(), httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if err := rt.Handle(w, r); err != nil {
		t.Fatal(err)
	}
	return w.Code, w.Body.String()
}

func says(t *testing.T, what string, status, want int, page string, words ...string) {
	t.Helper()
	if status != want {
		t.Errorf("%s: %d, want %d", what, status, want)
	}
	for _, s := range words {
		if !strings.Contains(page, s) {
			t.Errorf("%s: the page does not say %q", what, s)
		}
	}
}

func TestInterest(t *testing.T) {
	ask := func(kind, principal, from, to, times string) (int, string) {
		return get(t, "/guide/interest", url.Values{"kind": {kind}, "principal": {principal}, "from": {from}, "to": {to}, "times": {times}})
	}
	status, page := get(t, "/guide/interest", nil)
	says(t, "nothing asked", status, 200, page, "利息多少", "checked")
	status, page = ask("double", "104836.96", "2026-01-01", "2026-04-11", "")
	says(t, "the vector of the law", status, 200, page, "¥1,834.65", "2026年1月1日不计算", "共100日", "第二百六十四条", `value="104836.96"`)
	status, page = ask("lpr", "100000", "2025-06-01", "2026-06-01", "4")
	says(t, "four times the rate", status, 200, page, "¥12,000.00", "3.00%")
	status, page = ask("double", "-1", "2026-01-01", "2026-04-11", "")
	says(t, "negative", status, 422, page, `href="#principal"`, "不能是负数")
	status, page = ask("double", "1", "2026-02-30", "2026-04-11", "")
	says(t, "no such day", status, 422, page, `href="#from"`, `value="2026-02-30"`)
	status, page = ask("lpr", "1", "2025-06-01", "2026-06-01", "5")
	says(t, "five times", status, 422, page, `href="#times"`)
	status, page = ask("usury", "1", "2025-06-01", "2026-06-01", "")
	says(t, "unknown kind", status, 422, page, `href="#kind"`)
}

func TestWorkday(t *testing.T) {
	for date, words := range map[string][]string{"2019-09-29": {"工作日", "2019年9月29日"}, "2026-10-01": {"休息日", "国庆节", "国办发明电"}, "2030-01-01": {"尚未公布"}} {
		status, page := get(t, "/guide/workday", url.Values{"date": {date}})
		says(t, date, status, 200, page, words...)
	}
	status, page := get(t, "/guide/workday", url.Values{"date": {"2026-02-30"}})
	says(t, "no such day", status, 422, page, `href="#date"`)
}

// A number is posted, so that it stays in no address; a wrong one is told what is wrong with it and keeps what was typed.
func TestNumber(t *testing.T) {
	for _, c := range []struct {
		kind, number string
		status       int
		says         []string
	}{
		{"case-number", "(2022)沪0115民初13290号之一", 200, []string{"（2022）沪0115民初13290号之一", "第1份裁定"}},
		{"resident", "11010519491231002X", 200, []string{"1949-12-31", "格式正确不等于"}},
		{"credit-code", "91350100M000100Y43", 200, []string{"组织机构代码"}},
		{"resident", "110105194912310021", 422, []string{`href="#number"`, `value="110105194912310021"`}},
		{"case-number", "1", 422, []string{`href="#number"`}},
		{"pet", "1", 422, []string{`href="#kind"`}},
		{"resident", strings.Repeat("9", 9000), 422, []string{"太长"}},
	} {
		status, page := post(t, "/guide/number", url.Values{"kind": {c.kind}, "number": {c.number}})
		says(t, c.kind, status, c.status, page, c.says...)
	}
	status, page := get(t, "/guide/number", nil)
	says(t, "the form", status, 200, page, `method="post"`)
}

func TestRules(t *testing.T) {
	status, page := get(t, "/guide/rules", nil)
	says(t, "the book", status, 200, page, "下一页", "<caption")
	status, page = get(t, "/guide/rules", url.Values{"q": {"诉讼费用交纳办法》第十三条"}})
	says(t, "an article", status, 200, page, "第十三条第一款第一项", "分段累计收费")
	if strings.Contains(page, "在线诉讼规则") {
		t.Error("a search for one instrument finds another")
	}
	status, page = get(t, "/guide/rules", url.Values{"q": {"发出公告满三十日"}})
	says(t, "a word of what it says", status, 200, page, "第九十五条")
	status, page = get(t, "/guide/rules", url.Values{"q": {"thirty days after publication"}})
	says(t, "an English word", status, 200, page, "第九十五条")
	scope := url.Values{"q": {"icj25/1"}, "on": {"2020-01-01"}}
	if status, page = get(t, "/guide/rules", scope); status != 200 || !strings.Contains(page, "没有找到这样的规则") {
		t.Errorf("a rule of 2025 is found in 2020: %d", status)
	}
	scope.Set("on", "2026-01-01")
	status, page = get(t, "/guide/rules", scope)
	says(t, "in force", status, 200, page, "2025-11-01")
	status, page = get(t, "/guide/rules", url.Values{"on": {"2026-02-30"}})
	says(t, "no such day", status, 422, page, `href="#on"`, `value="2026-02-30"`)
	status, page = get(t, "/guide/rules", url.Values{"page": {"9999"}})
	says(t, "behind the end", status, 200, page, "规则手册")
}

// The guide leads to every calculator.
func TestGuideLinks(t *testing.T) {
	status, page := get(t, "/guide", nil)
	says(t, "the guide", status, 200, page, `href="/guide/venue"`, `href="/guide/fee"`, `href="/guide/period"`, `href="/guide/interest"`, `href="/guide/number"`, `href="/guide/workday"`, `href="/guide/rules"`)
}
