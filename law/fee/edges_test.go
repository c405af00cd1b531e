package fee_test

import (
	"slices"
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
}

// FEE 13(1): 根据诉讼请求的金额或者价额; 14(2): 根据实际保全的财产数额; 14(3): 比照财产案件; 14(6): 依据破产财产总额. Of the other kinds an
// article gives a fee without a sum too.
func TestWhatNeedsAnAmount(t *testing.T) {
	needs := []fee.Kind{fee.PropertyClaim, fee.Preservation, fee.PaymentOrder, fee.Bankruptcy}
	for _, k := range fee.Kinds() {
		if k.NeedsAmount() != slices.Contains(needs, k) {
			t.Errorf("%s: needs an amount: %v", k, k.NeedsAmount())
		}
	}
}

// CPL-I 201 beside FEE 13(2): damages claimed with personality rights, and property to be divided, beside a claim for money
// are this court's choice, and the fee says so; without them it does not.
func TestASumBesideAnotherRestsOnTheChoice(t *testing.T) {
	for _, c := range []struct {
		sum    money.Fen
		beside fee.Claim
		want   money.Fen
		choice bool
	}{
		{9_999_99, fee.Claim{Kind: fee.Personality, Amount: 1}, 50_00, true},
		{9_999_99, fee.Claim{Kind: fee.Divorce, Amount: 1}, 50_00, true},
		{10_000_00, fee.Claim{Kind: fee.Divorce, Amount: 90_000_00}, 2300_00, true},
		{10_000_00, fee.Claim{Kind: fee.Personality}, 50_00, false},
		{10_000_00, fee.Claim{Kind: fee.Divorce}, 50_00, false},
		{10_000_00, fee.Claim{Kind: fee.OtherNonProperty}, 50_00, false},
	} {
		r, err := fee.Suit([]fee.Claim{{Kind: fee.PropertyClaim, Amount: c.sum}, c.beside}, fee.Guangdong, fee.Options{})
		if err != nil || r.Fee != c.want || slices.Contains(r.Basis, fee.SeveralKept) != c.choice {
			t.Errorf("%+v: %+v %v", c.beside, r, err)
		}
	}
	// 多个非财产性诉讼请求的，按一件: the divorce, which is the dearer.
	if r, err := fee.Suit([]fee.Claim{{Kind: fee.OtherNonProperty}, {Kind: fee.Divorce}}, fee.Guangdong, fee.Options{}); err != nil || r.Fee != fee.Guangdong.Divorce {
		t.Errorf("%+v %v", r, err)
	}
}
