package calendar

import (
	"time"

	"yunting/law"
)

// Regulation lists the holidays of all citizens. It fixes a year whose notice has not been published yet.
var Regulation = law.Declare(law.Rule{
	Key: "holidays/2", Article: "《全国年节及纪念日放假办法》第二条", From: "2025-01-01",
	Summary: "thirteen holidays of all citizens: New Year, four days at Spring Festival, Qingming, two Labour Days, Dragon Boat, Mid-Autumn, three National Days",
})

// Unpublished is how this court reckons a year without a notice.
var Unpublished = law.Declare(law.Rule{
	Key: "holidays/unpublished", Article: "《全国年节及纪念日放假办法》第二条、第六条", From: "2018-09-28", Mark: law.Choice,
	Summary: "before the notice for a year is published, weekends and the statutory days are rested and the result is marked provisional; the lunar days are known to 2028",
})

// statutory names the holiday of all citizens that falls on a date. It knows the solar days of every year
// and the lunar days of the years in the table; the second day of May is a holiday since 2025.
func statutory(d Date) (string, bool) {
	if name, ok := lunar[d]; ok {
		return name, true
	}
	switch {
	case d.M == time.January && d.D == 1:
		return "元旦", true
	case d.M == time.May && (d.D == 1 || d.D == 2 && d.Y >= 2025):
		return "劳动节", true
	case d.M == time.October && d.D <= 3:
		return "国庆节", true
	}
	return "", false
}

// lunar holds the days that follow the lunar calendar or the sun's terms, for years still without a notice.
var lunar = map[Date]string{
	{2027, 2, 5}: "除夕", {2027, 2, 6}: "春节", {2027, 2, 7}: "春节", {2027, 2, 8}: "春节",
	{2027, 4, 5}: "清明节", {2027, 6, 9}: "端午节", {2027, 9, 15}: "中秋节",
	{2028, 1, 25}: "除夕", {2028, 1, 26}: "春节", {2028, 1, 27}: "春节", {2028, 1, 28}: "春节",
	{2028, 4, 4}: "清明节", {2028, 5, 28}: "端午节", {2028, 10, 3}: "中秋节",
}
