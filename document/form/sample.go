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
		Track: track.Small, Why: []string{"标的额13196元，不超过广东省上年度就业人员年平均工资百分之五十"}, Basis: []string{"《中华人民共和国民事诉讼法》第一百六十五条第一款"},
		Judge: "陈某某", Limit: Span{2, period.Month}, Ends: Day{On: calendar.Date{Y: 2027, M: time.January, D: 25}, Instead: calendar.Date{Y: 2027, M: time.January, D: 23}, Why: "周六"},
	}
	sampleBill = Bill{
		Lines: []BillLine{{"不超过10000元的部分", 5000}, {"10000元至13196元的部分（2.5%）", 7990}, {"小额诉讼程序减半", -6495}, {"不足一元的部分按本院办法处理", 5}},
		Fee:   6500, Basis: []string{"《诉讼费用交纳办法》第十三条第一款第一项", "《诉讼费用交纳办法》第十六条"},
	}
	sampleBench = Bench{Sign: []string{"审判员　陈某某"}, Clerk: []string{"书记员　赵某某"}}
)

func sampleDay(m time.Month, d int) calendar.Date { return calendar.Date{Y: 2026, M: m, D: d} }

// sampleMoment is an instant of the samples by the court's clock.
func sampleMoment(m time.Month, d, hour, minute int) time.Time {
	return time.Date(2026, m, d, hour, minute, 0, 0, calendar.Zone).UTC()
}

// sampleTerm is a period from the day of the samples.
func sampleTerm(who string, n int, ends calendar.Date) Term {
	return Term{Span: Span{n, period.Day}, Who: who, From: sampleHead.Date, Ends: Day{On: ends}}
}
