package journey

import "strings"

// holiday lets the administrator import a notice that makes the last day for the fee a day of rest: what is wrong is told
// first and nothing typed is lost; then the deadline moves, and the plaintiff is told.
func (d *dispute) holiday(a *person) {
	d.t.Helper()
	p := d.plaintiff
	p.open(d.at("fees"))
	const lastDay = `new Date(Date.parse(document.querySelector("main time[datetime]").dateTime) - 1 + 8 * 3600e3).toISOString().slice(0, 10)`
	told := eval[string](p, lastDay)
	year := strings.Split(told, "-")[0]
	const today = `new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)` // court dates are Beijing's
	typed := map[string]string{"year": year, "number": "示例〔" + year + "〕1号", "source": "示例公报第1期", "announced": "昨天", "rest": "某节 " + told + "\n明天", "work": told}
	order := []string{"year", "number", "source", "announced", "rest", "work"}

	a.open("/admin/calendar")
	for _, id := range order {
		a.fill(id, typed[id])
	}
	a.press("预览")
	a.refused(422)
	a.sees("第2行不是日期或者日期范围", "既列为放假又列为上班", "昨天")
	for _, id := range order {
		if got := a.value(id); strings.ReplaceAll(got, "\r", "") != typed[id] {
			a.stuck("what was typed into %s is lost: %q", id, got)
		}
	}
	a.fill("announced", eval[string](a, today))
	a.fill("rest", "某节 "+told)
	a.fill("work", "")
	a.press("预览")
	a.sees("还没有录入", "确认录入", "交纳案件受理费", told)
	a.press("返回修改")
	if a.value("rest") != "某节 "+told {
		a.stuck("going back loses what was typed: %q", a.value("rest"))
	}
	a.press("预览")
	a.press("确认录入")
	a.sees("交纳案件受理费", told, "下载表格（CSV）")
	a.open("/admin/calendar")
	a.sees("录入的通知", typed["number"])

	p.open(d.at("fees"))
	if now := eval[string](p, lastDay); now <= told {
		p.stuck("the last day for the fee is %s, was %s", now, told)
	}
	p.awaits("/messages", "期限因放假安排改变")
}
