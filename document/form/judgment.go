package form

import (
	"time"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Judgment is the judgment of first instance in element form 民事判决书（要素式）: what is undisputed in one list, what is
// disputed fact by fact.
type Judgment struct {
	Head
	Case
	Bench
	Draft  bool     `json:"draft,omitempty"` // not signed: places may be open
	Course string   `json:"course"`          // how the case came here and was tried
	Claims []string `json:"claims"`
	Answer Answered `json:"answer,omitzero"`
	// Evidence of both sides and what was found on it.
	Exhibits []Exhibit `json:"exhibits,omitempty"`
	Rulings  []string  `json:"rulings,omitempty"`
	Agreed   []Fact    `json:"agreed,omitempty"`
	Disputed []Fact    `json:"disputed,omitempty"`
	Reasons  string    `json:"reasons"` // 本院认为
	Laws     []string  `json:"laws"`
	Orders   []string  `json:"orders"`
	Perform  bool      `json:"perform"` // something is to be done
	Pay      bool      `json:"pay"`     // money is to be paid
	Costs    Costs     `json:"costs"`
	Remedy   Remedy    `json:"remedy"`
}

// Answered is the defendant's answer in short.
type Answered struct {
	On     calendar.Date `json:"on,omitzero"` // zero: no answer in time
	Claims Stance        `json:"claims,omitempty"`
	Text   string        `json:"text,omitempty"`
}

// Exhibit is a line of the table of evidence.
type Exhibit struct {
	By      string `json:"by"` // 原告1
	Name    string `json:"name"`
	Proves  string `json:"proves"`
	Opinion string `json:"opinion"` // of the other side
}

// Fact is one fact pleaded, with the finding on it.
type Fact struct {
	N       int    `json:"n"`
	Text    string `json:"text"`
	Said    string `json:"said,omitempty"` // by the other side
	Because string `json:"because,omitempty"`
	Found   bool   `json:"found"`
}

// Costs is how the court fee is borne.
type Costs struct {
	Fee      money.Fen `json:"fee"` // fen
	Halved   bool      `json:"halved,omitempty"`
	Shares   []Share   `json:"shares"`
	Prepaid  money.Fen `json:"prepaid,omitempty"`  // by the plaintiff, told when the defendant bears a part
	Refund   money.Fen `json:"refund,omitempty"`   // of it to the plaintiff
	Owed     money.Fen `json:"owed,omitempty"`     // by the defendant to the court
	Waived   bool      `json:"waived,omitempty"`   // 免交
	Remitted money.Fen `json:"remitted,omitempty"` // 减交
}

// Share is what one party bears.
type Share struct {
	Who string    `json:"who"`
	Sum money.Fen `json:"sum"`
}

// Remedy is the right of appeal, or that there is none.
type Remedy struct {
	Final        bool     `json:"final,omitempty"`
	Period       string   `json:"period,omitempty"` // 十五日
	To           string   `json:"to,omitempty"`     // the court of appeal
	Abroad       []string `json:"abroad,omitempty"` // parties without domicile in the PRC
	AbroadPeriod string   `json:"abroad_period,omitempty"`
}

func init() {
	Register(Form{Kind: document.Judgment, Stage: Ending, Data: &Judgment{}, Sample: func() any { return sampleJudgment() },
		Must: []Must{
			{"诉讼请求", "《中华人民共和国民事诉讼法》第一百五十五条"}, {"判决如下", "《中华人民共和国民事诉讼法》第一百五十五条"}, {"本院认为", "《中华人民共和国民事诉讼法》第一百五十五条"},
			{"案件受理费", "《中华人民共和国民事诉讼法》第一百五十五条"}, {"上诉于", "《中华人民共和国民事诉讼法》第一百五十五条"},
			{"加倍支付迟延履行期间的债务利息", "《中华人民共和国民事诉讼法》第二百六十四条"},
		},
	})
}

func sampleJudgment() *Judgment {
	return &Judgment{
		Head: sampleHead, Case: sampleCase, Bench: sampleBench,
		Course: sampleCase.Dispute + "一案，本院于2026年9月1日立案后，依法适用简易程序，由审判员陈某某独任审理。本院于2026年10月20日在线公开开庭审理了本案。原告林晓溪、被告某某演示网络科技有限公司到庭参加诉讼。本案现已审理终结。",
		Claims: []string{"判令被告退还货款38,600元", "判令被告支付三倍价款的赔偿115,800元", "本案诉讼费用由被告承担"},
		Answer: Answered{On: sampleDay(time.September, 12), Claims: "refuse", Text: "商品页面的文字系第三方服务商误填，被告没有欺诈的故意；原告收货后已使用两个月。"},
		Exhibits: []Exhibit{
			{"原告1", "网店订单详情页（存证编号66c7f0f462eeedd9d1f2d46bdc10e4e2）", "双方成立网络购物合同，价款38,600元", "真实性认可，合法性认可，关联性认可"},
			{"原告2", "珠宝玉石检测报告", "商品为染色处理的石英岩，与“天然A货”的承诺不符", "真实性认可，合法性认可，关联性不认可；理由：不能证明送检物品即涉案商品"},
			{"被告1", "与第三方服务商的往来邮件", "页面文字系误填", "真实性不认可；理由：只有打印件"},
		},
		Rulings: []string{"对原告证据1，本院经技术核验，内容与2026年6月18日的存证记录一致。依照《人民法院在线诉讼规则》第十六条，本院予以采信。"},
		Agreed:  []Fact{{N: 1, Text: "2026年6月18日，原告通过被告经营的网店下单，支付货款38,600元", Found: true}, {N: 2, Text: "原告于2026年6月21日签收商品", Found: true}},
		Disputed: []Fact{{N: 3, Text: "被告交付的手镯为染色处理的石英岩，与页面“天然A货”的承诺不符", Said: "不承认。送检物品来源不明。",
			Because: "检测报告记载的照片、重量与商品页面一致，封签完好，被告没有提交相反证据", Found: true}},
		Reasons: "经营者应当保证其提供的商品的实际质量与广告、商品说明等方式表明的质量状况相符。被告在商品页面明示“天然A货”，而交付的商品为染色石英岩，足以使消费者陷入错误认识。\n被告关于误填的辩解没有证据证明，本院不予采信。",
		Laws:    []string{"《中华人民共和国消费者权益保护法》第五十五条第一款", "《中华人民共和国民事诉讼法》第六十七条"},
		Orders: []string{
			"被告某某演示网络科技有限公司于本判决生效之日起十日内退还原告林晓溪货款38,600元",
			"被告某某演示网络科技有限公司于本判决生效之日起十日内赔偿原告林晓溪115,800元",
		},
		Perform: true, Pay: true,
		Costs:  Costs{Fee: 169400, Halved: true, Shares: []Share{{"被告某某演示网络科技有限公司", 169400}}, Prepaid: 169400, Refund: 169400, Owed: 169400},
		Remedy: Remedy{Period: "十五日", To: "广东省广州市中级人民法院"},
	}
}
