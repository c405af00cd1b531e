// Package court describes a court as data 法院档案: nothing in the code knows one court from another.
package court

import (
	"slices"

	"yunting/id"
)

// Role is what an officer of the court does.
type Role string

const (
	Judge     Role = "judge"     // 法官
	Clerk     Role = "clerk"     // 书记员
	Enforcer  Role = "enforcer"  // 执行员
	Admin     Role = "admin"     // 管理员
	President Role = "president" // 院长
)

// Chinese is the role's word on a page.
func (r Role) Chinese() string {
	switch r {
	case Judge:
		return "法官"
	case Clerk:
		return "书记员"
	case Enforcer:
		return "执行员"
	case Admin:
		return "管理员"
	case President:
		return "院长"
	}
	return string(r)
}

// Officer is one of the court's people.
type Officer struct {
	ID       id.Person `json:"id"`
	Name     string    `json:"name"`
	Role     Role      `json:"role"`
	Division string    `json:"division"` // 庭室
	Login    string    `json:"login"`    // sign-in name, unique in the court
}

// Profile is one court 法院: everything about it that another court would set otherwise.
type Profile struct {
	Code        id.Court  `json:"code"`         // 粤0192
	Name        string    `json:"name"`         // 广州互联网法院
	City        string    `json:"city"`         // 广州市
	Province    string    `json:"province"`     // 广东: chooses the wage table of small claims
	FeeRegion   string    `json:"fee_region"`   // chooses the flat fees within the national ranges
	RoundYuan   bool      `json:"round_yuan"`   // print fees in whole yuan, half up
	AppealCourt string    `json:"appeal_court"` // 广州市中级人民法院
	Address     string    `json:"address"`
	Phone       string    `json:"phone"`
	Hours       string    `json:"hours"` // 工作日 9:00—12:00，14:00—17:30
	Demo        bool      `json:"demo"`  // a demonstration court says so on every page and paper
	Officers    []Officer `json:"officers"`
}

// Officer finds one of the court's people.
func (p *Profile) Officer(person id.Person) (Officer, bool) {
	i := slices.IndexFunc(p.Officers, func(o Officer) bool { return o.ID == person })
	if i < 0 {
		return Officer{}, false
	}
	return p.Officers[i], true
}

// With lists the officers of one role in the order of the profile.
func (p *Profile) With(r Role) (os []Officer) {
	for _, o := range p.Officers {
		if o.Role == r {
			os = append(os, o)
		}
	}
	return os
}
