package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
)

// MediationNotice tells one side of a dispute what mediation before the suit is and that it may refuse 诉前调解告知书.
type MediationNotice struct {
	Head
	Case
	Addressee
	Plaintiff bool          `json:"plaintiff,omitempty"` // the addressee is who sued or asked
	FiledOn   calendar.Date `json:"filed_on"`            // when the court received the material
	Claims    []string      `json:"claims,omitempty"`    // what is asked, told to the other side
	Until     calendar.Date `json:"until"`               // by when to say yes or no
	Free      bool          `json:"free,omitempty"`      // nobody pays for the mediation
	Desk      Desk          `json:"desk"`
}

// MediationRequest is a party's own paper that asks for mediation 调解申请书.
type MediationRequest struct {
	Head
	Case
	Requests   []string `json:"requests"`
	Facts      string   `json:"facts"`              // the dispute in short
	Mediator   string   `json:"mediator,omitempty"` // organisation or mediator wished; empty: the court appoints
	Online     bool     `json:"online,omitempty"`
	Phone      string   `json:"phone"`
	Electronic string   `json:"electronic"` // address for electronic service
	Materials  []string `json:"materials,omitempty"`
	To         string   `json:"to"`    // the court
	Names      []string `json:"names"` // who asks: one side, or both
}

// MediationReferral sends a dispute to a mediator before the suit 委派调解函.
type MediationReferral struct {
	Head
	Case
	To        string   `json:"to"`                 // organisation or mediator
	Mediator  string   `json:"mediator,omitempty"` // the name; empty: the organisation names one
	Chosen    bool     `json:"chosen,omitempty"`
	Requests  []string `json:"requests"`
	Facts     string   `json:"facts"`
	Agreed    []string `json:"agreed"`           // who agreed to mediation
	Asking    []string `json:"asking,omitempty"` // whom the mediator still has to ask
	Materials []string `json:"materials"`
	Desk      Desk     `json:"desk"`
}

// MediationRecord is what happened in a mediation 调解笔录. It is signed, not sealed.
type MediationRecord struct {
	Head
	Case
	Bench
	Sitting
	Disclosed   string         `json:"disclosed,omitempty"` // what the mediator disclosed about himself
	Said        []Speech       `json:"said"`
	Undisputed  []string       `json:"undisputed,omitempty"` // facts both sides confirm
	Recorded    bool           `json:"recorded,omitempty"`   // sound and picture were recorded
	Terms       []string       `json:"terms,omitempty"`      // of the agreement; none: no agreement
	NoAgreement string         `json:"no_agreement,omitempty"`
	Confirmed   []Confirmation `json:"confirmed,omitempty"`
}

// MediationAgreement is the parties' own paper 调解协议: who they are, what they disputed, what they agreed.
type MediationAgreement struct {
	Head
	Case
	Organisation string        `json:"organisation"`
	Mediator     string        `json:"mediator"`
	On           calendar.Date `json:"on"` // of the mediation
	Facts        string        `json:"facts"`
	Issues       []string      `json:"issues"`
	Terms        []string      `json:"terms"`
	Confirm      bool          `json:"confirm,omitempty"` // they will ask the court to confirm it
	Signed       []Signed      `json:"signed,omitempty"`
	EffectiveAt  time.Time     `json:"effective_at,omitzero"` // UTC instant of the last party's signature; zero: not all signed
}

// Signed is one electronic signature.
type Signed struct {
	Role string    `json:"role"` // 申请人
	Name string    `json:"name"`
	At   time.Time `json:"at,omitzero"` // UTC instant; zero: not yet
}

// MediationEnd is the mediator's report to the court that a mediation ended 调解终结报告.
type MediationEnd struct {
	Head
	Case
	To           string        `json:"to"` // the court
	Organisation string        `json:"organisation,omitempty"`
	Mediator     string        `json:"mediator"`
	AcceptedOn   calendar.Date `json:"accepted_on"` // on which the mediator took the matter; the term runs from it
	EndedOn      calendar.Date `json:"ended_on"`
	Agreed       bool          `json:"agreed,omitempty"`
	Ground       string        `json:"ground,omitempty"` // of the end without agreement, in the words of the law
	Course       string        `json:"course"`
	Undisputed   []string      `json:"undisputed,omitempty"`
	Raised       []string      `json:"raised,omitempty"` // conduct that raised the other side's costs
	Hints        string        `json:"hints,omitempty"`  // what else the court should know
	Suing        bool          `json:"suing,omitempty"`  // the party goes on to sue
	Materials    []string      `json:"materials"`
}

// The invented dispute before the suit.
var (
	sampleMediationHead = func() Head {
		h := sampleHead
		h.Number = "（2026）粤0192民诉前调356号"
		return h
	}()
	sampleMediation = Case{
		Cause: sampleCase.Cause, Dispute: "申请人林晓溪与被申请人某某演示网络科技有限公司网络购物合同纠纷",
		Parties: []string{
			"申请人：林晓溪，女，1992年3月8日出生，汉族，公民身份号码：440105********0021，住广东省广州市海珠区演示路××号。",
			"被申请人：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号。",
			"法定代表人：周喆堃，该公司执行董事。",
		},
	}
	sampleRequests = []string{"被申请人退还货款38,600元", "被申请人赔偿申请人检测费500元"}
	sampleTerms    = []string{
		"被申请人某某演示网络科技有限公司于2026年12月10日前退还申请人林晓溪货款38,600元，汇入申请人在平台登记的收款账户",
		"申请人林晓溪于收到上述款项之日起三日内将商品寄还被申请人，寄送费用由被申请人负担",
		"被申请人逾期付款的，按照未付金额每日万分之三支付违约金",
		"双方就本纠纷再无其他争议",
	}
)

const (
	sampleOrganisation = "广州演示网络纠纷人民调解委员会"
	sampleMediator     = "许某某"
	sampleQuarrel      = "2026年6月18日，申请人通过被申请人经营的网店购买手镯一只，支付货款38,600元；签收后送检，检测结论为染色处理的石英岩。申请人认为商品与页面“天然A货”的承诺不符。"
)

func init() {
	Register(Form{Kind: document.MediationNotice, Stage: Mediation, Data: &MediationNotice{}, Sample: func() any {
		return &MediationNotice{Head: sampleMediationHead, Case: sampleMediation, Addressee: Addressee{"某某演示网络科技有限公司", "你单位"},
			FiledOn: sampleDay(time.November, 20), Claims: sampleRequests, Until: sampleDay(time.November, 27), Free: true, Desk: sampleDesk}
	}, Must: []Must{
		{"可以拒绝", "《中华人民共和国民事诉讼法》第一百二十五条"}, {"权利义务", "《人民法院在线调解规则》第七条"},
		{"三十日", "《人民法院在线调解规则》第二十四条"}, {"虚假调解", "《人民法院在线调解规则》第十七条"},
		{"司法确认", "《最高人民法院关于人民法院特邀调解的规定》第十四条"},
	}})
	Register(Form{Kind: document.MediationRequest, Stage: Mediation, Data: &MediationRequest{}, Sample: func() any {
		return &MediationRequest{Head: sampleMediationHead.on(time.November, 20), Case: sampleMediation, Requests: sampleRequests, Facts: sampleQuarrel, Mediator: sampleOrganisation, Online: true,
			Phone: "13800000000", Electronic: "诉讼平台专用账号", Materials: []string{"起诉状", "网店订单详情页", "珠宝玉石检测报告"}, To: sampleHead.Court, Names: []string{"林晓溪"}}
	}, Must: []Must{{"联系电话", "《人民法院在线调解规则》第八条"}, {"电子送达地址", "《人民法院在线调解规则》第八条"}}})
	Register(Form{Kind: document.MediationReferral, Stage: Mediation, Data: &MediationReferral{}, Sample: func() any {
		return &MediationReferral{Head: sampleMediationHead, Case: sampleMediation, To: sampleOrganisation, Mediator: sampleMediator, Chosen: true, Requests: sampleRequests, Facts: sampleQuarrel,
			Agreed: []string{"申请人林晓溪"}, Asking: []string{"被申请人某某演示网络科技有限公司"}, Materials: []string{"起诉状", "当事人身份信息", "证据材料3份"}, Desk: sampleDesk}
	}, Must: []Must{
		{"三个工作日内", "《人民法院在线调解规则》第十二条"}, {"披露", "《人民法院在线调解规则》第十三条"}, {"三十日", "《人民法院在线调解规则》第二十四条"},
		{"送达地址确认书", "《人民法院在线调解规则》第十七条"}, {"书面报告", "《最高人民法院关于人民法院特邀调解的规定》第二十六条"},
	}})
	Register(Form{Kind: document.MediationRecord, Stage: Mediation, Data: &MediationRecord{}, Sample: func() any {
		return &MediationRecord{Head: sampleMediationHead.on(time.November, 25), Case: sampleMediation, Bench: Bench{Sign: []string{"调解员　许某某"}, Clerk: []string{"调解助理　吴某某"}},
			Sitting: Sitting{Opened: sampleMoment(time.November, 25, 14, 30), Shut: sampleMoment(time.November, 25, 15, 40), Place: "调解平台第三调解室", Online: true, Host: "调解员" + sampleMediator, Recorder: "调解助理吴某某",
				Present: []Attendee{{Who: "申请人林晓溪", Online: true, Checked: "居民身份证在线比对一致"}, {Who: "被申请人某某演示网络科技有限公司的委托代理人方某某", Online: true, Power: "特别授权", Checked: "身份证件与授权委托书核对一致"}}},
			Said:       []Speech{{"申请人", "要求全额退款。检测费可以不再主张。"}, {"被申请人", "同意退款，请给予十日的付款时间；商品应当退回。"}, {"申请人", "同意。"}},
			Undisputed: []string{"双方于2026年6月18日成立网络购物合同，货款38,600元已经支付", "商品于2026年6月21日签收"}, Recorded: true, Terms: sampleTerms,
			Confirmed: []Confirmation{{Who: "申请人林晓溪", At: sampleMoment(time.November, 25, 15, 45)}, {Who: "被申请人某某演示网络科技有限公司", At: sampleMoment(time.November, 25, 15, 47)}}}
	}, Must: []Must{{"虚假调解", "《人民法院在线调解规则》第十七条"}, {"无争议事实", "《人民法院在线调解规则》第二十二条"}, {"核对", "《人民法院在线调解规则》第二十二条"}}})
	Register(Form{Kind: document.MediationAgreement, Stage: Mediation, Data: &MediationAgreement{}, Sample: func() any {
		return &MediationAgreement{Head: sampleMediationHead.on(time.November, 25), Case: sampleMediation, Organisation: sampleOrganisation, Mediator: sampleMediator, On: sampleDay(time.November, 25), Facts: sampleQuarrel,
			Issues: []string{"商品是否与页面描述相符", "货款是否应当退还"}, Terms: sampleTerms, Confirm: true,
			Signed:      []Signed{{"申请人", "林晓溪", sampleMoment(time.November, 25, 16, 2)}, {"被申请人", "某某演示网络科技有限公司", sampleMoment(time.November, 25, 16, 10)}, {"调解员", "许某某", sampleMoment(time.November, 25, 16, 12)}},
			EffectiveAt: sampleMoment(time.November, 25, 16, 10)}
	}, Must: []Must{
		{"争议事项", "《最高人民法院关于人民法院特邀调解的规定》第二十四条"}, {"调解结果", "《最高人民法院关于人民法院特邀调解的规定》第二十四条"},
		{"发生法律效力", "《人民法院在线调解规则》第十九条"},
	}})
	Register(Form{Kind: document.MediationEnd, Stage: Mediation, Data: &MediationEnd{}, Sample: func() any {
		return &MediationEnd{Head: sampleMediationHead.on(time.December, 7), Case: sampleMediation, To: sampleHead.Court, Organisation: sampleOrganisation, Mediator: sampleMediator,
			AcceptedOn: sampleDay(time.November, 23), EndedOn: sampleDay(time.December, 7), Ground: "当事人分歧较大且难以达成调解协议",
			Course:     "2026年11月25日、12月4日两次组织在线调解。申请人要求全额退款，被申请人只同意退还货款的一半。",
			Undisputed: []string{"双方于2026年6月18日成立网络购物合同，货款38,600元已经支付"}, Raised: []string{"被申请人在约定的2026年12月2日调解中没有登录，也没有事先说明"},
			Hints: "双方对商品是否与页面描述相符争议较大，可能需要鉴定。", Suing: true, Materials: []string{"调解笔录2份", "无争议事实确认书1份", "送达地址确认书2份"}}
	}, Must: []Must{
		{"调解基本情况", "《人民法院在线调解规则》第二十一条"}, {"调解不成的原因", "《人民法院在线调解规则》第二十一条"},
		{"移送", "《最高人民法院关于人民法院特邀调解的规定》第二十六条"},
	}})
}
