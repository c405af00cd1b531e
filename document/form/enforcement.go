package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Enforced is an enforcement case as its papers name it.
type Enforced struct {
	Applicant  string   `json:"applicant"`  // 申请执行人: the name
	Respondent string   `json:"respondent"` // 被执行人: the name
	Parties    []string `json:"parties,omitempty"`
	Title      string   `json:"title"` // the instrument enforced: court, number, name 执行依据
	Dispute    string   `json:"dispute"`
}

// EnforcementRequest is the creditor's own paper 申请执行书.
type EnforcementRequest struct {
	Head
	Enforced
	Requests []string `json:"requests"`
	Facts    string   `json:"facts"`
	Clues    []string `json:"clues,omitempty"` // of assets
}

// EnforcementAcceptance tells the creditor that the case was taken 执行案件受理通知书.
type EnforcementAcceptance struct {
	Head
	Enforced
	Addressee
	On      calendar.Date `json:"on"`
	Officer string        `json:"officer"`
	Contact string        `json:"contact"`
}

// EnforcementNotice orders the debtor to perform 执行通知书 (CPL 251, CPLI 480).
type EnforcementNotice struct {
	Head
	Enforced
	Addressee
	Duties  []string      `json:"duties"`
	Fee     money.Fen     `json:"fee,omitempty"` // enforcement fee, fen
	Until   calendar.Date `json:"until"`
	Account string        `json:"account"`
	Contact string        `json:"contact"`
}

// ReportOrder orders the debtor to report assets 报告财产令.
type ReportOrder struct {
	Head
	Enforced
	Addressee
	Until calendar.Date `json:"until"`
	Since calendar.Date `json:"since,omitzero"` // a year before the enforcement notice was received; zero: that day is not known
}

// AssetForm is what the debtor fills in 被执行人财产申报表; it goes with the order.
type AssetForm struct {
	Head
	Enforced
	Rows []AssetRow `json:"rows"`
}

// AssetRow asks for one group of assets.
type AssetRow struct {
	Group string `json:"group"`
	Said  string `json:"said,omitempty"`
}

// ConsumptionLimit restricts what the debtor may spend on 限制消费令; the president signs it.
type ConsumptionLimit struct {
	Head
	Enforced
	Bench
	Addressee
	Unit  bool          `json:"unit,omitempty"` // an organisation: the order binds those who act for it
	Bound []string      `json:"bound,omitempty"`
	Items []string      `json:"items"`
	Asked bool          `json:"asked,omitempty"` // on the creditor's request
	From  calendar.Date `json:"from"`
}

// DishonestyDecision puts the debtor on the list of dishonest debtors 失信决定书.
type DishonestyDecision struct {
	Head
	Enforced
	Bench
	Person  string `json:"person"` // described
	Conduct string `json:"conduct"`
	Ground  string `json:"ground"` // in the words of the rules
	Years   int    `json:"years,omitempty"`
}

// SeizureRuling seizes, impounds or freezes 执行裁定书（查封、扣押、冻结）.
type SeizureRuling struct {
	Head
	Enforced
	Bench
	Why    string        `json:"why"`
	Limit  money.Fen     `json:"limit"` // fen
	Assets []SeizedAsset `json:"assets"`
}

// SeizedAsset is one thing under the measure.
type SeizedAsset struct {
	Measure string        `json:"measure"` // 冻结
	What    string        `json:"what"`
	Until   calendar.Date `json:"until"`
}

// TransferRuling takes money from an account 执行裁定书（划拨、提取）.
type TransferRuling struct {
	Head
	Enforced
	Bench
	Why     string    `json:"why"`
	From    string    `json:"from"` // whose account where
	Sum     money.Fen `json:"sum"`
	Account string    `json:"account"` // of the court
}

// EnforcementSettlement is the parties' settlement 执行和解协议.
type EnforcementSettlement struct {
	Head
	Enforced
	Terms []string `json:"terms"`
}

// EnforcementEnd ends, suspends or exhausts the enforcement 执行裁定书（终结、中止、终结本次执行程序）.
type EnforcementEnd struct {
	Head
	Enforced
	Bench
	Course    string    `json:"course"`
	Reason    string    `json:"reason"`
	Performed money.Fen `json:"performed"` // fen
	Left      money.Fen `json:"left"`
}

// EnforcementResumed rules that enforcement goes on after a settlement was not kept 执行裁定书（恢复执行）: the rules on settlement
// ask for a ruling (article 11).
type EnforcementResumed struct {
	Head
	Enforced
	Bench
	Reason string        `json:"reason"`
	On     calendar.Date `json:"on"`
	Left   money.Fen     `json:"left"`
}

// EnforcementClosed tells that everything is performed 结案通知书.
type EnforcementClosed struct {
	Head
	Enforced
	Addressee
	On       calendar.Date `json:"on"`
	Received money.Fen     `json:"received"`
	Fee      money.Fen     `json:"fee,omitempty"`      // collected
	Released []string      `json:"released,omitempty"` // measures lifted
}

// AuctionRuling orders a sale by auction 执行裁定书（司法拍卖）.
type AuctionRuling struct {
	Head
	Enforced
	Bench
	Why    string   `json:"why"`
	Assets []string `json:"assets"`
	Where  string   `json:"where"` // the platform
}

func init() {
	const cpl, cpli = "《中华人民共和国民事诉讼法》", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
	const dishonest, limits = "《最高人民法院关于公布失信被执行人名单信息的若干规定》", "《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第五条"
	const assets, settlement = "《最高人民法院关于民事执行中财产调查若干问题的规定》第四条", "《最高人民法院关于执行和解若干问题的规定》"
	h := sampleOn(sampleDay(time.December, 28))
	h.Number = "（2026）粤0192执88号"
	on := func(m time.Month, d int) Head { // of a paper of the year after
		x := sampleOn(calendar.Date{Y: 2027, M: m, D: d})
		x.Number = h.Number
		return x
	}
	e := Enforced{Applicant: "林晓溪", Respondent: "某某演示网络科技有限公司", Title: sampleHead.Court + "（2026）粤0192民初1024号民事判决书", Dispute: "申请执行人林晓溪与被执行人某某演示网络科技有限公司网络购物合同纠纷",
		Parties: []string{"申请执行人：林晓溪，女，1992年3月8日出生，汉族，住广东省广州市海珠区演示路××号。", "被执行人：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号。"}}
	panel := Bench{Sign: []string{"审判长　李某", "执行员　吴某某", "执行员　郑某"}, Clerk: []string{"书记员　赵某某"}}
	officer := Bench{Sign: []string{"执行员　吴某某"}, Clerk: []string{"书记员　赵某某"}}
	debtor := Addressee{"某某演示网络科技有限公司", "你单位"}
	creditor := Addressee{"林晓溪", "你"}
	const account, contact = "户名：演示法院执行款专户，账号：0000 0000 0000", "执行员吴某某，电话020-00000000"
	Register(Form{Kind: document.EnforcementRequest, Stage: Enforcement, Data: &EnforcementRequest{}, Sample: func() any {
		return &EnforcementRequest{Head: h, Enforced: e, Requests: []string{"强制被执行人支付154,400元", "强制被执行人加倍支付迟延履行期间的债务利息"}, Facts: "判决已于2026年12月11日生效，被执行人没有在指定期间内履行。", Clues: []string{"被执行人在演示银行佛山分行开有账户"}}
	}, Must: []Must{{"申请执行", cpl + "第二百四十七条"}}})
	Register(Form{Kind: document.EnforcementAcceptance, Stage: Enforcement, Data: &EnforcementAcceptance{}, Sample: func() any {
		return &EnforcementAcceptance{Head: h, Enforced: e, Addressee: creditor, On: sampleDay(time.December, 28), Officer: "吴某某", Contact: contact}
	}})
	Register(Form{Kind: document.EnforcementNotice, Stage: Enforcement, Data: &EnforcementNotice{}, Sample: func() any {
		return &EnforcementNotice{Head: h, Enforced: e, Addressee: debtor, Duties: []string{"向申请执行人支付154,400元", "加倍支付迟延履行期间的债务利息", "负担申请执行费"}, Fee: 221600, Until: calendar.Date{Y: 2027, M: time.January, D: 8}, Account: account, Contact: contact}
	}, Must: []Must{{"债务利息", cpli + "第四百八十条"}, {"迟延履行金", cpli + "第四百八十条"}, {"失信被执行人名单", dishonest + "第五条"}}})
	Register(Form{Kind: document.ReportOrder, Stage: Enforcement, Data: &ReportOrder{}, Sample: func() any {
		return &ReportOrder{Head: h, Enforced: e, Addressee: debtor, Until: calendar.Date{Y: 2027, M: time.January, D: 8}, Since: calendar.Date{Y: 2025, M: time.December, D: 29}}
	}, Must: []Must{{"报告的范围", assets}, {"报告的期间", assets}, {"补充报告", assets}, {"罚款、拘留", assets}, {"逐项填写", assets}}})
	Register(Form{Kind: document.AssetForm, Stage: Enforcement, Data: &AssetForm{}, Sample: func() any {
		return &AssetForm{Head: h, Enforced: e, Rows: []AssetRow{{"收入、银行存款、现金、理财产品、有价证券", ""}, {"土地使用权、房屋等不动产", ""}, {"交通运输工具、机器设备、产品、原材料等动产", ""},
			{"债权、股权、投资权益、基金份额、信托受益权、知识产权等财产性权利", ""}, {"其他应当报告的财产", ""}}}
	}, Must: []Must{{"逐项填写", assets}}})
	Register(Form{Kind: document.ConsumptionLimit, Stage: Enforcement, Data: &ConsumptionLimit{}, Sample: func() any {
		return &ConsumptionLimit{Head: on(time.January, 11), Enforced: e, Bench: Bench{Sign: []string{"院长　钱某某"}}, Addressee: debtor, Unit: true, Bound: []string{"某某演示网络科技有限公司", "法定代表人周喆堃"}, Asked: true, From: calendar.Date{Y: 2027, M: time.January, D: 11},
			Items: []string{"乘坐交通工具时，选择飞机、列车软卧、轮船二等以上舱位", "在星级以上宾馆、酒店、夜总会、高尔夫球场等场所进行高消费", "购买不动产或者新建、扩建、高档装修房屋", "租赁高档写字楼、宾馆、公寓等场所办公", "购买非经营必需车辆", "旅游、度假", "子女就读高收费私立学校", "支付高额保费购买保险理财产品", "乘坐G字头动车组列车全部座位、其他动车组列车一等以上座位等其他非生活和工作必需的消费行为"}}
	}, Must: []Must{{"限制的期间", limits}, {"不得", limits}, {"法律后果", limits}}})
	Register(Form{Kind: document.DishonestyDecision, Stage: Enforcement, Data: &DishonestyDecision{}, Sample: func() any {
		return &DishonestyDecision{Head: on(time.January, 18), Enforced: e, Bench: Bench{Sign: []string{"院长　钱某某"}}, Person: e.Parties[1], Conduct: "经报告财产令责令后拒绝报告财产情况", Ground: "违反财产报告制度", Years: 2}
	}, Must: []Must{{"期限为", dishonest + "第五条"}, {"申请纠正", dishonest + "第十一条"}, {"申请复议", dishonest + "第十二条"}}})
	Register(Form{Kind: document.SeizureRuling, Stage: Enforcement, Data: &SeizureRuling{}, Sample: func() any {
		return &SeizureRuling{Head: on(time.January, 11), Enforced: e, Bench: officer, Why: "被执行人未按执行通知履行生效法律文书确定的义务", Limit: 15800000,
			Assets: []SeizedAsset{{"冻结", "被执行人在演示银行佛山分行的存款158,000元", calendar.Date{Y: 2028, M: time.January, D: 10}}, {"查封", "被执行人名下小型汽车一辆（演A00000）", calendar.Date{Y: 2029, M: time.January, D: 10}}}}
	}, Must: []Must{{"裁定如下", cpl + "第一百五十七条"}, {"书面异议", cpl + "第二百三十六条"}}})
	Register(Form{Kind: document.TransferRuling, Stage: Enforcement, Data: &TransferRuling{}, Sample: func() any {
		return &TransferRuling{Head: on(time.January, 15), Enforced: e, Bench: officer, Why: "被执行人未按执行通知履行生效法律文书确定的义务", From: "被执行人某某演示网络科技有限公司在演示银行佛山分行的账户", Sum: 15800000, Account: account}
	}, Must: []Must{{"裁定如下", cpl + "第一百五十七条"}, {"书面异议", cpl + "第二百三十六条"}}})
	Register(Form{Kind: document.EnforcementSettlement, Stage: Enforcement, Data: &EnforcementSettlement{}, Sample: func() any {
		return &EnforcementSettlement{Head: on(time.January, 20), Enforced: e, Terms: []string{"被执行人于2027年1月31日前支付80,000元，余款于2027年3月31日前付清", "付清后申请执行人放弃加倍部分债务利息", "被执行人任何一期不按时支付的，申请执行人可以申请恢复执行原判决"}}
	}})
	end := func(bench Bench, course, reason string, done, left money.Fen) func() any {
		return func() any {
			return &EnforcementEnd{Head: on(time.April, 15), Enforced: e, Bench: bench, Course: course, Reason: reason, Performed: done, Left: left}
		}
	}
	Register(Form{Kind: document.EnforcementEnded, Stage: Enforcement, Data: &EnforcementEnd{}, Sample: end(officer, "执行过程中，申请执行人于2027年2月1日书面撤销执行申请。", "申请人撤销申请", 8000000, 7800000),
		Must: []Must{{"终结", cpl + "第二百六十八条"}, {"送达当事人后立即生效", cpl + "第二百六十九条"}}})
	Register(Form{Kind: document.EnforcementSuspended, Stage: Enforcement, Data: &EnforcementEnd{}, Sample: end(officer, "执行过程中，双方达成和解协议并提交本院。", "申请人表示可以延期执行", 8000000, 7800000),
		Must: []Must{{"恢复执行", cpl + "第二百六十七条"}, {"送达当事人后立即生效", cpl + "第二百六十九条"}}})
	Register(Form{Kind: document.EnforcementExhausted, Stage: Enforcement, Data: &EnforcementEnd{}, Sample: end(panel, "本院已向被执行人发出执行通知书和报告财产令，采取限制消费措施，并将其纳入失信被执行人名单；经网络查控和传统调查，未发现可供执行的财产。", "已穷尽财产调查措施，未发现被执行人有可供执行的财产，经合议庭审查核实并报院长批准", 0, 15800000),
		Must: []Must{{"再次申请执行", cpli + "第五百一十七条"}, {"不受申请执行时效期间的限制", cpli + "第五百一十七条"}}})
	Register(Form{Kind: document.EnforcementResumed, Stage: Enforcement, Data: &EnforcementResumed{}, Sample: func() any {
		return &EnforcementResumed{Head: on(time.April, 6), Enforced: e, Bench: officer, Reason: "被执行人没有按和解协议支付第二期款项，申请执行人申请恢复执行", On: calendar.Date{Y: 2027, M: time.April, D: 6}, Left: 7800000}
	}, Must: []Must{{"裁定如下", settlement + "第十一条"}, {"恢复", settlement + "第十一条"}, {"依法扣除", settlement + "第十七条"}}})
	Register(Form{Kind: document.EnforcementClosed, Stage: Enforcement, Data: &EnforcementClosed{}, Sample: func() any {
		return &EnforcementClosed{Head: on(time.April, 20), Enforced: e, Addressee: creditor, On: calendar.Date{Y: 2027, M: time.April, D: 20}, Received: 15800000, Fee: 227000, Released: []string{"对被执行人银行存款的冻结", "限制消费令"}}
	}})
	Register(Form{Kind: document.AuctionRuling, Stage: Enforcement, Data: &AuctionRuling{}, Sample: func() any {
		return &AuctionRuling{Head: on(time.February, 15), Enforced: e, Bench: officer, Why: "本院责令被执行人在指定期间履行，被执行人逾期仍未履行", Assets: []string{"被执行人名下小型汽车一辆（演A00000）"}, Where: "司法拍卖网络平台"}
	}, Must: []Must{{"裁定如下", cpl + "第一百五十七条"}, {"书面异议", cpl + "第二百三十六条"}}})
}
