package staff

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/fee"
	"yunting/law/track"
	"yunting/trial"
)

// FEE 44 to 47 on the judge's page.
func TestTheJudgeDecidesOnRelief(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Accepted)
	s.Enter(m, courttest.Buyer, courttest.AskRelief(fee.Reduce, "reduce/disaster"))
	judge := officer(s.Judge(m))
	at := "/desk/cases/" + string(m)
	want(t, s.get(judge, "/desk"), http.StatusOK, "审查减交受理费的申请")
	page := s.get(judge, at)
	want(t, page, http.StatusOK, "失业在家", "/cases/"+string(m)+"/fees/proofs/1-1", "应交¥65.00")
	seen := seenIn(t, page)
	want(t, s.post(judge, at+"/grant-relief", url.Values{"seen": {seen}, "grant-relief-form": {"reduce"}, "grant-relief-ground": {"reduce/disaster"}, "grant-relief-percent": {"20"}}),
		http.StatusUnprocessableEntity, "不低于百分之三十", `value="20"`)
	want(t, s.post(judge, at+"/grant-relief", url.Values{"seen": {seen}, "grant-relief-form": {"defer"}, "grant-relief-ground": {"defer/other"}, "grant-relief-until": {"明天"}}),
		http.StatusUnprocessableEntity, "请填写缓交到哪一天")
	want(t, s.post(judge, at+"/deny-relief", url.Values{"seen": {seen}}), http.StatusUnprocessableEntity, "请写明不准予的理由")
	want(t, s.post(judge, at+"/grant-relief", url.Values{"seen": {seen}, "grant-relief-form": {"reduce"}, "grant-relief-ground": {"reduce/disaster"}, "grant-relief-percent": {"40"}}), http.StatusSeeOther)
	if got := s.Civil(m).Fee.Owed(); got != 3900 {
		t.Errorf("owed %s", got)
	}
}

// FEE 53 on the clerk's desk.
func TestTheClerkNotesARefund(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Joined)
	s.Enter(m, s.Judge(m), trial.Convert{To: track.Ordinary, Reason: "案情复杂"})
	s.Settle()
	s.Forward(14 * 24 * time.Hour)
	want(t, s.get(clerk1, "/clerk?kind=refund"), http.StatusOK, "退还¥32.50", "/clerk/cases/"+string(m))
	at := "/clerk/cases/" + string(m)
	page := s.get(clerk1, at)
	want(t, page, http.StatusOK, "按撤诉处理，已交费用退还一半")
	want(t, s.post(clerk1, at+"/refunds/1", url.Values{"seen": {seenIn(t, page)}}), http.StatusUnprocessableEntity, "请填写退款凭证号")
	want(t, s.post(clerk1, at+"/refunds/1", url.Values{"seen": {seenIn(t, page)}, "refund-1-reference": {"T20261208-1"}}), http.StatusSeeOther)
	want(t, s.get(clerk1, at), http.StatusOK, "凭证号T20261208-1")
}
