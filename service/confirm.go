package service

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/idcard"
)

// Confirm confirms a party's address for service 送达地址确认. It serves for all later stages until changed.
type Confirm struct {
	Address Address `json:"address"`
}

func (Confirm) Kind() docket.Kind { return "service.confirm" }

func (a Confirm) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if in.By.Party == "" {
		return nil, nil, law.Refuse(Confirming, "只有当事人可以确认自己的送达地址")
	}
	if a.Address.Mobile != "" {
		m, err := idcard.Mobile(a.Address.Mobile)
		if err != nil {
			return nil, nil, err
		}
		a.Address.Mobile = m
	}
	if a.Address.Mobile == "" && a.Address.Email == "" && a.Address.Postal == "" {
		return nil, nil, law.Refuse(Confirming, "请至少填写一种接收送达的方式：手机、邮箱或者通信地址")
	}
	return a, law.Basis{Confirming}, nil
}

func (a Confirm) Apply(s *Sheet, e docket.Entry) {
	if s.Addresses == nil {
		s.Addresses = map[id.Party]Address{}
	}
	s.Addresses[e.By.Party] = a.Address
}
