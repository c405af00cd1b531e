package litigant_test

import (
	"strings"
	"testing"

	"yunting/courttest"
)

// CPL-I 100, CPL 86: a party asks on the page of periods; what was typed stays when something is missing.
func TestAPartyAsksToMoveAPeriod(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Joined)
	here := "/cases/" + string(m) + "/periods"
	if w := s.get(courttest.Buyer, here); w.Code != 200 || !strings.Contains(w.Body.String(), "举证期限") || strings.Contains(w.Body.String(), `value="answer"`) {
		t.Fatalf("the plaintiff's periods answer %d", w.Code)
	}
	s.refuses(s.post(courttest.Buyer, here, "of", "evidence", "why", "检测机构尚未出具报告"), "请选择申请顺延还是延长")
	s.refuses(s.post(courttest.Buyer, here, "of", "evidence", "what", "extend", "why", "忙"), "确有困难的理由")
	s.refuses(s.post(courttest.Seller, here, "of", "answer", "what", "extend", "why", "需要更多时间准备"), "不能延长")
	s.refuses(s.post(courttest.Seller, here, "of", "answer", "what", "restore", "why", "因台风停电停运", "ended-y", "2026", "ended-m", "13", "ended-d", "1", "proof", "通知"), "不存在")
	s.goes(s.post(courttest.Buyer, here, "of", "evidence", "what", "extend", "why", "检测机构尚未出具报告"), here)
	if w := s.get(courttest.Seller, here); !strings.Contains(w.Body.String(), "等待法官决定") {
		t.Error("the other side does not see the application")
	}
}
