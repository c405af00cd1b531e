package litigant_test

import (
	"net/http"
	"testing"

	"yunting/courttest"
	"yunting/fee"
)

// FEE 44 to 48 on the page: what is missing is said and nothing typed is lost; the other side sees none of it.
func TestAskingForRelief(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Accepted)
	at := "/cases/" + string(m) + "/fees"
	s.tells(s.get(courttest.Buyer, at), "申请缓交、减交或者免交", "残疾人，没有固定生活来源", "¥65.00")
	w := s.upload(courttest.Buyer, at+"/relief", "失业登记.txt", "失业登记证明，二〇二六年十月起没有工作", "form", "waive", "ground", "defer/other", "facts", "失业在家")
	s.refuses(w, "请选择符合哪一种免交的情形")
	s.refuses(w, "失业在家")
	s.refuses(s.upload(courttest.Buyer, at+"/relief", "", "", "form", "waive", "ground", "waive/allowance", "facts", "失业在家"), "请上传能证明困难的材料")
	s.goes(s.upload(courttest.Buyer, at+"/relief", "失业登记.txt", "失业登记证明，二〇二六年十月起没有工作", "form", "waive", "ground", "waive/allowance", "facts", "失业在家"), at)
	s.tells(s.get(courttest.Buyer, at), "等待法官决定", "失业登记.txt", "也不会按撤诉处理")
	proof := at + "/proofs/1-1"
	if got := s.get(courttest.Buyer, proof); got.Code != http.StatusOK {
		t.Errorf("his own proof: %d", got.Code)
	}
	if got := s.get(s.Judge(m), proof); got.Code != http.StatusOK {
		t.Errorf("the judge reads the proof: %d", got.Code)
	}
	if got := s.get(courttest.Buyer, at+"/proofs/2-1"); got.Code != http.StatusNotFound {
		t.Errorf("no such proof: %d", got.Code)
	}
	s.Enter(m, s.Judge(m), fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/other", Percent: 50})
	s.Settle()
	s.tells(s.get(courttest.Buyer, at), "准予减交", "¥32.50", "缓减免交诉讼费用决定书")
	s.tells(s.get(courttest.Buyer, "/cases/"+string(m)), "法官准予减交受理费")
}
