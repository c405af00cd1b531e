package staff

import (
	"net/http"
	"net/url"
	"testing"

	"yunting/courttest"
	"yunting/filing"
)

// A suit the clerk would not accept goes over the judge's desk to a ruling, and its appeal over the clerk's (CPL 126, 157, 171, 174).
func TestAJudgeRulesOnNonAcceptance(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Filed)
	at := "/clerk/intake/" + string(m)
	page := s.get(clerk1, at)
	want(t, page, http.StatusOK, "报请法官审查")
	want(t, s.post(clerk1, at+"/refer", url.Values{"seen": {seenIn(t, page)}, "refer-reason": {"合同在线下履行"}}), http.StatusUnprocessableEntity, "请选择不符合起诉条件的情形", "合同在线下履行")
	want(t, s.post(clerk1, at+"/refer", url.Values{"seen": {seenIn(t, page)}, "refer-ground": {"venue"}, "refer-reason": {"合同在线下履行"}}), http.StatusSeeOther)

	judge := officer(s.Reviewer(m))
	desk := "/desk/cases/" + string(m)
	want(t, s.get(judge, "/desk"), http.StatusOK, desk, "审查是否不予受理")
	page = s.get(judge, desk)
	want(t, page, http.StatusOK, "裁定不予受理", "退回书记员", "合同在线下履行", "不属于本院管辖")
	want(t, s.post(judge, desk+"/hand-back", url.Values{"seen": {seenIn(t, page)}}), http.StatusUnprocessableEntity, "请写明书记员接下来怎样处理")
	want(t, s.post(judge, desk+"/hand-back", url.Values{"seen": {seenIn(t, page)}, "hand-back-direction": {"先核实收货地"}}), http.StatusSeeOther)
	page = s.get(clerk1, at)
	want(t, page, http.StatusOK, "先核实收货地")
	want(t, s.post(clerk1, at+"/refer", url.Values{"seen": {seenIn(t, page)}, "refer-ground": {"venue"}, "refer-reason": {"收货地在外地"}}), http.StatusSeeOther)
	page = s.get(judge, desk)
	want(t, s.post(judge, desk+"/refuse", url.Values{"seen": {seenIn(t, page)}, "refuse-ground": {"venue"}, "refuse-reason": {""}}), http.StatusUnprocessableEntity, "起诉人据此可以上诉")
	want(t, s.post(judge, desk+"/refuse", url.Values{"seen": {seenIn(t, page)}, "refuse-ground": {"venue"}, "refuse-reason": {"不在本院辖区"}}), http.StatusSeeOther)
	s.Settle()
	want(t, s.get(judge, desk), http.StatusOK, "民事裁定书")

	s.Enter(m, courttest.Buyer, filing.Appeal{Reasons: "收货地就在广州市"})
	want(t, s.get(clerk1, "/clerk?kind=refused"), http.StatusOK, "上诉移送", "/clerk/cases/"+string(m))
	page = s.get(clerk1, "/clerk/cases/"+string(m))
	want(t, page, http.StatusOK, "收货地就在广州市")
	want(t, s.post(clerk1, "/clerk/cases/"+string(m)+"/send-up", url.Values{"seen": {seenIn(t, page)}}), http.StatusUnprocessableEntity, "请填写移送函的文号")
	want(t, s.post(clerk1, "/clerk/cases/"+string(m)+"/send-up", url.Values{"seen": {seenIn(t, page)}, "send-up-reference": {"移送函第1号"}}), http.StatusSeeOther)
}
