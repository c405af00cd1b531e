package form

import (
	"time"

	"yunting/document"
)

// ServiceAddress is where a party takes the court's papers, confirmed by the party 送达地址确认书.
type ServiceAddress struct {
	Head
	Case
	Who        string    `json:"who"` // role and name
	Postal     string    `json:"postal"`
	Phone      string    `json:"phone"`
	Receiver   string    `json:"receiver,omitempty"` // who takes papers for the party
	Electronic bool      `json:"electronic,omitempty"`
	Judgments  bool      `json:"judgments,omitempty"` // judgments, rulings and mediation documents too
	Channels   []Channel `json:"channels,omitempty"`
	Agent      string    `json:"agent,omitempty"` // who confirmed for the party
	Name       string    `json:"name"`
	At         time.Time `json:"at,omitzero"` // UTC instant of the confirmation; zero: not yet
}

// Channel is a way of electronic service and its address: 电子邮箱, a@example.com.
type Channel struct {
	Way     string `json:"way"`
	Address string `json:"address"`
}

func init() {
	Register(Form{Kind: document.ServiceAddress, Stage: Mediation, Data: &ServiceAddress{}, Sample: func() any {
		return &ServiceAddress{Head: sampleMediationHead.on(time.November, 21), Case: sampleMediation, Who: "申请人林晓溪", Postal: "广东省广州市海珠区演示路××号", Phone: "13800000000", Electronic: true, Judgments: true,
			Channels: []Channel{{"诉讼平台专用账号", "与手机号13800000000关联的账号"}, {"电子邮箱", "lin@court.example"}}, Name: "林晓溪", At: sampleMoment(time.November, 21, 10, 15)}
	}, Must: []Must{
		{"适用范围", "《人民法院在线诉讼规则》第三十条"}, {"地址变更", "《人民法院在线诉讼规则》第三十条"}, {"即为送达", "《人民法院在线诉讼规则》第三十一条"},
		{"电子方式送达", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百三十六条"}, {"纸质文书", "《中华人民共和国民事诉讼法》第九十条"},
	}})
}
