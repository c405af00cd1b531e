package period

import (
	"yunting/law"
	"yunting/law/calendar"
)

// Restoration of a period that was missed for a cause nobody is to blame for.
var (
	Restoring = law.Declare(law.Rule{
		Key: "cpl/86/restore", Article: "《中华人民共和国民事诉讼法》第八十六条", From: "2022-01-01",
		Summary: "who missed a period for force majeure or another proper cause may ask for its restoration within ten days after the obstacle ended; the court decides",
	})
	Restoring2017 = law.Declare(law.Rule{
		Key: "cpl2017/83/restore", Article: "《中华人民共和国民事诉讼法》（2017年修正）第八十三条", From: "2013-01-01", Until: "2021-12-31", Mark: law.Memory,
		Summary: "the same in the numbering before 2022",
	})
)

const restoreDays = 10

// Missed is what somebody who asks for restoration tells. All are court dates.
type Missed struct {
	Deadline calendar.Date `json:"deadline"` // the last day of the period that was missed
	Began    calendar.Date `json:"began"`    // the first day of the obstacle
	Ended    calendar.Date `json:"ended"`    // the day on which it ended
	Asked    calendar.Date `json:"asked"`    // the day of the request
}

// Restoration says until when restoration can be asked for.
type Restoration struct {
	Until  calendar.Date `json:"until"`
	Window Result        `json:"window"` // the ten days
	Basis  law.Basis     `json:"basis"`
}

// Restore tests a request for restoration 顺延期限. The error is a law.Refusal when the request comes too early, too late,
// or names an obstacle that cannot be why the period was missed. That it may be made does not mean it is granted:
// the court decides.
func Restore(m Missed, cal *calendar.Calendar) (Restoration, error) {
	rule := inForce(m.Ended, Restoring, Restoring2017)
	w := Count(m.Ended, restoreDays, Day, cal)
	w.Basis = append(law.Basis{rule}, w.Basis...)
	r := Restoration{Until: w.Until, Window: w, Basis: w.Basis}
	switch {
	case m.Ended.Before(m.Began):
		return r, law.Refuse(rule, "障碍消除的日期%s早于障碍开始的日期%s，请核对", m.Ended, m.Began)
	case m.Began.After(m.Deadline):
		return r, law.Refuse(rule, "期限已于%s届满，障碍%s才出现，不是耽误期限的原因；请说明期限届满以前的事由", m.Deadline.Chinese(), m.Began.Chinese())
	case m.Asked.Before(m.Ended):
		return r, law.Refuse(rule, "障碍还没有消除，请在障碍消除后%d日内申请", restoreDays)
	case m.Asked.After(w.Until):
		return r, law.Refuse(rule, "障碍已于%s消除，申请顺延期限应当在%s以前提出", m.Ended.Chinese(), w.Until.AddDays(1).Chinese())
	case !m.Asked.After(m.Deadline):
		return r, law.Refuse(rule, "期限到%s才届满，现在仍可以直接办理，不需要申请顺延", m.Deadline.Chinese())
	}
	return r, nil
}
