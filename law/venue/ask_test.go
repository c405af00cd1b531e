package venue_test

import (
	"encoding/json"
	"strings"
	"testing"

	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/venue"
)

// Facts as JSON in, an answer with reasons out.
func TestExploreFromJSON(t *testing.T) {
	for in, want := range map[string]string{
		`{"city":"广州市","matter":"sale","on_platform":true,"places":{"defendant":"杭州市","receipt":"广州市"}}`:                                                       "here 收货地在广州市",
		`{"city":"广州市","matter":"loan","signed_online":true,"performed_online":true,"licensed_lender":true}`:                                                   "other-court 不再由互联网法院集中管辖",
		`{"city":"广州市","matter":"sale","arbitration":true}`:                                                                                                    "not-court 仲裁",
		`{"city":"广州市","matter":"sale","on_platform":true}`:                                                                                                    "unclear 还不知道收货地",
		`{"city":"广州市","matter":"sale","on_platform":true,"places":{"defendant":"广州市"},"agreed":{"city":"杭州市","written":true,"link":"defendant"}}`:             "other-court 由杭州市的法院管辖",
		`{"city":"广州市","matter":"sale","on_platform":true,"places":{"defendant":"广州市"},"agreed":{"city":"杭州市","written":true,"link":"none","connected":true}}`: "here 没有实际联系",
	} {
		f, err := venue.ParseFacts([]byte(in))
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		text, err := json.Marshal(venue.Explore(calendar.MustParse("2026-11-23"), f))
		var a venue.Answer
		if err != nil || json.Unmarshal(text, &a) != nil || !strings.Contains(string(a.Verdict)+" "+strings.Join(a.Reasons, ""), strings.Fields(want)[1]) || string(a.Verdict) != strings.Fields(want)[0] {
			t.Errorf("%s: %s, want %s", in, text, want)
		}
		back, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		again, err := venue.ParseFacts(back)
		if err != nil || string(mustJSON(t, again)) != string(back) {
			t.Errorf("%s came back as %s, %v", in, back, err)
		}
	}
	for in, want := range map[string]string{
		``: "JSON", `{"city":"广州市","matter":"sale","platform":true}`: "platform", `{"city":"广州市","matter":"war"}`: "没有“war”这一类纠纷", `{"matter":"sale"}`: "请填写本院所在的城市",
		`{"city":"广州市","matter":"sale","amount":-1}`: "不能是负数", `{"city":"广州市","matter":"data","claim":"luck"}`: "没有“luck”", `{"city":"广州市","matter":"sale"}{}`: "多余的内容",
	} {
		if f, err := venue.ParseFacts([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v %v", in, f, err)
		}
	}
	for _, c := range []string{"", "contract", "tort", "ownership"} {
		if _, err := venue.ParseFacts([]byte(`{"city":"广州市","matter":"data","claim":"` + c + `","amount":0}`)); err != nil {
			t.Error(err)
		}
	}
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What the commentary on the scope keeps out, and every link of CPL 35.
func TestWhatIsKeptOut(t *testing.T) {
	for says, change := range map[string]func(*venue.Facts){
		"不是由网络服务提供者":  func(f *venue.Facts) { f.NotProvider = true },
		"物理层":         func(f *venue.Facts) { f.PhysicalAccess = true },
		"面向所有人的免费":    func(f *venue.Facts) { f.FreeGeneral = true },
		"互联网上完成":      func(f *venue.Facts) { f.SignedOnline = false },
		"没有全部在互联网上完成": func(f *venue.Facts) { f.PerformedOnline = false },
	} {
		a := venue.Explore(calendar.MustParse(before), facts(venue.Service, here, allOnline, change))
		if a.Verdict != venue.OtherCourt || !strings.Contains(strings.Join(a.Reasons, ""), says) {
			t.Errorf("%s: %+v", says, a)
		}
	}
	for _, m := range []venue.Matter{venue.Data, venue.PersonalInformation, venue.VirtualProperty} {
		for _, w := range []venue.Within{venue.Family, venue.Inheritance, venue.LabourCase} {
			if a := venue.Explore(calendar.MustParse(after), facts(m, here, online, tort, func(f *venue.Facts) { f.Within = w })); a.Verdict != venue.OtherCourt || !strings.Contains(strings.Join(a.Reasons, ""), "婚姻家庭、继承或者劳动") {
				t.Errorf("%s within %s: %+v", m, w, a)
			}
		}
	}
	for _, l := range []venue.Link{venue.PlaintiffLives, venue.DefendantLives, venue.SignedThere, venue.PerformedThere, venue.SubjectThere} {
		if a := venue.Explore(calendar.MustParse(after), facts(venue.Sale, platform, here, agreed("杭州市"), func(f *venue.Facts) { f.Agreed.Link, f.Agreed.Connected = l, false })); a.Verdict != venue.OtherCourt {
			t.Errorf("%s: %+v", l, a)
		}
	}
}

// 级别管辖: 5亿元, one party outside the province 1亿元, since 1 October 2021.
func TestLevel(t *testing.T) {
	for _, c := range []struct {
		filed   string
		amount  money.Fen
		outside bool
		above   bool
	}{
		{"2026-11-23", 500_000_000_00, false, true}, {"2026-11-23", 500_000_000_00 - 1, false, false}, {"2026-11-23", 100_000_000_00, true, true}, {"2026-11-23", 100_000_000_00 - 1, true, false},
		{"2021-09-30", 500_000_000_00, false, false}, {"2021-10-01", 500_000_000_00, false, true},
	} {
		a := venue.Explore(calendar.MustParse(c.filed), facts(venue.Sale, here, platform, func(f *venue.Facts) { f.Amount, f.OutsideProvince = c.amount, c.outside }))
		if (a.Verdict == venue.OtherCourt) != c.above || strings.Contains(strings.Join(a.Reasons, ""), "达到中级人民法院") != c.above {
			t.Errorf("%+v: %+v", c, a)
		}
	}
}

// ICR18 4: 著作权权属、侵权和域名案件由知识产权法院审理.
func TestAppealsToIP(t *testing.T) {
	for m, want := range map[venue.Matter]bool{venue.CopyrightOwnership: true, venue.CopyrightInfringement: true, venue.Domain: true, venue.Sale: false, venue.Tort: false} {
		if got, rule := venue.AppealsToIP(m); got != want || rule != venue.AppealCourts {
			t.Errorf("%s: %v", m, got)
		}
	}
}

// Only what was in the old scope and is not in the new one is said to have left it.
func TestWhatLeftTheScope(t *testing.T) {
	for _, c := range []struct {
		m     venue.Matter
		filed string
		left  bool
	}{{venue.Loan, after, true}, {venue.Product, after, true}, {venue.Other, after, false}, {venue.Other, before, false}, {venue.Competition, before, false}} {
		a := venue.Explore(calendar.MustParse(c.filed), facts(c.m, here, online))
		if left := strings.Contains(strings.Join(a.Reasons, ""), "不再由互联网法院集中管辖"); left != c.left || a.Verdict != venue.OtherCourt {
			t.Errorf("%s filed %s: %+v", c.m, c.filed, a)
		}
	}
}

// Every fact the scopes and places rest on is asked for, and no question asks for a conclusion of law.
func TestQuestions(t *testing.T) {
	keys := func(m venue.Matter, filed string) string {
		var b strings.Builder
		for _, q := range venue.Questions(m, calendar.MustParse(filed)) {
			b.WriteString(q.Key + " ")
			if q.Text == "" || strings.Contains(q.Text, "管辖") || strings.Contains(q.Text, "侵权责任") || (q.Kind == venue.City) != strings.HasPrefix(q.Key, "places.") {
				t.Errorf("%+v", q)
			}
		}
		return b.String()
	}
	for _, c := range []struct {
		m     venue.Matter
		filed string
		want  string
	}{
		{venue.Sale, after, "arbitration on_platform delivered_online places.defendant places.agreed_performance places.receipt places.buyer outside_province "},
		{venue.Loan, after, "arbitration places.defendant outside_province "},
		{venue.Loan, before, "arbitration signed_online performed_online licensed_lender money_claim places.defendant places.agreed_performance places.money_receiver outside_province "},
		{venue.Product, before, "arbitration on_platform places.defendant places.maker places.seller places.harm outside_province "},
		{venue.Competition, before, "arbitration places.defendant outside_province "},
		{venue.Competition, after, "arbitration online places.defendant places.device places.victim outside_province "},
		{venue.Other, after, "arbitration places.defendant outside_province "},
		{venue.PublicInterest, after, "arbitration online by_procuratorate places.defendant places.device places.victim outside_province "},
		{venue.CopyrightInfringement, before, "arbitration work_online online places.defendant places.device places.victim outside_province "},
		{venue.CopyrightOwnership, before, "arbitration first_published_online places.defendant outside_province "},
		{venue.Service, after, "arbitration signed_online performed_online not_provider physical_access free_general money_claim places.defendant places.agreed_performance places.money_receiver places.performer outside_province "},
	} {
		if got := keys(c.m, c.filed); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.m, got, c.want)
		}
	}
	// A question's key is a field the facts really have.
	for _, m := range []venue.Matter{venue.Sale, venue.Service, venue.Loan, venue.Product, venue.Tort, venue.CopyrightInfringement, venue.CopyrightOwnership, venue.PublicInterest} {
		for _, q := range venue.Questions(m, calendar.MustParse(before)) {
			fact := `"` + q.Key + `":true`
			if place, ok := strings.CutPrefix(q.Key, "places."); ok {
				fact = `"places":{"` + place + `":"广州市"}`
			}
			if _, err := venue.ParseFacts([]byte(`{"city":"广州市","matter":"sale",` + fact + `}`)); err != nil {
				t.Errorf("%s: %v", q.Key, err)
			}
		}
	}
}

func FuzzParseFacts(f *testing.F) {
	f.Add([]byte(`{"city":"广州市","matter":"sale","on_platform":true,"places":{"receipt":"广州"}}`))
	f.Add([]byte(`{"city":"x","matter":"data","agreed":{"city":"y","link":"none"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		facts, err := venue.ParseFacts(text)
		if err != nil {
			return
		}
		if a := venue.Explore(calendar.MustParse(after), facts); a.Verdict.Chinese() == "" || len(a.Reasons) == 0 || len(a.Basis) == 0 {
			t.Fatalf("%s: %+v", text, a)
		}
	})
}
