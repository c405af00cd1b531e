package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// JudgmentFull is the judgment of ordinary procedure in running text 民事判决书（普通程序）.
type JudgmentFull struct {
	Head
	Case
	Bench
	Course    string   `json:"course"`
	Claimed   string   `json:"claimed"`            // 向本院提出诉讼请求: with facts and reasons
	Answered  string   `json:"answered,omitempty"` // empty: no answer
	Third     string   `json:"third,omitempty"`    // what a third party said
	Evidence  []string `json:"evidence"`           // what was handed in and what is found on it, a paragraph each
	Found     string   `json:"found"`              // 本院查明
	Reasons   string   `json:"reasons"`
	Laws      []string `json:"laws"`
	Orders    []string `json:"orders"`
	Perform   bool     `json:"perform,omitempty"` // something beside money is to be done
	Pay       bool     `json:"pay"`               // money is to be paid
	Costs     Costs    `json:"costs"`
	Remedy    Remedy   `json:"remedy"`
	Provision []string `json:"provision,omitempty"` // the text of the articles applied, annexed
}

// JudgmentBrief is a judgment that leaves facts and reasons out 民事判决书（令状式）, for small claims (CPLI 280).
type JudgmentBrief struct {
	Head
	Case
	Bench
	Course  string   `json:"course"`
	Claims  []string `json:"claims"`
	Laws    []string `json:"laws"`
	Orders  []string `json:"orders"`
	Perform bool     `json:"perform,omitempty"` // something beside money is to be done
	Pay     bool     `json:"pay"`
	Costs   Costs    `json:"costs"`
	Told    bool     `json:"told,omitempty"` // facts and reasons were told in court and stand in the record
}

// JudgmentTable is a judgment as a table 民事判决书（表格式）, for small claims.
type JudgmentTable struct {
	Head
	Case
	Bench
	Track   string   `json:"track"`
	Claims  []string `json:"claims"`
	Answer  string   `json:"answer"`
	Found   string   `json:"found"`
	Reasons string   `json:"reasons"`
	Laws    []string `json:"laws"`
	Orders  []string `json:"orders"`
	Perform bool     `json:"perform,omitempty"` // something beside money is to be done
	Pay     bool     `json:"pay"`
	Costs   Costs    `json:"costs"`
}

// MediationStatement is the mediation statement 民事调解书 (CPL 100): claims, facts, what was agreed.
type MediationStatement struct {
	Head
	Case
	Bench
	Course string   `json:"course"`
	Claims []string `json:"claims"`
	Facts  string   `json:"facts"`
	Terms  []string `json:"terms"`
	Costs  Costs    `json:"costs"`
	AtOnce bool     `json:"at_once,omitempty"` // in force when the parties sign the agreement (CPLI 151)
}

// DismissalRuling dismisses a suit that should not have been accepted 民事裁定书（驳回起诉）.
type DismissalRuling struct {
	Head
	Case
	Bench
	Course  string        `json:"course"`
	Reasons string        `json:"reasons"`
	Under   []string      `json:"under,omitempty"`  // provisions; none: the suit lacks a condition of CPL 122
	Refund  money.Fen     `json:"refund,omitempty"` // of the prepaid fee, fen
	Remedy  Remedy        `json:"remedy"`
	On      calendar.Date `json:"on"` // of acceptance
}

// TerminationRuling ends the proceedings 民事裁定书（终结诉讼）.
type TerminationRuling struct {
	Head
	Case
	Bench
	On     calendar.Date `json:"on"`
	Reason string        `json:"reason"`
	Ground string        `json:"ground"` // in the words of CPL 154
}

// ReleaseRuling lifts a measure of preservation 民事裁定书（解除保全）.
type ReleaseRuling struct {
	Head
	Case
	Bench
	Ruling string        `json:"ruling"` // the ruling that ordered it
	On     calendar.Date `json:"on"`
	Reason string        `json:"reason"`
	Under  []string      `json:"under,omitempty"` // provisions beside CPL-I 166: CPL 107 where security was given
	Assets []string      `json:"assets"`          // what is released
}

// PronouncementRecord is the record of the pronouncement 宣判笔录.
type PronouncementRecord struct {
	Head
	Case
	Bench
	At      time.Time `json:"at"` // UTC instant
	Place   string    `json:"place"`
	Present []string  `json:"present"`
	Absent  []string  `json:"absent,omitempty"`
	Orders  []string  `json:"orders"`
	Final   bool      `json:"final,omitempty"`
	Period  string    `json:"period,omitempty"`
	To      string    `json:"to,omitempty"`
	Said    []string  `json:"said,omitempty"` // by the parties
}

// ServiceReturn is the acknowledgement of service on paper 送达回证 (CPL 87).
type ServiceReturn struct {
	Head
	Case
	To     string   `json:"to"`
	Papers []string `json:"papers"`
	Place  string   `json:"place"`
	Way    string   `json:"way"`
	Server string   `json:"server"`
	Note   string   `json:"note,omitempty"`
}

// PublicNotice serves by public notice 公告 (CPL 95).
type PublicNotice struct {
	Head
	Case
	To     string   `json:"to"`
	Papers []string `json:"papers"`
	Days   int      `json:"days"`             // after which the papers are served
	Abroad bool     `json:"abroad,omitempty"` // the receiver has no domicile in the PRC (CPL 283)
	Why    string   `json:"why"`              // why it is served in this way
	// What CPL-I 139 asks beside, by what is served: a complaint or appeal, a summons, a judgment or ruling.
	Claims   []string  `json:"claims,omitempty"`
	Grounds  string    `json:"grounds,omitempty"` // in short
	Duty     string    `json:"duty,omitempty"`    // the periods for answer and evidence
	At       time.Time `json:"at,omitzero"`       // of the hearing, UTC instant
	Place    string    `json:"place,omitempty"`
	Orders   []string  `json:"orders,omitempty"`
	Final    bool      `json:"final,omitempty"`
	Period   string    `json:"period,omitempty"` // for an appeal: 十五日
	AppealTo string    `json:"appeal_to,omitempty"`
	Contact  string    `json:"contact"`
}

// FeeSettlement settles the court fee at the end 诉讼费用结算清单.
type FeeSettlement struct {
	Head
	Case
	Lines []FeeItem `json:"lines"`
	Note  string    `json:"note,omitempty"`
}

// FeeItem is what one party owes, has paid, and gets back or still owes. Fen.
type FeeItem struct {
	Who    string    `json:"who"`
	What   string    `json:"what"` // 案件受理费
	Borne  money.Fen `json:"borne"`
	Paid   money.Fen `json:"paid"`
	Refund money.Fen `json:"refund"`
	Owed   money.Fen `json:"owed"`
}

// EffectCertificate says that a judgment has taken effect 裁判文书生效证明.
type EffectCertificate struct {
	Head
	Case
	Paper    string        `json:"paper"` // 民事判决书
	JudgedOn calendar.Date `json:"judged_on"`
	Served   []ServedOn    `json:"served"`
	Effect   calendar.Date `json:"effect"`
	Why      string        `json:"why"` // 上诉期届满，双方均未上诉
}

// ServedOn is when a party was served.
type ServedOn struct {
	Who string        `json:"who"`
	On  calendar.Date `json:"on"`
}

// JudicialAdvice advises somebody beyond the case 司法建议书.
type JudicialAdvice struct {
	Head
	To       string   `json:"to"`
	Case     string   `json:"case"` // as it is named
	Problems []string `json:"problems"`
	Advice   []string `json:"advice"`
	Reply    int      `json:"reply_days,omitempty"` // days asked for a reply
	Contact  string   `json:"contact"`
}

func init() {
	const cpl, cpli = "《中华人民共和国民事诉讼法》", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
	const fees53 = "《诉讼费用交纳办法》第五十三条"
	j := sampleJudgment()
	pay, fee := []string{j.Orders[0]}, Costs{Fee: 38300, Halved: true, Shares: []Share{{"被告某某演示网络科技有限公司", 38300}}, Prepaid: 38300, Refund: 38300, Owed: 38300}
	Register(Form{Kind: document.JudgmentFull, Stage: Ending, Data: &JudgmentFull{}, Sample: func() any {
		return &JudgmentFull{Head: sampleHead, Case: sampleCase, Bench: Bench{Sign: []string{"审判长　陈某某", "审判员　李某", "人民陪审员　欧阳某某"}, Clerk: []string{"法官助理　王某", "书记员　赵某某"}},
			Course:   sampleCase.Dispute + "一案，本院于2026年5月6日立案后，依法适用普通程序，于2026年10月20日公开开庭进行了审理。原告林晓溪及其委托诉讼代理人何明哲、被告某某演示网络科技有限公司的法定代表人周喆堃到庭参加诉讼。本案现已审理终结。",
			Claimed:  "林晓溪向本院提出诉讼请求：1.判令被告退还货款38,600元；2.判令被告赔偿115,800元；3.诉讼费用由被告承担。事实和理由：被告在商品页面写明“天然A货”，交付的商品经检测为染色处理的石英岩，构成欺诈。",
			Answered: "某某演示网络科技有限公司辩称，商品页面的文字系第三方服务商误填，被告没有欺诈的故意，请求驳回原告的诉讼请求。",
			Evidence: []string{"当事人围绕诉讼请求依法提交了证据，本院组织当事人进行了证据交换和质证。对当事人无异议的订单详情、支付回单，本院予以确认并在卷佐证。", "对有争议的检测报告，本院认定如下：报告记载的照片、重量与商品页面一致，被告没有提交相反证据，本院予以采信。"},
			Found:    "2026年6月18日，原告通过被告经营的网店下单，支付货款38,600元，同月21日签收。2026年8月25日，检测报告的结论为石英岩（染色处理）。", Reasons: j.Reasons, Laws: j.Laws, Orders: j.Orders, Pay: true,
			Costs: Costs{Fee: 338800, Shares: []Share{{"被告某某演示网络科技有限公司", 338800}}, Prepaid: 338800, Refund: 338800, Owed: 338800}, Remedy: j.Remedy}
	}, Must: []Must{{"本院认为", cpl + "第一百五十五条"}, {"本院查明", cpl + "第一百五十五条"}, {"判决如下", cpl + "第一百五十五条"}, {"案件受理费", cpl + "第一百五十五条"}, {"上诉于", cpl + "第一百五十五条"}, {"加倍支付迟延履行期间的债务利息", cpl + "第二百六十四条"}}})
	Register(Form{Kind: document.JudgmentBrief, Stage: Ending, Data: &JudgmentBrief{}, Sample: func() any {
		return &JudgmentBrief{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Course: sampleCase.Dispute + "一案，本院于2026年9月1日立案后，依法适用小额诉讼程序，在线公开开庭进行了审理。本案现已审理终结。",
			Claims: j.Claims[:1], Laws: j.Laws, Orders: pay, Pay: true, Costs: fee, Told: true}
	}, Must: []Must{{"诉讼请求", cpli + "第二百八十条"}, {"判决如下", cpli + "第二百八十条"}, {"案件受理费", cpl + "第一百五十五条"}, {"终审判决", cpl + "第一百六十五条"}}})
	Register(Form{Kind: document.JudgmentTable, Stage: Ending, Data: &JudgmentTable{}, Sample: func() any {
		return &JudgmentTable{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Track: "小额诉讼程序", Claims: j.Claims[:1], Answer: "商品页面的文字系误填，不同意退款。",
			Found: "2026年6月18日原告下单付款38,600元，商品与页面承诺不符。", Reasons: "被告应当退还货款。", Laws: j.Laws, Orders: pay, Pay: true, Costs: fee}
	}, Must: []Must{{"诉讼请求", cpl + "第一百五十五条"}, {"查明事实", cpl + "第一百五十五条"}, {"裁判理由", cpl + "第一百五十五条"}, {"裁判依据", cpl + "第一百五十五条"}, {"判决结果", cpl + "第一百五十五条"}, {"案件受理费", cpl + "第一百五十五条"}, {"终审判决", cpl + "第一百六十五条"}}})
	Register(Form{Kind: document.MediationStatement, Stage: Ending, Data: &MediationStatement{}, Sample: func() any {
		return &MediationStatement{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Course: sampleCase.Dispute + "一案，本院于2026年9月1日立案后，依法适用简易程序，在线进行了调解。", Claims: j.Claims,
			Facts: "2026年6月18日，原告通过被告经营的网店购买手镯一只，支付货款38,600元，双方对商品质量发生争议。",
			Terms: []string{"被告某某演示网络科技有限公司于2026年12月15日前退还原告林晓溪货款38,600元，并补偿20,000元", "原告林晓溪于收到上述款项之日起七日内退回商品，运费由被告承担", "双方就本案再无其他争议"},
			Costs: Costs{Fee: 169400, Halved: true, Shares: []Share{{"被告某某演示网络科技有限公司", 169400}}}}
	}, Must: []Must{{"诉讼请求", cpl + "第一百条"}, {"查明", cpl + "第一百条"}, {"自愿达成如下协议", cpl + "第一百条"}, {"签收后，即具有法律效力", cpl + "第一百条"}}})
	Register(Form{Kind: document.DismissalRuling, Stage: Ending, Data: &DismissalRuling{}, Sample: func() any {
		return &DismissalRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Course: "本院依法适用简易程序进行了审理。", Reasons: "双方在合同中约定了仲裁条款，被告在首次开庭前提出异议，仲裁条款有效，应当驳回起诉", Under: []string{cpl + "第一百二十七条第二项", cpli + "第二百一十六条"}, Refund: 169400, Remedy: Remedy{Period: "十日", To: sampleAbove}, On: sampleDay(time.September, 1)}
	}, Must: []Must{{"裁定如下", cpl + "第一百五十七条"}, {"本院认为", cpl + "第一百五十七条"}, {"十日内", cpl + "第一百七十一条"}}})
	Register(Form{Kind: document.TerminationRuling, Stage: Ending, Data: &TerminationRuling{}, Sample: func() any {
		return &TerminationRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, On: sampleDay(time.September, 1), Reason: "原告于2026年10月2日死亡，其继承人书面表示放弃诉讼权利", Ground: "原告死亡，继承人放弃诉讼权利"}
	}, Must: []Must{{"本院认为", cpl + "第一百五十七条"}, {"裁定如下", cpl + "第一百五十七条"}, {"终结诉讼", cpl + "第一百五十四条"}}})
	Register(Form{Kind: document.ReleaseRuling, Stage: Ending, Data: &ReleaseRuling{}, Sample: func() any {
		return &ReleaseRuling{Head: sampleHead, Case: sampleCase, Bench: sampleBench, Ruling: "（2026）粤0192财保15号", On: sampleDay(time.September, 5), Reason: "被申请人提供了充分有效的担保", Under: []string{cpl + "第一百零七条"}, Assets: []string{"对某某演示网络科技有限公司在演示银行的存款154,400元的冻结"}}
	}, Must: []Must{{"本院经审查认为", cpl + "第一百五十七条"}, {"裁定如下", cpl + "第一百五十七条"}, {"申请复议一次", cpl + "第一百一十一条"}, {"五日内", cpli + "第一百七十一条"}}})
	Register(Form{Kind: document.PronouncementRecord, Stage: Ending, Data: &PronouncementRecord{}, Sample: func() any {
		return &PronouncementRecord{Head: sampleHead, Case: sampleCase, Bench: sampleBench, At: sampleMoment(time.November, 23, 10, 0), Place: "第一互联网法庭（在线）", Present: []string{"原告林晓溪"}, Absent: []string{"被告某某演示网络科技有限公司"},
			Orders: j.Orders, Period: "十五日", To: sampleAbove, Said: []string{"原告林晓溪：听清楚了。"}}
	}, Must: []Must{{"公开宣告", cpl + "第一百五十一条"}, {"上诉", cpl + "第一百五十一条"}}})
	Register(Form{Kind: document.ServiceReturn, Stage: Ending, Data: &ServiceReturn{}, Sample: func() any {
		return &ServiceReturn{Head: sampleHead, Case: sampleCase, To: "被告某某演示网络科技有限公司", Papers: []string{"应诉通知书", "举证通知书", "民事起诉状副本"}, Place: "广东省佛山市演示区某路1号", Way: "直接送达", Server: "赵某某"}
	}, Must: []Must{{"签名或者盖章", cpl + "第八十七条"}, {"送达日期", cpl + "第八十七条"}}})
	Register(Form{Kind: document.PublicNotice, Stage: Ending, Data: &PublicNotice{}, Sample: func() any {
		return &PublicNotice{Head: sampleHead, Case: sampleCase, To: "某某演示网络科技有限公司", Papers: []string{"民事起诉状副本", "应诉通知书", "举证通知书"}, Days: 30, Why: "用其他方式无法送达",
			Claims: j.Claims, Grounds: "原告称收到的商品与页面“天然A货”的承诺不符", Duty: "提出答辩状的期限为公告期满后十五日内，举证期限为公告期满后三十日内。", Contact: "本院书记员赵某某，电话020-00000000"}
	}, Must: []Must{{"无法送达", cpli + "第一百三十九条"}, {"即视为送达", cpl + "第九十五条"}, {"诉讼请求", cpli + "第一百三十九条"}, {"不提出答辩状", cpli + "第一百三十九条"}}})
	Register(Form{Kind: document.FeeSettlement, Stage: Ending, Data: &FeeSettlement{}, Sample: func() any {
		return &FeeSettlement{Head: sampleHead, Case: sampleCase, Lines: []FeeItem{{"原告林晓溪", "案件受理费", 0, 169400, 169400, 0}, {"被告某某演示网络科技有限公司", "案件受理费", 169400, 0, 0, 169400}}}
	}, Must: []Must{{"应负担", fees53}, {"应退还", fees53}, {"十五日内", fees53}}})
	Register(Form{Kind: document.EffectCertificate, Stage: Ending, Data: &EffectCertificate{}, Sample: func() any {
		return &EffectCertificate{Head: sampleOn(sampleDay(time.December, 14)), Case: sampleCase, Paper: "民事判决书", JudgedOn: sampleHead.Date, Served: []ServedOn{{"原告林晓溪", sampleDay(time.November, 24)}, {"被告某某演示网络科技有限公司", sampleDay(time.November, 25)}},
			Effect: sampleDay(time.December, 11), Why: "上诉期限届满，双方当事人均未上诉"}
	}})
	Register(Form{Kind: document.JudicialAdvice, Stage: Ending, Data: &JudicialAdvice{}, Sample: func() any {
		return &JudicialAdvice{Head: sampleHead, To: "某某演示电子商务平台", Case: sampleCase.Dispute + "一案",
			Problems: []string{"平台内经营者对珠宝玉石的材质作出与检测结论不符的描述，平台没有核验检测证书", "消费者投诉后，平台处理时间超过三十日"},
			Advice:   []string{"建立珠宝玉石类商品检测证书的核验机制", "缩短投诉处理时间，并把处理结果告知消费者"}, Reply: 60, Contact: "书记员赵某某，电话020-00000000"}
	}})
}
