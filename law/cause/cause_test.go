package cause_test

import (
	"testing"

	"yunting/law/calendar"
	"yunting/law/cause"
	"yunting/law/venue"
)

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"信息网络买卖合同纠纷": "sale-online", "信息网络买卖合同": "sale-online", "网络购物合同纠纷": "net-shopping", "直播带货": "sale-online", "我想退货退款": "sale-online",
		"网络服务合同": "service-online", "产品责任": "product", "网络侵权责任纠纷": "tort-online", "信息网络传播权": "dissemination", "侵害作品信息网络传播权": "dissemination",
		"金融借款": "loan-financial", "小贷": "loan-small", "域名": "domain-rights", " 名誉权 ": "reputation", "虚拟财产": "virtual-property-tort",
	} {
		if got := cause.Find(text); len(got) == 0 || got[0].Key != want {
			t.Errorf("%s: %v, want %s first", text, keys(got), want)
		}
	}
	for _, text := range []string{"", "  ", "离婚", "纠纷"} {
		if got := cause.Find(text); len(got) != 0 {
			t.Errorf("%q: %v, want none", text, keys(got))
		}
	}
}

// 法〔2025〕226号 is in force from 1 January 2026; the 2020 text from 1 January 2021.
func TestForFollowsTheLists(t *testing.T) {
	for _, c := range []struct {
		filed, in, out string
	}{
		{"2020-12-31", "net-shopping", "sale-online"},
		{"2021-01-01", "sale-online", "net-shopping"},
		{"2025-12-31", "virtual-property-tort", "virtual-property"},
		{"2026-01-01", "virtual-property", "virtual-property-tort"},
	} {
		got := keys(cause.For(calendar.MustParse(c.filed)))
		if !got[c.in] || got[c.out] {
			t.Errorf("filed %s: %v, want %s and not %s", c.filed, got, c.in, c.out)
		}
	}
}

func TestRuleFollowsTheDate(t *testing.T) {
	for filed, want := range map[string]string{"2019-09-18": "causes/2011", "2020-12-31": "causes/2011", "2021-01-01": "causes/2020", "2026-11-23": "causes/2025"} {
		if got := cause.Rule(calendar.MustParse(filed)).Key; got != want {
			t.Errorf("filed %s: %s, want %s", filed, got, want)
		}
	}
}

func TestListIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range cause.All() {
		if seen[c.Key] {
			t.Errorf("%s stands twice", c.Key)
		}
		seen[c.Key] = true
		if c.Name == "" || c.Parent == "" && c.Key != "virtual-property" || c.Matter.Chinese() == "" {
			t.Errorf("%s is incomplete: %+v", c.Key, c)
		}
		if got, ok := cause.ByKey(c.Key); !ok || got.Name != c.Name {
			t.Errorf("%s is not found by its key", c.Key)
		}
		calendar.MustParse(c.From)
		if c.Until != "" && calendar.MustParse(c.Until).Before(calendar.MustParse(c.From)) {
			t.Errorf("%s ends before it begins", c.Key)
		}
	}
	if _, ok := cause.ByKey("none"); ok {
		t.Error("an unknown key was found")
	}
	if c, _ := cause.ByKey("sale-online"); c.Matter != venue.Sale {
		t.Errorf("online sales are explored as %s", c.Matter)
	}
}

func keys(cs []cause.Cause) map[string]bool {
	out := map[string]bool{}
	for _, c := range cs {
		out[c.Key] = true
	}
	return out
}
