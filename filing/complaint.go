package filing

import (
	"fmt"
	"unicode/utf8"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/law/money"
	"yunting/platform/writing"
)

// Complaint is what the plaintiff says 起诉状.
type Complaint struct {
	Cause     string           `json:"cause"` // key in law/cause
	CauseName string           `json:"cause_name"`
	Plaintiff Side             `json:"plaintiff"`
	Defendant Side             `json:"defendant"`
	Platform  string           `json:"platform,omitempty"`
	Order     string           `json:"order,omitempty"` // order number on the platform
	Claims    []Claim          `json:"claims"`
	Facts     []Fact           `json:"facts"`
	Reasons   string           `json:"reasons"`
	Signature string           `json:"signature"`       // the full name of the plaintiff under the statement of truth
	Signed    docket.Signature `json:"signed,omitzero"` // how he signed
	Here      []string         `json:"here"`            // why this court may hear it, from law/venue
	Flags     Flags            `json:"flags"`
	Amount    money.Fen        `json:"amount"` // sum of the claims in money, fen
}

// Flags are facts about the dispute that choose its track.
type Flags struct {
	ForeignRelated   bool `json:"foreign_related,omitempty"`
	DefendantMissing bool `json:"defendant_missing,omitempty"`
	NeedsAppraisal   bool `json:"needs_appraisal,omitempty"`
	Unclear          bool `json:"unclear,omitempty"` // the clerk finds facts or relation not clear
}

// SideKind tells a natural person from an organisation.
type SideKind string

const (
	Natural      SideKind = "natural"      // 自然人
	Organisation SideKind = "organisation" // 法人或者非法人组织
)

// Side is a party as the complaint names it (CPL 124).
type Side struct {
	Kind       SideKind    `json:"kind"`
	Name       string      `json:"name"`
	IDKind     idcard.Kind `json:"id_kind,omitempty"`
	IDNumber   string      `json:"id_number,omitempty"`
	Ethnicity  string      `json:"ethnicity,omitempty"`  // 民族, of a natural person
	Occupation string      `json:"occupation,omitempty"` // 职业
	Employer   string      `json:"employer,omitempty"`   // 工作单位
	Head       string      `json:"head,omitempty"`       // 法定代表人
	HeadPost   string      `json:"head_post,omitempty"`  // 职务 of the head
	Mobile     string      `json:"mobile,omitempty"`
	Email      string      `json:"email,omitempty"`
	Account    string      `json:"account,omitempty"` // shop or account on the platform
	Address    string      `json:"address,omitempty"`
	Abroad     bool        `json:"abroad,omitempty"` // no domicile in the PRC 在中国境内没有住所, whatever the nationality
}

// Claim is one thing asked for 诉讼请求.
type Claim struct {
	Kind   string    `json:"kind"` // refund, punitive, loss, apology, costs
	Text   string    `json:"text"` // as it reads in the complaint
	Amount money.Fen `json:"amount,omitempty"`
}

// Fact is one numbered statement the defendant will admit, deny or say not to know.
type Fact struct {
	N    int           `json:"n"`
	On   calendar.Date `json:"on,omitzero"`
	Text string        `json:"text"`
}

// Check finds everything that is missing; each defect names its field.
func (c Complaint) Check() (ds []Defect) {
	add := func(field, say string) { ds = append(ds, Defect{Field: field, Say: say}) }
	if c.Cause == "" {
		add("cause", "请选择发生了什么纠纷")
	}
	if c.Plaintiff.Name == "" {
		add("plaintiff", "请填写原告姓名或者名称")
	}
	if c.Defendant.Name == "" {
		add("defendant-name", "请填写被告的姓名或者名称")
	}
	if c.Defendant.Mobile == "" && c.Defendant.Email == "" && c.Defendant.Account == "" && c.Defendant.Address == "" {
		add("defendant-mobile", "请至少填写一种能找到被告的信息：手机、邮箱、平台账号或者住所")
	}
	if m := c.Defendant.Mobile; m != "" && m == c.Plaintiff.Mobile {
		add("defendant-mobile", "被告的手机号码不能与原告的相同，否则被告收不到起诉材料")
	}
	if m := c.Defendant.Email; m != "" && m == c.Plaintiff.Email {
		add("defendant-email", "被告的邮箱不能与原告的相同，否则被告收不到起诉材料")
	}
	for _, x := range []struct {
		field, name, text string
		most              int
	}{{"plaintiff", "原告名称", c.Plaintiff.Name, 100}, {"defendant-name", "被告名称", c.Defendant.Name, 100}, {"me-address", "原告住所", c.Plaintiff.Address, 300},
		{"defendant-address", "被告住所", c.Defendant.Address, 300}, {"defendant-account", "被告平台账号", c.Defendant.Account, 200},
		{"me-ethnicity", "民族", c.Plaintiff.Ethnicity, 30}, {"me-occupation", "职业", c.Plaintiff.Occupation, 50}, {"me-employer", "工作单位", c.Plaintiff.Employer, 100},
		{"me-head", "法定代表人或者负责人的姓名", c.Plaintiff.Head, 60}, {"me-head-post", "法定代表人或者负责人的职务", c.Plaintiff.HeadPost, 50},
		{"defendant-employer", "被告工作单位", c.Defendant.Employer, 100}, {"defendant-head-post", "被告法定代表人或者负责人的职务", c.Defendant.HeadPost, 50},
		{"platform", "平台名称", c.Platform, 100}, {"order", "订单号", c.Order, 100}, {"reasons", "理由", c.Reasons, 10000}} {
		if n := utf8.RuneCountInString(x.text); n > x.most {
			add(x.field, fmt.Sprintf("%s有%d个字，请缩短到%d个字以内", x.name, n, x.most))
		}
	}
	for _, x := range []struct{ field, name, text string }{{"plaintiff", "原告名称", c.Plaintiff.Name}, {"defendant-name", "被告名称", c.Defendant.Name},
		{"me-head", "法定代表人或者负责人的姓名", c.Plaintiff.Head}} {
		if f := writing.NameFault(x.text); f != "" {
			add(x.field, x.name+f)
		}
	}
	if c.Defendant.IDNumber != "" {
		if err := idcard.Check(c.Defendant.IDKind, c.Defendant.IDNumber); err != nil {
			add("defendant-id", "被告"+err.Error())
		}
	}
	if len(c.Claims) == 0 {
		add("claims", "请至少选择一项诉讼请求")
	}
	if len(c.Facts) == 0 {
		add("facts", "请写出发生了什么")
	}
	if c.Signature == "" || c.Signature != c.Plaintiff.Name {
		add("signature", fmt.Sprintf("请在签名处填写您的全名“%s”", c.Plaintiff.Name))
	}
	if say := c.Signed.Fault(); say != "" {
		add("signature", say)
	}
	return ds
}

// Sum adds the claims in money.
func (c Complaint) Sum() (sum money.Fen) {
	for _, x := range c.Claims {
		sum += x.Amount
	}
	return sum
}

// MoneyOnly tells whether every claim is for money or the costs of the suit.
func (c Complaint) MoneyOnly() bool {
	for _, x := range c.Claims {
		if x.Amount == 0 && x.Kind != "costs" {
			return false
		}
	}
	return true
}

// Defect is one thing that must be corrected, tied to the field where it is.
type Defect struct {
	Field string `json:"field"`
	Say   string `json:"say"`
}

// refuseFirst turns the first defect into a refusal.
func refuseFirst(ds []Defect) error {
	r := law.Refuse(Conditions, "%s", ds[0].Say)
	r.Field = ds[0].Field
	return r
}
