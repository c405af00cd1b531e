package limit_test

import (
	"strings"
	"testing"
	"time"

	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
)

// Every limit of the catalogue with the length its article gives.
func TestCatalogue(t *testing.T) {
	want := map[string]string{}
	for name, length := range map[string]string{
		"judges-told": "3日", "hand-over": "3日", "evidence-appeal": "10日", "recusal-decision": "3日", "recusal-review": "3日", // CPL 131, 50; sx2000 7; CPL-I 99
		"fee-counterclaim": "7日", "fee-appeal": "7日", "fee-top-up": "7日", "fee-review": "15日", "fee-refund": "15日", // FEE 22, 43, 53; CPL-I 199
		"preservation-ruling": "5日", "preservation-start": "5日", "preservation-sue": "30日", "preservation-review": "5日", "preservation-review-decision": "10日", "preservation-lift": "5日", // 财产保全规定 4, 23, 25; CPL 104
		"seizure-deposits": "1年", "seizure-movables": "2年", "seizure-land": "3年", // CPL-I 485
		"appeal-copy": "5日", "appeal-answer": "15日", "appeal-answer-abroad": "30日", "appeal-send-up": "5日", "retrial": "6个月", // CPL 174, 286, 216
		"confirmation": "30日", "payment-order-objection": "15日", "sanction-review": "3日", "sanction-review-decision": "5日", // CPL 205, 227; CPL-I 185
		"enforcement-apply": "2年", "enforcement-accept": "7日", "enforcement-notice": "10日", "enforcement-objection": "15日", "enforcement-review": "10日", // CPL 250, 236; sx2000 6; CPL-I 480
		"outsider-objection": "15日", "outsider-suit": "15日", "enforcement-idle": "6个月", "distribution-objection": "15日", "report-change": "10日", // CPL 237, 238; CPL-I 509
	} {
		n, ok := limit.ByName(name)
		if !ok || n.Period.Chinese() != length || n.What == "" || n.After == "" {
			t.Errorf("%s: %+v, want %s", name, n, length)
		}
		want[name] = length
	}
	for _, n := range limit.Catalogue() {
		if want[n.Name] == "" {
			t.Errorf("%s is not compared with its article", n.Name)
		}
		if r := n.Period.Run(at("2026-11-23"), calendar.Standard()); r.Basis[0] != n.Period.Rule || r.Until.Before(r.Raw) {
			t.Errorf("%s: %+v", n.Name, r)
		}
	}
	if _, ok := limit.ByName("none"); ok {
		t.Error("an unknown limit was found")
	}
}

// CPL 103, 104: 四十八小时.
func TestUrgent(t *testing.T) {
	received := time.Date(2026, 11, 20, 10, 20, 0, 0, calendar.Zone)
	for before, rule := range map[bool]string{false: "cpl/103/limit", true: "cpl/104/hours/limit"} {
		r := limit.Urgent(received, before)
		if r.Basis[0].Key != rule || !r.Until.Equal(time.Date(2026, 11, 22, 11, 0, 0, 0, calendar.Zone)) || !strings.Contains(r.Explain(), "48小时") {
			t.Errorf("%+v", r)
		}
	}
}

// CPL 139: 在开庭三日前通知; 财产保全规定 18: 保全期限届满七日前.
func TestBackwards(t *testing.T) {
	if d := limit.LatestHearingNotice(at("2026-11-23")); d != at("2026-11-20") {
		t.Error(d)
	}
	if d := limit.LatestRenewal(at("2026-11-23")); d != at("2026-11-16") {
		t.Error(d)
	}
}

// EV 55: 举证期限中止，自……裁定生效之日起恢复计算; 公告送达的，自公告期届满之次日起计算; EV 56: 证据交换之日举证期限届满.
func TestEvidenceUntil(t *testing.T) {
	p := limit.EvidenceOrdinary
	for _, c := range []struct {
		why   string
		e     limit.EvidenceTime
		until string
		cites string
	}{
		{"plain", limit.EvidenceTime{From: at("2026-11-03")}, "2026-11-18", "cplint/99/evidence"},
		{"after a public notice", limit.EvidenceTime{From: at("2026-10-08"), NoticeEnd: at("2026-11-09")}, "2026-11-24", "ev/55/limit"},
		{"objection on the fifth day, ten left", limit.EvidenceTime{From: at("2026-11-03"), Objected: at("2026-11-08"), Resumed: at("2026-11-20")}, "2026-11-30", "ev/55/limit"},
		{"objection on the last day", limit.EvidenceTime{From: at("2026-11-03"), Objected: at("2026-11-18"), Resumed: at("2026-11-20")}, "2026-11-20", "ev/55/limit"},
		{"objection in the days it was moved by", limit.EvidenceTime{From: at("2026-11-06"), Objected: at("2026-11-22"), Resumed: at("2026-11-24")}, "2026-11-24", "ev/55/limit"},
		{"objection too late", limit.EvidenceTime{From: at("2026-11-03"), Objected: at("2026-11-19"), Resumed: at("2026-11-30")}, "2026-11-18", "cplint/99/evidence"},
		{"objection before it ran", limit.EvidenceTime{From: at("2026-11-03"), Objected: at("2026-11-03"), Resumed: at("2026-11-30")}, "2026-11-18", "cplint/99/evidence"},
		{"exchange", limit.EvidenceTime{From: at("2026-11-03"), Exchange: at("2026-11-28")}, "2026-11-28", "ev/56/limit"},
	} {
		r := limit.EvidenceUntil(p, c.e, calendar.Standard())
		if r.Until != at(c.until) || !cites(r, c.cites) || c.cites[:2] != "ev" && cites(r, "ev/55/limit") {
			t.Errorf("%s: %+v, want %s", c.why, r, c.until)
		}
	}
}

// What runs on into a year without a holiday notice is reckoned for the time being; the day of an exchange is certain.
func TestEvidenceUntilSaysWhatIsProvisional(t *testing.T) {
	for _, c := range []struct {
		why         string
		e           limit.EvidenceTime
		until       string
		provisional bool
	}{
		{"EV 55: 自驳回管辖权异议的裁定生效之日起恢复计算", limit.EvidenceTime{From: at("2026-11-03"), Objected: at("2026-11-08"), Resumed: at("2027-01-05")}, "2027-01-15", true},
		{"the same within the year", limit.EvidenceTime{From: at("2026-11-03"), Objected: at("2026-11-08"), Resumed: at("2026-11-20")}, "2026-11-30", false},
		{"without an exchange", limit.EvidenceTime{From: at("2026-12-21")}, "2027-01-05", true},
		{"EV 56: 证据交换之日举证期限届满", limit.EvidenceTime{From: at("2026-12-21"), Exchange: at("2026-12-29")}, "2026-12-29", false},
	} {
		if r := limit.EvidenceUntil(limit.EvidenceOrdinary, c.e, calendar.Standard()); r.Until != at(c.until) || r.Provisional != c.provisional {
			t.Errorf("%s: %+v", c.why, r)
		}
	}
}

func cites(r period.Result, key string) bool {
	for _, b := range r.Basis {
		if b.Key == key {
			return true
		}
	}
	return false
}

// The lengths themselves, beside the vectors: CPL 126, 128, 150, 152, 164, 168, 171, 285, 286, 95; OLR 10; FEE 22; CPL-I 99, 266, 275.
func TestLengths(t *testing.T) {
	for _, c := range []struct {
		p    limit.Period
		want string
	}{
		{limit.Acceptance, "7日"}, {limit.CopyToDefendant, "5日"}, {limit.CopyToPlaintiff, "5日"}, {limit.PublicNotice, "30日"},
		{limit.TrialOrdinary, "6个月"}, {limit.TrialSimplified, "3个月"}, {limit.TrialSmall, "2个月"}, {limit.Answer, "15日"}, {limit.AnswerAbroad, "30日"},
		{limit.FeePayment, "7日"}, {limit.JoinOnline, "3日"}, {limit.RecordReading, "5日"}, {limit.AppealJudgment, "15日"}, {limit.AppealRuling, "10日"}, {limit.AppealAbroad, "30日"},
		{limit.EvidenceSmall, "7日"}, {limit.EvidenceSimplified, "15日"}, {limit.EvidenceOrdinary, "15日"}, {limit.Correction, "15日"},
		{limit.CrossExamination, "5日"}, {limit.Question, "3日"}, {limit.Performance, "10日"},
	} {
		if got := c.p.Chinese(); got != c.want {
			t.Errorf("%s: %s, want %s", c.p.Rule.Key, got, c.want)
		}
	}
}
