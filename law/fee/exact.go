package fee

import (
	"fmt"
	"math/big"
	"regexp"

	"yunting/law"
	"yunting/law/money"
)

// mulDiv is a*b/c without overflow, rounded down. c must not be zero.
func mulDiv(a, b, c int64) int64 {
	x := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	return x.Div(x, big.NewInt(c)).Int64()
}

// proportion is fee*part/whole, rounded half up.
func proportion(fee, part, whole money.Fen) money.Fen {
	x := new(big.Int).Mul(big.NewInt(int64(fee)), big.NewInt(2*int64(part)))
	x.Add(x, big.NewInt(int64(whole)))
	return money.Fen(x.Div(x, big.NewInt(2*int64(whole))).Int64())
}

// ForeignMoney is why and at which rate a sum in foreign currency is reckoned in yuan.
var ForeignMoney = measure("55/currency", "第五十五条", "fees are reckoned in yuan; foreign sums at the state's published rate of the day the first instance accepted the case, also on appeal")

// Exchanged is a foreign sum in yuan.
type Exchanged struct {
	Amount money.Fen `json:"amount"` // in fen
	Lines  []Line    `json:"lines"`
	Basis  law.Basis `json:"basis"`
}

var rateForm = regexp.MustCompile(`^\d{1,6}(\.\d{1,10})?$`)

// Exchange turns a foreign sum, in hundredths of its unit, into fen at a rate of yuan for one unit, "7.0928". The rate
// is that of the day on which the first instance decided to accept the case. It is rounded half up once.
func Exchange(cents int64, currency, rate, day string) (Exchanged, error) {
	if cents < 0 {
		return Exchanged{}, law.Refuse(ForeignMoney, "外币金额不能是负数")
	}
	r, ok := new(big.Rat).SetString(rate)
	if !ok || !rateForm.MatchString(rate) || r.Sign() == 0 {
		return Exchanged{}, law.Refuse(ForeignMoney, "汇率“%s”有误，请填写一个单位的外币折合多少元人民币，例如7.0928", rate)
	}
	x := r.Mul(r, new(big.Rat).SetInt64(cents))
	x.Add(x, big.NewRat(1, 2))
	fen := new(big.Int).Div(x.Num(), x.Denom())
	if !fen.IsInt64() || money.Fen(fen.Int64()) > money.Most {
		return Exchanged{}, law.Refuse(ForeignMoney, "折算后的金额超过可以填写的上限%s元，请核对", money.Most)
	}
	amount := money.Fen(fen.Int64())
	text := fmt.Sprintf("%d.%02d（%s）按%s的汇率%s折算", cents/100, cents%100, currency, day, rate)
	return Exchanged{amount, []Line{{Text: text, Amount: amount}}, law.Basis{ForeignMoney}}, nil
}
