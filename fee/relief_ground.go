package fee

import (
	"slices"

	"yunting/law"
)

// Form is what an application for relief asks 司法救助的方式.
type Form string

const (
	Defer  Form = "defer"  // 缓交
	Reduce Form = "reduce" // 减交
	Waive  Form = "waive"  // 免交
)

// Forms in the order a page offers them.
var Forms = []Form{Defer, Reduce, Waive}

// Chinese is the form's word.
func (f Form) Chinese() string {
	switch f {
	case Defer:
		return "缓交"
	case Reduce:
		return "减交"
	case Waive:
		return "免交"
	}
	return string(f)
}

const measures = "《诉讼费用交纳办法》"

func rule(key, article, summary string) law.Rule {
	return law.Declare(law.Rule{Key: key, Article: measures + article, From: "2007-04-01", Summary: summary})
}

var (
	// NaturalOnly: waiver.
	NaturalOnly = rule("fee/44.2", "第四十四条第二款", "a waiver is for natural persons only")
	// AtLeast: reduction.
	AtLeast = rule("fee/46.2", "第四十六条第二款", "a reduction is at least thirty per cent")
	// Proved: an application is in writing, with proof.
	Proved = rule("fee/48.1", "第四十八条第一款", "relief is asked for in writing with proof of the hardship")
	// Told: reasons are given for a refusal.
	Told = rule("fee/48.3", "第四十八条第三款", "who is refused relief is told the reasons in writing")
	// Unrelieved: who neither paid nor got relief.
	Unrelieved = rule("fee/22.4", "第二十二条第四款", "who neither pays nor asks for relief, or is refused and does not pay in the term the court sets, is dealt with under the provisions on it")
)

// Ground is a situation in which relief is granted 司法救助的情形.
type Ground struct {
	Key  string
	Form Form
	Say  string // zh-Hans
	Rule law.Rule
}

// Grounds in the order of the measures.
var Grounds = []Ground{
	{"waive/disabled", Waive, "残疾人，没有固定生活来源", rule("fee/45.1", "第四十五条第一项", "waiver: a disabled person without a steady livelihood")},
	{"waive/support", Waive, "追索赡养费、扶养费、抚育费、抚恤金", rule("fee/45.2", "第四十五条第二项", "waiver: claims for maintenance, support, upbringing or a bereavement pension")},
	{"waive/allowance", Waive, "领取最低生活保障、特困供养或者失业保险金，没有其他收入", rule("fee/45.3", "第四十五条第三项", "waiver: who lives on minimum allowance, destitution relief or unemployment benefit alone")},
	{"waive/courage", Waive, "因见义勇为或者保护社会公共利益受到损害，请求赔偿或者补偿", rule("fee/45.4", "第四十五条第四项", "waiver: who was harmed helping others or the public and asks for compensation")},
	{"waive/other", Waive, "确实需要免交的其他情形", rule("fee/45.5", "第四十五条第五项", "waiver: other true need")},
	{"reduce/disaster", Reduce, "因自然灾害等不可抗力生活困难，正在接受社会救济，或者家庭生产经营难以为继", rule("fee/46.1.1", "第四十六条第一款第一项", "reduction: hardship by disaster, on relief or with a failing family business")},
	{"reduce/veteran", Reduce, "属于国家规定的优抚、安置对象", rule("fee/46.1.2", "第四十六条第一款第二项", "reduction: those entitled to special care and placement")},
	{"reduce/welfare", Reduce, "社会福利机构和救助管理站", rule("fee/46.1.3", "第四十六条第一款第三项", "reduction: welfare institutions and aid stations")},
	{"reduce/other", Reduce, "确实需要减交的其他情形", rule("fee/46.1.4", "第四十六条第一款第四项", "reduction: other true need")},
	{"defer/insurance", Defer, "追索社会保险金、经济补偿金", rule("fee/47.1", "第四十七条第一项", "deferral: claims for social insurance or severance pay")},
	{"defer/injury", Defer, "交通、医疗、工伤、产品质量等人身伤害事故的受害人请求赔偿", rule("fee/47.2", "第四十七条第二项", "deferral: victims of accidents that injured a person")},
	{"defer/legal-aid", Defer, "正在接受法律援助", rule("fee/47.3", "第四十七条第三项", "deferral: who receives legal aid")},
	{"defer/other", Defer, "确实需要缓交的其他情形", rule("fee/47.4", "第四十七条第四项", "deferral: other true need")},
}

// GroundOf finds a ground by its key.
func GroundOf(key string) (Ground, bool) {
	i := slices.IndexFunc(Grounds, func(g Ground) bool { return g.Key == key })
	if i < 0 {
		return Ground{}, false
	}
	return Grounds[i], true
}

// fits finds the ground of a form; the refusal names the field it belongs to.
func fits(form Form, key string) (Ground, error) {
	if !slices.Contains(Forms, form) {
		return Ground{}, field(Proved, "form", "请选择缓交、减交或者免交")
	}
	g, ok := GroundOf(key)
	if !ok || g.Form != form {
		return g, field(Proved, "ground", "请选择符合哪一种%s的情形", form.Chinese())
	}
	return g, nil
}

// field is a refusal at a field of the form.
func field(rule law.Rule, name, say string, args ...any) error {
	r := law.Refuse(rule, say, args...)
	r.Field = name
	return r
}
