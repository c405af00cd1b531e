package period

import (
	"yunting/law"
	"yunting/law/calendar"
)

// NeverEarlier is why a period ends on a day that the present calendar would not give.
var NeverEarlier = law.Declare(law.Rule{Key: "holidays/never-earlier", Article: "《中华人民共和国民事诉讼法》第八十五条", From: "2022-01-01", Mark: law.Choice,
	Summary: "A holiday notice entered while a period runs may end it later than the day told, never earlier."})

// kept computes a period by the calendar and by those that were read while it ran, and keeps the latest day: whoever
// was told a day may rely on it.
func kept(from calendar.Date, cal *calendar.Calendar, run func(*calendar.Calendar) Result) Result {
	now := run(cal)
	r := now
	for old, on := cal.Told(); old != nil && !from.After(on); old, on = old.Told() {
		if was := run(old); was.Until.After(r.Until) {
			r = was
		}
	}
	if r.Until != now.Until {
		r.Provisional = now.Provisional
		r.Basis = append(r.Basis[:len(r.Basis):len(r.Basis)], NeverEarlier)
	}
	return r
}
