package money_test

import (
	"testing"

	"yunting/law/money"
)

// Capitals at the edges of 万 and 亿, and where a gap is written as one 零.
func TestCapitalsAtTheEdges(t *testing.T) {
	for fen, want := range map[money.Fen]string{
		10_000_00: "壹万元整", 100_000_000_00: "壹亿元整", 11_000_00: "壹万壹仟元整", 10_950_00: "壹万零玖佰伍拾元整", 1_011_00: "壹仟零壹拾壹元整",
		10_999_00: "壹万零玖佰玖拾玖元整", 1_001_00: "壹仟零壹元整", 110_000_000_00: "壹亿壹仟万元整", 109_500_000_00: "壹亿零玖佰伍拾万元整",
	} {
		if got := fen.Upper(); got != want {
			t.Errorf("%s is %s, want %s", fen, got, want)
		}
	}
}

// What is refused is no amount at all.
func TestARefusedAmountIsNothing(t *testing.T) {
	for _, s := range []string{"", "-1", "一百", "1.234", "99999999999999999999"} {
		if f, err := money.Parse(s); err == nil || f != 0 {
			t.Errorf("%q: %d %v", s, f, err)
		}
	}
}
