// Package service holds the rules of service 送达: which means are open and in which order, and from when a paper counts
// as served.
package service

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
)

const (
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
	olr    = "《人民法院在线诉讼规则》"
)

func declare(key, article, from, until string, mark law.Mark, summary string) law.Rule {
	return law.Declare(law.Rule{Key: key, Article: article, From: from, Until: until, Mark: mark, Summary: summary})
}

// The provisions on means and effective times. The statute is cited in its present numbering, in force since 2022.
var (
	Receipt     = declare("cpl/87/service", cpl+"第八十七条", "2022-01-01", "", "", "the date on the receipt is the date of service")
	Direct      = declare("cpl/88/service", cpl+"第八十八条", "2022-01-01", "", "", "papers are handed over; adults of the household, the organisation's receivers, agents and named receivers may sign")
	LeftBehind  = declare("cpl/89/service", cpl+"第八十九条", "2022-01-01", "", "", "refused papers are left at the address, before witnesses or filmed, and count as served")
	Electronic  = declare("cpl/90/service", cpl+"第九十条", "2022-01-01", "", "", "with consent papers are served electronically, judgments among them, paper on request; served on arrival at the receiver's system")
	Electronic0 = declare("cpl2017/87/service", cpl+"（2017年修正）第八十七条", "2013-01-01", "2021-12-31", law.Memory, "the same before 2022, but not for judgments, rulings and mediation documents")
	Entrusting  = declare("cpl/91/service", cpl+"第九十一条", "2022-01-01", "", "", "another court may be entrusted, or the paper posted; posted papers are served on the date on the return receipt")
	Forwarding  = declare("cpl/92-94/service", cpl+"第九十二条至第九十四条", "2022-01-01", "", "", "papers for soldiers and for prisoners are forwarded by their units; served on signature")
	NoticeLast  = declare("cpl/95/service", cpl+"第九十五条", "2022-01-01", "", "", "public notice when the receiver cannot be found or no other means works; the reason is kept in the file")
	Abroad      = declare("cpl/283/service", cpl+"第二百八十三条", "2024-01-01", "", "", "means for receivers without domicile in the territory")
	Refused     = declare("cplint/131/service", cplint+"第一百三十一条", "2015-02-04", "", "", "who comes to the court and refuses to sign, or refuses outside and is filmed, is served")
	AtVerdict   = declare("cplint/141/service", cplint+"第一百四十一条", "2015-02-04", "", "", "who refuses to take the judgment when it is pronounced on a set day is served")
	ToAgent     = declare("cplint/132/service", cplint+"第一百三十二条", "2015-02-04", "", "", "an agent named as receiver may be served, also by leaving the paper")
	InPerson    = declare("cplint/133/service", cplint+"第一百三十三条", "2015-02-04", "", "", "a mediation document goes to the party or a named receiver and is never left")
	EntrustDate = declare("cplint/134/service", cplint+"第一百三十四条", "2015-02-04", "", "", "entrusted papers are served on the date on the receipt, and delivered within ten days")
	SentOK      = declare("cplint/135/service", cplint+"第一百三十五条", "2015-02-04", "", "", "arrival is the day the court's system shows success, unless the receiver proves another day")
	NoticeStart = declare("cplint/138/service", cplint+"第一百三十八条", "2015-02-04", "", "", "a notice runs from its last posting or publication; at its end the paper is served")
	NoSummary   = declare("cplint/140/service", cplint+"第一百四十条", "2015-02-04", "", "", "no public notice in simplified procedure, save in an Internet court")
	Addresses   = declare("cplint/137/service", cplint+"第一百三十七条", "2015-02-04", "", "", "an address confirmed in the first instance serves for appeal, retrial and enforcement")
	Consent     = declare("olr/29/service", olr+"第二十九条第二款", "2021-08-01", "", "", "four ways in which consent to electronic service is given")
	Confirmed   = declare("olr/31.1/service", olr+"第三十一条第一款", "2021-08-01", "", "", "an address offered or confirmed: served on arrival at its system")
	Unconfirmed = declare("olr/31.2/service", olr+"第三十一条第二款", "2021-08-01", "", "", "another address that is surely the receiver's: served on reply or act, presumed served when read, unless disproved")
	Earliest    = declare("olr/31.4/service", olr+"第三十一条第四款", "2021-08-01", "", "", "of several electronic ways the earliest valid time counts")
	NotService  = declare("olr/32/service", olr+"第三十二条", "2021-08-01", "", "", "reminders by message are not service")
)

// The lengths of a public notice.
var (
	noticeAbroad2021 = limit.Period{Rule: declare("cpl2021/274/notice", cpl+"（2021年修正）第二百七十四条", "2022-01-01", "2023-12-31", law.Memory, "the same in 2022 and 2023: three months"), N: 3, Unit: period.Month}
	noticeAbroad2017 = limit.Period{Rule: declare("cpl2017/267/notice", cpl+"（2017年修正）第二百六十七条", "2013-01-01", "2021-12-31", law.Memory, "the same before 2022: three months"), N: 3, Unit: period.Month}
	notice2017       = limit.Period{Rule: declare("cpl2017/92/notice", cpl+"（2017年修正）第九十二条", "2013-01-01", "2021-12-31", law.Memory, "public notice before 2022: sixty days"), N: 60, Unit: period.Day}
	postAbroad       = limit.Period{Rule: declare("cpl/283.8/service", cpl+"第二百八十三条第一款第八项", "2024-01-01", "", "", "post abroad, not returned for three months but surely served: served at their end"), N: 3, Unit: period.Month}
)

// Notice is the length of a public notice published on a day.
func Notice(published calendar.Date, domicile bool) limit.Period {
	list := []limit.Period{limit.PublicNotice, notice2017}
	if !domicile {
		list = []limit.Period{limit.NoticeAbroad, noticeAbroad2021, noticeAbroad2017}
	}
	for _, p := range list {
		if p.Rule.InForce(published.String()) {
			return p
		}
	}
	return list[len(list)-1]
}
