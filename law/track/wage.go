package track

import (
	"strings"

	"yunting/law/calendar"
	"yunting/law/money"
)

// Wage is the average yearly wage of employed persons in a province in one year.
type Wage struct {
	Province string // 广东
	Year     int
	Amount   money.Fen
}

// Wages is configuration by date: add a line when the statistics bureau publishes a year.
// The amounts have to be checked against the publication (docs/law/choices.md, track/wages).
var Wages = []Wage{
	{"广东", 2017, 79_183_00},
	{"广东", 2018, 88_636_00},
	{"广东", 2019, 98_889_00},
	{"广东", 2020, 108_045_00},
	{"广东", 2021, 118_133_00},
	{"广东", 2022, 124_916_00},
	{"广东", 2023, 131_418_00},
}

// dueYear is the year whose wage should count for a filing: last year's, once it is published about the middle of the year.
func dueYear(filed calendar.Date) int {
	if filed.M < 7 {
		return filed.Y - 2
	}
	return filed.Y - 1
}

// wageFor finds the wage that counts for a filing: that of the year due, else the newest known before it.
func wageFor(province string, filed calendar.Date) (w Wage, ok bool) {
	for _, entry := range Wages {
		if entry.Province == short(province) && entry.Year <= dueYear(filed) && entry.Year > w.Year {
			w, ok = entry, true
		}
	}
	return w, ok
}

// short takes 广东省 for 广东.
func short(province string) string {
	for _, suffix := range []string{"省", "市", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区"} {
		if s, ok := strings.CutSuffix(province, suffix); ok {
			return s
		}
	}
	return province
}
