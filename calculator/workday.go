package calculator

import "yunting/law/calendar"

// WorkdayQuestion asks whether the court works on a day.
type WorkdayQuestion struct {
	Date string `arg:"" query:"date" help:"Court date, 2026-11-23." doc:"Court date, YYYY-MM-DD."`
}

// Workday says whether a day is worked, and why.
type Workday struct {
	Date        calendar.Date `json:"date" format:"date"`
	Weekday     string        `json:"weekday" doc:"星期几."`
	Workday     bool          `json:"workday"`
	Reason      string        `json:"reason" doc:"Why (zh-Hans)."`
	Source      string        `json:"source,omitempty" doc:"The notice or regulation; absent for a plain day."`
	Provisional bool          `json:"provisional" doc:"The notice for the year is not known yet."`
}

// FindWorkday asks the calendar.
func FindWorkday(q WorkdayQuestion, cal *calendar.Calendar) (Workday, error) {
	if err := tooLong(q); err != nil {
		return Workday{}, err
	}
	d, err := date("date", "日期", q.Date)
	if err != nil {
		return Workday{}, err
	}
	x := cal.Rest(d)
	if x.Reason == "" {
		x.Reason = "工作日"
	}
	return Workday{d, d.WeekdayChinese(), !x.Rest, x.Reason, x.Source, x.Provisional}, nil
}

func (w Workday) Lines() []string {
	what := "休息日"
	if w.Workday {
		what = "工作日"
	}
	line := w.Date.String() + " " + w.Weekday + " " + what
	if w.Reason != what {
		line += "：" + w.Reason
	}
	out := []string{line}
	if w.Source != "" {
		out = append(out, "依据："+w.Source)
	}
	if w.Provisional {
		out = append(out, "该年度的放假安排尚未公布，以上为暂算（provisional），公布后以放假安排为准。")
	}
	return out
}
