package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Appeal is the appellant's own paper 民事上诉状 with what CPL 172 asks: parties, court, number, cause, requests, reasons.
type Appeal struct {
	Head
	Case
	Appellant  string    `json:"appellant"` // described
	Agent      string    `json:"agent,omitempty"`
	Appellee   string    `json:"appellee"`
	CourtBelow string    `json:"court_below"`
	Items      []int     `json:"items,omitempty"`     // the orders it is against; none: all
	Contested  money.Fen `json:"contested,omitempty"` // fen
	Requests   string    `json:"requests"`
	Reasons    string    `json:"reasons"`
	To         string    `json:"to"` // the court of appeal
	Name       string    `json:"name"`
}

// AppealNotice tells the other side of an appeal and how long it has to answer 上诉状副本送达通知书.
type AppealNotice struct {
	Head
	Case
	Addressee
	Appellant  string        `json:"appellant"`
	On         calendar.Date `json:"on"`
	Within     Term          `json:"within"`
	CourtAbove string        `json:"court_above"`
	SendUp     string        `json:"send_up"` // within which the file goes up
}

// AppealFee tells an appellant to pay 上诉案件受理费交纳通知书.
type AppealFee struct {
	Head
	Case
	Addressee
	On        calendar.Date `json:"on"`
	Contested money.Fen     `json:"contested"` // fen
	Bill
	Within Term `json:"within"`
}

// FeeLine is a step of the computation of a fee.
type FeeLine struct {
	Text   string    `json:"text"`
	Amount money.Fen `json:"amount"` // fen
}

// AppealAnswer is the other side's own paper 民事答辩状（二审）.
type AppealAnswer struct {
	Head
	Case
	Answerer   string `json:"answerer"` // described
	Appellant  string `json:"appellant"`
	CourtBelow string `json:"court_below"`
	Text       string `json:"text"`
	To         string `json:"to"`
	Name       string `json:"name"`
}

// AppealLapsed rules that an unpaid appeal counts as withdrawn 民事裁定书（按自动撤回上诉处理）.
type AppealLapsed struct {
	Head
	Case
	Bench
	Appellant string        `json:"appellant"`
	On        calendar.Date `json:"on"`
	Fee       money.Fen     `json:"fee"`
	ToldOn    calendar.Date `json:"told_on,omitzero"` // when the notice to pay was served; zero: it is not known
	Ends      Day           `json:"ends,omitzero"`    // of the time to pay, when ToldOn is known
}

// SendUp goes with the file to the court of appeal 上诉案件移送函.
type SendUp struct {
	Head
	Case
	Bench
	To       string       `json:"to"`
	JudgedAt time.Time    `json:"judged_at"`
	Appeals  []AppealLine `json:"appeals"`
	Entries  int          `json:"entries"` // how many entries, papers and exhibits go up
	Papers   int          `json:"papers"`
	Exhibits int          `json:"exhibits"`
}

// AppealLine is one appeal that goes up.
type AppealLine struct {
	Who       string        `json:"who"`
	On        calendar.Date `json:"on"`
	Contested money.Fen     `json:"contested"`
	Fee       money.Fen     `json:"fee"`
	Paid      bool          `json:"paid,omitempty"`
	Answered  calendar.Date `json:"answered,omitzero"`
}

const sampleAbove = "广东省广州市中级人民法院"

func init() {
	defendant := "被告某某演示网络科技有限公司"
	Register(Form{Kind: document.Appeal, Stage: Ending, Data: &Appeal{}, Sample: func() any {
		return &Appeal{Head: sampleOn(sampleDay(time.December, 3)), Case: sampleCase, Appellant: "上诉人（原审被告）：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号。",
			Appellee: "被上诉人（原审原告）：林晓溪，女，1992年3月8日出生，住广东省广州市海珠区演示路××号。", CourtBelow: sampleHead.Court, Items: []int{2}, Contested: 11580000,
			Requests: "撤销一审判决主文第二项，改判驳回被上诉人的该项诉讼请求。", Reasons: "一审判决认定上诉人构成欺诈，认定事实不清。", To: sampleAbove, Name: "某某演示网络科技有限公司"}
	}, Must: []Must{{"上诉请求", "《中华人民共和国民事诉讼法》第一百七十二条"}, {"事实和理由", "《中华人民共和国民事诉讼法》第一百七十二条"}}})
	Register(Form{Kind: document.AppealNotice, Stage: Ending, Data: &AppealNotice{}, Sample: func() any {
		return &AppealNotice{Head: sampleOn(sampleDay(time.December, 7)), Case: sampleCase, Addressee: Addressee{"林晓溪", "你"}, Appellant: defendant, On: sampleDay(time.December, 3),
			Within: sampleTerm("你", 15, sampleDay(time.December, 7), sampleDay(time.December, 22)), CourtAbove: sampleAbove, SendUp: "五日"}
	}, Must: []Must{{"提出答辩状", "《中华人民共和国民事诉讼法》第一百七十四条"}}})
	Register(Form{Kind: document.AppealFee, Stage: Ending, Data: &AppealFee{}, Sample: func() any {
		return &AppealFee{Head: sampleOn(sampleDay(time.December, 24)), Case: sampleCase, Addressee: Addressee{"某某演示网络科技有限公司", "你单位"}, On: sampleDay(time.December, 3), Contested: 11580000,
			Bill: Bill{Lines: []FeeLine{{"不超过1万元的部分，每件50元", 5000}, {"超过1万元至10万元的部分，按2.5%交纳", 225000}, {"超过10万元至20万元的部分，按2%交纳", 31600}},
				Fee: 261600, Basis: []string{"《诉讼费用交纳办法》第十三条第一款第一项", "《诉讼费用交纳办法》第十七条"}}, Within: sampleTerm("你单位", 7, sampleDay(time.December, 24), sampleDay(time.December, 31))}
	}, Must: []Must{{"按自动撤回上诉处理", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百一十八条"}, {"缓交、减交或者免交", "《诉讼费用交纳办法》第四十四条"}}})
	Register(Form{Kind: document.AppealAnswer, Stage: Ending, Data: &AppealAnswer{}, Sample: func() any {
		return &AppealAnswer{Head: sampleOn(sampleDay(time.December, 18)), Case: sampleCase, Answerer: "答辩人（被上诉人、原审原告）：林晓溪，女，1992年3月8日出生，住广东省广州市海珠区演示路××号。",
			Appellant: "被答辩人（上诉人、原审被告）：某某演示网络科技有限公司，住所地：广东省佛山市演示区某路1号。", CourtBelow: sampleHead.Court, Text: "一审判决认定事实清楚，适用法律正确，请求驳回上诉，维持原判。", To: sampleAbove, Name: "林晓溪"}
	}})
	Register(Form{Kind: document.AppealLapsed, Stage: Ending, Data: &AppealLapsed{}, Sample: func() any {
		return &AppealLapsed{Head: sampleOn(calendar.Date{Y: 2027, M: time.January, D: 4}), Case: sampleCase, Bench: sampleBench, Appellant: defendant, On: sampleDay(time.December, 3), Fee: 261600, ToldOn: sampleDay(time.December, 24), Ends: Day{On: sampleDay(time.December, 31)}}
	}, Must: []Must{{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}}})
	Register(Form{Kind: document.SendUp, Stage: Ending, Data: &SendUp{}, Sample: func() any {
		return &SendUp{Head: sampleOn(sampleDay(time.December, 25)), Case: sampleCase, Bench: Bench{Clerk: sampleBench.Clerk}, To: sampleAbove, JudgedAt: sampleMoment(time.November, 23, 10, 0),
			Appeals: []AppealLine{{defendant, sampleDay(time.December, 3), 11580000, 261600, true, sampleDay(time.December, 15)}}, Entries: 86, Papers: 19, Exhibits: 5}
	}, Must: []Must{{"全部案卷和证据", "《中华人民共和国民事诉讼法》第一百七十四条"}}})
}
