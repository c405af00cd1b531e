package venue_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/calendar"
	"yunting/law/venue"
)

const (
	before = "2025-10-31" // last day of the 2018 scope
	after  = "2025-11-01" // first day of the 2025 scope
)

func facts(m venue.Matter, change ...func(*venue.Facts)) venue.Facts {
	f := venue.Facts{City: "广州市", Matter: m, Places: venue.Places{Defendant: "杭州市"}}
	for _, c := range change {
		c(&f)
	}
	return f
}

func here(f *venue.Facts)      { f.Places.Defendant = "广州市" }
func platform(f *venue.Facts)  { f.OnPlatform = true }
func allOnline(f *venue.Facts) { f.SignedOnline, f.PerformedOnline = true, true }
func online(f *venue.Facts)    { f.Online = true }
func tort(f *venue.Facts)      { f.Claim = venue.ByTort }
func lender(f *venue.Facts)    { f.LicensedLender = true }
func agreed(city string) func(*venue.Facts) {
	return func(f *venue.Facts) { f.Agreed = &venue.Agreed{City: city, Written: true, Connected: true} }
}

// ICR18 Art 2 and ICJ25 Art 1, item by item, with a defendant in the city.
func TestScope(t *testing.T) {
	for _, c := range []struct {
		facts      venue.Facts
		old, young string // item, or "" when outside
	}{
		{facts(venue.Sale, here, platform), "第一项", "第六项"},
		{facts(venue.Sale, here), "", ""},
		{facts(venue.Service, here, allOnline), "第二项", "第七项"},
		{facts(venue.Service, here, func(f *venue.Facts) { f.SignedOnline = true }), "", ""},
		{facts(venue.Loan, here, allOnline, lender), "第三项", ""},
		{facts(venue.Loan, here, allOnline), "", ""}, // loans between individuals are out
		{facts(venue.CopyrightOwnership, here, func(f *venue.Facts) { f.FirstPublishedOnline = true }), "第四项", ""},
		{facts(venue.CopyrightInfringement, here, online, func(f *venue.Facts) { f.WorkOnline = true }), "第五项", ""},
		{facts(venue.CopyrightInfringement, here, func(f *venue.Facts) { f.WorkOnline = true }), "", ""},
		{facts(venue.Domain, here), "第六项", "第五项"},
		{facts(venue.Tort, here, online), "第七项", ""},
		{facts(venue.Product, here, platform), "第八项", ""},
		{facts(venue.PublicInterest, here, online, func(f *venue.Facts) { f.ByProcuratorate = true }), "第九项", "第九项"},
		{facts(venue.PublicInterest, here, online), "", ""},
		{facts(venue.Administrative, here, online), "第十项", "第八项"},
		{facts(venue.Data, here, online, tort), "第七项", "第一项"},
		{facts(venue.Data, here, online, func(f *venue.Facts) { f.Claim = venue.ByContract }), "", "第一项"},
		{facts(venue.PersonalInformation, here, online, tort), "第七项", "第二项"},
		{facts(venue.VirtualProperty, here, online, tort), "第七项", "第三项"},
		{facts(venue.Competition, here, online), "", "第四项"},
		{facts(venue.Other, here, func(f *venue.Facts) { f.Designated = true }), "第十一项", "第十一项"},
		{facts(venue.Other, here, online, platform, allOnline), "", ""},
	} {
		for filed, item := range map[string]string{before: c.old, after: c.young} {
			a := venue.Explore(calendar.MustParse(filed), c.facts)
			want := venue.Here
			if item == "" {
				want = venue.OtherCourt
			}
			if a.Item != item || a.Verdict != want || len(a.Basis) == 0 {
				t.Errorf("%s filed %s: %s, item %q because %v; want item %q", c.facts.Matter, filed, a.Verdict, a.Item, a.Reasons, item)
			}
		}
	}
}

func TestPlaceAndAgreement(t *testing.T) {
	for _, c := range []struct {
		why   string
		facts venue.Facts
		want  venue.Verdict
		says  string
		cites string
	}{
		{"CPL-I 20: received here", facts(venue.Sale, platform, func(f *venue.Facts) { f.Places.Receipt = "广州" }), venue.Here, "收货地在广州", "第二十条"},
		{"CPL-I 20: delivered over the network to a buyer here", facts(venue.Sale, platform, func(f *venue.Facts) { f.DeliveredOnline, f.Places.Buyer = true, "广州市" }), venue.Here, "买受人住所地", "第二十条"},
		{"CPL-I 20: the agreed place prevails", facts(venue.Sale, platform, func(f *venue.Facts) { f.Places.Receipt, f.Places.AgreedPerformance = "广州市", "杭州市" }), venue.OtherCourt, "合同约定的履行地在杭州市", "第二十条"},
		{"received elsewhere", facts(venue.Sale, platform, func(f *venue.Facts) { f.Places.Receipt = "深圳市" }), venue.OtherCourt, "收货地在深圳市，被告住所地在杭州市，都不在本院辖区", "第二十四条"},
		{"place of receipt not told", facts(venue.Sale, platform), venue.Unclear, "还不知道收货地", "第二十条"},
		{"CPL-I 18: money goes to a party here", facts(venue.Service, allOnline, func(f *venue.Facts) { f.MoneyClaim, f.Places.MoneyReceiver = true, "广州市" }), venue.Here, "接收货币一方所在地", "第十八条"},
		{"CPL-I 18: the service is owed here", facts(venue.Service, allOnline, func(f *venue.Facts) { f.Places.Performer = "广州市" }), venue.Here, "履行义务一方所在地", "第十八条"},
		{"CPL-I 25: the person infringed lives here", facts(venue.PersonalInformation, online, tort, func(f *venue.Facts) { f.Places.Victim = "广州市" }), venue.Here, "被侵权人住所地", "第二十五条"},
		{"CPL-I 18: personal data handled under a contract performed here", facts(venue.PersonalInformation, online, func(f *venue.Facts) { f.Claim, f.Places.Performer = venue.ByContract, "广州市" }), venue.Here, "履行义务一方所在地", "第十八条"},
		{"CPL-I 25: the device stands here", facts(venue.Competition, online, func(f *venue.Facts) { f.Places.Device = "广州市" }), venue.Here, "设备所在地", "第二十五条"},
		{"APL 18: the organ sits elsewhere", facts(venue.Administrative, online), venue.OtherCourt, "机关所在地在杭州市", "《中华人民共和国行政诉讼法》第十八条"},
		{"ICR18 3: agreed on this court", facts(venue.Sale, platform, agreed("广州市")), venue.Here, "书面约定", "第三十五条"},
		{"agreed on another court", facts(venue.Sale, here, platform, agreed("杭州市")), venue.OtherCourt, "由杭州市的法院管辖", "第三十五条"},
		{"agreed without connection", facts(venue.Sale, here, platform, agreed("杭州市"), func(f *venue.Facts) { f.Agreed.Connected = false }), venue.Here, "没有实际联系", "第三十五条"},
		{"agreed by word of mouth", facts(venue.Sale, here, platform, agreed("杭州市"), func(f *venue.Facts) { f.Agreed.Written = false }), venue.Here, "不是书面的", "第三十五条"},
		{"CPL-I 31: standard clause not pointed out", facts(venue.Sale, here, platform, agreed("杭州市"), func(f *venue.Facts) { f.Agreed.StandardTerms, f.Agreed.Consumer = true, true }), venue.Here, "格式条款", "第三十一条"},
		{"CPL-I 31: standard clause pointed out", facts(venue.Sale, here, platform, agreed("杭州市"), func(f *venue.Facts) { f.Agreed.StandardTerms, f.Agreed.Consumer, f.Agreed.Noticed = true, true, true }), venue.OtherCourt, "由杭州市的法院管辖", "第三十五条"},
		{"no agreement on personality", facts(venue.PersonalInformation, online, tort, here, agreed("杭州市")), venue.Here, "管辖协议不适用", "第三十五条"},
		{"CPL 127(2)", facts(venue.Sale, here, platform, func(f *venue.Facts) { f.Arbitration = true }), venue.NotCourt, "仲裁", "第一百二十七条"},
		{"CPL 18", facts(venue.Sale, here, platform, func(f *venue.Facts) { f.AboveBasic = true }), venue.OtherCourt, "中级以上", "第十八条"},
	} {
		a := venue.Explore(calendar.MustParse("2026-11-23"), c.facts)
		if a.Verdict != c.want || !strings.Contains(strings.Join(a.Reasons, ""), c.says) || !strings.Contains(a.Basis.Articles(), c.cites) {
			t.Errorf("%s: %s because %v under %s; want %s saying %q under %s", c.why, a.Verdict, a.Reasons, a.Basis.Articles(), c.want, c.says, c.cites)
		}
	}
}

func TestProductPlaces(t *testing.T) { // CPL-I 26, under the 2018 scope
	for place, f := range map[string]venue.Facts{
		"产品制造地": facts(venue.Product, platform, func(f *venue.Facts) { f.Places.Maker = "广州市" }),
		"产品销售地": facts(venue.Product, platform, func(f *venue.Facts) { f.Places.Seller = "广州市" }),
		"损害发生地": facts(venue.Product, platform, func(f *venue.Facts) { f.Places.Harm = "广州市" }),
	} {
		if a := venue.Explore(calendar.MustParse(before), f); a.Verdict != venue.Here || !strings.Contains(strings.Join(a.Reasons, ""), place) {
			t.Errorf("%s: %s %v", place, a.Verdict, a.Reasons)
		}
	}
}

func TestDatesOfTheScopes(t *testing.T) {
	loan := facts(venue.Loan, here, allOnline, lender)
	for filed, want := range map[string]string{"2018-09-27": "原受理法院", before: "第三项", after: "不再由互联网法院集中管辖"} {
		if a := venue.Explore(calendar.MustParse(filed), loan); !strings.Contains(strings.Join(a.Reasons, ""), want) {
			t.Errorf("filed %s: %v lacks %s", filed, a.Reasons, want)
		}
	}
}

// Whatever the facts: reasons, a basis in force on the day, and this court only with an item.
func TestProperties(t *testing.T) {
	matters := []venue.Matter{venue.Sale, venue.Service, venue.Loan, venue.CopyrightOwnership, venue.CopyrightInfringement, venue.Domain, venue.Tort,
		venue.Product, venue.PublicInterest, venue.Administrative, venue.Data, venue.PersonalInformation, venue.VirtualProperty, venue.Competition, venue.Other}
	rapid.Check(t, func(t *rapid.T) {
		yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
		city := func(name string) string {
			return rapid.SampledFrom([]string{"", "广州市", "杭州市"}).Draw(t, name)
		}
		f := venue.Facts{City: "广州市", Matter: rapid.SampledFrom(matters).Draw(t, "matter"),
			Claim:      rapid.SampledFrom([]venue.Claim{"", venue.ByContract, venue.ByTort, venue.ByOwnership}).Draw(t, "claim"),
			OnPlatform: yes("platform"), SignedOnline: yes("signed"), PerformedOnline: yes("performed"), LicensedLender: yes("lender"), FirstPublishedOnline: yes("first"),
			WorkOnline: yes("work"), Online: yes("online"), ByProcuratorate: yes("procuratorate"), MoneyClaim: yes("money"), DeliveredOnline: yes("delivered"), Arbitration: rapid.IntRange(0, 9).Draw(t, "arbitration") == 0,
			Places: venue.Places{Defendant: city("defendant"), AgreedPerformance: city("agreed place"), Receipt: city("receipt"), Buyer: city("buyer"), MoneyReceiver: city("receiver"),
				Performer: city("performer"), Device: city("device"), Victim: city("victim"), Harm: city("harm"), Maker: city("maker"), Seller: city("seller")},
		}
		if yes("agreement") {
			f.Agreed = &venue.Agreed{City: city("agreed"), Written: yes("written"), Connected: yes("connected"), StandardTerms: yes("standard"), Consumer: yes("consumer"), Noticed: yes("noticed")}
		}
		filed := calendar.MustParse("2018-09-28").AddDays(rapid.IntRange(0, 4000).Draw(t, "filed"))
		a := venue.Explore(filed, f)
		if len(a.Reasons) == 0 || len(a.Basis) == 0 || a.Verdict.Chinese() == "" {
			t.Fatalf("%+v", a)
		}
		if a.Verdict == venue.Here && a.Item == "" {
			t.Fatalf("here without an item: %+v", a)
		}
		for _, r := range a.Basis {
			if !r.InForce(filed.String()) {
				t.Fatalf("cites %s, not in force on %s", r.Key, filed)
			}
		}
		for _, reason := range a.Reasons {
			if !strings.HasSuffix(reason, "。") {
				t.Fatalf("not a sentence: %s", reason)
			}
		}
	})
}
