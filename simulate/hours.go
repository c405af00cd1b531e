package simulate

import (
	"time"

	"yunting/law/calendar"
)

// awake is how often people turn to their lawsuits in each hour of the day, Asia/Shanghai: little at night, most in the evening.
var awake = [24]int{3, 1, 0, 0, 0, 0, 1, 3, 7, 14, 16, 13, 11, 10, 13, 14, 13, 11, 11, 17, 24, 26, 19, 8}

// hour draws a time of day.
func (p *play) hour() time.Duration {
	sum := 0
	for _, w := range awake {
		sum += w
	}
	n := p.IntN(sum)
	for h, w := range awake {
		if n -= w; n < 0 {
			return time.Duration(h)*time.Hour + time.Duration(p.IntN(3600))*time.Second + time.Duration(p.IntN(1e6))*time.Microsecond
		}
	}
	return 20 * time.Hour
}

// leisure is the next instant from t at which somebody does something in his own time; any day is good.
func (p *play) leisure(t time.Time) time.Time {
	at := calendar.Of(t).Start().Add(p.hour())
	if at.Before(t) {
		if h := t.In(calendar.Zone).Hour(); h >= 8 && h < 23 {
			return t.Add(time.Duration(60+p.IntN(3000)) * time.Second)
		}
		at = calendar.Of(t).End().Add(p.hour())
	}
	return at
}

// office is the next instant from t at which the court works: 9:00 to 12:00 and 14:00 to 17:30 on working days.
func (p *play) office(t time.Time) time.Time {
	for {
		d := calendar.Of(t)
		since := t.Sub(d.Start())
		switch {
		case p.days.Rest(d).Rest || since >= 17*time.Hour+30*time.Minute:
			t = d.End().Add(9*time.Hour + p.minutes(200))
		case since < 9*time.Hour:
			return d.Start().Add(9*time.Hour + p.minutes(170))
		case since >= 12*time.Hour && since < 14*time.Hour:
			return d.Start().Add(14*time.Hour + p.minutes(200))
		default:
			return t
		}
	}
}

// minutes draws a time below n minutes.
func (p *play) minutes(n int) time.Duration {
	return time.Duration(p.IntN(n*60))*time.Second + time.Duration(p.IntN(1e6))*time.Microsecond
}

// session is a slot of the hearing list some days after t: half past nine, ten, three or four o'clock of a working day.
func (p *play) session(t time.Time, days int) time.Time {
	d := calendar.Of(t).AddDays(days)
	for p.days.Rest(d).Rest {
		d = d.AddDays(1)
	}
	slots := []time.Duration{9*time.Hour + 30*time.Minute, 10*time.Hour + 30*time.Minute, 15 * time.Hour, 16 * time.Hour}
	return d.Start().Add(slots[p.IntN(len(slots))])
}
