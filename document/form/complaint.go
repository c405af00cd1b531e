package form

import (
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Complaint is the plaintiff's own paper 民事起诉状.
type Complaint struct {
	Head
	Plaintiff string    `json:"plaintiff"` // described in a sentence, as CPL 124 asks
	Defendant string    `json:"defendant"`
	Cause     string    `json:"cause,omitempty"`
	Platform  string    `json:"platform,omitempty"` // of the transaction
	Order     string    `json:"order,omitempty"`
	Claims    []string  `json:"claims"`
	Amount    money.Fen `json:"amount,omitempty"` // all that is claimed; 0: no sum
	Facts     []Stated  `json:"facts"`
	Reasons   string    `json:"reasons,omitempty"` // in lines
	Here      []string  `json:"here,omitempty"`    // why this court
	Exhibits  []Listed  `json:"exhibits,omitempty"`
	Signature string    `json:"signature,omitempty"`
	Draft     bool      `json:"draft,omitempty"`   // neither signed nor handed in
	Version   int       `json:"version,omitempty"` // 1 for the first, one more after each correction
}

// Stated is one fact that a party states.
type Stated struct {
	N    int    `json:"n"`
	Text string `json:"text"`
}

// Listed is one item of a list of evidence.
type Listed struct {
	Name   string        `json:"name"`
	Proves string        `json:"proves"`
	Source string        `json:"source,omitempty"`
	On     calendar.Date `json:"on,omitzero"` // handed in; zero: not yet
}

func init() {
	const content = "《中华人民共和国民事诉讼法》第一百二十四条"
	Register(Form{Kind: document.Complaint, Stage: Filing, Data: &Complaint{},
		Sample: func() any {
			return &Complaint{Head: sampleHead,
				Plaintiff: "原告：林晓溪，女，1992年3月8日出生，汉族，职业：教师，公民身份号码：44010519920308002X，住广东省广州市海珠区演示路××号，联系电话：13800000001。",
				Defendant: "被告：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号，法定代表人（主要负责人）：周喆堃，执行董事。",
				Cause:     "网络购物合同纠纷", Platform: "演示购物平台", Order: "202609280001",
				Claims: []string{"判令被告向原告退还货款3299元", "判令被告向原告支付价款三倍的惩罚性赔偿金9897元", "判令被告承担本案诉讼费用"}, Amount: 1319600,
				Facts:   []Stated{{1, "2026年9月28日，原告在演示购物平台向被告购买手机一部，付款3299元"}, {2, "商品页面写明“全新正品，假一赔三”"}, {3, "收到的手机经检测为翻新机"}},
				Reasons: "被告以翻新机冒充新机销售，构成欺诈，应当退还货款并支付三倍赔偿。", Here: []string{"收货地在广州市，属于本院管辖区域"},
				Exhibits:  []Listed{{"订单截图", "购买手机和付款的事实", "原告手机", sampleHead.Date}, {"检测报告", "手机为翻新机", "", sampleHead.Date}},
				Signature: "林晓溪", Version: 1}
		},
		Must: []Must{{"诉讼请求", content}, {"事实与理由", content}, {"证据和证据来源", content}},
	})
}
