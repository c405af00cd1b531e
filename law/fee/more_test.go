package fee_test

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/calendar"
	"yunting/law/fee"
	"yunting/law/money"
)

func claim(kind fee.Kind, yuan int64) fee.Claim {
	return fee.Claim{Kind: kind, Amount: money.Fen(yuan * 100)}
}

// 《民诉法解释》第二百零一条: 既有财产性诉讼请求，又有非财产性诉讼请求的，按照财产性诉讼请求的标准; 多个财产性诉讼请求的，合并计算;
// 多个非财产性诉讼请求的，按一件.
func TestSuit(t *testing.T) {
	for _, c := range []struct {
		why    string
		claims []fee.Claim
		opts   fee.Options
		want   string
		says   string
		cites  string
	}{
		{"one", []fee.Claim{claim(fee.PropertyClaim, 100000)}, fee.Options{}, "2300.00", "2.5%", "第十三条第一款第一项"},
		{"property added up", []fee.Claim{claim(fee.PropertyClaim, 60000), claim(fee.PropertyClaim, 40000)}, fee.Options{}, "2300.00", "共10万元", "第二百零一条"},
		{"property and other", []fee.Claim{claim(fee.PropertyClaim, 10000), claim(fee.OtherNonProperty, 0)}, fee.Options{}, "50.00", "按照财产性诉讼请求的标准", "第二百零一条"},
		{"others count as one", []fee.Claim{claim(fee.OtherNonProperty, 0), claim(fee.OtherNonProperty, 0)}, fee.Options{}, "100.00", "2项非财产性诉讼请求，按一件交纳", "第二百零一条"},
		{"the dearest of two kinds", []fee.Claim{claim(fee.OtherNonProperty, 0), claim(fee.Personality, 0)}, fee.Options{}, "500.00", "人格权案件", "第二百零一条"},
		{"damages of several personality claims are added", []fee.Claim{claim(fee.Personality, 40000), claim(fee.Personality, 40000)}, fee.Options{}, "800.00", "按1%", "第二百零一条"},
		{"damages beside another claim for money", []fee.Claim{claim(fee.Personality, 40000), claim(fee.PropertyClaim, 60000)}, fee.Options{}, "2300.00", "共10万元", "第二百零一条"},
		{"intellectual property with and without a sum", []fee.Claim{claim(fee.IntellectualProperty, 100000), {Kind: fee.IntellectualProperty, NoAmount: true}}, fee.Options{}, "2300.00", "", "第二百零一条"},
		{"intellectual property without any sum", []fee.Claim{{Kind: fee.IntellectualProperty, NoAmount: true}, {Kind: fee.IntellectualProperty, NoAmount: true}}, fee.Options{}, "1000.00", "按一件", "第十三条第一款第三项"},
		{"one without a sum", []fee.Claim{{Kind: fee.IntellectualProperty, NoAmount: true}}, fee.Options{}, "1000.00", "", "第三项"},
		{"halved once and rounded", []fee.Claim{claim(fee.PropertyClaim, 10020), claim(fee.PropertyClaim, 20)}, fee.Options{Halve: fee.SimplifiedHalf, Yuan: true}, "26.00", "四舍五入到元", "第十六条"},
	} {
		r, err := fee.Suit(c.claims, fee.Guangdong, c.opts)
		if err != nil || r.Fee != fen(t, c.want) || !strings.Contains(texts(r.Lines), c.says) || !strings.Contains(r.Basis.Articles(), c.cites) || sum(r) != r.Fee {
			t.Errorf("%s: %+v, %v; want %s", c.why, r, err, c.want)
		}
	}
	for _, bad := range [][]fee.Claim{nil, {claim(fee.Labour, 1), claim(fee.PropertyClaim, 1)}, {claim("x", 1), claim(fee.PropertyClaim, 1)}, {claim("x", 1)}} {
		if r, err := fee.Suit(bad, fee.Guangdong, fee.Options{}); err == nil {
			t.Errorf("%v: %+v", bad, r)
		}
	}
}

// The lines say what was done and nothing else, and every exact value is the article's.
func TestNothingIsSaidThatWasNotDone(t *testing.T) {
	r, err := fee.Suit([]fee.Claim{claim(fee.PropertyClaim, 60000), claim(fee.PropertyClaim, 40000)}, fee.Guangdong, fee.Options{})
	if err != nil || strings.Contains(texts(r.Lines), "非财产性") || strings.Contains(r.Basis.Articles(), "fee/several") || len(r.Basis) != 2 {
		t.Errorf("%+v %v", r, err)
	}
	for _, c := range []struct {
		kind   fee.Kind
		amount string
		exact  int64
		lines  int
	}{
		{fee.Preservation, "100000", 1020_00_000, 2}, {fee.Preservation, "1000.01", 30_00_010, 2}, {fee.Preservation, "200000", 1520_00_000, 3},
		{fee.Enforcement, "10000.01", 50_00_015, 2}, {fee.Enforcement, "500000.01", 7400_00_010, 3}, {fee.Enforcement, "5000000.01", 52400_00_005, 4}, {fee.Enforcement, "10000000.01", 77400_00_001, 5},
		{fee.Personality, "50000", 500_00_000, 1}, {fee.Personality, "50000.01", 500_00_010, 2}, {fee.Personality, "100000.01", 1000_00_005, 3},
		{fee.Divorce, "200000", 300_00_000, 1}, {fee.Divorce, "200000.01", 300_00_005, 2},
	} {
		r, err := fee.Accept(c.kind, fen(t, c.amount), fee.Guangdong, fee.Options{})
		if err != nil || r.Exact != c.exact || len(r.Lines) != c.lines {
			t.Errorf("%s %s: exact %d in %d lines, want %d in %d", c.kind, c.amount, r.Exact, len(r.Lines), c.exact, c.lines)
		}
	}
}

// FEE 17: 按照不服一审判决部分的上诉请求数额; FEE 8(3): 对不予受理、驳回起诉和管辖权异议裁定不服，提起上诉的案件不交纳.
func TestAppeal(t *testing.T) {
	r, err := fee.Appeal(fee.AgainstJudgment, fee.PropertyClaim, 100_000_00, fee.Guangdong, fee.Options{})
	if err != nil || r.Fee != 2300_00 || r.Basis[0] != fee.AppealFee || !strings.Contains(r.Lines[0].Text, "上诉请求数额10万元") || sum(r) != r.Fee {
		t.Errorf("%+v %v", r, err)
	}
	for _, g := range []fee.Ground{fee.AgainstNotTaken, fee.AgainstObjection} {
		if r, err := fee.Appeal(g, fee.PropertyClaim, 100_000_00, fee.Guangdong, fee.Options{}); err != nil || r.Fee != 0 || r.Basis[0] != fee.Free {
			t.Errorf("%s: %+v %v", g, r, err)
		}
	}
	if r, err := fee.Appeal(fee.AgainstJudgment, fee.PropertyClaim, 100_000_00, fee.Guangdong, fee.Options{Halve: fee.SettledHalf}); err != nil || r.Fee != 1150_00 {
		t.Errorf("withdrawn: %+v %v", r, err)
	}
	if _, err := fee.Appeal(fee.AgainstJudgment, fee.PropertyClaim, 1, fee.Guangdong, fee.Options{Halve: fee.SimplifiedHalf}); err == nil {
		t.Error("an appeal is not tried in simplified procedure")
	}
	if _, err := fee.Appeal(fee.AgainstJudgment, "x", 1, fee.Guangdong, fee.Options{}); err == nil {
		t.Error("an unknown kind was charged")
	}
}

// FEE 14(6): 按照财产案件受理费标准减半交纳，最高不超过30万元.
func TestBankruptcy(t *testing.T) {
	for amount, want := range map[string]string{"100000": "1150.00", "111640000": "300000.00", "111640000.08": "300000.00", "200000000": "300000.00"} {
		r, err := fee.Accept(fee.Bankruptcy, fen(t, amount), fee.Guangdong, fee.Options{Halve: fee.SimplifiedHalf})
		if err != nil || r.Fee != fen(t, want) || sum(r) != r.Fee || r.Basis[0] != fee.BankruptcyFee || r.Halved {
			t.Errorf("%s: %+v %v, want %s", amount, r, err, want)
		}
		if capped := strings.Contains(texts(r.Lines), "最多交纳"); capped != (amount == "200000000") {
			t.Errorf("%s: capped %v", amount, capped)
		}
	}
}

// Application fees are no acceptance fees: nothing marks them as halved, and a cap is named only where it takes something off.
func TestApplicationFeesAreNotHalved(t *testing.T) {
	for _, c := range []struct {
		kind   fee.Kind
		amount string
		lines  int
	}{{fee.Preservation, "896000", 3}, {fee.Preservation, "896000.01", 3}, {fee.Preservation, "900000", 4}, {fee.PaymentOrder, "10000", 2}, {fee.Enforcement, "10000", 1}} {
		r, err := fee.Accept(c.kind, fen(t, c.amount), fee.Guangdong, fee.Options{})
		if err != nil || r.Halved || len(r.Lines) != c.lines {
			t.Errorf("%s %s: %+v %v, want %d lines", c.kind, c.amount, r, err, c.lines)
		}
	}
}

// FEE 21: 增加的补交, 法庭调查终结前减少的退还; FEE 35: 终结后减少的由变更的当事人负担.
func TestChangeClaim(t *testing.T) {
	for _, c := range []struct {
		from, to                int64
		inTime                  bool
		pay, refund, late, fees string
	}{
		{100000, 200000, true, "2000.00", "0", "0", "4300.00"},
		{200000, 100000, true, "0", "2000.00", "0", "2300.00"},
		{200000, 100000, false, "0", "0", "2000.00", "4300.00"},
		{200000, 200000, false, "0", "0", "0", "4300.00"},
	} {
		x, err := fee.ChangeClaim(fee.PropertyClaim, money.Fen(c.from*100), money.Fen(c.to*100), c.inTime, fee.Guangdong, fee.Options{})
		if err != nil || x.Pay != fen(t, c.pay) || x.Refund != fen(t, c.refund) || x.Late != fen(t, c.late) || x.FeeFen != fen(t, c.fees) || (x.Bearer == fee.Changer) != (x.Late > 0) || len(x.Basis) == 0 {
			t.Errorf("%d to %d: %+v %v", c.from, c.to, x, err)
		}
	}
	if _, err := fee.ChangeClaim("x", 1, 2, true, fee.Guangdong, fee.Options{}); err == nil {
		t.Error("an unknown kind was charged")
	}
}

// CPL-I 199: 补交案件受理费; 未按期足额补交的，按撤诉处理，已经收取的诉讼费用退还一半.
func TestTopUp(t *testing.T) {
	x, err := fee.TopUp(fee.PropertyClaim, fen(t, "114142.70"), fee.Guangdong, fee.Options{})
	if err != nil || x.Pay != fen(t, "1291.42") || x.FeeFen != fen(t, "2582.85") || x.Basis[0] != fee.ToOrdinary {
		t.Errorf("%+v %v", x, err)
	}
	if x, _ := fee.TopUp(fee.PropertyClaim, fen(t, "114142.70"), fee.Guangdong, fee.Options{Yuan: true}); x.Pay != 1292_00 {
		t.Errorf("in whole yuan: %+v", x)
	}
	if _, err := fee.TopUp("x", 1, fee.Guangdong, fee.Options{}); err == nil {
		t.Error("an unknown kind was charged")
	}
}

// FEE 15, 25 to 28, CPL-I 199, 207.
func TestRefund(t *testing.T) {
	for event, want := range map[fee.Event]string{
		fee.Settled: "25.00", fee.Unpaid: "25.00", fee.Dismissed: "50.01", fee.Remanded: "50.01", fee.PassedAsCrime: "50.01", fee.CrimeAndCivil: "0",
		fee.SuspendedCase: "0", fee.TerminatedCase: "0", fee.WonAll: "50.01",
	} {
		x, err := fee.Refund(event, 50_01, false)
		if err != nil || x.Refund != fen(t, want) || x.FeeFen+x.Refund != 50_01 || len(x.Basis) != 2 || len(x.Lines) != 1 {
			t.Errorf("%s: %+v %v, want %s", event, x, err, want)
		}
	}
	if x, err := fee.Refund(fee.Settled, 25_00, true); err != nil || x.Refund != 0 || x.FeeFen != 25_00 || x.Basis[2] != fee.OnlyOnce || x.Lines[0].Amount != 0 {
		t.Errorf("halved already: %+v %v", x, err)
	}
	if x, err := fee.Refund(fee.Dismissed, 25_00, true); err != nil || x.Refund != 25_00 {
		t.Errorf("dismissed after halving: %+v %v", x, err)
	}
	if _, err := fee.Refund("lost", 1, false); err == nil {
		t.Error("an unknown event gave money back")
	}
	// FEE 53: 自法律文书生效之日起15日内.
	if r := fee.RefundBy(calendar.MustParse("2026-11-03"), calendar.Standard()); r.Until != calendar.MustParse("2026-11-18") || r.Basis[0] != fee.Refunding {
		t.Errorf("%+v", r)
	}
}

// FEE 29 to 41, 50.
func TestBear(t *testing.T) {
	for o, want := range map[fee.Outcome]struct {
		who   fee.Bearer
		cites string
	}{
		fee.WonOutright: {fee.Defendant, "第二十九条"}, fee.LostOutright: {fee.Plaintiff, "第二十九条"}, fee.WonInPart: {fee.ByCourt, "第二十九条"},
		fee.MediatedAway: {fee.ByParties, "第三十一条"}, fee.DivorceCase: {fee.ByParties, "第三十三条"}, fee.Withdrawn: {fee.Plaintiff, "第三十四条"},
		fee.AdminChanged: {fee.Defendant, "第三十四条第二款"}, fee.OrderUnopposed: {fee.Debtor, "第三十六条"}, fee.OrderOpposed: {fee.Applicant, "第三十六条"},
		fee.EnforcementDone: {fee.Debtor, "第三十八条第一款"}, fee.EnforceSettled: {fee.ByParties, "第三十八条第二款"}, fee.PreservationDone: {fee.Applicant, "第三十八条第三款"},
		fee.SummonsDone: {fee.Applicant, "第三十七条"}, fee.RetrialAsked: {fee.Applicant, "第三十二条"}, fee.SpecialNotice: {fee.Applicant, "第四十一条"},
		fee.LateEvidence: {fee.Changer, "第四十条"}, fee.OneSideRelieved: {fee.Defendant, "第五十条"},
	} {
		b, ok := fee.Bear(o)
		if !ok || b.Bearer != want.who || !strings.Contains(b.Basis.Articles(), want.cites) || b.Bearer.Chinese() == "" || b.Claimable != (o == fee.OrderOpposed || o == fee.PreservationDone) {
			t.Errorf("%s: %+v", o, b)
		}
	}
	if _, ok := fee.Bear("draw"); ok {
		t.Error("an unknown outcome has no bearer")
	}
	if fee.ByRule("29/bear").Key != "fee/29/bear" {
		t.Error("the provision is not found")
	}
}

func TestShares(t *testing.T) {
	for _, c := range []struct{ fee, claimed, awarded, plaintiff money.Fen }{
		{50_00, 100, 0, 50_00}, {50_00, 100, 100, 0}, {50_00, 100, 300, 0}, {50_00, 0, 10, 50_00}, {2300_00, 100_000_00, 75_000_00, 575_00}, {1, 2, 1, 0}, {50_00, 100, -1, 50_00}, {50_00, 1, 1, 0}, {50_00, -1, 1, 50_00},
	} {
		if s := fee.Share(c.fee, c.claimed, c.awarded); s.Plaintiff != c.plaintiff || s.Plaintiff+s.Defendant != c.fee || s.Basis[1] != fee.Proportion {
			t.Errorf("%+v: %+v", c, s)
		}
	}
	if got := fee.Divide(100, []int64{1, 1, 1}); len(got) != 3 || got[0] != 34 || got[1] != 33 || got[2] != 33 {
		t.Errorf("divided %v", got)
	}
	if got := fee.Divide(100, []int64{3, -1, 1}); got[0] != 75 || got[1] != 0 || got[2] != 25 {
		t.Errorf("divided %v", got)
	}
	if got := fee.Divide(100, []int64{0, -2}); got != nil {
		t.Errorf("divided %v", got)
	}
}

// FEE 44 to 49: 免交只适用于自然人; 减交比例不得低于30%.
func TestRelieve(t *testing.T) {
	for _, c := range []struct {
		ground  string
		natural bool
		percent int
		pay     string
		later   string
		proof   bool
		refused string
	}{
		{"disabled", true, 0, "0", "0", true, ""},
		{"disabled", false, 0, "", "", false, "只适用于自然人"},
		{"good-deed", true, 0, "0", "0", false, ""},
		{"disaster", true, 30, "35.01", "0", true, ""},
		{"disaster", true, 29, "", "", false, "不得低于30%"},
		{"welfare", false, 99, "0.50", "0", false, ""},
		{"welfare", false, 100, "", "", false, "低于100%"},
		{"legal-aid", true, 0, "0", "50.01", false, ""},
		{"poor", true, 0, "", "", false, "请选择"},
	} {
		r, err := fee.Relieve(50_01, c.ground, c.natural, c.percent)
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%s: %+v %v, want %s", c.ground, r, err, c.refused)
			}
			continue
		}
		if err != nil || r.FeeFen != fen(t, c.pay) || r.Later != fen(t, c.later) || r.Proof != c.proof || len(r.Basis) < 2 || len(r.Lines) != 1 || 50_01+r.Lines[0].Amount != r.FeeFen {
			t.Errorf("%s: %+v %v", c.ground, r, err)
		}
	}
	// FEE 48: 因生活困难或者追索基本生活费用申请免交、减交诉讼费用的，还应当提供……证明.
	proof := map[string]bool{"disabled": true, "maintenance": true, "minimum-living": true, "waive-other": true, "disaster": true, "reduce-other": true}
	count := map[fee.Relief]int{}
	for _, g := range fee.ReliefGrounds() {
		if g.Proof != proof[g.Key] {
			t.Errorf("%s: proof %v", g.Key, g.Proof)
		}
		count[g.Relief]++
		if g.Text == "" || g.Relief.Chinese() == "" {
			t.Errorf("%+v", g)
		}
	}
	if count[fee.Waive] != 5 || count[fee.Reduce] != 4 || count[fee.Defer] != 4 { // FEE 45, 46, 47
		t.Errorf("%v", count)
	}
}

// FEE 55: 依照人民法院决定受理案件之日国家公布的汇率换算成人民币.
func TestExchange(t *testing.T) {
	for _, c := range []struct {
		cents int64
		rate  string
		want  string
	}{
		{100_00, "7.0928", "709.28"}, {1, "7.0928", "0.07"}, {1, "0.5", "0.01"}, {1, "0.4999999999", "0"}, {0, "1", "0"}, {99_999_999_999_999, "1", "999999999999.99"},
	} {
		x, err := fee.Exchange(c.cents, "USD", c.rate, "2026-11-23")
		if err != nil || x.Amount != fen(t, c.want) || x.Lines[0].Amount != x.Amount || x.Basis[0] != fee.ForeignMoney {
			t.Errorf("%d at %s: %+v %v", c.cents, c.rate, x, err)
		}
	}
	if x, _ := fee.Exchange(1234_05, "USD", "7.1", "2026-11-23"); x.Lines[0].Text != "1234.05（USD）按2026-11-23的汇率7.1折算" {
		t.Errorf("%+v", x)
	}
	for _, rate := range []string{"", "0", "-1", "1/3", "7e3", "7.09281234567", "1234567", "seven", "0.0"} {
		if x, err := fee.Exchange(1, "USD", rate, ""); err == nil {
			t.Errorf("rate %q: %+v", rate, x)
		}
	}
	if _, err := fee.Exchange(-1, "USD", "7", ""); err == nil {
		t.Error("a negative sum was exchanged")
	}
	for _, c := range []int64{100_000_000_000_000, 9_000_000_000_000_000_000} {
		if _, err := fee.Exchange(c, "USD", "7", ""); err == nil {
			t.Errorf("%d is too much", c)
		}
	}
}

// FEE 13(2), (3), (6), 14(1)1.
func TestRanges(t *testing.T) {
	want := [][2]money.Fen{{50_00, 300_00}, {100_00, 500_00}, {50_00, 100_00}, {500_00, 1000_00}, {50_00, 100_00}, {50_00, 500_00}}
	for i, x := range fee.Ranges() {
		if x.Low != want[i][0] || x.High != want[i][1] || x.Rule.Key == "" {
			t.Errorf("%s: %s to %s", x.Kind, x.Low, x.High)
		}
	}
}

func TestRegionsAreChecked(t *testing.T) {
	if err := fee.Guangdong.Check(); err != nil {
		t.Error(err)
	}
	for i := range fee.Ranges() {
		low, high := fee.Guangdong, fee.Guangdong
		for r, by := range map[*fee.Region]func(x fee.Range) money.Fen{&low: func(x fee.Range) money.Fen { return x.Low - 1 }, &high: func(x fee.Range) money.Fen { return x.High + 1 }} {
			v := by(fee.Ranges()[i])
			*[]*money.Fen{&r.Divorce, &r.Personality, &r.OtherNonProperty, &r.IntellectualProperty, &r.Objection, &r.EnforcementNoAmount}[i] = v
			if err := r.Check(); err == nil || !strings.Contains(err.Error(), "不在国家规定的") {
				t.Errorf("%s at %s: %v", fee.Ranges()[i].Kind, v, err)
			}
		}
	}
}

// The quick table every court clerk knows, an independent way to the property scale: amount times rate plus a constant.
var quick = []struct{ upTo, rate, plus int64 }{
	{10_000, 0, 50}, {100_000, 25, -200}, {200_000, 20, 300}, {500_000, 15, 1300}, {1_000_000, 10, 3800}, {2_000_000, 9, 4800},
	{5_000_000, 8, 6800}, {10_000_000, 7, 11800}, {20_000_000, 6, 21800}, {1 << 40, 5, 41800},
}

func slow(amount money.Fen) *big.Rat {
	for _, q := range quick {
		if int64(amount) <= q.upTo*100 {
			x := big.NewRat(int64(amount)*q.rate, 1000)
			return x.Add(x, big.NewRat(q.plus*100, 1))
		}
	}
	panic("too much")
}

// The property scale equals the quick table at every amount, to a thousandth of a fen; it never falls, and at no edge does it jump.
func TestPropertyScaleEqualsTheQuickTable(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, amount money.Fen) {
		r := fee.Property(amount)
		want := slow(amount)
		if big.NewRat(r.Exact, 1000).Cmp(want) != 0 {
			t.Fatalf("%s: exact %d, want %s", amount, r.Exact, want.FloatString(4))
		}
		half := new(big.Rat).Add(want, big.NewRat(1, 2))
		if got := new(big.Int).Div(half.Num(), half.Denom()).Int64(); got != int64(r.Fee) {
			t.Fatalf("%s: fee %s, want %d fen", amount, r.Fee, got)
		}
	}
	for _, q := range quick[:9] {
		for d := money.Fen(-3); d <= 3; d++ {
			check(t, money.Fen(q.upTo*100)+d)
			if a, b := fee.Property(money.Fen(q.upTo*100)+d), fee.Property(money.Fen(q.upTo*100)+d+1); b.Exact < a.Exact || b.Exact-a.Exact > 25 {
				t.Errorf("a jump at %d: %d to %d", q.upTo, a.Exact, b.Exact)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, money.Fen(rapid.Int64Range(0, int64(money.Most)).Draw(t, "amount")))
	})
}

func BenchmarkProperty(b *testing.B) {
	for b.Loop() {
		fee.Property(30_000_000_00)
	}
}

func texts(lines []fee.Line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.Text)
	}
	return b.String()
}

// Every scale rises with the amount and never by more than its steepest rate: no jump at any edge.
func TestEveryScaleIsMonotoneAndContinuous(t *testing.T) {
	steepest := map[fee.Kind]int64{fee.PropertyClaim: 25, fee.Divorce: 5, fee.Personality: 10, fee.Enforcement: 15, fee.Preservation: 10, fee.PaymentOrder: 9, fee.Bankruptcy: 13}
	rapid.Check(t, func(t *rapid.T) {
		amount := money.Fen(rapid.Int64Range(0, 30_000_000_00).Draw(t, "amount"))
		more := rapid.Int64Range(0, 1_000_00).Draw(t, "more")
		for kind, rate := range steepest {
			a, err := fee.Accept(kind, amount, fee.Guangdong, fee.Options{})
			if err != nil {
				t.Fatal(err)
			}
			b, err := fee.Accept(kind, amount+money.Fen(more), fee.Guangdong, fee.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if d := b.Exact - a.Exact; d < 0 || d > rate*more+1 {
				t.Fatalf("%s: %d fen more than %s cost %d thousandths more", kind, more, amount, d)
			}
			if sum(a) != a.Fee || len(a.Basis) == 0 {
				t.Fatalf("%s: %+v", kind, a)
			}
		}
	})
}
