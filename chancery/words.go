package chancery

import (
	"time"

	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// before is the instant at which a period is over, in words: a day ends at its 24:00.
func before(t time.Time) string {
	if on := calendar.Of(t); t.Equal(on.Start()) {
		return on.AddDays(-1).Chinese() + "24时"
	}
	return form.Moment(t)
}

// length is a period in words: 七日, 两个月.
func length(p limit.Period) string { return span(p).Length() }
