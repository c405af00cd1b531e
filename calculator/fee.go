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
	Kind     string `query:"kind" help:"What is charged for: property, personality, other-nonproperty, ip, divorce, labour, administrative, jurisdiction-objection, preservation, enforcement, payment-order, appeal and others." doc:"What is charged for 收费项目: property, personality, other-nonproperty, ip, divorce, labour, administrative, administrative-special, compensation, jurisdiction-objection, special, not-accepted, preservation, enforcement, payment-order, public-summons, arbitration, appeal."`
	Amount   string `query:"amount" help:"Amount in dispute in yuan." doc:"Amount in dispute in yuan, at most two decimals 争议金额（元）."`
	Halve    bool   `query:"halve" help:"Halve an acceptance fee." doc:"Halve an acceptance fee 减半交纳; a fee is halved once only."`
	HalveFor string `query:"halve_for" default:"simplified" help:"Why it is halved: simplified, settled or joined." doc:"Why it is halved: simplified (FEE 16), settled (mediation or withdrawal, FEE 15) or joined (FEE 18)."`
	Region   string `query:"region" default:"guangdong" help:"Region whose flat rates apply." doc:"Region whose flat rates apply 地区."`
	Round    string `query:"round" help:"yuan: whole yuan, half up; otherwise to the fen." doc:"yuan: whole yuan, half up; absent: to the fen."`
}

// Fee is what a step costs, with its computation.
type Fee struct {
	Kind   fee.Kind   `json:"kind"`
	Region string     `json:"region"`
	Amount *money.Fen `json:"amount_fen,omitempty" doc:"The amount in fen; absent when none was told."`
	Fee    money.Fen  `json:"fee_fen" doc:"The fee in fen."`
	Text   string     `json:"text" doc:"The fee as printed, ¥65.00."`
	Steps  []fee.Line `json:"lines" nullable:"false" doc:"The steps; their amounts add up to the fee."`
	Basis  law.Basis  `json:"basis" nullable:"false"`
}

// halvings are the reasons for which a fee is halved.
var halvings = map[string]law.Rule{"simplified": fee.SimplifiedHalf, "settled": fee.SettledHalf, "joined": fee.JoinedHalf}

// FindFee computes a fee.
func FindFee(q FeeQuestion) (Fee, error) {
	kind := fee.Kind(q.Kind)
	if !slices.Contains(fee.Kinds(), kind) {
		return Fee{}, refuse("kind", "没有“%s”这类费用，可以是%s", q.Kind, strings.Join(words(fee.Kinds()), "、"))
	}
	region, known := fee.Regions[q.Region]
	if !known {
		return Fee{}, refuse("region", "没有“%s”的收费标准，现有：%s", q.Region, strings.Join(slices.Sorted(maps.Keys(fee.Regions)), "、"))
	}
	o := fee.Options{NoAmount: q.Amount == ""}
	switch q.Round {
	case "":
	case "yuan":
		o.Yuan = true
	default:
		return Fee{}, refuse("round", "不认识的取整方式“%s”：写yuan取整到元，不写精确到分", q.Round)
	}
	if q.Halve {
		if o.Halve, known = halvings[q.HalveFor]; !known {
			return Fee{}, refuse("halve_for", "不认识的减半原因“%s”，请用simplified（简易程序）、settled（调解、撤诉）或者joined（合并审理）", q.HalveFor)
		}
		if !kind.Acceptance() {
			return Fee{}, refuse("halve", "只有案件受理费可以减半，“%s”不是案件受理费", q.Kind)
		}
	}
	f := Fee{Kind: kind, Region: region.Key}
	var sum money.Fen
	if q.Amount != "" || kind.NeedsAmount() {
		var err error
		if sum, err = amount("amount", "争议金额", q.Amount); err != nil {
			return Fee{}, err
		}
		f.Amount = &sum
	}
	r, err := fee.Accept(kind, sum, region, o)
	if err != nil {
		return Fee{}, about("kind", err)
	}
	f.Fee, f.Text, f.Steps, f.Basis = r.Fee, r.Fee.Yuan(), append([]fee.Line{}, r.Lines...), r.Basis
	return f, nil
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
		out = append(out, "  "+l.Text+"："+l.Amount.Yuan())
	}
	return append(out, basisLine(f.Basis))
}
