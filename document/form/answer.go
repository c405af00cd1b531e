package form

import "yunting/document"

// Attitude is what the defendant says to a fact: admit, deny, unknown, or nothing.
type Attitude string

// Stance is what the defendant says to the claims: agree, part or refuse.
type Stance string

// Answer is the defendant's own paper 民事答辩状, fact by fact.
type Answer struct {
	Head
	Case
	Respondent string   `json:"respondent"`      // described in a sentence
	Agent      string   `json:"agent,omitempty"` // who acts for it, in a sentence
	Opponent   string   `json:"opponent"`
	Claims     Stance   `json:"claims"`
	Facts      []View   `json:"facts"`
	Text       string   `json:"text,omitempty"` // in lines
	Exhibits   []Listed `json:"exhibits,omitempty"`
	By         string   `json:"by,omitempty"`    // who signed for the defendant; empty: it signed itself
	Heads      bool     `json:"heads,omitempty"` // and is the head of the organisation
}

// View is a fact of the complaint and what the defendant says to it.
type View struct {
	Stated
	Attitude Attitude `json:"attitude,omitempty"`
	Reason   string   `json:"reason,omitempty"`
}

func init() {
	Register(Form{Kind: document.Answer, Stage: Preparation, Data: &Answer{},
		Sample: func() any {
			return &Answer{Head: sampleHead, Case: sampleCase,
				Respondent: "答辩人（被告）：某某演示网络科技有限公司，统一社会信用代码：91350100M000100Y43，住所地：广东省佛山市演示区某路1号。",
				Agent:      "委托诉讼代理人：何明哲，广东演示律师事务所律师（特别授权：进行和解）。",
				Opponent:   "被答辩人（原告）：" + samplePlaintiff,
				Claims:     "refuse", Facts: []View{
					{Stated{1, "2026年9月28日，原告在演示购物平台向被告购买手机一部，付款3299元"}, "admit", ""}, {Stated{2, "商品页面写明“全新正品，假一赔三”"}, "deny", "页面写的是“官方认证”"},
					{Stated{3, "收到的手机经检测为翻新机"}, "unknown", "没有见到检测过程"},
				}, Text: "被告出售的是官方认证的商品，没有欺诈。", Exhibits: []Listed{{"进货单", "手机的进货渠道", "当事人档案", sampleHead.Date}}, By: "何明哲"}
		},
		Must: []Must{{"对诉讼请求的意见", "《最高人民法院关于民事诉讼证据的若干规定》第四十九条"}, {"对事实的意见", "《最高人民法院关于民事诉讼证据的若干规定》第四十九条"}},
	})
}
