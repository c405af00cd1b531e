package staff

import (
	"fmt"
	"net/url"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/judgment"
	"yunting/procedure"
)

// CPL 62: the desk sees what an agent handed in, says what his mandate gives, or removes him with a reason.
func TestTheDeskChecksAMandate(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Opened)
	s.Enter(m, s.Invited(m), courttest.Join())
	here := "/clerk/mandate/" + string(m)
	want(t, s.get(clerk1, "/clerk/mandate"), 200, here, "委托")
	want(t, s.get(clerk1, here), 200, "当事人的工作人员", "劳动人事关系证明", "第六十二条")
	want(t, s.post(clerk1, here+"/confirm", url.Values{"seen": {fmt.Sprint(s.Civil(m).Seq())}, "level": {"special"}, "how": {"核对原件"}}), 422, "特别授权要勾选")
	want(t, s.post(clerk1, here+"/confirm", url.Values{"seen": {fmt.Sprint(s.Civil(m).Seq())}, "level": {"general"}, "how": {"核对原件"}}), 303)
	if x := s.Civil(m).Parties.Member[procedure.D1]; !x.Proven() || x.Authority.Special() {
		t.Errorf("confirmed as %+v", x)
	}
	want(t, s.post(clerk1, here+"/strike", url.Values{"seen": {fmt.Sprint(s.Civil(m).Seq())}, "strike-reason": {""}}), 422, "除名的理由")
	want(t, s.post(clerk1, here+"/strike", url.Values{"seen": {fmt.Sprint(s.Civil(m).Seq())}, "strike-reason": {"委托书系伪造"}}), 303)
	want(t, s.get(clerk1, here), 200, "已被除名的人", "委托书系伪造")
}

// CPL 174: the clerk sees what is missing and sends the file up when nothing is.
func TestTheClerkSendsAnAppealUp(t *testing.T) {
	s := open1(t)
	m := s.Judged()
	s.Enter(m, courttest.Buyer, judgment.Appeal{Requests: "改判", Reasons: "少判了", Contested: 100000})
	s.Settle()
	here := "/clerk/appeal/" + string(m)
	want(t, s.get(clerk1, here), 200, "广州市中级人民法院", "还不能报送")
	want(t, s.post(clerk1, here+"/send-up", url.Values{"seen": {fmt.Sprint(s.Civil(m).Seq())}}), 422, "还不能报送")
	s.Enter(m, procedure.TheCourt, courttest.PayAppeal(s.Civil(m), procedure.P1, s.Clock.Now()))
	s.Enter(m, courttest.Seller, judgment.AnswerAppeal{To: procedure.P1, Text: "应当驳回上诉。"})
	s.Settle()
	s.Forward(20 * 24 * time.Hour)
	want(t, s.get(clerk1, "/clerk/appeal"), 200, here)
	want(t, s.post(clerk1, here+"/send-up", url.Values{"seen": {fmt.Sprint(s.Civil(m).Seq())}}), 303)
	if c := s.Civil(m); c.Judgment.SentTo != "广州市中级人民法院" {
		t.Errorf("sent to %q", c.Judgment.SentTo)
	}
}
