package node

import (
	"yunting/docket"
	"yunting/law"
)

// SetQuota says how many digests the node may deposit in one court day from now on 设定每日额度.
type SetQuota struct {
	PerDay int `json:"per_day"`
}

func (SetQuota) Kind() docket.Kind { return "node.set-quota" }

func (a SetQuota) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	if !s.Role.MayDeposit() {
		return nil, nil, refuse("quota", Daily, "%s只见证，不存证，没有每日额度", s.Name)
	}
	if err := quota(a.PerDay); err != nil {
		return nil, nil, err
	}
	if a.PerDay == s.Quota {
		return nil, nil, refuse("quota", Daily, "每日额度已经是%d件", s.Quota)
	}
	return a, by(Daily), nil
}

func (a SetQuota) Apply(s *Sheet, _ docket.Entry) { s.Quota = a.PerDay }

func quota(n int) error {
	if n < 1 || n > MostQuota {
		return refuse("quota", Daily, "每日额度应当是1到%d之间的整数；要停止存证，请暂停节点", MostQuota)
	}
	return nil
}
