package fee

import (
	"fmt"

	"yunting/law"
	"yunting/law/money"
)

// Relief is a kind of help with the fee 司法救助.
type Relief string

const (
	Waive  Relief = "waive"  // 免交
	Reduce Relief = "reduce" // 减交
	Defer  Relief = "defer"  // 缓交
)

// Chinese is the relief's name.
func (r Relief) Chinese() string {
	return map[Relief]string{Waive: "免交", Reduce: "减交", Defer: "缓交"}[r]
}

// The provisions on relief.
var (
	ReliefNatural = measure("44/relief", "第四十四条第二款", "only natural persons are freed from the fee")
	WaiveGrounds  = measure("45/relief", "第四十五条", "grounds on which the fee is waived")
	ReduceGrounds = measure("46/relief", "第四十六条", "grounds on which the fee is reduced, by at least thirty per cent")
	DeferGrounds  = measure("47/relief", "第四十七条", "grounds on which payment is deferred")
	ReliefAsked   = measure("48/relief", "第四十八条", "relief is asked for in writing with the complaint or the appeal, with proof of hardship; a refusal gives its reasons in writing")
	DeferBefore   = measure("49/relief", "第四十九条", "deferral is decided before the case is filed")
	ReviewFee     = measure("43/relief", "第四十三条", "a decision on fees alone is not appealed; its review is asked of the president, who decides within fifteen days")
)

// ReliefGround is one ground, in the order of the measures.
type ReliefGround struct {
	Key    string   `json:"key"`
	Relief Relief   `json:"relief"`
	Text   string   `json:"text"` // zh-Hans, as a person ticks it
	Proof  bool     `json:"proof,omitempty"`
	Rule   law.Rule `json:"rule"`
}

// ReliefGrounds lists the grounds. Proof marks those that also need the proof of local hardship standards (FEE 48).
func ReliefGrounds() []ReliefGround {
	return []ReliefGround{
		{"disabled", Waive, "我是残疾人，没有固定生活来源", true, WaiveGrounds},
		{"maintenance", Waive, "我追索赡养费、扶养费、抚养费或者抚恤金", true, WaiveGrounds},
		{"minimum-living", Waive, "我是最低生活保障、特困救济、五保供养对象或者正在领取失业保险金，没有其他收入", true, WaiveGrounds},
		{"good-deed", Waive, "我因见义勇为或者保护社会公共利益受到损害，请求赔偿或者补偿", false, WaiveGrounds},
		{"waive-other", Waive, "确实需要免交的其他情形", true, WaiveGrounds},
		{"disaster", Reduce, "我因自然灾害等不可抗力生活困难、正在接受社会救济，或者家庭生产经营难以为继", true, ReduceGrounds},
		{"veteran", Reduce, "我属于国家规定的优抚、安置对象", false, ReduceGrounds},
		{"welfare", Reduce, "我单位是社会福利机构或者救助管理站", false, ReduceGrounds},
		{"reduce-other", Reduce, "确实需要减交的其他情形", true, ReduceGrounds},
		{"social-insurance", Defer, "我追索社会保险金或者经济补偿金", false, DeferGrounds},
		{"accident", Defer, "我是海上、交通、医疗、工伤、产品质量或者其他人身伤害事故的受害人，请求赔偿", false, DeferGrounds},
		{"legal-aid", Defer, "我正在接受法律援助", false, DeferGrounds},
		{"defer-other", Defer, "确实需要缓交的其他情形", false, DeferGrounds},
	}
}

const leastReduction = 30 // per cent

// Relieved is what relief does to a fee.
type Relieved struct {
	FeeFen money.Fen `json:"fee_fen"` // what remains to be prepaid now
	Later  money.Fen `json:"later"`   // deferred
	Proof  bool      `json:"proof"`   // proof of local hardship standards is needed
	Lines  []Line    `json:"lines"`
	Basis  law.Basis `json:"basis"`
}

// Relieve applies relief on a ground to a fee. Natural: a natural person asks. Percent is the part taken off when the fee
// is reduced; it is ignored for the other kinds. The error is a law.Refusal.
func Relieve(fee money.Fen, ground string, natural bool, percent int) (Relieved, error) {
	for _, g := range ReliefGrounds() {
		if g.Key == ground {
			return g.relieve(fee, natural, percent)
		}
	}
	return Relieved{}, law.Refuse(ReliefAsked, "请选择申请司法救助的情形")
}

func (g ReliefGround) relieve(fee money.Fen, natural bool, percent int) (Relieved, error) {
	r := Relieved{Proof: g.Proof, Basis: law.Basis{g.Rule, ReliefAsked}}
	switch g.Relief {
	case Waive:
		if !natural {
			return Relieved{}, law.Refuse(ReliefNatural, "免交诉讼费用只适用于自然人；单位可以申请减交或者缓交")
		}
		r.Basis = append(r.Basis, ReliefNatural)
		r.Lines = []Line{{Text: "准予免交", Amount: -fee}}
	case Reduce:
		if percent < leastReduction || percent >= 100 {
			return Relieved{}, law.Refuse(ReduceGrounds, "减交比例不得低于%d%%，并且应当低于100%%", leastReduction)
		}
		off := proportion(fee, money.Fen(percent), 100)
		r.FeeFen = fee - off
		r.Lines = []Line{{Text: fmt.Sprintf("准予减交%d%%", percent), Amount: -off}}
	case Defer:
		r.Later = fee
		r.Basis = append(r.Basis, DeferBefore)
		r.Lines = []Line{{Text: "准予缓交", Amount: -fee}}
	}
	return r, nil
}
