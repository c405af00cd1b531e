package litigant

import (
	"context"
	"strings"
	"testing"

	"yunting/consent"
	"yunting/court"
	"yunting/filing"
	"yunting/identity"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/law/track"
)

var today = calendar.MustParse("2026-11-23")

func me() filing.Side {
	return sideOf(identity.Sheet{Name: "陈小满", IDKind: idcard.ResidentID, IDNumber: "11010519491231002X", State: identity.Verified})
}

func now() scene {
	return scene{today: today, me: me(), real: identity.Verified, mobile: "13800000001"}
}

// phone is the story of the refurbished phone, as somebody would type it.
func phone() Draft {
	return Draft{
		Kind:      Dispute{Cause: "sale-online", Online: yes, Delivery: "post", Place: "广州市", Theirs: "杭州市", Arbitral: no},
		Me:        Myself{Mobile: "138 0000 0001", Address: "广州市某区某路1号", Ethnicity: "汉族", Occupation: "教师", Lives: livesHere},
		Defendant: Opponent{Kind: "organisation", Name: "某某电子商务有限公司", Mobile: "13900000002", Lives: livesHere},
		Claims:    Claims{Chosen: []string{"refund", "punitive", "costs"}, Refund: "3,299", Punitive: "9897.00"},
		Facts: Story{Product: "手机一部", OrderOn: Day{"2026", "9", "28"}, Platform: "某购物平台", Order: "202609280001", Price: "3299",
			Facts: []Statement{{Text: "商品页面写明“全新正品”"}, {}, {On: Day{"2026", "10", "3"}, Text: "收到的手机经检测为翻新机"}}, Reasons: "以翻新机冒充新机，构成欺诈。"},
		Evidence: Evidence{Items: []Item{{Upload: Upload{File: "aa"}, Name: "订单截图", Proves: "购买事实"}}},
		Consents: map[consent.Step]bool{consent.Filing: true},
	}
}

func TestDraftBecomesComplaint(t *testing.T) {
	d := phone()
	d.Signature = "陈小满"
	c := d.Complaint(me(), today, "广州市")
	if ds := c.Check(); len(ds) > 0 {
		t.Fatalf("the complaint lacks %v", ds)
	}
	if got := c.Sum().Yuan(); got != "¥13,196.00" {
		t.Errorf("refund and three times the price come to %s", got)
	}
	if c.CauseName != "信息网络买卖合同纠纷" || c.Plaintiff.IDNumber != "11010519491231002X" || c.Defendant.Kind != filing.Organisation {
		t.Errorf("read as %+v", c)
	}
	if len(c.Facts) != 2 || c.Facts[1].N != 2 || c.Facts[1].On.String() != "2026-10-03" {
		t.Errorf("empty facts must be dropped and the rest numbered: %+v", c.Facts)
	}
	if !strings.Contains(c.Claims[1].Text, "价款三倍") {
		t.Errorf("the punitive claim reads %q", c.Claims[1].Text)
	}
	if !strings.Contains(strings.Join(c.Here, ""), "收货地在广州市") {
		t.Errorf("why this court: %v", c.Here)
	}
	e := estimate(c, today, court.Demonstration())
	if !e.Known || e.Track.Track != track.Small || e.Fee.Fee.Yuan() != "¥65.00" {
		t.Errorf("estimated %s, %s", e.Track.Track, e.Fee.Fee.Yuan())
	}
	c.Claims[0].Amount = 0
	if estimate(c, today, court.Demonstration()).Known || estimate(filing.Complaint{}, today, court.Demonstration()).Known {
		t.Error("a fee was told before the amounts are known")
	}
}

// A complaint that went back for correction comes up in the wizard as it was handed in.
func TestCorrectionKeepsTheComplaint(t *testing.T) {
	d := phone()
	d.Signature = "陈小满"
	was := d.Complaint(me(), today, "广州市")
	again := draftOf(was, "m1")
	again.Signature = "陈小满"
	got := again.Complaint(me(), today, "广州市")
	if got.Sum() != was.Sum() || len(got.Facts) != len(was.Facts) || got.Defendant != was.Defendant || got.Reasons != was.Reasons || got.Order != was.Order {
		t.Errorf("was %+v\ngot %+v", was, got)
	}
	for i := range was.Claims {
		if got.Claims[i].Text != was.Claims[i].Text {
			t.Errorf("claim %d was %q, is %q", i, was.Claims[i].Text, got.Claims[i].Text)
		}
	}
}

func TestFilledStepsHaveNoProblems(t *testing.T) {
	for _, s := range steps {
		if ps := s.check(context.Background(), phone(), now()); len(ps) > 0 {
			t.Errorf("%s: %v", s.key, ps)
		}
	}
}

// What is wrong is said beside the field where it is.
func TestStepsNameWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		step, field, says string
		spoil             func(*Draft)
	}{
		{"kind", "cause", "请选择发生了什么纠纷", func(d *Draft) { d.Kind.Cause = "" }},
		{"kind", "delivery", "怎样交付", func(d *Draft) { d.Kind.Delivery = "" }},
		{"kind", "whole", "全部在网上", func(d *Draft) { d.Kind.Cause = "service-online" }},
		{"kind", "claim", "因合同还是因侵权", func(d *Draft) { d.Kind.Cause = "privacy" }},
		{"me", "mobile", "11位", func(d *Draft) { d.Me.Mobile = "1380000" }},
		{"me", "email", "不完整", func(d *Draft) { d.Me.Email = "chen@" }},
		{"me", "me-ethnicity", "民族", func(d *Draft) { d.Me.Ethnicity = "" }}, // CPL 124
		{"me", "me-occupation", "职业", func(d *Draft) { d.Me.Occupation = "" }},
		{"me", "address", "通信地址", func(d *Draft) { d.Me.Address = "" }},
		{"defendant", "defendant-name", "明确的被告", func(d *Draft) { d.Defendant.Name = "" }},
		{"defendant", "defendant-mobile", "至少填写一种", func(d *Draft) { d.Defendant.Mobile = "" }},
		{"defendant", "defendant-id", "18位", func(d *Draft) { d.Defendant.IDNumber = "9135" }},
		{"claims", "claims", "至少选择一项", func(d *Draft) { d.Claims.Chosen = nil }},
		{"claims", "refund", "两位小数", func(d *Draft) { d.Claims.Refund = "3299.001" }},
		{"claims", "punitive", "请填写金额", func(d *Draft) { d.Claims.Punitive = "" }},
		{"claims", "other", "其他请求", func(d *Draft) { d.Claims.Chosen = append(d.Claims.Chosen, "other") }},
		{"facts", "order_on", "不能晚于今天", func(d *Draft) { d.Facts.OrderOn = Day{"2026", "12", "28"} }},
		{"facts", "order_on", "不存在", func(d *Draft) { d.Facts.OrderOn = Day{"2026", "2", "30"} }},
		{"facts", "fact-1", "至少写一项事实", func(d *Draft) { d.Facts.Facts = nil }},
		{"facts", "fact-1", "500字以内", func(d *Draft) { d.Facts.Facts[0].Text = strings.Repeat("事", 501) }},
		{"facts", "reasons", "请写出理由", func(d *Draft) { d.Facts.Reasons = "" }},
		{"evidence", "file", "至少上传一份", func(d *Draft) { d.Evidence = Evidence{} }},
		{"consents", "consent-filing", "立案窗口", func(d *Draft) { d.Consents = nil }},
	} {
		d := phone()
		c.spoil(&d)
		found := false
		for _, s := range steps {
			for _, p := range s.check(context.Background(), d, now()) {
				found = found || s.key == c.step && p.Field == c.field && strings.Contains(p.Say, c.says)
			}
		}
		if !found {
			t.Errorf("%s: nothing says %q at %s", c.step, c.says, c.field)
		}
	}
}

// Signing names everything that stands in the way, the identity among it.
func TestSignNamesWhatIsMissing(t *testing.T) {
	w := wizard{Draft: phone(), At: now()}
	w.At.real = identity.Declared
	w.Draft.Signature = "陈小"
	w.Draft.Facts.Reasons = ""
	var fields []string
	for _, p := range w.signProblems(context.Background()) {
		fields = append(fields, p.Field)
	}
	if got := strings.Join(fields, " "); got != "lacking identity truth signature" {
		t.Errorf("named %s", got)
	}
}

func TestDayReadsPastedDates(t *testing.T) {
	for _, d := range []Day{{"2026", "9", "28"}, {Y: "2026-09-28"}, {Y: "2026年9月28日"}, {Y: "2026/9/28"}} {
		if got, err := d.Date(); err != nil || got.String() != "2026-09-28" {
			t.Errorf("%+v read as %s, %v", d, got, err)
		}
	}
}

func TestTripleOfThePrice(t *testing.T) {
	for price, want := range map[string]string{"3299": "9897.00", "100": "500.00", "¥1,000.10": "3000.30"} {
		if got, ok := triple(price); !ok || got != want {
			t.Errorf("three times %s: %s %v, want %s", price, got, ok, want)
		}
	}
	if got, ok := triple("abc"); ok {
		t.Errorf("three times abc: %s", got)
	}
}

// Facts are added, removed and begun from the guided answers by buttons alone.
func TestFactButtons(t *testing.T) {
	x := phone().Facts
	x.press("guide")
	if got := x.Facts[0].Text; got != "2026年9月28日，原告在某购物平台向被告购买手机一部，订单号202609280001，支付价款3299.00元" {
		t.Errorf("the opening reads %q", got)
	}
	n := len(x.Facts)
	x.press("guide")
	if len(x.Facts) != n {
		t.Error("pressing twice writes the opening twice")
	}
	x.press("add")
	x.press("drop-1")
	if len(x.Facts) != n || x.Facts[0].Text != "商品页面写明“全新正品”" {
		t.Errorf("after adding and dropping: %+v", x.Facts)
	}
	if _, pressed := x.press("next"); pressed {
		t.Error("going on is no button of the list")
	}
}

// Every field the acts and the clerks name leads to a step that exists.
func TestDefectsLeadToASteps(t *testing.T) {
	for _, field := range []string{"cause", "plaintiff", "defendant-name", "defendant-mobile", "defendant-id", "claims", "facts", "fact-2", "reasons", "evidence", "signature", "whatever"} {
		key := stepOf(field)
		ok := false
		for _, s := range steps {
			ok = ok || s.key == key
		}
		if !ok {
			t.Errorf("%s leads to %q, which is no step", field, key)
		}
	}
}
