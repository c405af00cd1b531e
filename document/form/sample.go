package form

import (
	"time"

	"yunting/law/calendar"
	"yunting/law/period"
	"yunting/law/track"
)

const samplePlaintiff = "林晓溪，女，1992年3月8日出生，汉族，公民身份号码：440105********0021，住广东省广州市海珠区演示路××号。"

// The invented case of the samples.
var (
	sampleHead = Head{
		Court: "云庭演示互联网法院", Number: "（2026）粤0192民初1024号", Demonstration: true, Sealed: true,
		Date: calendar.Date{Y: 2026, M: time.November, D: 23}, Made: time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC),
		Code: "7F3K-9Q2M-XA4D-52TB", Address: "https://court.example/d/7F3K9Q2MXA4D52TB",
	}
	sampleCase = Case{
		Cause: "网络购物合同纠纷", PlaintiffName: "林晓溪", DefendantName: "某某演示网络科技有限公司", Dispute: "原告林晓溪与被告某某演示网络科技有限公司网络购物合同纠纷",
		Parties: []string{
			"原告：" + samplePlaintiff,
			"委托诉讼代理人：何明哲，广东演示律师事务所律师。",
			"被告：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号。",
			"法定代表人：周喆堃，该公司执行董事。",
		},
	}
	sampleContact = Contact{Phone: "12368", Hours: "工作日9时至12时、14时至17时"}
	sampleTrying  = Trying{
		Track: track.Small, Why: []string{"本案事实清楚、权利义务关系明确、争议不大，属于简单民事案件。", "标的额¥13,196.00，不超过就业人员年平均工资的百分之五十即¥65,709.00，适用小额诉讼程序，实行一审终审。"},
		Basis: []string{"《中华人民共和国民事诉讼法》第一百六十条", "《中华人民共和国民事诉讼法》第一百六十五条第一款"},
		Judge: "陈某某", Limit: Span{2, period.Month}, Ends: Day{On: calendar.Date{Y: 2027, M: time.January, D: 25}, Instead: calendar.Date{Y: 2027, M: time.January, D: 23}, Why: "周六"},
	}
	sampleBill = Bill{
		Lines: []FeeLine{{"不超过1万元的部分，每件50元", 5000}, {"超过1万元至10万元的部分，按2.5%交纳", 7990}, {"减半交纳", -6495}, {"四舍五入到元", 5}},
		Fee:   6500, Basis: []string{"《诉讼费用交纳办法》第十三条第一款第一项", "《诉讼费用交纳办法》第十六条"},
	}
	sampleBench = Bench{Sign: []string{"审判员　陈某某"}, Clerk: []string{"书记员　赵某某"}}
)

func sampleDay(m time.Month, d int) calendar.Date { return calendar.Date{Y: 2026, M: m, D: d} }

// sampleMoment is an instant of the samples by the court's clock.
func sampleMoment(m time.Month, d, hour, minute int) time.Time {
	return time.Date(2026, m, d, hour, minute, 0, 0, calendar.Zone).UTC()
}

// sampleTerm is a period from the day a paper is made.
func sampleTerm(who string, n int, from, ends calendar.Date) Term {
	return Term{Span: Span{n, period.Day}, Who: who, From: from, Ends: Day{On: ends}}
}

// sampleOn is the head of a paper of a later day.
func sampleOn(d calendar.Date) Head {
	h := sampleHead
	h.Date, h.Made = d, d.Start().Add(10*time.Hour)
	return h
}
