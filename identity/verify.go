package identity

import (
	"yunting/docket"
	"yunting/law"
)

// Verify confirms a declared name at the desk 核验通过: the default where no identity provider is configured.
type Verify struct {
	How string `json:"how"` // what was compared: 当面核对证件原件, 视频核对
}

func (Verify) Kind() docket.Kind { return "identity.verify" }

func (a Verify) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Declared {
		return nil, nil, law.Refuse(RealName, "没有等待核验的实名信息（%s）", s.State.Chinese())
	}
	if a.How == "" {
		return nil, nil, law.Refuse(RealName, "请选择核验方式")
	}
	return a, law.Basis{RealName}, nil
}

func (a Verify) Apply(s *Sheet, e docket.Entry) { s.State, s.How, s.By = Verified, a.How, e.By.Name }
