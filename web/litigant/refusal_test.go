package litigant_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/filing"
)

// CPL 126, 171: the plaintiff sees the ruling and appeals on its page; nobody else finds it.
func TestAppealAgainstNonAcceptance(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Filed)
	at := "/cases/" + string(m) + "/appeal"
	if got := s.get(courttest.Buyer, at).Code; got != http.StatusNotFound {
		t.Fatalf("nothing was refused yet: %d", got)
	}
	s.Enter(m, courttest.Clerk1, filing.Refer{Ground: "venue", Reason: "合同在线下履行"})
	s.Enter(m, s.Reviewer(m), filing.Refuse{Ground: "venue", Reason: "收货地不在本院辖区"})
	s.Settle()
	s.tells(s.get(courttest.Buyer, "/cases/"+string(m)), "不服不予受理裁定的，可以上诉", at)
	s.tells(s.get(courttest.Buyer, at), "收货地不在本院辖区", "第一百二十七条第四项", s.Civil(m).Filing.Reviewer.Name, "您的上诉期到")
	if got := s.get(courttest.Seller, at).Code; got != http.StatusNotFound {
		t.Errorf("a stranger sees it: %d", got)
	}
	s.refuses(s.post(courttest.Buyer, at), "请写明上诉的请求和理由")
	s.goes(s.post(courttest.Buyer, at, "reasons", "收货地就在广州市"), at)
	s.tells(s.get(courttest.Buyer, at), "已上诉", "五日内")
	s.Enter(m, courttest.Clerk1, filing.SendUp{Reference: "移送函第1号"})
	s.tells(s.get(courttest.Buyer, at), "已于")
	s.tells(s.get(courttest.Buyer, "/cases/"+string(m)), "移送函第1号")
}

// shows fails unless a page holds every text.
func (s *site) tells(w *httptest.ResponseRecorder, texts ...string) {
	s.T.Helper()
	if w.Code != http.StatusOK {
		s.T.Fatalf("status %d: %s", w.Code, w.Body)
	}
	for _, x := range texts {
		if !strings.Contains(w.Body.String(), x) {
			s.T.Errorf("%q is missing in %s", x, w.Body)
		}
	}
}
