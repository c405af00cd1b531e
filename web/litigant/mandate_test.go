package litigant_test

import (
	"net/http"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/identity"
	"yunting/judgment"
	"yunting/procedure"
)

// CPL 62: before his mandate is checked an agent submits and sees what was served; he does not read the file. Under general
// authority he does not admit a claim, and nothing he typed is lost.
func TestAnAgentBeforeAndAfterHisMandateIsChecked(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Opened)
	j := courttest.Join()
	j.Authority = identity.Authority{}
	s.Enter(m, s.Invited(m), j)
	at := "/cases/" + string(m)
	page := s.get(courttest.Seller, at).Body.String()
	if !strings.Contains(page, "现在可以提交，还不能查看案卷") || !strings.Contains(page, "提交答辩状") || strings.Contains(page, "订单截图") {
		t.Error("the page of an unproven agent says too little or too much")
	}
	if page := s.get(courttest.Seller, at+"/evidence"); page.Code != 200 || strings.Contains(page.Body.String(), "原告证据1") {
		t.Errorf("the evidence of the other side is shown to an unproven agent (%d)", page.Code)
	}
	for _, closed := range []string{"/trial", "/record", "/service", "/parties", "/examine", "/exhibits/p1-1", "/papers/fee-notice", "/mandates/d1"} {
		if w := s.get(courttest.Seller, at+closed); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d to an unproven agent", closed, w.Code)
		}
	}
	if w := s.get(courttest.Seller, at+"/papers/complaint"); w.Code != 200 {
		t.Errorf("what was served answers %d", w.Code)
	}
	answer := []string{"fact-1", "admit", "fact-2", "deny", "fact-2-reason", "页面不是这样写的", "fact-3", "unknown", "fact-3-reason", "没有见到", "text", "愿意退一部分", "signature", "林阿豪"}
	w := s.post(courttest.Seller, at+"/answer", append(answer, "claims", "part")...)
	s.refuses(w, "第六十二条")
	if !strings.Contains(w.Body.String(), "页面不是这样写的") || !strings.Contains(w.Body.String(), "愿意退一部分") {
		t.Error("what was typed is lost")
	}
	s.goes(s.post(courttest.Seller, at+"/answer", append(answer, "claims", "refuse")...), at)

	s.Enter(m, courttest.Clerk1, identity.ConfirmMandate{Party: procedure.D1, How: "核对委托书和劳动合同"})
	if page := s.get(courttest.Seller, at+"/evidence").Body.String(); !strings.Contains(page, "原告证据1") {
		t.Error("a proven agent does not read the file")
	}

	// Struck: he is a stranger, what he did is marked, and the party gets a new code and may answer again.
	s.Enter(m, courttest.Clerk1, identity.Strike{Party: procedure.D1, Reason: "委托书系伪造"})
	s.Settle()
	if w := s.get(courttest.Seller, at); w.Code != http.StatusNotFound {
		t.Errorf("a struck member gets %d", w.Code)
	}
	if page := s.get(courttest.Buyer, at).Body.String(); !strings.Contains(page, "后来被除名：委托书系伪造") {
		t.Error("what a struck member did is not marked")
	}
	c := s.Civil(m)
	if len(c.Consent.Given[procedure.D1]) > 0 || c.Service.Addresses[procedure.D1].Mobile != "" {
		t.Error("consents and address of a struck member still hold")
	}
	if s.Store.Codes.For(s.Profile.Code, m, procedure.D1) == s.Works.Code(m, "d1/1") {
		t.Error("the new code is the old one")
	}
	if w := s.get(nobody, "/join/"+s.Works.Code(m, procedure.D1)); strings.Contains(w.Body.String(), "核验身份，加入案件") {
		t.Error("the old code still opens the case")
	}
	if w := s.get(nobody, "/join/"+s.Works.Code(m, "d1/1")); w.Code != 200 || !strings.Contains(w.Body.String(), "陈小满") {
		t.Errorf("the new code answers %d", w.Code)
	}
	next := s.Invited(m)
	next.Person, next.Name = "person-next", "罗承远"
	head := identity.Join{Party: procedure.D1, Name: next.Name, Capacity: identity.Head, Mandate: "法定代表人身份证明书.pdf"}
	s.Enter(m, next, head)
	s.Enter(m, next, courttest.Answer(s.Civil(m)))
}

// CPL 62, FEE 17, 22, CPL 174: from the statement of appeal on the page to the file sent up.
func TestAnAppealOnThePages(t *testing.T) {
	s := open(t)
	m := s.Judged()
	at := "/cases/" + string(m) + "/judgment"
	if page := s.get(courttest.Seller, at).Body.String(); !strings.Contains(page, "不服判决，可以上诉") || !strings.Contains(page, "广州市中级人民法院") {
		t.Fatal("the page does not say how to appeal")
	}
	w := s.post(courttest.Seller, at+"/appeal", "items", "1", "requests", "撤销第一项", "reasons", "", "contested", "3299")
	s.refuses(w, "请写明上诉的理由")
	if !strings.Contains(w.Body.String(), "撤销第一项") {
		t.Error("what was typed is lost")
	}
	s.goes(s.post(courttest.Seller, at+"/appeal", "items", "1", "requests", "撤销第一项", "reasons", "商品是新机", "contested", "3299", "signature", "林阿豪"), "/cases/"+string(m)+"/fees")
	s.Settle()
	if page := s.get(courttest.Seller, "/cases/"+string(m)+"/fees").Body.String(); !strings.Contains(page, "被告的上诉案件受理费") || !strings.Contains(page, "¥50.00") || !strings.Contains(page, "第十七条") {
		t.Error("the page does not say what the appeal costs and why")
	}
	s.goes(s.post(courttest.Buyer, at+"/answer", "text", "一审判决正确。", "reply-signature", "陈小满"), at)
	var no error
	_, no = s.Try(m, courttest.Clerk1, judgment.SendUp{})
	if no == nil || !strings.Contains(no.Error(), "上诉期还没有届满") {
		t.Errorf("sent up too early: %v", no)
	}
	s.goes(s.post(courttest.Seller, at+"/withdraw"), at)
	if c := s.Civil(m); c.Judgment.Appealed || c.Judgment.Statements[procedure.D1].Ended != judgment.Withdrawn {
		t.Error("the appeal was not withdrawn")
	}
	if page := s.get(courttest.Buyer, at).Body.String(); !strings.Contains(page, "撤回") {
		t.Error("the other side is not told")
	}
}
