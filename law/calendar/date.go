// Package calendar knows court dates and statutory rest days 法定工作日: which day is worked, and which notice says so.
package calendar

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"yunting/law"
)

// Zone is the court's time zone. China keeps no summer time, so a fixed zone needs no zone database.
var Zone = time.FixedZone("Asia/Shanghai", 8*60*60)

// Date is a court date: a day of the Gregorian calendar in Asia/Shanghai. The zero Date means "none".
type Date struct {
	Y int
	M time.Month
	D int
}

// Of is the court date on which an instant falls; the zero time has no date.
func Of(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	y, m, d := t.In(Zone).Date()
	return Date{y, m, d}
}

// Parse reads "2026-11-23". A day that does not exist is refused, not moved.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, strings.TrimSpace(s))
	if err != nil {
		return Date{}, law.Refuse(law.Rule{}, "“%s”不是有效的日期，请按2026-11-23的样式填写", s)
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}

// MustParse is Parse for dates written in the program; it panics on a mistake.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// String is "2026-11-23"; "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Y, d.M, d.D)
}

// Chinese is "2026年11月23日"; "" for the zero Date.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Y, d.M, d.D)
}

var digits = []rune("〇一二三四五六七八九")

// Numerals is the date as a judgment is signed, "二〇二六年十一月二十三日"; "" for the zero Date.
func (d Date) Numerals() string {
	if d.IsZero() {
		return ""
	}
	var b strings.Builder
	for _, r := range fmt.Sprintf("%04d", d.Y) {
		b.WriteRune(digits[r-'0'])
	}
	return b.String() + "年" + small(int(d.M)) + "月" + small(d.D) + "日"
}

// small writes 1 to 99 as people count: 十, 十一, 二十三.
func small(n int) string {
	s := ""
	if n >= 20 {
		s = string(digits[n/10])
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// WeekdayChinese is "周一" to "周日".
func (d Date) WeekdayChinese() string {
	return [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}[d.Weekday()]
}

// midnight is only for counting; its instant means nothing.
func (d Date) midnight() time.Time { return time.Date(d.Y, d.M, d.D, 0, 0, 0, 0, time.UTC) }

// AddDays is the date n days later, earlier when n is negative.
func (d Date) AddDays(n int) Date {
	t := d.midnight().AddDate(0, 0, n)
	return Date{t.Year(), t.Month(), t.Day()}
}

// Sub is the number of days from other to d.
func (d Date) Sub(other Date) int {
	return int(d.midnight().Sub(other.midnight()) / (24 * time.Hour))
}

// Compare orders dates: negative when d is earlier than other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Y, other.Y), cmp.Compare(d.M, other.M), cmp.Compare(d.D, other.D))
}

// Before tells whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After tells whether d is later than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Start is the UTC instant of 0:00 court time.
func (d Date) Start() time.Time { return time.Date(d.Y, d.M, d.D, 0, 0, 0, 0, Zone).UTC() }

// End is the UTC instant of 24:00 court time, that is the start of the next day.
func (d Date) End() time.Time { return d.AddDays(1).Start() }

// MarshalText writes "2026-11-23", and "" for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	*d = parsed
	return err
}
