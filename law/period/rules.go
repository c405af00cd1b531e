// Package period counts periods 期间: from which day, to which day, and why the end moved.
package period

import (
	"yunting/law"
	"yunting/law/calendar"
)

// The rules of counting. Each statute is listed in the numbering of its time, so that a computation cites the text in force.
var (
	Counting = law.Declare(law.Rule{
		Key: "cpl/85", Article: "《中华人民共和国民事诉讼法》第八十五条", From: "2022-01-01",
		Summary: "periods run in hours, days, months and years; the starting hour or day is not counted; an end on a statutory rest day moves to the first day after it",
	})
	Counting2017 = law.Declare(law.Rule{
		Key: "cpl2017/82", Article: "《中华人民共和国民事诉讼法》（2017年修正）第八十二条", From: "2013-01-01", Until: "2021-12-31", Mark: law.Memory,
		Summary: "the same rule of counting in the numbering before 2022",
	})
	Starting = law.Declare(law.Rule{
		Key: "cplint/125", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百二十五条", From: "2015-02-04",
		Summary: "periods in hours run from the next hour, periods in days, months and years from the next day",
	})
	Months = law.Declare(law.Rule{
		Key: "civil/202", Article: "《中华人民共和国民法典》第二百零二条", From: "2021-01-01", Mark: law.Memory,
		Summary: "a period of months or years ends on the corresponding day, or on the last day of a month that has none",
	})
	Months2017 = law.Declare(law.Rule{
		Key: "general/202", Article: "《中华人民共和国民法总则》第二百零二条", From: "2017-10-01", Until: "2020-12-31", Mark: law.Memory,
		Summary: "the same rule before the Civil Code",
	})
	MakeUp = law.Declare(law.Rule{
		Key: "period/make-up", Article: "《全国年节及纪念日放假办法》第七条", From: "2018-09-28", Mark: law.Choice,
		Summary: "weekends are statutory rest days; a weekend day worked in exchange under a holiday notice is a working day, on which a period may end",
	})
)

// basis collects the provisions in force on the day the period was set off.
func basis(from calendar.Date, unit Unit, moved bool) law.Basis {
	b := law.Basis{inForce(from, Counting, Counting2017), Starting}
	if unit == Month || unit == Year {
		b = append(b, inForce(from, Months, Months2017))
	}
	if moved {
		b = append(b, MakeUp)
	}
	return b
}

func inForce(on calendar.Date, now, before law.Rule) law.Rule {
	if before.InForce(on.String()) {
		return before
	}
	return now
}
