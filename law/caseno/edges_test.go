package caseno_test

import (
	"testing"

	"yunting/law/caseno"
)

// A range that ends where it begins is one case; the tenth ruling is 之十; a single character too many is refused.
func TestNumbersAtTheEdges(t *testing.T) {
	n, err := caseno.Parse("（2026）粤0192民初5号")
	if err != nil {
		t.Fatal(err)
	}
	n.Last = n.First
	if got := n.String(); got != "（2026）粤0192民初5号" {
		t.Error(got)
	}
	n.Last, n.Ruling = 0, 10
	if got := n.String(); got != "（2026）粤0192民初5号之十" {
		t.Error(got)
	}
	if got, err := caseno.Parse("（2026）粤0192民初5号x"); err == nil {
		t.Error(got)
	}
}
