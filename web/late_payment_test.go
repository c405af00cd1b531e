package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/fee"
)

// FEE 53: money that arrives after the suit counted as withdrawn is recorded as owed back, once, and the plaintiff sees by when.
func TestALatePaymentIsOwedBack(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.Accepted)
	s.verified(courttest.Buyer)
	buyer := s.signIn(courttest.Buyer)
	fees := "/cases/" + string(m) + "/fees"
	if status, body := s.ask("POST", fees+"/pay", buyer); status != http.StatusSeeOther {
		t.Fatalf("no order: %d %s", status, body)
	}
	s.Forward(14 * 24 * time.Hour)
	if !s.Civil(m).Fee.Lapsed {
		t.Fatal("unpaid for two weeks, yet the suit stands")
	}
	if status, body := s.ask("POST", "/counter/fee-"+string(m), buyer); status != http.StatusSeeOther {
		t.Fatalf("not paid: %d %s", status, body)
	}
	for range 2 { // asked twice it is owed once
		status, body := s.ask("GET", fees, buyer)
		if status != http.StatusOK || !strings.Contains(body, "退还到原付款账户") || !strings.Contains(body, "第五十三条第二款") {
			t.Fatalf("the refund is not shown: %d %s", status, body)
		}
	}
	if rs := s.Civil(m).Fee.Refunds; len(rs) != 1 || rs[0].Cause != fee.Late || rs[0].Amount != 6500 || rs[0].Receipt == "" {
		t.Fatalf("refunds %+v", rs)
	}
}
