package fee_test

import (
	"testing"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/fee"
	"yunting/law/money"
	"yunting/law/track"
)

type open struct{}

func (open) ClaimSum() money.Fen { return 1319600 }
func (open) Track() track.Track  { return track.Small }
func (open) Standing() bool      { return true }

func TestArticles(t *testing.T) {
	halved := fee.Estimate(1319600, track.Simplified, false)
	quoting.Check(t,
		quoting.Quote{Rule: fee.Unpaid, Key: "cplint/213", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百一十三条", From: "2022-04-10", Rests: quoting.By(fee.Lapse{}.Decide(&fee.Sheet{Facts: open{}}, docket.Scene{}))},
		quoting.Quote{Rule: fee.Halved, Key: "fee/16/simplified", Article: "《诉讼费用交纳办法》第十六条", From: "2007-04-01", Rests: halved.Basis},
	)
	// FEE 13 and 16: 50 yuan and 2.5 % of 3,196 yuan are 129.90; half of it in simplified procedure.
	if whole := fee.Estimate(1319600, track.Ordinary, false).Fee; whole != 12990 || halved.Fee != 6495 {
		t.Errorf("the fee is %s, halved %s", whole.Yuan(), halved.Fee.Yuan())
	}
}
