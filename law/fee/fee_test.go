package fee_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/fee"
	"yunting/law/money"
)

// 《诉讼费用交纳办法》第十三条第一款第一项, the property scale.
func TestProperty(t *testing.T) {
	for amount, want := range map[string]string{
		"0": "50.00", "3299": "50.00", "10000": "50.00", "10000.01": "50.00", "10000.20": "50.01", "100000": "2300.00", "200000": "4300.00",
		"500000": "8800.00", "1000000": "13800.00", "2000000": "22800.00", "5000000": "46800.00", "10000000": "81800.00",
		"20000000": "141800.00", "30000000": "191800.00", "114142.70": "2582.85",
	} {
		if got := fee.Property(fen(t, amount)).Fee; got != fen(t, want) {
			t.Errorf("%s: fee %s, want %s", amount, got, want)
		}
	}
}

func TestLinesExplainTheFee(t *testing.T) {
	r := fee.Property(fen(t, "250000"))
	want := []fee.Line{
		{Text: "不超过1万元的部分，每件50元", Amount: 50_00},
		{Text: "超过1万元至10万元的部分，按2.5%交纳", Amount: 2250_00},
		{Text: "超过10万元至20万元的部分，按2%交纳", Amount: 2000_00},
		{Text: "超过20万元至50万元的部分，按1.5%交纳", Amount: 750_00},
	}
	if len(r.Lines) != len(want) {
		t.Fatalf("lines %v, want %v", r.Lines, want)
	}
	for i := range want {
		if r.Lines[i] != want[i] {
			t.Errorf("line %d: %v, want %v", i+1, r.Lines[i], want[i])
		}
	}
	if top := fee.Property(fen(t, "30000000")).Lines[9]; top.Text != "超过2000万元的部分，按0.5%交纳" {
		t.Errorf("last line %q", top.Text)
	}
}

// Articles 13 and 14 with the rates of Guangdong.
func TestAccept(t *testing.T) {
	for _, c := range []struct {
		kind   fee.Kind
		amount string
		opts   fee.Options
		want   string
		cites  string
	}{
		{fee.PropertyClaim, "3299", fee.Options{}, "50.00", "第十三条第一款第一项"},
		{fee.Divorce, "200000", fee.Options{}, "300.00", "粤价函〔2008〕45号"},
		{fee.Divorce, "300000", fee.Options{}, "800.00", "第二项"},
		{fee.Personality, "50000", fee.Options{}, "500.00", "第二项"},
		{fee.Personality, "80000", fee.Options{}, "800.00", "第二项"},
		{fee.Personality, "200000", fee.Options{}, "1500.00", "第二项"},
		{fee.OtherNonProperty, "0", fee.Options{}, "100.00", "第二项"},
		{fee.IntellectualProperty, "0", fee.Options{NoAmount: true}, "1000.00", "第三项"},
		{fee.IntellectualProperty, "100000", fee.Options{}, "2300.00", "第三项"},
		{fee.Labour, "90000", fee.Options{}, "10.00", "第四项"},
		{fee.Administrative, "0", fee.Options{}, "50.00", "第五项"},
		{fee.AdministrativeSpecial, "0", fee.Options{}, "100.00", "第五项"},
		{fee.Compensation, "90000", fee.Options{}, "0.00", "第八条"},
		{fee.Objection, "0", fee.Options{}, "100.00", "第六项"},
		{fee.Special, "90000", fee.Options{}, "0.00", "第八条"},
		{fee.NotAccepted, "90000", fee.Options{}, "0.00", "第八条"},
		{fee.Enforcement, "0", fee.Options{NoAmount: true}, "50.00", "第十四条第一项"},
		{fee.Enforcement, "10000", fee.Options{}, "50.00", "第十四条第一项"},
		{fee.Enforcement, "500000", fee.Options{}, "7400.00", "第十四条第一项"},
		{fee.Enforcement, "5000000", fee.Options{}, "52400.00", "第十四条第一项"},
		{fee.Enforcement, "10000000", fee.Options{}, "77400.00", "第十四条第一项"},
		{fee.Enforcement, "20000000", fee.Options{}, "87400.00", "第十四条第一项"},
		{fee.Preservation, "0", fee.Options{}, "30.00", "第十四条第二项"},
		{fee.Preservation, "1000", fee.Options{}, "30.00", "第十四条第二项"},
		{fee.Preservation, "100000", fee.Options{}, "1020.00", "第十四条第二项"},
		{fee.Preservation, "896000", fee.Options{}, "5000.00", "第十四条第二项"},
		{fee.Preservation, "9000000", fee.Options{}, "5000.00", "第十四条第二项"},
		{fee.PaymentOrder, "100000", fee.Options{}, "766.67", "第十四条第三项"},
		{fee.PublicSummons, "0", fee.Options{}, "100.00", "第十四条第四项"},
		{fee.Arbitration, "0", fee.Options{}, "400.00", "第十四条第五项"},
		{fee.PropertyClaim, "3299", fee.Options{Halve: fee.SimplifiedHalf}, "25.00", "第十六条"},
		{fee.PropertyClaim, "114142.70", fee.Options{Halve: fee.SimplifiedHalf}, "1291.43", "第二百零六条"},
		{fee.PropertyClaim, "114142.70", fee.Options{Halve: fee.SettledHalf, Yuan: true}, "1291.00", "第十五条"},
		{fee.Preservation, "100000", fee.Options{Halve: fee.SimplifiedHalf}, "1020.00", "第十四条第二项"}, // only acceptance fees are halved
	} {
		r, err := fee.Accept(c.kind, fen(t, c.amount), fee.Guangdong, c.opts)
		if err != nil {
			t.Errorf("%s: %v", c.kind, err)
			continue
		}
		if r.Fee != fen(t, c.want) || !strings.Contains(r.Basis.Articles(), c.cites) {
			t.Errorf("%s of %s: %s under %s, want %s under %s", c.kind, c.amount, r.Fee, r.Basis.Articles(), c.want, c.cites)
		}
		if sum(r) != r.Fee {
			t.Errorf("%s of %s: the lines %v do not add up to %s", c.kind, c.amount, r.Lines, r.Fee)
		}
	}
	if _, err := fee.Accept("lottery", 1, fee.Guangdong, fee.Options{}); err == nil {
		t.Error("an unknown kind must be refused")
	}
}

// Article 13, last paragraph: a province sets its rates within the national ranges.
func TestRegionsStayWithinTheNationalRanges(t *testing.T) {
	for key, r := range fee.Regions {
		for _, c := range []struct {
			what           string
			fee, low, high money.Fen
		}{
			{"divorce", r.Divorce, 50_00, 300_00}, {"personality", r.Personality, 100_00, 500_00},
			{"other", r.OtherNonProperty, 50_00, 100_00}, {"intellectual property", r.IntellectualProperty, 500_00, 1000_00},
			{"objection", r.Objection, 50_00, 100_00}, {"enforcement", r.EnforcementNoAmount, 50_00, 500_00},
		} {
			if c.fee < c.low || c.fee > c.high {
				t.Errorf("%s: %s costs %s, outside %s to %s", key, c.what, c.fee, c.low, c.high)
			}
		}
		if r.Key != key {
			t.Errorf("%s stands under %s", r.Key, key)
		}
	}
}

// 《民诉法解释》第二百零六条: a fee is halved only once.
func TestOnlyOneHalving(t *testing.T) {
	once := fee.Halve(fee.Property(fen(t, "100000")), fee.SimplifiedHalf)
	twice := fee.Halve(once, fee.SettledHalf)
	if once.Fee != 1150_00 || twice.Fee != once.Fee || len(twice.Lines) != len(once.Lines) {
		t.Errorf("halved to %s, then %s", once.Fee, twice.Fee)
	}
	if last := once.Lines[len(once.Lines)-1]; last.Text != "减半交纳" || last.Amount != -1150_00 {
		t.Errorf("last line %v", last)
	}
}

// Rounding happens once, from the exact value: 1.495 yuan is 1 yuan, although it is 1.50 to the fen.
func TestRoundsOnce(t *testing.T) {
	r := fee.Result{Exact: 149_500, Fee: 150, Lines: []fee.Line{{Amount: 150}}}
	if got := fee.RoundYuan(r); got.Fee != 100 || sum(got) != 100 {
		t.Errorf("rounded to %s with lines %v", got.Fee, got.Lines)
	}
	for amount, want := range map[string]money.Fen{"3299": 25_00, "10040": 26_00, "114142.70": 1291_00} { // 25.50 goes up
		if got := fee.RoundYuan(fee.Halve(fee.Property(fen(t, amount)), fee.SimplifiedHalf)).Fee; got != want {
			t.Errorf("%s: %s, want %s", amount, got, want)
		}
	}
}

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := money.Fen(rapid.Int64Range(0, 10_000_000_000).Draw(t, "amount"))
		more := amount + money.Fen(rapid.Int64Range(0, 1_000_000).Draw(t, "more"))
		full, half := fee.Property(amount), fee.Halve(fee.Property(amount), fee.SimplifiedHalf)
		if fee.Property(more).Fee < full.Fee {
			t.Fatalf("%s costs more than %s", amount, more)
		}
		if d := full.Fee - 2*half.Fee; d < -1 || d > 1 {
			t.Fatalf("half of %s is %s", full.Fee, half.Fee)
		}
		for _, r := range []fee.Result{full, half, fee.RoundYuan(full), fee.RoundYuan(half)} {
			if sum(r) != r.Fee {
				t.Fatalf("lines %v do not add up to %s", r.Lines, r.Fee)
			}
		}
		if yuan := fee.RoundYuan(half).Fee; yuan%100 != 0 || yuan-half.Fee > 50 || half.Fee-yuan > 50 {
			t.Fatalf("%s rounds to %s", half.Fee, yuan)
		}
		if len(full.Lines) > 1 && len(half.Lines) != len(full.Lines)+1 {
			t.Fatal("halving must not touch the lines it was given")
		}
	})
}

func sum(r fee.Result) (total money.Fen) {
	for _, l := range r.Lines {
		total += l.Amount
	}
	return total
}

func fen(t *testing.T, s string) money.Fen {
	t.Helper()
	f, err := money.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
