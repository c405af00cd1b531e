package track_test

import (
	"strings"
	"testing"

	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/track"
)

// CPL 40, 42: 由审判员一人独任审理; 不得由审判员一人独任审理.
func TestChooseBench(t *testing.T) {
	now, old := calendar.MustParse("2026-11-23"), calendar.MustParse("2019-09-18")
	for _, c := range []struct {
		f     track.BenchFacts
		want  track.Bench
		says  string
		cites string
	}{
		{track.BenchFacts{Filed: now, Track: track.Small}, track.Sole, "小额诉讼程序", "cpl/40/bench"},
		{track.BenchFacts{Filed: now, Track: track.Simplified}, track.Sole, "简易程序", "cpl/40/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary}, track.Panel, "单数人员", "cpl/40/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary, BasicClear: true}, track.Sole, "基本事实清楚", "cpl/40/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary, BasicClear: true, Public: true}, track.Panel, "社会公共利益", "cpl/42/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary, BasicClear: true, Group: true}, track.Panel, "群体性纠纷", "cpl/42/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary, BasicClear: true, Watched: true}, track.Panel, "广泛关注", "cpl/42/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary, BasicClear: true, NewKind: true}, track.Panel, "新类型", "cpl/42/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary, BasicClear: true, ByLaw: true}, track.Panel, "法律规定", "cpl/42/bench"},
		{track.BenchFacts{Filed: now, Track: track.Ordinary, BasicClear: true, Unfit: true}, track.Panel, "不宜", "cpl/42/bench"},
		{track.BenchFacts{Filed: old, Track: track.Ordinary, BasicClear: true}, track.Panel, "单数人员", "cpl2017/39/bench"},
		{track.BenchFacts{Filed: old, Track: track.Simplified, NewKind: true}, track.Sole, "简易程序", "cpl2017/39/bench"},
		{track.BenchFacts{Filed: calendar.MustParse("2020-06-01"), Track: track.Ordinary, BasicClear: true, Pilot: true}, track.Sole, "试点法院", "pilot2020/sole"},
		{track.BenchFacts{Filed: calendar.MustParse("2020-06-01"), Track: track.Ordinary, BasicClear: true}, track.Panel, "单数人员", "cpl2017/39/bench"},
		{track.BenchFacts{Filed: calendar.MustParse("2020-06-01"), Track: track.Ordinary, Pilot: true}, track.Panel, "单数人员", "cpl2017/39/bench"},
		{track.BenchFacts{Filed: old, Track: track.Ordinary, BasicClear: true, Pilot: true}, track.Panel, "单数人员", "cpl2017/39/bench"},
	} {
		d := track.ChooseBench(c.f)
		if d.Bench != c.want || len(d.Reasons) != 1 || !strings.Contains(d.Reasons[0], c.says) || len(d.Basis) != 1 || d.Basis[0].Key != c.cites || d.Bench.Chinese() == "" {
			t.Errorf("%+v: %+v, want %s citing %s", c.f, d, c.want, c.cites)
		}
	}
}

// CPL-I 257, 264: 应当在开庭前提出; 第二百五十七条规定的案件……不予准许. 279: 应当在开庭前提出.
func TestAgreeSimplified(t *testing.T) {
	for says, f := range map[string]track.Facts{"": {}, "人数众多": {ManyParties: true}, "公共利益": {Public: true}, "下落不明": {DefendantMissing: true}, "发回重审、": {Remanded: true}, "、再审": {Retrial: true}, "撤销之诉": {Revocation: true}} {
		if err := track.AgreeSimplified(f, false); (err != nil) != (says != "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	if err := track.AgreeSimplified(track.Facts{}, true); err == nil {
		t.Error("after the hearing began")
	}
	if track.ObjectSmall(false) != nil || track.ObjectSmall(true) == nil {
		t.Error("an objection comes before the hearing")
	}
}

// CPL-I 257(2)(4)(6).
func TestBarsOfSimplifiedProcedure(t *testing.T) {
	for says, change := range map[string]func(*track.Facts){
		"发回重审": func(f *track.Facts) { f.Remanded = true }, "审判监督程序": func(f *track.Facts) { f.Retrial = true }, "第三人请求": func(f *track.Facts) { f.Revocation = true },
	} {
		d := track.Choose(simple("2024-08-01", 100, change))
		if d.Track != track.Ordinary || !strings.Contains(strings.Join(d.Reasons, ""), says) {
			t.Errorf("%s: %+v", says, d)
		}
	}
}

// CPL-I 278: 应当适用简易程序的其他规定审理; 应当适用普通程序审理的，裁定转为普通程序.
func TestAfterChange(t *testing.T) {
	for _, c := range []struct {
		f     track.Facts
		want  track.Track
		cites bool
	}{
		{simple("2024-08-01", 100), track.Small, false},
		{simple("2024-08-01", 100, func(f *track.Facts) { f.Counterclaim = true }), track.Simplified, true},
		{simple("2024-08-01", 100, func(f *track.Facts) { f.Clear = false }), track.Ordinary, true},
	} {
		d := track.AfterChange(c.f)
		if d.Track != c.want || strings.Contains(d.Basis.Articles(), "第二百七十八条") != c.cites {
			t.Errorf("%+v", d)
		}
	}
}

// CPL-I 272: 已经公布的最近年度.
func TestKnownWage(t *testing.T) {
	if w, err := track.Known("广东省", calendar.MustParse("2024-07-01")); err != nil || w.Year != 2023 {
		t.Errorf("%+v %v", w, err)
	}
	if w, err := track.Known("广东", calendar.MustParse("2024-06-30")); err != nil || w.Year != 2022 {
		t.Errorf("%+v %v", w, err)
	}
	if w, err := track.Known("广东", calendar.MustParse("2026-11-23")); err == nil || w.Year != 2023 || !strings.Contains(err.Error(), "2025年度就业人员年平均工资还没有录入，目前按2023年度") {
		t.Errorf("%+v %v", w, err)
	}
	if _, err := track.Known("海南", calendar.MustParse("2024-07-01")); err == nil || !strings.Contains(err.Error(), "还没有录入海南") {
		t.Error(err)
	}
}

func TestParseWages(t *testing.T) {
	list, err := track.ParseWages([]byte(`[{"province":"浙江省","year":2024,"amount":14000000,"published":"2025-05-20"},{"province":"浙江","year":2000,"amount":1000000},{"province":"浙江","year":2100,"amount":100000000}]`))
	if err != nil || len(list) != 3 || list[0].Province != "浙江" || list[0].Published != "2025-05-20" {
		t.Fatalf("%+v %v", list, err)
	}
	old := track.Wages
	defer func() { track.Wages = old }()
	track.Wages = list
	for filed, year := range map[string]int{"2025-05-20": 2024, "2025-05-19": 2000} {
		if w, _ := track.Known("浙江", calendar.MustParse(filed)); w.Year != year {
			t.Errorf("%s: %+v", filed, w)
		}
	}
	for in, want := range map[string]string{
		`{}`: "JSON", `[{"wage":1}]`: "wage", `[{"year":2024,"amount":14000000}]`: "第1行没有填写省份", `[{"province":"浙江","year":1999,"amount":14000000}]`: "年度1999", `[{"province":"浙江","year":2101,"amount":14000000}]`: "年度2101",
		`[{"province":"浙江","year":2024,"amount":999999}]`: "以分为单位", `[{"province":"浙江","year":2024,"amount":100000001}]`: "以分为单位",
		`[{"province":"浙江","year":2024,"amount":14000000},{"province":"浙江省","year":2024,"amount":14000000}]`: "第2行与前面", `[{"province":"浙江","year":2024,"amount":14000000,"published":"2024-12-31"}]`: "公布日期“2024-12-31”有误", `[{"province":"浙江","year":2024,"amount":14000000,"published":"x"}]`: "公布日期“x”有误",
	} {
		if list, err := track.ParseWages([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v %v", in, list, err)
		}
	}
}

func FuzzParseWages(f *testing.F) {
	f.Add([]byte(`[{"province":"浙江","year":2024,"amount":14000000,"published":"2025-05-20"}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := track.ParseWages(text)
		for _, w := range list {
			if err == nil && (w.Province == "" || w.Amount <= 0) {
				t.Fatalf("%+v", w)
			}
		}
	})
}

// The wages as entered; a changed figure must be changed here too, with its source.
func TestWages(t *testing.T) {
	want := map[int]money.Fen{2017: 79_183_00, 2018: 88_636_00, 2019: 98_889_00, 2020: 108_045_00, 2021: 118_133_00, 2022: 124_916_00, 2023: 131_418_00}
	for _, w := range track.Wages {
		if w.Amount != want[w.Year] || w.Province != "广东" {
			t.Errorf("%+v", w)
		}
	}
	if len(track.Wages) != len(want) {
		t.Errorf("%d wages", len(track.Wages))
	}
}
