package track

import (
	"yunting/law"
	"yunting/law/calendar"
)

// The provisions on who judges and on changing the procedure.
var (
	PanelOrSole = law.Declare(law.Rule{Key: "cpl/40/bench", Article: cpl + "第四十条", From: "2022-01-01",
		Summary: "first instance is heard by a panel of an odd number; simplified procedure by one judge; a basic court may hear an ordinary case whose basic facts and relations are clear by one judge"})
	PanelOrSole2017 = law.Declare(law.Rule{Key: "cpl2017/39/bench", Article: cpl2017 + "第三十九条", From: "2013-01-01", Until: "2021-12-31", Mark: law.Memory,
		Summary: "before 2022: a panel in ordinary procedure, one judge in simplified"})
	PilotSole = law.Declare(law.Rule{Key: "pilot2020/sole", Article: "《民事诉讼程序繁简分流改革试点实施办法》第十六条", From: "2020-01-15", Until: "2021-12-31", Mark: law.Memory,
		Summary: "pilot courts: one judge in ordinary procedure where the facts are hard to find but the law is clear"})
	SoleBarred = law.Declare(law.Rule{Key: "cpl/42/bench", Article: cpl + "第四十二条", From: "2022-01-01",
		Summary: "no sole judge: state or public interest, group disputes, wide attention, new or complex cases, where the law demands a panel, and others"})
	ToPanel = law.Declare(law.Rule{Key: "cpl/43/bench", Article: cpl + "第四十三条", From: "2022-01-01",
		Summary: "a case unfit for a sole judge goes to a panel by ruling; a party may object"})
	SimpleAgreed = law.Declare(law.Rule{Key: "cplint/264/agree", Article: cplint + "第二百六十四条", From: "2015-02-04",
		Summary: "parties may agree on simplified procedure before the hearing, save where it is barred"})
	SmallTold = law.Declare(law.Rule{Key: "cplint/274/tell", Article: cplint + "第二百七十四条", From: "2015-02-04",
		Summary: "in small claims the parties are told of the bench, the single instance, the limit and the fee"})
	SmallChanged = law.Declare(law.Rule{Key: "cplint/278/change", Article: cplint + "第二百七十八条", From: "2015-02-04",
		Summary: "changed claims, a counterclaim or added parties that take a case out of small claims leave it in simplified or send it to ordinary procedure"})
	SmallObjected = law.Declare(law.Rule{Key: "cplint/279/object", Article: cplint + "第二百七十九条", From: "2015-02-04",
		Summary: "an objection to small claims is made before the hearing"})
)

// Bench is who judges.
type Bench string

const (
	Sole  Bench = "sole"  // 审判员一人独任
	Panel Bench = "panel" // 合议庭
)

// Chinese is the bench's name.
func (b Bench) Chinese() string {
	return map[Bench]string{Sole: "审判员一人独任审理", Panel: "合议庭审理"}[b]
}

// BenchFacts decide who judges a case of first instance.
type BenchFacts struct {
	Filed      calendar.Date `json:"filed"`
	Track      Track         `json:"track"`
	BasicClear bool          `json:"basic_clear"` // basic facts clear, rights and duties clear (CPL 40)
	Pilot      bool          `json:"pilot,omitempty"`

	Public  bool `json:"public,omitempty"`   // 国家利益、社会公共利益
	Group   bool `json:"group,omitempty"`    // 群体性纠纷，可能影响社会稳定
	Watched bool `json:"watched,omitempty"`  // 广泛关注或者社会影响较大
	NewKind bool `json:"new_kind,omitempty"` // 新类型或者疑难复杂
	ByLaw   bool `json:"by_law,omitempty"`   // 法律规定应当组成合议庭
	Unfit   bool `json:"unfit,omitempty"`    // 其他不宜独任
}

// BenchDecision is who judges and why.
type BenchDecision struct {
	Bench   Bench     `json:"bench"`
	Reasons []string  `json:"reasons"`
	Basis   law.Basis `json:"basis"`
}

// ChooseBench applies CPL 40 and 42 as in force on the day of filing.
func ChooseBench(f BenchFacts) BenchDecision {
	d := BenchDecision{Bench: Panel}
	rule := inForce(f.Filed, PanelOrSole, PanelOrSole2017)
	old := rule.Key == PanelOrSole2017.Key
	for _, bar := range []struct {
		applies  bool
		sentence string
	}{
		{f.Public, "涉及国家利益、社会公共利益"}, {f.Group, "涉及群体性纠纷，可能影响社会稳定"}, {f.Watched, "人民群众广泛关注或者社会影响较大"},
		{f.NewKind, "属于新类型或者疑难复杂案件"}, {f.ByLaw, "法律规定应当组成合议庭审理"}, {f.Unfit, "不宜由审判员一人独任审理"},
	} {
		if bar.applies && !old {
			d.Reasons = append(d.Reasons, "案件"+bar.sentence+"，由合议庭审理。")
			d.Basis = law.Basis{SoleBarred}
		}
	}
	switch {
	case len(d.Reasons) > 0:
		return d
	case f.Track != Ordinary:
		d.Bench, d.Reasons = Sole, []string{"适用" + f.Track.Chinese() + "的案件，由审判员一人独任审理。"}
	case f.BasicClear && !old:
		d.Bench, d.Reasons = Sole, []string{"基本事实清楚、权利义务关系明确，可以由审判员一人适用普通程序独任审理。"}
	case f.BasicClear && f.Pilot && PilotSole.InForce(f.Filed.String()):
		d.Bench, d.Reasons, rule = Sole, []string{"试点法院可以由审判员一人适用普通程序独任审理。"}, PilotSole
	default:
		d.Reasons = []string{"适用普通程序的案件，由单数人员组成的合议庭审理。"}
	}
	d.Basis = law.Basis{rule}
	return d
}

// AgreeSimplified tests an agreement on simplified procedure for a case not simple by itself (CPL 160, CPL-I 264).
// Heard: a hearing has begun.
func AgreeSimplified(f Facts, heard bool) error {
	switch {
	case heard:
		return law.Refuse(SimpleAgreed, "约定适用简易程序的，应当在开庭前提出")
	case f.ManyParties:
		return law.Refuse(SimpleBarred, "当事人一方人数众多的案件，不能约定适用简易程序")
	case f.Public:
		return law.Refuse(SimpleBarred, "涉及国家利益、社会公共利益的案件，不能约定适用简易程序")
	case f.Remanded || f.Retrial || f.Revocation:
		return law.Refuse(SimpleBarred, "发回重审、再审和第三人撤销之诉案件，不能约定适用简易程序")
	case f.DefendantMissing:
		return law.Refuse(SimpleBarred, "起诉时被告下落不明的案件，不能约定适用简易程序")
	}
	return nil
}

// ObjectSmall tests an objection to small claims. Heard: a hearing has begun. Nil: the court examines it.
func ObjectSmall(heard bool) error {
	if heard {
		return law.Refuse(SmallObjected, "对适用小额诉讼程序有异议的，应当在开庭前提出")
	}
	return nil
}

// AfterChange says which procedure goes on when claims, parties or a counterclaim change a small case (CPL-I 278).
// The facts are those after the change. It tells nothing new when the case is still a small one.
func AfterChange(f Facts) Decision {
	d := Choose(f)
	if d.Track != Small {
		d.cite(SmallChanged)
	}
	return d
}

// Known tells whether the wage that counts for a filing has been entered, and the sentence for a form when it has not:
// the small-claims threshold then rests on an older year, or cannot be computed at all.
func Known(province string, filed calendar.Date) (Wage, error) {
	due := dueYear(filed)
	w, ok := wageFor(province, filed)
	switch {
	case !ok:
		return Wage{}, law.Refuse(WageBase, "还没有录入%s就业人员年平均工资，不能确定小额诉讼的数额；请管理员按统计部门公布的数字录入", province)
	case w.Year != due:
		return w, law.Refuse(WageBase, "%s%d年度就业人员年平均工资还没有录入，目前按%d年度的%s计算；公布后请管理员录入", province, due, w.Year, w.Amount.Yuan())
	}
	return w, nil
}
