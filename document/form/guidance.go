package form

import (
	"time"

	"yunting/document"
)

// RightsNotice tells a party its rights and duties in the suit 诉讼权利义务告知书.
type RightsNotice struct {
	Head
	Case
	Addressee
	Plaintiff bool `json:"plaintiff,omitempty"`
	Small     bool `json:"small,omitempty"` // small claims: no appeal
	Desk      Desk `json:"desk"`
}

// RiskNotice tells a party what may go wrong in a suit 诉讼风险提示书.
type RiskNotice struct {
	Head
	Addressee
	Plaintiff bool `json:"plaintiff,omitempty"`
}

// OnlineConsent tells a party what online litigation is and holds its choice step by step 在线诉讼告知及同意书.
type OnlineConsent struct {
	Head
	Case
	Who   string    `json:"who"` // role and name
	Steps []Step    `json:"steps"`
	Agent string    `json:"agent,omitempty"` // who chose for the party
	Name  string    `json:"name"`
	At    time.Time `json:"at,omitzero"` // UTC instant of the choice; zero: not yet
}

// Step is one step of a suit and whether the party takes it online.
type Step struct {
	Name string `json:"name"` // 证据交换
	How  string `json:"how"`  // 在线视频, 非同步
	Yes  bool   `json:"yes,omitempty"`
}

func init() {
	Register(Form{Kind: document.RightsNotice, Stage: Filing, Data: &RightsNotice{}, Sample: func() any {
		return &RightsNotice{Head: sampleHead, Case: sampleCase, Addressee: Addressee{"林晓溪", "你"}, Plaintiff: true, Desk: sampleDesk}
	}, Must: []Must{
		{"委托代理人", "《中华人民共和国民事诉讼法》第五十二条"}, {"申请回避", "《中华人民共和国民事诉讼法》第五十二条"}, {"提供证据", "《中华人民共和国民事诉讼法》第五十二条"},
		{"进行辩论", "《中华人民共和国民事诉讼法》第五十二条"}, {"请求调解", "《中华人民共和国民事诉讼法》第五十二条"}, {"申请执行", "《中华人民共和国民事诉讼法》第五十二条"},
		{"遵守诉讼秩序", "《中华人民共和国民事诉讼法》第五十二条"}, {"查阅", "《中华人民共和国民事诉讼法》第五十二条"},
	}})
	Register(Form{Kind: document.RiskNotice, Stage: Filing, Data: &RiskNotice{}, Sample: func() any {
		return &RiskNotice{Head: sampleHead, Addressee: Addressee{"林晓溪", "你"}, Plaintiff: true}
	}, Must: []Must{
		{"逾期举证", "《最高人民法院关于民事诉讼证据的若干规定》第二条"}, {"缺席判决", "《中华人民共和国民事诉讼法》第一百四十七条"},
		{"法律后果", "《人民法院在线诉讼规则》第四条"},
	}})
	Register(Form{Kind: document.OnlineConsent, Stage: Preparation, Data: &OnlineConsent{}, Sample: func() any {
		return &OnlineConsent{Head: sampleHead.on(time.November, 24), Case: sampleCase, Who: "被告某某演示网络科技有限公司",
			Steps: []Step{{"调解", "在线音视频", true}, {"证据交换", "非同步，在指定期限内分别登录", true}, {"询问", "在线视频", true}, {"庭审", "在线视频", false}, {"送达", "诉讼平台专用账号、电子邮箱", true}},
			Agent: "委托诉讼代理人方某某", Name: "某某演示网络科技有限公司", At: sampleMoment(time.November, 24, 16, 20)}
	}, Must: []Must{
		{"环节", "《人民法院在线诉讼规则》第四条"}, {"形式", "《人民法院在线诉讼规则》第四条"}, {"权利义务", "《人民法院在线诉讼规则》第四条"},
		{"法律后果", "《人民法院在线诉讼规则》第四条"}, {"操作方法", "《人民法院在线诉讼规则》第四条"},
	}})
}
