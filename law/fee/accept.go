package fee

import (
	"yunting/law"
	"yunting/law/money"
)

// Kind is what a fee is charged for.
type Kind string

const (
	PropertyClaim         Kind = "property"               // 财产案件
	Divorce               Kind = "divorce"                // 离婚案件; the amount is the property to be divided
	Personality           Kind = "personality"            // 人格权案件; the amount is the damages claimed
	OtherNonProperty      Kind = "other-nonproperty"      // 其他非财产案件
	IntellectualProperty  Kind = "ip"                     // 知识产权民事案件
	Labour                Kind = "labour"                 // 劳动争议
	Administrative        Kind = "administrative"         // 行政案件
	AdministrativeSpecial Kind = "administrative-special" // 商标、专利、海事行政案件
	Compensation          Kind = "compensation"           // 行政赔偿案件
	Objection             Kind = "jurisdiction-objection" // 管辖权异议不成立
	Special               Kind = "special"                // 特别程序, 司法确认 among them
	NotAccepted           Kind = "not-accepted"           // 不予受理、驳回起诉
	Enforcement           Kind = "enforcement"            // 执行申请费
	Preservation          Kind = "preservation"           // 保全申请费
	PaymentOrder          Kind = "payment-order"          // 支付令
	PublicSummons         Kind = "public-summons"         // 公示催告
	Arbitration           Kind = "arbitration"            // 撤销仲裁裁决、确认仲裁协议效力
	Bankruptcy            Kind = "bankruptcy"             // 破产; the amount is the estate
)

// Options are the circumstances that change a fee.
type Options struct {
	NoAmount bool     // the claim names no amount: intellectual property, enforcement
	Halve    law.Rule // SettledHalf, SimplifiedHalf or JoinedHalf; zero: no halving. Acceptance fees only
	Yuan     bool     // round to whole yuan, as some courts print it
}

// The most that is paid, however large the sum.
const (
	preservationMost money.Fen = 5000_00
	bankruptcyMost   money.Fen = 300_000_00
)

// Accept computes the fee of any kind on an amount in fen. An unknown kind is refused.
func Accept(kind Kind, amount money.Fen, region Region, opts Options) (Result, error) {
	r, err := accept(kind, amount, region, opts.NoAmount)
	if err != nil {
		return Result{}, err
	}
	return opts.apply(r, kind), nil
}

// apply halves and rounds, each where it is asked for and allowed.
func (o Options) apply(r Result, kind Kind) Result {
	if o.Halve.Key != "" && kind.acceptance() {
		r = Halve(r, o.Halve)
	}
	if o.Yuan {
		r = RoundYuan(r)
	}
	return r
}

// acceptance tells an acceptance fee 案件受理费, which may be halved, from an application fee 申请费 and from the fee on an
// unfounded objection.
func (k Kind) acceptance() bool {
	switch k {
	case Enforcement, Preservation, PaymentOrder, PublicSummons, Arbitration, Bankruptcy, Objection:
		return false
	}
	return true
}

func accept(kind Kind, amount money.Fen, region Region, noAmount bool) (Result, error) {
	switch kind {
	case PropertyClaim:
		return Property(amount), nil
	case Divorce:
		return withScale(flat(region.Divorce, "离婚案件", NonProperty, region.Rule), divorce, amount), nil
	case Personality:
		return withScale(flat(region.Personality, "人格权案件", NonProperty, region.Rule), personality, amount), nil
	case OtherNonProperty:
		return flat(region.OtherNonProperty, "其他非财产案件", NonProperty, region.Rule), nil
	case IntellectualProperty:
		if noAmount {
			return flat(region.IntellectualProperty, "知识产权民事案件，没有争议金额", Intellectual, region.Rule), nil
		}
		r := Property(amount)
		r.Basis = append(law.Basis{Intellectual}, r.Basis...)
		return r, nil
	case Labour:
		return flat(10_00, "劳动争议案件", LabourFee), nil
	case Administrative:
		return flat(50_00, "行政案件", AdminFee), nil
	case AdministrativeSpecial:
		return flat(100_00, "商标、专利、海事行政案件", AdminFee), nil
	case Objection:
		return flat(region.Objection, "管辖权异议不成立", ObjectionFee, region.Rule), nil
	case Special, NotAccepted, Compensation:
		return Result{Lines: []Line{{Text: "依法不交纳案件受理费"}}, Basis: law.Basis{Free}}, nil
	case PublicSummons:
		return flat(100_00, "申请公示催告", SummonsFee), nil
	case Arbitration:
		return flat(400_00, "申请撤销仲裁裁决或者认定仲裁协议效力", ArbitrationFee), nil
	case Enforcement:
		if noAmount {
			return flat(region.EnforcementNoAmount, "申请执行，没有执行金额", EnforcementFee, NoAmountEnforced), nil
		}
		return withScale(Result{Basis: law.Basis{EnforcementFee}}, enforcement, amount), nil
	case Preservation:
		return preserve(amount), nil
	case PaymentOrder:
		r := Property(amount)
		r.Basis = append(law.Basis{PaymentOrderFee}, r.Basis...)
		return r.less(r.Exact-r.Exact/3, "申请支付令，按财产案件受理费的三分之一交纳", false), nil
	case Bankruptcy:
		r := Property(amount)
		r.Basis = append(law.Basis{BankruptcyFee}, r.Basis...)
		r = r.less(r.Exact-r.Exact/2, "破产案件，按财产案件受理费减半交纳", false)
		if r.Fee > bankruptcyMost {
			r = r.less(r.Exact-int64(bankruptcyMost)*milli, "破产案件最多交纳"+words(bankruptcyMost), false)
		}
		return r, nil
	}
	return Result{}, law.Refuse(law.Rule{}, "没有“%s”这一类诉讼费用，请重新选择", string(kind))
}

func withScale(r Result, s scale, amount money.Fen) Result {
	s.apply(&r, amount)
	return r
}

// preserve applies the cap of 5,000 yuan.
func preserve(amount money.Fen) Result {
	r := withScale(Result{Basis: law.Basis{PreservationFee}}, preservation, amount)
	if r.Fee <= preservationMost {
		return r
	}
	return r.less(r.Exact-int64(preservationMost)*milli, "申请保全措施最多交纳"+words(preservationMost), false)
}
