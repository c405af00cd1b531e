package chancery_test

import (
	"strings"
	"testing"
	"time"

	"yunting/chancery"
	"yunting/court"
	"yunting/courttest/tlog"
	"yunting/ledger"
)

// The report says what was checked, what it shows and what not, and never that something is true.
func TestVerificationReport(t *testing.T) {
	at := time.Date(2026, 11, 28, 2, 3, 4, 0, time.UTC)
	l := tlog.New(t, 3, 2)
	single := l.Receipt(l.Add(tlog.Deposit("一段录音", at, 7)))
	items := []ledger.Item{{SHA256: ledger.Hash{1}}, {SHA256: ledger.Hash{2}}}
	hs := []ledger.Hash{items[0].Hash(), items[1].Hash()}
	batch := ledger.Leaf{At: ledger.At(at), Court: "粤0192", Kind: ledger.Batch, Node: "gz-telecom", Number: ledger.NewNumber(at, 8), Batch: &ledger.Tree{Count: 2, Root: ledger.Root(hs)}}
	whole := l.Receipt(l.Add(batch))
	item := whole
	item.Ref.Item, item.Item = 2, &ledger.ItemProof{Item: items[1], Position: 2, Path: ledger.Path(hs, 1)}
	for name, c := range map[string]struct {
		r    ledger.Receipt
		says []string
	}{
		"single": {single, []string{"12字节", "个人或者本院", "第1条"}},
		"item":   {item, []string{"第2件，共2件", "节点gz-telecom", "02000000", item.Ref.String()}},
		"whole":  {whole, []string{"共2件，根摘要", "第2条"}},
	} {
		s, err := c.r.Check(l.Policy)
		if err != nil {
			t.Fatal(err)
		}
		p, err := chancery.Verification(court.Demonstration(), chancery.Verified{Receipt: c.r, Standing: s, Page: "https://court.example/verify"}, at)
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, "verification-"+name, p)
		for _, say := range append(c.says, "电子存证核验报告", "2026年11月28日10时03分04秒", "witness-3", "测试时间戳机构", "第十六条", "第十七条", "第十八条、第十九条", "演示文书，不具法律效力") {
			if !strings.Contains(got, squeeze(say)) {
				t.Errorf("%s does not say %q:\n%s", name, say, got)
			}
		}
		if strings.Contains(got, "真实") {
			t.Errorf("%s: a report never says 真实", name)
		}
	}
}
