package period

import (
	"fmt"
	"strings"

	"yunting/law/calendar"
)

// Explain is a Chinese sentence saying how the date was found: what was not counted, the last day, and each run of
// rest days passed with its reason and notice.
func (r Result) Explain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s为期间开始之日，不计算在内，自次日起计算%s", r.From.Chinese(), Length(r.N, r.Unit))
	if r.LeftOut > 0 {
		fmt.Fprintf(&b, "，另加依法不计入的%d日", r.LeftOut)
	}
	if r.Unit == Workday {
		if len(r.Skipped) > 0 {
			fmt.Fprintf(&b, "，其间%s不计入", runs(r.Skipped))
		}
		fmt.Fprintf(&b, "，至%s24时届满", r.Until.Chinese())
	} else if len(r.Skipped) == 0 {
		fmt.Fprintf(&b, "，至%s24时届满", r.Until.Chinese())
	} else {
		fmt.Fprintf(&b, "，届满之日为%s，因%s，顺延至其后的第一个工作日，即%s24时届满", r.Raw.Chinese(), runs(r.Skipped), r.Until.Chinese())
	}
	if r.Provisional {
		b.WriteString("。该年度的放假安排尚未公布，以上为暂算，公布后以放假安排为准")
	}
	return b.String() + "。"
}

// runs joins neighbouring days that rest for the same reason.
func runs(skipped []Skip) string {
	var parts []string
	for i := 0; i < len(skipped); {
		j := i
		for j+1 < len(skipped) && follows(skipped[j], skipped[j+1]) {
			j++
		}
		parts = append(parts, span(skipped[i].Date, skipped[j].Date)+"为"+skipped[i].Reason+source(skipped[i]))
		i = j + 1
	}
	return strings.Join(parts, "、")
}

func follows(a, b Skip) bool {
	return a.Reason == b.Reason && a.Source == b.Source && b.Date == a.Date.AddDays(1)
}

func span(a, b calendar.Date) string {
	if a == b {
		return a.Chinese()
	}
	return a.Chinese() + "至" + b.Chinese()
}

func source(s Skip) string {
	if s.Source == "" {
		return ""
	}
	return "（" + s.Source + "）"
}
