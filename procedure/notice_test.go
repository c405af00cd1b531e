package procedure_test

import (
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/service"
)

const d1 = procedure.D1

// tried records a letter that came back, on the day of the story.
func (s *story) tried() {
	s.t.Helper()
	s.enter(courttest.Clerk1, service.Attempt{To: d1, Way: "post", On: calendar.Of(s.store.At), Result: "邮件1000000000001因查无此人退回"})
}

// publish serves everything that waits for the defendant by public notice.
func (s *story) publish(n id.Delivery) {
	s.t.Helper()
	c := s.civil()
	s.enter(courttest.Clerk1, service.Publish{Delivery: n, To: d1, Papers: c.Service.Waiting(d1).Papers, Ground: service.Unreachable, Reason: "短信未读，邮寄退回，登记住所无人"})
}

// notice is the text of the newest public notice.
func (s *story) notice() string {
	s.t.Helper()
	text := ""
	for _, n := range s.civil().Rows().Notices {
		if n.Kind == "service" {
			text = n.Text
		}
	}
	return text
}

func says(t *testing.T, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("%q is not in:\n%s", w, text)
		}
	}
}

// CPL 95: a public notice needs that the other ways failed, and the reason in the file.
func TestNoNoticeBeforeOtherWaysWereTried(t *testing.T) {
	s := tell(t, nil)
	papers := s.civil().Service.Waiting(d1).Papers
	a := service.Publish{Delivery: "n1", To: d1, Papers: papers, Reason: "无法送达，原因见案卷"}
	s.refused("cpl/95", "请选择公告送达的原因", courttest.Clerk1, a)
	a.Ground = service.Unreachable
	s.refused("cpl/95", "只用电子方式试过", courttest.Clerk1, a)
	a.Ground, a.Papers = service.Missing, []string{"judgment"}
	s.refused("cpl/95", "没有用其他方式送达过的记录", courttest.Clerk1, a)
	s.tried()
	a.Ground, a.Papers, a.Reason = service.Unreachable, papers, "难"
	s.refused("cpl/95", "原因和经过", courttest.Clerk1, a)
	a.Reason = "短信未读，邮寄退回"
	s.enter(courttest.Clerk1, a)
	n := s.civil().Service.Notice
	if n.Reason != a.Reason || len(s.civil().Service.TriesFor(d1, papers)) < 2 {
		t.Errorf("the file holds %+v", n)
	}
	a.Delivery = "n2"
	s.refused("cpl/95", "期满前不必重复", courttest.Clerk1, a)
}

// CPL-I 139: the notice of a complaint says reason, gist, answer period and what follows.
func TestTheNoticeOfAComplaint(t *testing.T) {
	s := tell(t, nil)
	s.tried()
	s.publish("n1")
	says(t, s.notice(), "某某电子商务有限公司", "用其他方式无法向你送达", "第九十五条", "经过30日", "陈小满请求1.判令被告退还货款3,299.00元", "2.判令被告支付价款三倍的赔偿金",
		"答辩状的期限为公告期满后的15日内", "举证期限为公告期满后的15日内", "逾期不答辩的，不影响本院审理")
	if strings.Contains(s.notice(), "邮寄退回") {
		t.Error("the course of service belongs into the file, not into the notice")
	}
}

// CPL 283: sixty days, and the longer answer period, for who has no domicile in the PRC.
func TestTheNoticeForAPartyAbroad(t *testing.T) {
	s := tell(t, abroad)
	s.tried()
	s.publish("n1")
	says(t, s.notice(), "第二百八十三条", "经过60日", "答辩状的期限为公告期满后的30日内")
	if d := s.due("notice/d1"); until(d) != "2027-01-22" {
		t.Errorf("the notice runs until %s", until(d))
	}
	s.days(59)
	if _, served := s.civil().Service.Served(d1, "respond"); served {
		t.Fatal("served before the sixty days were over")
	}
	s.days(2)
	if on := s.civil().Service.ServedOn(d1, "respond").String(); on != "2027-01-22" {
		t.Errorf("served on %q", on)
	}
}

// toNotice plays a case whose defendant is served by notice, up to a judgment on which he is still to be served.
func toNotice(t *testing.T) *story {
	t.Helper()
	s := tell(t, nil)
	s.tried()
	s.publish("n1")
	if now := s.civil().Trial.Now(); now != track.Simplified { // CPL 166(4), ICR18 18
		t.Fatalf("tried as %s", now)
	}
	s.days(80)
	s.enter(s.judge(), hearing.Summon{At: s.store.At.Add(45 * 24 * time.Hour), Place: "第三法庭"})
	s.publish("n2")
	says(t, s.notice(), "开庭审理本案", "第三法庭", "可以缺席判决")
	s.days(46)
	s.enter(s.judge(), hearing.Hold{Present: []id.Party{procedure.P1}, Minutes: "原告到庭，被告经公告传唤未到庭。"})
	s.enter(s.judge(), judgment.Pronounce{Decision: courttest.Decision(s.civil())})
	return s
}

// CPL-I 139: the notice of a judgment says its main content, the right, period and court of appeal.
// 审限规定 10(2): published, the case is closed on the day of publication; the judgment takes effect later.
func TestTheNoticeOfAJudgmentAndTheClosingDate(t *testing.T) {
	s := toNotice(t)
	s.days(3)
	s.publish("n3")
	says(t, s.notice(), "裁判主要内容：1.被告于本判决生效之日起十日内向原告支付3299.00元", "案件受理费¥65.00，由被告负担¥65.00。", "公告期满后的15日内", "上诉于广州市中级人民法院", "案件受理费")
	published := calendar.Of(s.store.At)
	c := s.civil()
	if c.Judgment.ClosedOn != published || c.Rows().Case.ClosedOn != published {
		t.Fatalf("closed on %s, published on %s", c.Judgment.ClosedOn, published)
	}
	if !c.Judgment.EffectiveOn.IsZero() {
		t.Fatal("effective before the notice has run out")
	}
	s.days(60)
	c = s.civil()
	if c.Judgment.EffectiveOn.IsZero() || c.Judgment.ClosedOn != published {
		t.Errorf("effective on %s, closed on %s", c.Judgment.EffectiveOn, c.Judgment.ClosedOn)
	}
}

// CPL-I 139: a summons published for a hearing that comes before the notice has run out calls nobody.
func TestASummonsIsNotPublishedTooLate(t *testing.T) {
	s := tell(t, nil)
	s.tried()
	s.publish("n1")
	s.days(80)
	s.enter(s.judge(), hearing.Summon{At: s.store.At.Add(10 * 24 * time.Hour), Place: "第三法庭"})
	s.refused("cplint/139", "开庭日期", courttest.Clerk1, service.Publish{Delivery: "n2", To: d1, Papers: []string{"summons"}, Ground: service.Unreachable, Reason: "邮寄退回，无法送达"})
	s.days(11)
	s.refused("cpl/139", "传票还没有送达", s.judge(), hearing.Hold{Present: []id.Party{procedure.P1}, Minutes: "原告到庭，被告没有到庭。"})
}

// 审限规定 10(3): by post the closing date is the day of posting, not the day of receipt nor that of the entry.
func TestServiceByPostClosesOnTheDayOfPosting(t *testing.T) {
	s := toNotice(t)
	posted := calendar.Of(s.store.At)
	s.days(6)
	h := service.Hand{Delivery: "h1", To: d1, Papers: []string{"judgment"}, Way: "post", On: posted.AddDays(4), Proof: "邮件1000000000003"}
	s.refused("cpl/87-91", "交邮日期", courttest.Clerk1, h)
	h.Posted = posted.AddDays(1)
	s.enter(courttest.Clerk1, h)
	if on := s.civil().Judgment.ClosedOn; on != h.Posted {
		t.Errorf("closed on %s, posted on %s", on, h.Posted)
	}
}

// OLR 31 last paragraph: of several channels the earliest valid time counts.
func TestTheEarliestValidServiceCounts(t *testing.T) {
	s := tell(t, nil)
	first := calendar.Of(s.store.At)
	s.days(3)
	who := courttest.Seller
	who.CodeHash = s.civil().Service.CodeHash[d1]
	papers := s.civil().Service.Waiting(d1).Papers
	s.enter(who, service.Open{Delivery: s.civil().Service.Waiting(d1).ID}) // read on the 26th
	s.enter(courttest.Clerk1, service.Hand{Delivery: "h1", To: d1, Papers: papers, Way: "direct", On: first.AddDays(2), Proof: "送达回证", Signer: "收发室"})
	if on := s.civil().Service.ServedOn(d1, "respond"); on != first.AddDays(2) {
		t.Errorf("served on %s, signed for on %s", on, first.AddDays(2))
	}
	if d := s.due("answer/d1"); d.Since != first.AddDays(2) {
		t.Errorf("the answer runs from %s", d.Since)
	}
}

// CPL 89: left papers need why they were refused, and witnesses or footage. CPL-I 134, CPL 92 to 94: who served, who signed.
func TestServiceOnPaperShowsItsProof(t *testing.T) {
	s := tell(t, nil)
	h := service.Hand{Delivery: "h1", To: d1, Papers: s.civil().Service.Waiting(d1).Papers, On: calendar.Of(s.store.At), Proof: "送达回证1"}
	try := func(key, words string) { t.Helper(); s.refused(key, words, courttest.Clerk1, h) }
	try("cpl/87-91", "请选择送达方式")
	h.Way = "left"
	try("cpl/89", "为什么拒收")
	h.Refused = "前台拒收，称负责人不在"
	try("cpl/89", "见证")
	h.Way = "entrusted"
	try("cplint/134", "受委托的人民法院")
	h.Through = "某某区人民法院"
	try("cplint/134", "签收的人")
	h.Way, h.Through = "forwarded", ""
	try("cpl/92-94", "机关、单位")
	h.Way, h.Footage = "left", "执法记录仪录像，存放于案卷光盘"
	s.enter(courttest.Clerk1, h)
	d := s.civil().Service.Find("h1")
	if d.Under.Key != "cpl/89" || !strings.Contains(d.Proof, "拒收") || !strings.Contains(d.Proof, "录像") {
		t.Errorf("left under %s with proof %q", d.Under.Key, d.Proof)
	}
}
