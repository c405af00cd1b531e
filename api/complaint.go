package api

import (
	"yunting/filing"
	"yunting/identity"
	"yunting/law/calendar"
	"yunting/law/cause"
	"yunting/law/idcard"
	"yunting/law/money"
)

// ComplaintForm is a complaint 起诉状. The plaintiff's name and document come from the verified real name of the key's owner.
type ComplaintForm struct {
	Cause     string        `json:"cause" minLength:"1" doc:"Key of the cause of action 案由, sale-online."`
	Plaintiff PlaintiffForm `json:"plaintiff" doc:"How the court reaches the plaintiff 原告联系方式."`
	Defendant DefendantForm `json:"defendant" doc:"被告."`
	Platform  string        `json:"platform,omitempty" maxLength:"100" doc:"Platform the dispute arose on 平台名称."`
	Order     string        `json:"order,omitempty" maxLength:"100" doc:"Order number on the platform 订单号."`
	Claims    []ClaimForm   `json:"claims" maxItems:"20" nullable:"false" doc:"诉讼请求."`
	Facts     []FactForm    `json:"facts" maxItems:"30" nullable:"false" doc:"Facts, one event each; they are numbered in this order 事实."`
	Reasons   string        `json:"reasons,omitempty" maxLength:"5000" doc:"Why it should be put right 理由."`
	Here      []string      `json:"here,omitempty" maxItems:"20" doc:"Why this court may hear the case 管辖依据."`
	Flags     *FlagsForm    `json:"flags,omitempty" doc:"Facts that choose the track; the clerk checks them."`
	Signature string        `json:"signature" maxLength:"100" doc:"The plaintiff's full name under the statement that all this is true 签名（声明内容真实）."`
}

// PlaintiffForm is how the court reaches the plaintiff.
type PlaintiffForm struct {
	Ethnicity  string `json:"ethnicity,omitempty" maxLength:"30" doc:"民族, of a natural person (CPL 124)."`
	Occupation string `json:"occupation,omitempty" maxLength:"50" doc:"职业."`
	Employer   string `json:"employer,omitempty" maxLength:"100" doc:"工作单位."`
	Head       string `json:"head,omitempty" maxLength:"60" doc:"法定代表人, for an organisation."`
	HeadPost   string `json:"head_post,omitempty" maxLength:"50" doc:"法定代表人职务."`
	Mobile     string `json:"mobile,omitempty" maxLength:"20"`
	Email      string `json:"email,omitempty" format:"email" maxLength:"200"`
	Address    string `json:"address,omitempty" maxLength:"200"`
	Abroad     bool   `json:"abroad,omitempty" doc:"No domicile in the PRC 在中国境内没有住所, whatever the nationality; appeal then takes thirty days."`
}

// DefendantForm is the defendant as the plaintiff knows him; at least one way to find him.
type DefendantForm struct {
	Kind     string `json:"kind" enum:"natural,organisation" doc:"natural 自然人, organisation 法人或者非法人组织."`
	Name     string `json:"name" maxLength:"200"`
	IDKind   string `json:"id_kind,omitempty" enum:"resident,residence,hk-macau-permit,taiwan-permit,passport,foreign-permanent,credit-code" doc:"证件种类."`
	IDNumber string `json:"id_number,omitempty" maxLength:"50" doc:"证件号码."`
	Head     string `json:"head,omitempty" maxLength:"100" doc:"法定代表人."`
	HeadPost string `json:"head_post,omitempty" maxLength:"50" doc:"法定代表人职务."`
	Employer string `json:"employer,omitempty" maxLength:"100" doc:"工作单位, of a natural person."`
	Mobile   string `json:"mobile,omitempty" maxLength:"20"`
	Email    string `json:"email,omitempty" format:"email" maxLength:"200"`
	Account  string `json:"account,omitempty" maxLength:"200" doc:"Shop or account on the platform 平台店铺或者账号."`
	Address  string `json:"address,omitempty" maxLength:"200"`
	Abroad   bool   `json:"abroad,omitempty" doc:"No domicile in the PRC 在中国境内没有住所, whatever the nationality; answer and appeal then take thirty days, a public notice sixty."`
}

// ClaimForm is one thing asked for.
type ClaimForm struct {
	Kind   string    `json:"kind" enum:"refund,punitive,loss,apology,other,costs" doc:"refund 退款, punitive 惩罚性赔偿, loss 损失, apology 赔礼道歉, other 其他, costs 诉讼费用."`
	Text   string    `json:"text" minLength:"1" maxLength:"1000" doc:"As it reads in the complaint."`
	Amount money.Fen `json:"amount,omitempty" minimum:"0" maximum:"99999999999999" doc:"In fen."`
}

// FactForm is one fact.
type FactForm struct {
	On   calendar.Date `json:"on,omitzero" format:"date" doc:"The day it happened."`
	Text string        `json:"text" minLength:"1" maxLength:"500"`
}

// complaint is what the form says, by a plaintiff the court knows.
func (f ComplaintForm) complaint(me identity.Sheet) filing.Complaint {
	known, _ := cause.ByKey(f.Cause)
	c := filing.Complaint{Cause: f.Cause, CauseName: known.Name, Plaintiff: plaintiff(me), Platform: f.Platform, Order: f.Order,
		Reasons: f.Reasons, Here: f.Here, Signature: f.Signature}
	c.Plaintiff.Head, c.Plaintiff.Mobile, c.Plaintiff.Email, c.Plaintiff.Address, c.Plaintiff.Abroad = f.Plaintiff.Head, f.Plaintiff.Mobile, f.Plaintiff.Email, f.Plaintiff.Address, f.Plaintiff.Abroad
	c.Plaintiff.Ethnicity, c.Plaintiff.Occupation, c.Plaintiff.Employer, c.Plaintiff.HeadPost = f.Plaintiff.Ethnicity, f.Plaintiff.Occupation, f.Plaintiff.Employer, f.Plaintiff.HeadPost
	d := f.Defendant
	c.Defendant = filing.Side{Kind: filing.SideKind(d.Kind), Name: d.Name, IDKind: idcard.Kind(d.IDKind), IDNumber: idcard.Normalise(d.IDNumber), Head: d.Head, HeadPost: d.HeadPost, Employer: d.Employer,
		Mobile: d.Mobile, Email: d.Email, Account: d.Account, Address: d.Address, Abroad: d.Abroad}
	for _, x := range f.Claims {
		c.Claims = append(c.Claims, filing.Claim{Kind: x.Kind, Text: x.Text, Amount: x.Amount})
	}
	for i, x := range f.Facts {
		c.Facts = append(c.Facts, filing.Fact{N: i + 1, On: x.On, Text: x.Text})
	}
	if f.Flags != nil {
		c.Flags = filing.Flags(*f.Flags)
	}
	c.Amount = c.Sum()
	return c
}

// plaintiff is the person as the court knows him.
func plaintiff(me identity.Sheet) filing.Side {
	kind := filing.Natural
	if me.IDKind != "" && !me.IDKind.Person() {
		kind = filing.Organisation
	}
	return filing.Side{Kind: kind, Name: me.Name, IDKind: me.IDKind, IDNumber: me.IDNumber}
}

// places says where in the body a defect of a complaint is.
var places = map[string]string{
	"cause": "cause", "plaintiff": "plaintiff", "defendant-name": "defendant.name", "defendant-mobile": "defendant.mobile",
	"defendant-id": "defendant.id_number", "claims": "claims", "facts": "facts", "signature": "signature",
}

// defects finds everything wrong with a complaint, each at its place under at.
func defects(c filing.Complaint, filed calendar.Date, at string) (out []FieldError) {
	for _, d := range c.Check() {
		out = append(out, FieldError{at + "." + places[d.Field], d.Say})
	}
	add := func(place, say string) { out = append(out, FieldError{at + "." + place, say}) }
	if known, ok := cause.ByKey(c.Cause); c.Cause != "" && (!ok || !known.On(filed)) {
		add("cause", "没有这个案由，或者它已经停用；请按"+cause.Rule(filed).Article+"选择")
	}
	for _, x := range []struct{ place, number string }{{"plaintiff.mobile", c.Plaintiff.Mobile}, {"defendant.mobile", c.Defendant.Mobile}} {
		if x.number == "" {
			continue
		}
		if _, err := idcard.Mobile(x.number); err != nil {
			add(x.place, sentence(err))
		}
	}
	if c.Sum() > money.Most {
		add("claims", "诉讼请求的金额合计超过可以填写的上限"+money.Most.String()+"元，请核对")
	}
	return out
}

// CorrectForm is filing.correct.
type CorrectForm struct {
	Complaint ComplaintForm `json:"complaint"`
}
