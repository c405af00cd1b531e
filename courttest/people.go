package courttest

import (
	"fmt"
	"time"

	"yunting/consent"
	"yunting/court"
	"yunting/docket"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/procedure"
	"yunting/service"
)

// The people of the tests, all invented.
var (
	Buyer  = procedure.Who{Person: "person-buyer", Name: "陈小满", Verified: true}
	Seller = procedure.Who{Person: "person-seller", Name: "林阿豪", Verified: true}
	Clerk1 = procedure.Who{Person: "officer-clerk-1", Name: "顾书宁", Role: court.Clerk}
	Clerk2 = procedure.Who{Person: "officer-clerk-2", Name: "温简言", Role: court.Clerk}
	Judge1 = procedure.Who{Person: "officer-judge-1", Name: "沈知衡", Role: court.Judge}
	Judge2 = procedure.Who{Person: "officer-judge-2", Name: "陆明澈", Role: court.Judge}
	Admin1 = procedure.Who{Person: "officer-admin-1", Name: "系统管理员", Role: court.Admin}
)

// Complaint is the story of the refurbished phone: ¥3,299 back and three times the price.
func Complaint() filing.Complaint {
	return filing.Complaint{
		Cause: "net-shopping", CauseName: "网络购物合同纠纷",
		Plaintiff: filing.Side{Kind: filing.Natural, Name: Buyer.Name, IDKind: idcard.ResidentID, IDNumber: "11010519491231002X", Ethnicity: "汉族", Occupation: "教师", Employer: "某某学校", Mobile: "13800000001", Address: "广州市某区某路1号"},
		Defendant: filing.Side{Kind: filing.Organisation, Name: "某某电子商务有限公司", IDKind: idcard.CreditCode, IDNumber: "91350100M000100Y43", Mobile: "13900000002", Account: "某某数码旗舰店", Address: "广州市某区某街2号"},
		Platform:  "某购物平台", Order: "202609280001",
		Claims: []filing.Claim{
			{Kind: "refund", Text: "判令被告退还货款3,299.00元", Amount: 329900},
			{Kind: "punitive", Text: "判令被告支付价款三倍的赔偿金9,897.00元", Amount: 989700},
			{Kind: "costs", Text: "判令被告承担本案诉讼费用"},
		},
		Facts: []filing.Fact{
			{N: 1, On: calendar.MustParse("2026-09-28"), Text: "2026年9月28日，原告在某购物平台向被告购买手机一部，付款3,299元"},
			{N: 2, Text: "商品页面写明“全新正品”"},
			{N: 3, Text: "收到的手机经检测为翻新机"},
		},
		Reasons: "被告以翻新机冒充新机销售，构成欺诈，应当退还货款并支付三倍赔偿。", Signature: Buyer.Name,
	}
}

// Exhibit is one item of evidence; its file need not be in the vault.
func Exhibit(name string) evidence.Submit {
	return evidence.Submit{Exhibit: evidence.Exhibit{Name: name, Proves: "证明" + name, Source: "原告手机", File: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", FileName: name + ".png", Media: "image/png", Size: 1}}
}

// Stage is how far a case has been brought.
type Stage int

const (
	Filed Stage = iota
	Accepted
	Paid
	Opened   // the defendant opened the papers
	Joined   // and joined the case
	Answered // and answered, both sides rested
	Examined // every exhibit was examined
	RoomOpen
	Recorded // the record was confirmed by all
)

// Case brings the story to a stage, act by act, through the clerk.
func (k *Court) Case(to Stage) id.Matter {
	k.T.Helper()
	m := id.Matter(id.New())
	k.Enter(m, Buyer, filing.File{Complaint: Complaint()},
		consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13800000001", Inbox: true}}, Exhibit("订单截图"), Exhibit("检测报告"))
	k.Settle()
	for s := Accepted; s <= to; s++ {
		k.bring(m, s)
		k.Settle()
	}
	return m
}

func (k *Court) bring(m id.Matter, s Stage) {
	k.T.Helper()
	switch s {
	case Accepted:
		k.Enter(m, Clerk1, filing.Accept{})
	case Paid:
		k.Enter(m, procedure.TheCourt, Pay(k.Civil(m), k.Clock.Now()))
	case Opened:
		k.Enter(m, k.Invited(m), service.Open{Delivery: k.Civil(m).Service.Waiting(procedure.D1).ID})
	case Joined:
		k.Enter(m, k.Invited(m), Join())
		k.Enter(m, Clerk1, Confirm())
		k.Enter(m, Seller, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13900000002", Inbox: true}})
	case Answered:
		k.Enter(m, Seller, Answer(k.Civil(m)), Exhibit("进货单"))
		k.Enter(m, Seller, evidence.Rest{})
		k.Enter(m, Buyer, evidence.Rest{})
	case Examined:
		for _, who := range []procedure.Who{Buyer, Seller} {
			c := k.Civil(m)
			for _, x := range c.Evidence.Unexamined(c.StandingOf(who).Party) {
				k.Enter(m, Again(who), identity.Reverify{Occasion: identity.Exchange}, evidence.Examine{Opinion: evidence.Opinion{Exhibit: x.ID, True: evidence.Accept, Lawful: evidence.Accept, Relevant: evidence.Object, Reason: "与本案无关"}})
			}
		}
	case RoomOpen:
		k.openRoom(m)
	case Recorded:
		k.record(m)
	}
}

// Again is somebody who proved once more, just now, that it is him.
func Again(who procedure.Who) procedure.Who { who.Again = true; return who }

// Join is the seller's employee joining with special authority for everything.
func Join() identity.Join {
	return identity.Join{Party: procedure.D1, Name: Seller.Name, Capacity: identity.Agent, Agent: identity.Employee, Mandate: "授权委托书.pdf", Proof: "劳动合同.pdf",
		Authority: identity.Authority{Powers: identity.Powers}}
}

// Confirm is the clerk's word that the mandate holds.
func Confirm() identity.ConfirmMandate {
	return identity.ConfirmMandate{Party: procedure.D1, Authority: identity.Authority{Powers: identity.Powers}, How: "核对授权委托书签名和劳动合同原件"}
}

// Invited is the holder of the defendant's association code.
func (k *Court) Invited(m id.Matter) procedure.Who {
	w := Seller
	w.CodeHash = k.Civil(m).Service.CodeHash[procedure.D1]
	return w
}

// Judge is the judge of a case.
func (k *Court) Judge(m id.Matter) procedure.Who {
	o := k.Civil(m).Trial.Judge
	return procedure.Who{Person: o.ID, Name: o.Name, Role: court.Judge}
}

// Reviewer is the judge to whom a filing was referred.
func (k *Court) Reviewer(m id.Matter) procedure.Who {
	o := k.Civil(m).Filing.Reviewer
	return procedure.Who{Person: o.ID, Name: o.Name, Role: court.Judge}
}

// AskRelief asks for relief with one proof.
func AskRelief(form fee.Form, ground string) fee.AskRelief {
	return fee.AskRelief{Form: form, Ground: ground, Facts: "失业在家，没有收入", Proofs: []fee.Proof{{FileName: "失业登记.pdf", Media: "application/pdf", Size: 1,
		File: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}}
}

// Pay is the payment of a case's fee in full.
func Pay(c *procedure.Civil, at time.Time) docket.Act {
	return fee.Pay{Order: "fee-" + string(c.Matter()), Amount: c.Fee.Owed(), At: at, Channel: "sandbox", Receipt: fmt.Sprintf("R-%s-%d", c.Matter(), c.Fee.Demand)}
}

// PayAppeal is the payment of the fee of a party's appeal in full.
func PayAppeal(c *procedure.Civil, p id.Party, at time.Time) docket.Act {
	return fee.PayAppeal{Party: p, Order: "appeal-" + string(c.Matter()), Amount: c.Fee.Appeals[p].Assessed.Fee, At: at, Channel: "sandbox", Receipt: "A-" + string(c.Matter())}
}
