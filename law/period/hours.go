package period

import (
	"encoding/json"
	"fmt"
	"time"

	"yunting/law"
	"yunting/law/calendar"
)

// HourResult is a computed period of hours. All instants are UTC.
type HourResult struct {
	From  time.Time `json:"from"`  // the event
	Begin time.Time `json:"begin"` // the next full hour, from which the period runs
	Until time.Time `json:"until"` // the instant at which it is over
	N     int       `json:"n"`
	Basis law.Basis `json:"basis"`
}

// CountHours is Hours with its explanation. It panics on a negative n.
func CountHours(from time.Time, n int) HourResult {
	if n < 0 {
		panic(fmt.Sprintf("period: negative length %d", n))
	}
	r := HourResult{From: from.UTC(), Begin: Hours(from, 0), Until: Hours(from, n), N: n}
	r.Basis = law.Basis{inForce(calendar.Of(from), Counting, Counting2017), Starting}
	return r
}

// Explain is a Chinese sentence saying how the hour was found.
func (r HourResult) Explain() string {
	return fmt.Sprintf("%s所在的小时不计算在内，自%s起计算%s，至%s届满；以小时计算的期间不因休假日顺延。",
		clock(r.From), clock(r.Begin), Length(r.N, Hour), clock(r.Until))
}

func clock(t time.Time) string {
	t = t.In(calendar.Zone)
	return calendar.Of(t).Chinese() + t.Format("15:04")
}

// MarshalJSON adds the explanation for the faces.
func (r HourResult) MarshalJSON() ([]byte, error) {
	type plain HourResult
	return json.Marshal(struct {
		plain
		Explain string `json:"explain"`
	}{plain(r), r.Explain()})
}
