package chancery

import (
	"strings"

	"yunting/document/form"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/procedure"
)

// role is what a party is called in a paper.
func role(p id.Party) string {
	if p == procedure.P1 {
		return "原告"
	}
	return "被告"
}

// sideOf is a party as the complaint names it.
func (d desk) sideOf(p id.Party) filing.Side {
	if p == procedure.P1 {
		return d.Filing.Complaint.Plaintiff
	}
	return d.Filing.Complaint.Defendant
}

// full is role and name: 原告陈小满.
func (d desk) full(p id.Party) string { return role(p) + d.PartyName(p) }

// you addresses a party: a person or an organisation.
func (d desk) you(p id.Party) string {
	if d.sideOf(p).Kind == filing.Organisation {
		return "你单位"
	}
	return "你"
}

// dispute names the case between its parties: 原告某与被告某网络购物合同纠纷.
func (d desk) dispute() string {
	return d.full(procedure.P1) + "与" + d.full(procedure.D1) + d.Filing.Complaint.CauseName
}

// described says who a party is, as CPL 124 asks. Open shows the number of the identity document and how to reach
// the party: for the complaint alone. Elsewhere a person's number is masked; the code of an organisation is public.
func described(called string, s filing.Side, open bool) string {
	parts := []string{called + "：" + form.Blank(s.Name, "未填写")}
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+value)
		}
	}
	if s.Kind == filing.Natural {
		if male, ok := idcard.Male(s.IDNumber); ok && hasBirth(s.IDKind) {
			parts = append(parts, map[bool]string{true: "男", false: "女"}[male])
		}
		if on, ok := idcard.Birth(s.IDNumber); ok && hasBirth(s.IDKind) {
			parts = append(parts, on.Chinese()+"出生")
		}
		if s.Ethnicity != "" {
			parts = append(parts, s.Ethnicity)
		}
		if open { // of no use in the papers of the court
			add("职业：", s.Occupation)
			add("工作单位：", s.Employer)
		}
	}
	number := s.IDNumber
	if !open && s.IDKind.Person() {
		number = idcard.Mask(number)
	}
	if s.IDNumber != "" {
		word := s.IDKind.Chinese()
		switch s.IDKind {
		case idcard.ResidentID:
			word = "公民身份号码"
		case idcard.CreditCode:
		default:
			word += "号码"
		}
		add(word+"：", number)
	}
	if s.Kind == filing.Organisation {
		add("住所地：", s.Address)
		head := s.Head
		if head != "" && s.HeadPost != "" {
			head += "，" + s.HeadPost
		}
		add("法定代表人（主要负责人）：", head)
	} else {
		add("住", s.Address)
	}
	if s.Abroad {
		parts = append(parts, "在中华人民共和国领域内没有住所")
	}
	if open {
		add("联系电话：", s.Mobile)
		add("电子邮箱：", s.Email)
		add("平台店铺或者账号：", s.Account)
	}
	return strings.Join(parts, "，") + "。"
}

// hasBirth tells whether the number of a document holds sex and date of birth.
func hasBirth(k idcard.Kind) bool {
	return k == idcard.ResidentID || k == idcard.Residence
}

// parties names both sides and who acts for the defendant.
func (d desk) parties() []string {
	out := []string{described("原告", d.sideOf(procedure.P1), false), described("被告", d.sideOf(procedure.D1), false)}
	if s := d.behind(procedure.D1); s != "" {
		out = append(out, s)
	}
	return out
}

// behind names the person who acts for a party; empty when it acts itself, or is named with the party already.
func (d desk) behind(p id.Party) string {
	m, ok := d.Parties.Member[p]
	switch {
	case !ok || m.Capacity == identity.Self:
		return ""
	case m.Capacity == identity.Agent:
		return d.agent(p)
	case m.Name == d.sideOf(p).Head:
		return ""
	}
	return m.Capacity.Chinese() + "：" + m.Name + "。"
}
