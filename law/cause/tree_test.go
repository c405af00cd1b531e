package cause_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/calendar"
	"yunting/law/cause"
)

func TestPath(t *testing.T) {
	for _, c := range []struct{ key, filed, want string }{
		{"net-shopping", "2019-09-18", "合同、无因管理、不当得利纠纷/合同纠纷/买卖合同纠纷/网络购物合同纠纷"},
		{"net-shopping", "2021-01-01", ""},
		{"sale-online", "2020-12-31", ""},
		{"sale-online", "2021-01-01", "合同、准合同纠纷/合同纠纷/买卖合同纠纷/信息网络买卖合同纠纷"},
		{"sale-online", "2026-11-23", "合同、准合同纠纷/合同纠纷/买卖合同纠纷/信息网络买卖合同纠纷"},
		{"dissemination", "2021-01-01", "知识产权与竞争纠纷/知识产权权属、侵权纠纷/著作权权属、侵权纠纷/侵害作品信息网络传播权纠纷"},
		{"reputation", "2021-01-01", "人格权纠纷/名誉权纠纷"},
		{"virtual-property-tort", "2025-12-31", "侵权责任纠纷/网络侵权责任纠纷/网络侵害虚拟财产纠纷"},
		{"virtual-property", "2026-01-01", "网络虚拟财产纠纷"}, // the heading above it was not seen
		{"disparagement", "2019-01-01", "知识产权与竞争纠纷/不正当竞争纠纷/商业诋毁纠纷"},
		{"none", "2026-01-01", ""},
	} {
		if got := strings.Join(cause.Path(c.key, calendar.MustParse(c.filed)), "/"); got != c.want {
			t.Errorf("%s filed %s: %s, want %s", c.key, c.filed, got, c.want)
		}
	}
}

// Every cause of a list stands in its tree once, under the path it names.
func TestTree(t *testing.T) {
	for filed, list := range map[string]string{"2019-09-18": "causes/2011", "2023-01-01": "causes/2020", "2026-11-23": "causes/2025"} {
		day := calendar.MustParse(filed)
		roots, rule := cause.Tree(day)
		if rule.Key != list {
			t.Errorf("%s: %s", filed, rule.Key)
		}
		seen := map[string]string{}
		var walk func(nodes []cause.Node, above string)
		walk = func(nodes []cause.Node, above string) {
			names := map[string]bool{}
			for _, n := range nodes {
				if names[n.Name] {
					t.Errorf("%s: %s stands twice under %s", filed, n.Name, above)
				}
				names[n.Name] = true
				if n.Key != "" {
					seen[n.Key] = above + n.Name
				}
				walk(n.Below, above+n.Name+"/")
			}
		}
		walk(roots, "")
		for _, c := range cause.For(day) {
			if seen[c.Key] != strings.Join(cause.Path(c.Key, day), "/") {
				t.Errorf("%s: %s stands at %s", filed, c.Key, seen[c.Key])
			}
		}
		if len(seen) != len(cause.For(day)) {
			t.Errorf("%s: %d of %d", filed, len(seen), len(cause.For(day)))
		}
	}
}

// 网络购物合同 is the name of the old list and what people say to this day.
func TestSearchFollowsTheList(t *testing.T) {
	for filed, want := range map[string]string{"2019-09-18": "net-shopping", "2026-11-23": "sale-online"} {
		got := cause.Search("网络购物合同", calendar.MustParse(filed))
		if len(got) != 1 || got[0].Key != want {
			t.Errorf("%s: %v", filed, keys(got))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("网络购物合同纠纷")
	f.Add(" 名誉 ")
	f.Fuzz(func(t *testing.T, text string) {
		seen := map[string]bool{}
		for _, c := range cause.Find(text) {
			if seen[c.Key] {
				t.Fatalf("%q finds %s twice", text, c.Key)
			}
			seen[c.Key] = true
		}
	})
}

// Whatever a cause is called, it is found first under its own name.
func TestEveryNameFindsItsCause(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(cause.All()).Draw(t, "cause")
		if got := cause.Find(c.Name); len(got) == 0 || got[0].Name != c.Name {
			t.Fatalf("%s finds %v", c.Name, keys(got))
		}
		for _, a := range c.Aliases {
			if !keys(cause.Find(a))[c.Key] {
				t.Fatalf("%s does not find %s", a, c.Key)
			}
		}
	})
}
