package litigant_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/id"
	"yunting/judgment"
	"yunting/procedure"
	"yunting/trial"
)

// CPL-I 279, CPL 47, 148: a party asks from the page of the bench; what is missing is said beside it, nothing typed is lost.
func TestAPartyAsksTheBench(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Joined)
	at := "/cases/" + string(m) + "/bench"
	judge := s.Civil(m).Trial.Judge
	s.shows(s.get(courttest.Seller, at), 200, judge.Name, "独任审理", "对审理程序有异议", "申请回避")
	if strings.Contains(s.get(courttest.Seller, at).Body.String(), "申请撤诉</h2>") {
		t.Error("the defendant is offered to withdraw the suit")
	}
	s.shows(s.post(courttest.Seller, at+"/withdraw", "suit-reasons", "不打了"), 404)
	s.shows(s.post(courttest.Seller, at+"/object", "object-reasons", ""), 422, `href="#object-reasons"`)
	s.goes(s.post(courttest.Seller, at+"/object", "object-reasons", "需要鉴定"), at+"#asked")
	s.shows(s.get(courttest.Buyer, at), 200, "需要鉴定", "等待法院处理", "申请撤诉")
	s.shows(s.post(courttest.Buyer, at+"/recusal", "recusal-of", string(judge.ID), "recusal-reasons", "系被告亲属"), 422, "请选择申请回避的法定事由", "系被告亲属")
	s.goes(s.post(courttest.Buyer, at+"/recusal", "recusal-of", string(judge.ID), "recusal-ground", "relative", "recusal-reasons", "系被告亲属"), at+"#asked")
	s.goes(s.post(courttest.Buyer, at+"/withdraw", "suit-reasons", "双方已经和解"), at+"#asked")
	s.Enter(m, courttest.President, trial.DecideRecusal{Reason: "没有亲属关系"})
	s.Enter(m, s.Judge(m), judgment.RuleWithdrawal{Allow: true, Reason: "撤诉出于自愿"})
	s.Settle()
	s.shows(s.get(courttest.Seller, at), 200, "准许撤诉", "撤诉出于自愿", "撤诉裁定书", "驳回申请")
	s.shows(s.get(courttest.Seller, "/cases/"+string(m)+"/papers/withdrawal-ruling"), 200, "%PDF")
	s.shows(s.get(courttest.Buyer, "/cases/"+string(m)+"/fees"), 200, "撤诉后的受理费")
	s.shows(s.get(courttest.Buyer, "/cases/"+string(m)), 200, "裁定准许撤诉", "已准许撤诉")
}

// CPL 45: what the panel says among itself reaches no page of a party, whatever page it opens.
func TestNoPartySeesTheDeliberation(t *testing.T) {
	s := open(t)
	m := s.Doubtful(courttest.Examined)
	s.Hear(m, []id.Party{procedure.P1, procedure.D1}, nil)
	d := courttest.Decision(s.Civil(m))
	d.Reasons = "定稿里的秘密理由"
	s.Enter(m, s.Judge(m), judgment.Propose{Decision: d})
	s.Enter(m, s.Bench(m)[1], judgment.Opine{N: 1, Reasons: "秘密的反对意见"})
	s.Settle()
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller} {
		for _, sub := range []string{"", "/bench", "/parties", "/service", "/trial", "/evidence", "/judgment", "/fees"} {
			body := s.get(who, "/cases/"+string(m)+sub).Body.String()
			for _, secret := range []string{"秘密", "评议", "第1稿"} {
				if strings.Contains(body, secret) {
					t.Errorf("%s shows %q to %s", sub, secret, who.Name)
				}
			}
		}
	}
	s.shows(s.get(courttest.Buyer, "/cases/"+string(m)+"/bench"), 200, "审判长", "人民陪审员", "合议庭审理", "审判组织通知书")
}

// shows checks an answer and what stands in it.
func (s *site) shows(w *httptest.ResponseRecorder, status int, texts ...string) {
	s.T.Helper()
	if w.Code != status {
		s.T.Errorf("answered %d, want %d: %s", w.Code, status, errorsOf(w.Body.String()))
	}
	for _, x := range texts {
		if !strings.Contains(w.Body.String(), x) {
			s.T.Errorf("does not show %q", x)
		}
	}
}
