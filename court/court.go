// Package court describes a court as data 法院档案: nothing in the code knows one court from another.
package court

import (
	"slices"
	"sync/atomic"

	"yunting/id"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
)

// Role is what an officer of the court does.
type Role string

const (
	Judge     Role = "judge"     // 法官
	Clerk     Role = "clerk"     // 书记员
	Enforcer  Role = "enforcer"  // 执行员
	Admin     Role = "admin"     // 管理员
	Assessor  Role = "assessor"  // 人民陪审员: sits on panels with the rights of a judge (CPL 40)
	President Role = "president" // 院长: decides whether a judge steps down (CPL 49)
)

// Roles are all of them.
var Roles = []Role{Judge, Assessor, President, Clerk, Enforcer, Admin}

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
	case Assessor:
		return "人民陪审员"
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

// Division is one part of a court 庭室.
type Division struct {
	Name   string   `json:"name"`             // 综合审判一庭
	Causes []string `json:"causes,omitempty"` // keys of the causes of action its judges try; empty: all of them
}

// Profile is one court 法院: everything about it that another court would set otherwise. docs/court.md explains each field.
type Profile struct {
	Code        id.Court   `json:"code"`                     // 粤0192
	Name        string     `json:"name"`                     // as it stands on papers and pages
	Hosts       []string   `json:"hosts,omitempty"`          // host names people reach it under, the first one stands in links
	City        string     `json:"city"`                     // with 市, as jurisdiction asks for it
	Province    string     `json:"province"`                 // 广东: chooses the wage table of small claims
	FeeRegion   string     `json:"fee_region"`               // chooses the flat fees within the national ranges; empty: Fees
	Fees        *Fees      `json:"fees,omitempty"`           // the flat fees of a region this release does not know
	AtCounter   bool       `json:"pay_at_counter,omitempty"` // fees may be paid at the bank or the counter: the ruling for non-payment waits until a clerk has looked
	RoundYuan   bool       `json:"round_yuan"`               // print fees in whole yuan, half up
	AppealCourt string     `json:"appeal_court"`
	Elsewhere   []Appeals  `json:"appeals_elsewhere,omitempty"` // causes whose appeals another court hears (ICR18 4)
	Address     string     `json:"address"`
	Phone       string     `json:"phone"`
	Hours       Hours      `json:"hours"`
	Demo        bool       `json:"demo,omitempty"` // a demonstration court says so on every page and paper
	Divisions   []Division `json:"divisions"`
	Officers    []Officer  `json:"officers"`
	Notices     []Holidays `json:"calendar,omitempty"`  // holiday notices newer than this release
	Templates   []Template `json:"templates,omitempty"` // the court's own wording of its papers

	base *calendar.Calendar                // this release and the profile; nil: this release
	days atomic.Pointer[calendar.Calendar] // with what staff imported; nil: base
}

// Calendar is the calendar of the court: the notices known to this release, those of the profile and those imported by
// staff on top. It may be read while another is adopted.
func (p *Profile) Calendar() *calendar.Calendar {
	if days := p.days.Load(); days != nil {
		return days
	}
	return calendar.Standard()
}

// Region holds the flat fees the court charges.
func (p *Profile) Region() lawfee.Region {
	if p.Fees != nil {
		return p.Fees.region()
	}
	return lawfee.Regions[p.FeeRegion]
}

// Officer finds one of the court's people.
func (p *Profile) Officer(person id.Person) (Officer, bool) {
	i := slices.IndexFunc(p.Officers, func(o Officer) bool { return o.ID == person })
	if i < 0 {
		return Officer{}, false
	}
	return p.Officers[i], true
}

// WithLogin finds an officer by his sign-in name.
func (p *Profile) WithLogin(login string) (Officer, bool) {
	i := slices.IndexFunc(p.Officers, func(o Officer) bool { return o.Login == login })
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
