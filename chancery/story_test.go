package chancery_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"yunting/chancery"
	"yunting/consent"
	"yunting/court"
	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
)

// The people of the story, invented.
var (
	buyer  = procedure.Who{Person: "person-buyer", Name: "周小棠", Verified: true}
	seller = procedure.Who{Person: "person-seller", Name: "罗承远", Verified: true}
	clerk1 = procedure.Who{Person: "officer-clerk-1", Name: "顾书宁", Role: court.Clerk}
	judge1 = procedure.Who{Person: "officer-judge-1", Name: "沈知衡", Role: court.Judge}
)

const (
	buyerID  = "11010519491231002X" // the vector of GB 11643
	firmCode = "91350100M000100Y43"
	firm     = "云岭数码（广州）有限公司"
	p1, d1   = procedure.P1, procedure.D1
)

func complaint() filing.Complaint {
	return filing.Complaint{
		Cause: "net-shopping", CauseName: "网络购物合同纠纷",
		Plaintiff: filing.Side{Kind: filing.Natural, Name: buyer.Name, IDKind: idcard.ResidentID, IDNumber: buyerID, Ethnicity: "汉族", Occupation: "教师", Employer: "演示学校", Mobile: "13800000001", Address: "广东省广州市海珠区演示路1号"},
		Defendant: filing.Side{Kind: filing.Organisation, Name: firm, IDKind: idcard.CreditCode, IDNumber: firmCode, Head: "罗演示", HeadPost: "执行董事", Mobile: "13900000002", Account: "云岭数码旗舰店", Address: "广东省广州市天河区演示街2号"},
		Platform:  "演示购物平台", Order: "202609280001",
		Claims: []filing.Claim{
			{Kind: "refund", Text: "判令被告向原告退还货款3299.00元", Amount: 329900},
			{Kind: "punitive", Text: "判令被告向原告支付价款三倍的惩罚性赔偿金9897.00元；", Amount: 989700},
			{Kind: "costs", Text: "判令被告承担本案诉讼费用。"},
		},
		Facts: []filing.Fact{
			{N: 1, On: calendar.MustParse("2026-09-28"), Text: "2026年9月28日，原告在演示购物平台向被告购买手机一部，付款3299元。"},
			{N: 2, Text: "商品页面写明“全新正品——假一赔三”"},
			{N: 3, Text: "收到的手机经检测为翻新机"},
		},
		Reasons: "被告以翻新机冒充新机销售，构成欺诈，应当退还货款并支付三倍赔偿。", Signature: buyer.Name,
		Here: []string{"收货地在广州市，属于本院管辖区域。"},
	}
}

// story plays a case in memory, in the order of the clerk's beats: decide, draw, enter, consequence.
type story struct {
	t       *testing.T
	court   *court.Profile
	c       *procedure.Civil
	entries []docket.Entry
	now     time.Time
	serial  int
}

// newStory begins at nine o'clock on Monday, 23 November 2026.
func newStory(t *testing.T) *story {
	of := court.Demonstration()
	return &story{t: t, court: of, c: procedure.NewCivil(of), now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)}
}

func (s *story) do(by procedure.Who, acts ...docket.Act) {
	s.t.Helper()
	for _, a := range acts {
		s.enter(by, a)
	}
	s.now = s.now.Add(time.Minute)
}

func (s *story) enter(by procedure.Who, a docket.Act) {
	s.t.Helper()
	actor := s.c.StandingOf(by)
	done, basis, err := s.c.Decide(a, docket.Scene{Now: s.now, By: actor, Verified: by.Verified, Again: by.Again, Court: s.court})
	if err != nil {
		s.t.Fatalf("%s: %v", a.Kind(), err)
	}
	if w, ok := done.(docket.Drawer); ok {
		s.serial++
		lot := docket.Lot{Serial: s.serial, CodeHash: "code"}
		if r := w.Wants().Role; r != "" {
			lot.Officer = s.court.With(r)[0]
		}
		done = w.Drawn(lot)
	}
	if actor.Standing == docket.Filer {
		actor.Standing = docket.Plaintiff
	}
	var prev docket.Hash
	if n := len(s.entries); n > 0 {
		prev = s.entries[n-1].Hash
	}
	e, err := docket.Entry{Court: s.court.Code, Matter: "m1", Seq: len(s.entries) + 1, At: s.now, By: actor, Act: done, Basis: basis}.Seal(prev)
	if err != nil {
		s.t.Fatal(err)
	}
	s.c.Apply(e)
	s.entries = append(s.entries, e)
	for _, next := range s.c.After(e) {
		s.enter(procedure.TheCourt, next)
	}
}

// serve issues papers and lets them arrive; to an unconfirmed address they are opened too.
func (s *story) serve(to id.Party, kinds ...document.Kind) {
	s.t.Helper()
	v := service.Send{Delivery: id.Delivery(fmt.Sprintf("v%d", len(s.entries)+1)), To: to, Way: "inbox"}
	for _, k := range kinds {
		s.do(procedure.TheCourt, document.Issue{Paper: k, For: to, File: "00", Pages: 1, Cause: len(s.entries)})
		v.Papers = append(v.Papers, string(k))
	}
	s.do(procedure.TheCourt, v, service.Arrive{Delivery: v.Delivery})
	if s.c.Service.Find(v.Delivery).Effective.IsZero() {
		s.do(procedure.Who{Name: seller.Name, Person: seller.Person, CodeHash: "code"}, service.Open{Delivery: v.Delivery})
	}
}

func exhibit(name, proves string) evidence.Submit {
	return evidence.Submit{Exhibit: evidence.Exhibit{Name: name, Proves: proves, Source: "当事人手机", File: "00", FileName: "1.png", Media: "image/png", Size: 1}}
}

func (s *story) filed() *story {
	s.do(buyer, filing.File{Complaint: complaint()}, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13800000001", Inbox: true}},
		exhibit("订单截图", "购买手机和付款的事实"), exhibit("检测报告", "手机为翻新机"))
	return s
}

func (s *story) accepted() *story {
	s.filed().do(clerk1, filing.Accept{})
	s.serve(p1, document.Acceptance, document.FeeNotice)
	return s
}

func (s *story) served() *story {
	s.accepted().do(procedure.TheCourt, fee.Pay{Order: "o1", Amount: s.c.Fee.Assessed.Fee, At: s.now, Channel: "sandbox", Receipt: "R1"})
	s.serve(d1, document.Complaint, document.Respond, document.EvidenceNotice)
	return s
}

func (s *story) answered() *story {
	s.served().do(procedure.Who{Name: seller.Name, Person: seller.Person, Verified: true, CodeHash: "code"},
		identity.Join{Party: d1, Name: seller.Name, Capacity: identity.Agent, Agent: identity.Employee, Mandate: "授权委托书.pdf", Proof: "劳动合同.pdf", Authority: identity.Authority{Powers: identity.Powers}})
	s.do(clerk1, identity.ConfirmMandate{Party: d1, Authority: identity.Authority{Powers: identity.Powers}, How: "核对原件"})
	s.do(seller, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13900000002", Inbox: true}})
	s.do(seller, defence.Answer{Claims: "refuse", Text: "被告出售的是官方认证的商品，没有欺诈。", Views: []defence.View{
		{N: 1, Attitude: defence.Admit}, {N: 2, Attitude: defence.Deny, Reason: "页面写的是“官方认证”"}, {N: 3, Attitude: defence.Unknown, Reason: "没有见到检测过程"}}},
		exhibit("进货单", "手机的进货渠道"))
	return s
}

func (s *story) heard() *story { return s.answered().tried() }

// tried brings an answered case to the end of its trial.
func (s *story) tried() *story {
	s.do(buyer, evidence.Rest{})
	s.do(seller, evidence.Rest{})
	s.do(again(buyer), identity.Reverify{Occasion: identity.Exchange}, evidence.Examine{Opinion: evidence.Opinion{Exhibit: "d1-1", True: evidence.Object, Lawful: evidence.Accept, Relevant: evidence.Accept, Reason: "没有签章"}})
	s.do(again(seller), identity.Reverify{Occasion: identity.Exchange}, evidence.Examine{Opinion: evidence.Opinion{Exhibit: "p1-1", True: evidence.Accept, Lawful: evidence.Accept, Relevant: evidence.Accept}})
	s.do(procedure.TheCourt, evidence.GiveUp{Party: d1})
	s.do(judge1, trial.OpenRoom{})
	s.do(judge1, trial.Ask{To: []id.Party{p1, d1}, Text: "下单时商品页面如何描述？"})
	s.do(again(buyer), identity.Reverify{Occasion: identity.Trial}, trial.Answer{N: 1, Text: "写明全新正品。"})
	s.now = s.now.Add(5 * 24 * time.Hour)
	s.do(procedure.TheCourt, trial.NoteSilence{N: 1, Party: d1})
	s.do(judge1, trial.ShutRoom{})
	return s
}

func decision(c *procedure.Civil) judgment.Decision {
	d := judgment.Decision{
		Reasons: "网络购物合同依法成立，双方均应全面履行。\n被告以翻新机冒充新机销售，构成欺诈。",
		Laws:    []string{"《中华人民共和国消费者权益保护法》第五十五条第一款", "《中华人民共和国民事诉讼法》第六十七条", "《中华人民共和国民事诉讼法》第一百六十五条"},
		Orders: []judgment.Order{
			{Text: "被告云岭数码（广州）有限公司于本判决发生法律效力之日起十日内向原告周小棠退还货款3299元", Amount: 329900},
			{Text: "被告云岭数码（广州）有限公司于本判决发生法律效力之日起十日内向原告周小棠支付赔偿金9897元。", Amount: 989700},
		},
		PayDays: 10, Plaintiff: 1500, Defendant: c.Fee.Assessed.Fee - 1500,
	}
	for _, f := range c.Filing.Complaint.Facts {
		d.Findings = append(d.Findings, judgment.Finding{N: f.N, Text: f.Text, Locked: true, Found: true, Because: "有原告提交的检测报告为证，被告没有提交相反证据"})
	}
	return d
}

func (s *story) judged() *story { return s.heard().pronounced() }

// pronounced brings a heard case to its judgment.
func (s *story) pronounced() *story {
	s.serve(p1, document.Record)
	s.serve(d1, document.Record)
	s.do(again(buyer), identity.Reverify{Occasion: identity.Trial}, trial.ConfirmRecord{})
	s.do(again(seller), identity.Reverify{Occasion: identity.Trial}, trial.ConfirmRecord{Objection: "第一问漏记半句"})
	s.do(judge1, judgment.Pronounce{Decision: decision(s.c)})
	return s
}

// summoned is a case of ordinary procedure with a hearing the defendant stayed away from.
func (s *story) summoned() *story {
	s.answered().do(buyer, evidence.Rest{})
	s.do(seller, evidence.Rest{})
	s.do(procedure.TheCourt, evidence.GiveUp{Party: p1})
	s.do(procedure.TheCourt, evidence.GiveUp{Party: d1})
	s.do(judge1, trial.Convert{To: "ordinary", Reason: "案情复杂，需要开庭查明"})
	s.do(judge1, hearing.Summon{At: time.Date(2026, 12, 1, 1, 30, 0, 0, time.UTC), Place: "在线庭审1号庭", Online: true})
	return s
}

// make makes a paper, renders it and gives its text without white space.
func (s *story) make(k document.Kind, to id.Party) string {
	s.t.Helper()
	p, err := chancery.Make(s.c, s.entries, k, to, s.now)
	if err != nil {
		s.t.Fatal(err)
	}
	return read(s.t, string(k), p)
}

// says fails unless a text holds every piece exactly.
func says(t *testing.T, text string, pieces ...string) {
	t.Helper()
	for _, x := range pieces {
		if !strings.Contains(text, squeeze(x)) {
			t.Errorf("the paper does not say %q:\n%s", x, text)
		}
	}
}

func silent(t *testing.T, text string, pieces ...string) {
	t.Helper()
	for _, x := range pieces {
		if strings.Contains(text, squeeze(x)) {
			t.Errorf("the paper says %q:\n%s", x, text)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// again is somebody who proved once more, just now, that it is him.
func again(w procedure.Who) procedure.Who { w.Again = true; return w }
