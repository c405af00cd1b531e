package form

import (
	"time"

	"yunting/document"
)

// ServiceProof is the proof of one delivery 电子送达凭证; of one by hand, post or public notice, the record of service 送达记录.
type ServiceProof struct {
	Head
	Case
	Addressee  string    `json:"addressee"` // role and name
	Papers     []string  `json:"papers"`    // names
	Way        string    `json:"way"`       // 手机短信（含查阅链接）
	ID         string    `json:"id"`
	Electronic bool      `json:"electronic,omitempty"`
	Confirmed  bool      `json:"confirmed,omitempty"` // the addressee gave or confirmed the address
	Sent       time.Time `json:"sent"`                // UTC instants; of a delivery on paper: when it was entered
	Arrived    time.Time `json:"arrived,omitzero"`
	Opened     time.Time `json:"opened,omitzero"`
	Grade      string    `json:"grade"` // 已到达
	Failed     bool      `json:"failed,omitempty"`
	Failure    string    `json:"failure,omitempty"`
	Effective  time.Time `json:"effective,omitzero"` // zero: not served
	Under      []string  `json:"under,omitempty"`    // article by which it counts
}

func init() {
	Register(Form{Kind: document.Receipt, Stage: Preparation, Data: &ServiceProof{},
		Sample: func() any {
			return &ServiceProof{Head: sampleHead, Case: sampleCase, Addressee: "被告某某演示网络科技有限公司", Papers: []string{"民事起诉状", "应诉通知书", "举证通知书"},
				Way: "手机短信（含查阅链接）", ID: "D20261123-0007", Electronic: true, Sent: sampleMoment(11, 23, 10, 0), Arrived: sampleMoment(11, 23, 10, 1), Opened: sampleMoment(11, 23, 14, 20),
				Grade: "已打开", Effective: sampleMoment(11, 23, 14, 20), Under: []string{"《人民法院在线诉讼规则》第三十一条第二款"}}
		},
		Must: []Must{{"送达回证效力", "《人民法院在线诉讼规则》第三十一条第三款"}},
	})
}
