package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Security is what is given for a request that may turn out to be wrong 担保.
type Security struct {
	By  string    `json:"by,omitempty"`  // the applicant, or another; empty: none was asked
	As  string    `json:"as,omitempty"`  // 财产保全责任保险
	Sum money.Fen `json:"sum,omitempty"` // fen
}

// Measure is one thing that is seized, sealed or frozen.
type Measure struct {
	What  string        `json:"what"` // 冻结被申请人某某在某银行的存款100,000元
	Until calendar.Date `json:"until,omitzero"`
}

// PreservationRuling orders property preserved, or refuses 民事裁定书（财产保全）.
type PreservationRuling struct {
	Head
	Case
	Bench
	Applicant  string        `json:"applicant"`
	Respondent string        `json:"respondent"`
	On         calendar.Date `json:"on"`                   // of the request
	PreSuit    bool          `json:"pre_suit,omitempty"`   // before the suit 诉前保全
	OwnMotion  bool          `json:"own_motion,omitempty"` // nobody asked
	Requests   []string      `json:"requests,omitempty"`   // what is to be preserved
	Security   Security      `json:"security,omitzero"`
	Findings   string        `json:"findings"`
	Refused    bool          `json:"refused,omitempty"`
	NoSecurity bool          `json:"no_security,omitempty"` // refused because none was given
	Measures   []Measure     `json:"measures,omitempty"`
	Fee        money.Fen     `json:"fee,omitempty"` // fen, paid by the applicant
}

// AdvanceRuling orders a party to perform before judgment, or refuses 民事裁定书（先予执行）.
type AdvanceRuling struct {
	Head
	Case
	Bench
	Applicant  string        `json:"applicant"`
	Respondent string        `json:"respondent"`
	On         calendar.Date `json:"on"`
	Requests   []string      `json:"requests"`
	Ground     string        `json:"ground"`           // of CPL 109 and CPL-I 170, in the words of the law
	Urgent     bool          `json:"urgent,omitempty"` // the ground is urgency, CPL 109 item 3
	Security   Security      `json:"security,omitzero"`
	Findings   string        `json:"findings"`
	Refused    bool          `json:"refused,omitempty"`
	Orders     []string      `json:"orders,omitempty"`
}

// AssistanceNotice asks a bank, registry or platform to carry out a ruling 协助执行通知书.
type AssistanceNotice struct {
	Head
	Case
	Addressee
	Ruling   string        `json:"ruling"` // number and name of the paper it carries out
	On       calendar.Date `json:"on"`
	Basis    []string      `json:"basis"` // provisions
	Tasks    []string      `json:"tasks"`
	From     calendar.Date `json:"from,omitzero"` // of the measure
	Until    calendar.Date `json:"until,omitzero"`
	Officers []string      `json:"officers"` // name and number of the work pass
	Phone    string        `json:"phone"`
	Enclosed []string      `json:"enclosed"`
	Answer   calendar.Date `json:"answer,omitzero"` // by when to send the return slip; zero: at once
}

func init() {
	matter := sampleCase
	matter.Parties = []string{
		"申请人（原告）：林晓溪，女，1992年3月8日出生，汉族，公民身份号码：440105********0021，住广东省广州市海珠区演示路××号。",
		"委托诉讼代理人：何明哲，广东演示律师事务所律师。",
		"被申请人（被告）：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号。",
		"法定代表人：周喆堃，该公司执行董事。",
	}
	applicant, respondent := "林晓溪", "某某演示网络科技有限公司"
	Register(Form{Kind: document.PreservationRuling, Stage: Preparation, Data: &PreservationRuling{}, Sample: func() any {
		return &PreservationRuling{Head: sampleHead, Case: matter, Bench: sampleBench, Applicant: applicant, Respondent: respondent, On: sampleDay(time.November, 20),
			Requests: []string{"冻结银行存款154,400元，或者查封、扣押同等价值的其他财产"}, Security: Security{By: "某某演示财产保险股份有限公司", As: "财产保全责任保险", Sum: 15440000},
			Findings: "申请人的申请符合法律规定，并已提供担保", Measures: []Measure{{"冻结被申请人某某演示网络科技有限公司在某某演示银行开立的账户（尾号0021）内的存款154,400元", calendar.Date{Y: 2027, M: time.November, D: 22}}}, Fee: 129200}
	}, Must: []Must{
		{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}, {"申请复议一次", "《中华人民共和国民事诉讼法》第一百一十一条"}, {"五日内", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百七十一条"},
		{"立即开始执行", "《中华人民共和国民事诉讼法》第一百零三条"}, {"期限届满七日前", "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第十八条"},
	}})
	Register(Form{Kind: document.AdvanceRuling, Stage: Preparation, Data: &AdvanceRuling{}, Sample: func() any {
		return &AdvanceRuling{Head: sampleHead, Case: matter, Bench: sampleBench, Applicant: applicant, Respondent: respondent, On: sampleDay(time.November, 20),
			Requests: []string{"返还货款38,600元"}, Ground: "不立即返还款项，将严重影响权利人生活和生产经营", Urgent: true, Security: Security{By: applicant, As: "现金", Sum: 3860000},
			Findings: "双方权利义务关系明确，该款项系申请人经营周转所需，不先予执行将严重影响其生产经营，被申请人有履行能力", Orders: []string{"被申请人某某演示网络科技有限公司于收到本裁定之日起三日内先予返还申请人林晓溪货款38,600元"}}
	}, Must: []Must{
		{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}, {"申请复议一次", "《中华人民共和国民事诉讼法》第一百一十一条"}, {"五日内", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百七十一条"},
		{"应当赔偿", "《中华人民共和国民事诉讼法》第一百一十条"},
	}})
	Register(Form{Kind: document.AssistanceNotice, Stage: Preparation, Data: &AssistanceNotice{}, Sample: func() any {
		return &AssistanceNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{"某某演示银行股份有限公司广州分行", "你单位"}, Ruling: "（2026）粤0192民初1024号民事裁定书", On: sampleDay(time.November, 23),
			Basis: []string{"《中华人民共和国民事诉讼法》第一百零三条", "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第十五条"},
			Tasks: []string{"冻结某某演示网络科技有限公司在你单位开立的账户（尾号0021）内的存款154,400元，额度内只收不付"}, From: sampleDay(time.November, 23), Until: calendar.Date{Y: 2027, M: time.November, D: 22},
			Officers: []string{"陈某某（工作证号：演示0001）", "赵某某（工作证号：演示0002）"}, Phone: "020-00000000", Enclosed: []string{"（2026）粤0192民初1024号民事裁定书一份"}}
	}, Must: []Must{{"协助", "《中华人民共和国民事诉讼法》第一百一十七条"}, {"可以予以罚款", "《中华人民共和国民事诉讼法》第一百一十七条"}}})
}
