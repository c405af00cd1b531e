package venue

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Level2021 draws the line between basic and intermediate courts by the sum in dispute.
var Level2021 = law.Declare(law.Rule{
	Key: "level2021/1", Article: "《最高人民法院关于调整中级人民法院管辖第一审民事案件标准的通知》第一条、第二条", From: "2021-10-01", Mark: law.Memory,
	Summary: "intermediate courts hear first instance from 500 million yuan, or from 100 million when a party has no domicile in the province",
})

const (
	levelLocal   money.Fen = 500_000_000_00
	levelOutside money.Fen = 100_000_000_00
)

// levelOf tells whether the sum in dispute takes the case above the basic courts, and from which sum on. Before October
// 2021 the standards differed by province; AboveBasic tells then.
func levelOf(filed calendar.Date, f Facts) (money.Fen, law.Rule, bool) {
	most := levelLocal
	if f.OutsideProvince {
		most = levelOutside
	}
	return most, Level2021, Level2021.InForce(filed.String()) && f.Amount >= most
}

// AppealCourts says where appeals go (ICR18 4).
var AppealCourts = law.Declare(law.Rule{
	Key: "icr18/4/venue", Article: icr18 + "第四条", From: "2018-09-07",
	Summary: "appeals in cases on copyright ownership and infringement and on domain names go to the intellectual property court, others to the intermediate court of the city",
})

// AppealsToIP tells whether appeals in a matter go to the intellectual property court.
func AppealsToIP(m Matter) (bool, law.Rule) {
	return m == CopyrightOwnership || m == CopyrightInfringement || m == Domain, AppealCourts
}
