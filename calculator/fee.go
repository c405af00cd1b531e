package calculator

import (
	"maps"
	"slices"
	"strings"

	"yunting/law"
	"yunting/law/fee"
	"yunting/law/money"
)

// FeeQuestion asks what a step costs.
type FeeQuestion struct {
	Kind     string `query:"kind" help:"What is charged for: property, personality, other-nonproperty, ip, divorce, labour, administrative, jurisdiction-objection, preservation, enforcement, payment-order, appeal and others." doc:"What is charged for 收费项目: property, personality, other-nonproperty, ip, divorce, labour, administrative, administrative-special, compensation, jurisdiction-objection, special, not-accepted, preservation, enforcement, payment-order, public-summons, arbitration, bankruptcy, appeal."`
	Amount   string `query:"amount" help:"Amount in dispute in yuan; of an appeal, the part contested." doc:"Amount in dispute in yuan, at most two decimals 争议金额（元）; of an appeal, the part of the first judgment that is contested 不服一审判决的数额."`
	Of       string `query:"of" default:"property" help:"Of an appeal: the kind of the case." doc:"Of an appeal: the kind of the case 上诉案件的类别, as in kind."`
	Against  string `query:"against" default:"judgment" help:"Of an appeal: judgment, not-accepted or jurisdiction." doc:"Of an appeal, what it is against 上诉的对象: judgment 判决, not-accepted 不予受理、驳回起诉的裁定, jurisdiction 管辖权异议的裁定."`
	Halve    bool   `query:"halve" help:"Halve an acceptance fee." doc:"Halve an acceptance fee 减半交纳; a fee is halved once only."`
	HalveFor string `query:"halve_for" default:"simplified" help:"Why it is halved: simplified, settled or joined." doc:"Why it is halved: simplified (FEE 16), settled (mediation or withdrawal, FEE 15) or joined (FEE 18)."`
	Region   string `query:"region" default:"guangdong" help:"Region whose flat rates apply." doc:"Region whose flat rates apply 地区."`
	Round    string `query:"round" help:"yuan: whole yuan, half up; otherwise to the fen." doc:"yuan: whole yuan, half up; absent: to the fen."`
}

// Fee is what a step costs, with its computation.
type Fee struct {
	Kind   fee.Kind   `json:"kind" doc:"As asked; appeal among them."`
	Of     fee.Kind   `json:"of,omitempty" doc:"The kind of the case appealed; only of an appeal."`
	Region string     `json:"region"`
	Amount *money.Fen `json:"amount_fen,omitempty" doc:"The amount in fen; absent when none was told."`
	Fee    money.Fen  `json:"fee_fen" doc:"The fee in fen."`
	Text   string     `json:"text" doc:"The fee as printed, ¥65.00."`
	Steps  []fee.Line `json:"lines" nullable:"false" doc:"The steps; their amounts add up to the fee."`
	Basis  law.Basis  `json:"basis" nullable:"false"`
}

// halvings are the reasons for which a fee is halved.
var halvings = map[string]law.Rule{"simplified": fee.SimplifiedHalf, "settled": fee.SettledHalf, "joined": fee.JoinedHalf}

// Appeal is the fee kind of an appeal 上诉; it follows the kind of the case and the part contested.
const Appeal fee.Kind = "appeal"

// FeeKinds lists what a fee can be asked for.
func FeeKinds() []fee.Kind { return append(fee.Kinds(), Appeal) }

// appeals are what an appeal may be against.
var appeals = []fee.Ground{fee.AgainstJudgment, fee.AgainstNotTaken, fee.AgainstObjection}

// FindFee computes a fee at the rates of a region known by its name.
func FindFee(q FeeQuestion) (Fee, error) {
	if err := tooLong(q); err != nil {
		return Fee{}, err
	}
	region, known := fee.Regions[q.Region]
	if !known {
		return Fee{}, refuse("region", "没有“%s”的收费标准，现有：%s", q.Region, strings.Join(slices.Sorted(maps.Keys(fee.Regions)), "、"))
	}
	return FeeIn(q, region)
}

// FeeIn is FindFee at the rates of a region told, such as that of a court's profile.
func FeeIn(q FeeQuestion, region fee.Region) (Fee, error) {
	if err := tooLong(q); err != nil {
		return Fee{}, err
	}
	f := Fee{Kind: fee.Kind(q.Kind), Region: region.Key}
	if !slices.Contains(FeeKinds(), f.Kind) {
		return Fee{}, refuse("kind", "没有“%s”这类费用，可以是%s", q.Kind, strings.Join(words(FeeKinds()), "、"))
	}
	charged, against := f.Kind, fee.Ground(q.Against)
	if f.Kind == Appeal {
		charged, f.Of = fee.Kind(q.Of), fee.Kind(q.Of)
		switch {
		case !slices.Contains(fee.Kinds(), charged) || !charged.Acceptance():
			return Fee{}, refuse("of", "“%s”不是可以上诉的案件，请写明案件的类别，例如property", q.Of)
		case !slices.Contains(appeals, against):
			return Fee{}, refuse("against", "没有“%s”这种上诉对象，可以是%s", q.Against, strings.Join(words(appeals), "、"))
		}
	}
	o, err := q.options(charged)
	if err != nil {
		return Fee{}, err
	}
	var sum money.Fen
	if q.Amount != "" || charged.NeedsAmount() && !(f.Kind == Appeal && against != fee.AgainstJudgment) {
		if sum, err = amount("amount", "争议金额", q.Amount); err != nil {
			return Fee{}, err
		}
		f.Amount = &sum
	}
	var r fee.Result
	if f.Kind == Appeal {
		r, err = fee.Appeal(against, charged, sum, region, o)
		err = about("halve_for", err)
	} else {
		r, err = fee.Accept(charged, sum, region, o)
		err = about("kind", err)
	}
	if err != nil {
		return Fee{}, err
	}
	f.Fee, f.Text, f.Steps, f.Basis = r.Fee, r.Fee.Yuan(), append([]fee.Line{}, r.Lines...), r.Basis
	return f, nil
}

// options are the circumstances of a question about a kind of fee.
func (q FeeQuestion) options(charged fee.Kind) (o fee.Options, err error) {
	o.NoAmount = q.Amount == ""
	switch q.Round {
	case "":
	case "yuan":
		o.Yuan = true
	default:
		return o, refuse("round", "不认识的取整方式“%s”：写yuan取整到元，不写精确到分", q.Round)
	}
	if !q.Halve {
		return o, nil
	}
	known := false
	if o.Halve, known = halvings[q.HalveFor]; !known {
		return o, refuse("halve_for", "不认识的减半原因“%s”，请用simplified（简易程序）、settled（调解、撤诉）或者joined（合并审理）", q.HalveFor)
	}
	if !charged.Acceptance() {
		return o, refuse("halve", "只有案件受理费可以减半，“%s”不是案件受理费", q.Kind)
	}
	return o, nil
}

func words[T ~string](xs []T) (out []string) {
	for _, x := range xs {
		out = append(out, string(x))
	}
	return out
}

func (f Fee) Lines() []string {
	out := []string{f.Text}
	for _, l := range f.Steps {
		if l.Amount == 0 {
			out = append(out, "  "+l.Text) // it only explains
			continue
		}
		out = append(out, "  "+l.Text+"："+l.Amount.Yuan())
	}
	return append(out, basisLine(f.Basis))
}
