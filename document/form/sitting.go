package form

import "time"

// Sitting is when, where and before whom people met, for a record of it 笔录.
type Sitting struct {
	Opened   time.Time  `json:"opened"` // UTC instants
	Shut     time.Time  `json:"shut"`
	Place    string     `json:"place"`
	Online   bool       `json:"online,omitempty"`
	Host     string     `json:"host"`               // role and name: 审判员陈某某
	Recorder string     `json:"recorder,omitempty"` // 书记员赵某某
	Present  []Attendee `json:"present"`
	Missing  []Missing  `json:"missing,omitempty"`
}

// Attendee is somebody who took part.
type Attendee struct {
	Who     string `json:"who"`               // role and name: 原告林晓溪
	Online  bool   `json:"online,omitempty"`  // by the platform, not on the spot
	Power   string `json:"power,omitempty"`   // of an agent: 一般授权, 特别授权
	Checked string `json:"checked,omitempty"` // how identity was checked
}

// Missing is somebody who was called and did not come.
type Missing struct {
	Who    string `json:"who"`
	Called string `json:"called"` // how and when the call was served
	Why    string `json:"why,omitempty"`
}

// Speech is what one person said.
type Speech struct {
	Who  string `json:"who"`
	Text string `json:"text"`
}

// Shown is an exhibit and the other side's view of it.
type Shown struct {
	By      string `json:"by"` // 原告
	N       int    `json:"n"`
	Name    string `json:"name"`
	Proves  string `json:"proves"`
	Agreed  bool   `json:"agreed,omitempty"`  // nobody objects to it
	Opinion string `json:"opinion,omitempty"` // the objection with its reason
}

// Desk is whom one reaches at the court about a paper.
type Desk struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// on is a sample's head on another day.
func (h Head) on(m time.Month, d int) Head {
	h.Date, h.Made = sampleDay(m, d), sampleMoment(m, d, 18, 0)
	return h
}

var (
	sampleSitting = Sitting{
		Opened: sampleMoment(time.November, 20, 9, 30), Shut: sampleMoment(time.November, 20, 11, 5), Place: "第一互联网法庭", Online: true,
		Host: "审判员陈某某", Recorder: "书记员赵某某",
		Present: []Attendee{
			{Who: "原告林晓溪", Online: true, Checked: "人脸识别与居民身份证比对一致"},
			{Who: "原告的委托诉讼代理人何明哲", Online: true, Power: "特别授权", Checked: "律师执业证与授权委托书核对一致"},
			{Who: "被告某某演示网络科技有限公司的委托诉讼代理人方某某", Online: true, Power: "一般授权", Checked: "身份证件与授权委托书核对一致"},
		},
	}
	sampleShown = []Shown{
		{By: "原告", N: 1, Name: "网店订单详情页", Proves: "双方成立网络购物合同，价款38,600元", Agreed: true},
		{By: "原告", N: 2, Name: "珠宝玉石检测报告", Proves: "商品为染色处理的石英岩", Opinion: "真实性认可，关联性不认可：不能证明送检物品即涉案商品"},
		{By: "被告", N: 1, Name: "与第三方服务商的往来邮件", Proves: "商品页面的文字系误填", Opinion: "真实性不认可：只有打印件，没有出示原始载体"},
	}
	sampleDesk         = Desk{Name: "书记员赵某某", Phone: "020-00000000"}
	sampleConfirmation = []Confirmation{
		{Who: "原告林晓溪", At: sampleMoment(time.November, 20, 11, 10)},
		{Who: "被告某某演示网络科技有限公司", At: sampleMoment(time.November, 20, 11, 12)},
	}
)
