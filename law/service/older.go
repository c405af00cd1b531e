package service

import (
	"yunting/law"
	"yunting/law/calendar"
)

// older holds the statute's provisions in the numbering before 2022, under the key of the present one.
var older = map[string]law.Rule{}

func init() {
	for _, o := range []struct {
		now          law.Rule
		key, article string
	}{
		{Receipt, "cpl2017/84/service", "第八十四条"}, {Direct, "cpl2017/85/service", "第八十五条"}, {LeftBehind, "cpl2017/86/service", "第八十六条"},
		{Entrusting, "cpl2017/88/service", "第八十八条"}, {Forwarding, "cpl2017/89-91/service", "第八十九条至第九十一条"}, {NoticeLast, "cpl2017/92/service", "第九十二条"},
	} {
		older[o.now.Key] = declare(o.key, cpl+"（2017年修正）"+o.article, "2013-01-01", "2021-12-31", law.Memory, o.now.Summary+" (numbering before 2022)")
	}
	older[Electronic.Key] = Electronic0
}

// dated is a basis in the numbering of a day.
func dated(b law.Basis, on calendar.Date) law.Basis {
	out := make(law.Basis, len(b))
	for i, r := range b {
		if old, ok := older[r.Key]; ok && old.InForce(on.String()) {
			r = old
		}
		out[i] = r
	}
	return out
}
