package fee_test

import (
	"strings"
	"testing"

	"yunting/law/fee"
	"yunting/law/money"
)

// Amounts are named as they are: 15,000 yuan is not ten thousand. CPL-I 201 合并计算.
func TestAmountsInWords(t *testing.T) {
	for sum, says := range map[money.Fen]string{15_000_00: "共15000元", 20_000_00: "共2万元", 5_000_00: "共5000元"} {
		r, err := fee.Suit([]fee.Claim{{Kind: fee.PropertyClaim, Amount: sum - 100}, {Kind: fee.PropertyClaim, Amount: 100}}, fee.Guangdong, fee.Options{})
		if err != nil || !strings.Contains(r.Lines[0].Text, says) {
			t.Errorf("%s: %+v %v", sum, r.Lines, err)
		}
	}
	for _, k := range []fee.Kind{fee.Labour, fee.Administrative, fee.Divorce, fee.Special, fee.Arbitration} {
		if k.NeedsAmount() {
			t.Errorf("%s needs an amount", k)
		}
	}
}
