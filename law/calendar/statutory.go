package calendar

import (
	"time"

	"yunting/law"
)

// The regulation lists the holidays of all citizens. It fixes a year whose notice has not been published yet.
var (
	Regulation = law.Declare(law.Rule{
		Key: "holidays/2", Article: "《全国年节及纪念日放假办法》第二条", From: "2025-01-01",
		Summary: "thirteen holidays of all citizens: New Year, four days at Spring Festival, Qingming, two Labour Days, Dragon Boat, Mid-Autumn, three National Days",
	})
	Regulation2013 = law.Declare(law.Rule{
		Key: "holidays2013/2", Article: "《全国年节及纪念日放假办法》（2013年修订）第二条", From: "2014-01-01", Until: "2024-12-31", Mark: law.Memory,
		Summary: "eleven holidays of all citizens: no New Year's Eve of the lunar year and one Labour Day only",
	})
	Unpublished = law.Declare(law.Rule{
		Key: "holidays/unpublished", Article: "《全国年节及纪念日放假办法》第二条、第六条", From: "2018-09-28", Mark: law.Choice,
		Summary: "before the notice for a year is published, weekends and the statutory days are rested and the result is marked provisional; the lunar days are known to 2040",
	})
	Announcement = law.Declare(law.Rule{
		Key: "holidays/announced", Article: "国务院办公厅关于部分节假日安排的通知", From: "2018-09-28", Mark: law.Memory,
		Summary: "the days on which the notices were made public; five were read from the address of the publication, the others are from memory",
	})
)

// revision is the day on which the holidays from 2025 on became known.
var revision = Date{2024, 11, 10}

// statutory names the holiday of all citizens that falls on a date, and the text that makes it one, as known on a day
// (zero: now). It knows the solar days of every year and the lunar days of the years in the table.
func statutory(d, asOf Date) (name, source string, ok bool) {
	rule, revised := Regulation2013, false
	if d.Y >= 2025 && (asOf.IsZero() || !asOf.Before(revision)) {
		rule, revised = Regulation, true
	}
	switch name = lunarDay(d, revised); {
	case d.M == time.January && d.D == 1:
		name = "元旦"
	case d.M == time.May && (d.D == 1 || d.D == 2 && revised):
		name = "劳动节"
	case d.M == time.October && d.D <= 3 && name != "":
		name = "国庆节、" + name // as the notice of 2020 called it
	case d.M == time.October && d.D <= 3:
		name = "国庆节"
	}
	return name, rule.Article, name != ""
}

// lunarDay names a holiday that follows the moon or the sun's terms; New Year's Eve is one only since the revision.
func lunarDay(d Date, revised bool) string {
	y, ok := lunar[d.Y]
	if !ok {
		return ""
	}
	switch after := d.Sub(y.spring); {
	case after == -1 && revised:
		return "除夕"
	case after >= 0 && after <= 2:
		return "春节"
	}
	switch d {
	case y.qingming:
		return "清明节"
	case y.dragon:
		return "端午节"
	case y.autumn:
		return "中秋节"
	}
	return ""
}

// moving are the holidays of one year that have no fixed date.
type moving struct{ spring, qingming, dragon, autumn Date }

// lunar was computed with github.com/6tail/lunar-go v1.4.6 and agrees with every notice since 2018 (a test compares them).
var lunar = map[int]moving{
	2018: {Date{2018, 2, 16}, Date{2018, 4, 5}, Date{2018, 6, 18}, Date{2018, 9, 24}},
	2019: {Date{2019, 2, 5}, Date{2019, 4, 5}, Date{2019, 6, 7}, Date{2019, 9, 13}},
	2020: {Date{2020, 1, 25}, Date{2020, 4, 4}, Date{2020, 6, 25}, Date{2020, 10, 1}},
	2021: {Date{2021, 2, 12}, Date{2021, 4, 4}, Date{2021, 6, 14}, Date{2021, 9, 21}},
	2022: {Date{2022, 2, 1}, Date{2022, 4, 5}, Date{2022, 6, 3}, Date{2022, 9, 10}},
	2023: {Date{2023, 1, 22}, Date{2023, 4, 5}, Date{2023, 6, 22}, Date{2023, 9, 29}},
	2024: {Date{2024, 2, 10}, Date{2024, 4, 4}, Date{2024, 6, 10}, Date{2024, 9, 17}},
	2025: {Date{2025, 1, 29}, Date{2025, 4, 4}, Date{2025, 5, 31}, Date{2025, 10, 6}},
	2026: {Date{2026, 2, 17}, Date{2026, 4, 5}, Date{2026, 6, 19}, Date{2026, 9, 25}},
	2027: {Date{2027, 2, 6}, Date{2027, 4, 5}, Date{2027, 6, 9}, Date{2027, 9, 15}},
	2028: {Date{2028, 1, 26}, Date{2028, 4, 4}, Date{2028, 5, 28}, Date{2028, 10, 3}},
	2029: {Date{2029, 2, 13}, Date{2029, 4, 4}, Date{2029, 6, 16}, Date{2029, 9, 22}},
	2030: {Date{2030, 2, 3}, Date{2030, 4, 5}, Date{2030, 6, 5}, Date{2030, 9, 12}},
	2031: {Date{2031, 1, 23}, Date{2031, 4, 5}, Date{2031, 6, 24}, Date{2031, 10, 1}},
	2032: {Date{2032, 2, 11}, Date{2032, 4, 4}, Date{2032, 6, 12}, Date{2032, 9, 19}},
	2033: {Date{2033, 1, 31}, Date{2033, 4, 4}, Date{2033, 6, 1}, Date{2033, 9, 8}},
	2034: {Date{2034, 2, 19}, Date{2034, 4, 5}, Date{2034, 6, 20}, Date{2034, 9, 27}},
	2035: {Date{2035, 2, 8}, Date{2035, 4, 5}, Date{2035, 6, 10}, Date{2035, 9, 16}},
	2036: {Date{2036, 1, 28}, Date{2036, 4, 4}, Date{2036, 5, 30}, Date{2036, 10, 4}},
	2037: {Date{2037, 2, 15}, Date{2037, 4, 4}, Date{2037, 6, 18}, Date{2037, 9, 24}},
	2038: {Date{2038, 2, 4}, Date{2038, 4, 5}, Date{2038, 6, 7}, Date{2038, 9, 13}},
	2039: {Date{2039, 1, 24}, Date{2039, 4, 5}, Date{2039, 5, 27}, Date{2039, 10, 2}},
	2040: {Date{2040, 2, 12}, Date{2040, 4, 4}, Date{2040, 6, 14}, Date{2040, 9, 20}},
}
