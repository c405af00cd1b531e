package chancery

import (
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/procedure"
)

// summons calls a party to a hearing 传票.
func (d desk) summons() (any, bool) {
	n := len(d.Hearing.Sittings)
	if n == 0 {
		return nil, false
	}
	to, s := d.to, d.Hearing.Sittings[n-1]
	if to == "" {
		to = procedure.P1
	}
	return &form.Summons{
		Case: d.named(), Bench: d.single(d.Trial.Judge.Name), Summoned: d.full(to), Plaintiff: to == procedure.P1,
		At: s.At, Weekday: calendar.Of(s.At).WeekdayChinese(), Place: s.Place, Online: s.Online,
	}, true
}
