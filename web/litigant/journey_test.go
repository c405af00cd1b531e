package litigant_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/document"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law/idcard"
	"yunting/postgres"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
	"yunting/web/litigant"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// site is the pages of the parties over a test court; who looks is told with each request.
type site struct {
	*courttest.Court
	mux *http.ServeMux
}

func open(t *testing.T) *site {
	t.Helper()
	k := courttest.New(t)
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Till: k.Works.Cashier,
		Log: slog.New(slog.DiscardHandler), Base: "http://court.test", Hash: postgres.HashCode, Kick: func(context.Context) {}}
	s := &site{Court: k, mux: http.NewServeMux()}
	for _, rt := range litigant.Routes(h) {
		s.mux.HandleFunc(rt.Pattern, func(w http.ResponseWriter, r *http.Request) {
			if !rt.For.Admits(shell.ViewerOf(r.Context())) {
				w.WriteHeader(http.StatusForbidden)
				return
			}
			if err := rt.Handle(w, r); err != nil {
				h.Fail(w, r, err)
			}
		})
	}
	s.known(courttest.Buyer, "11010519491231002X")
	s.known(courttest.Seller, "440524188001010014")
	return s
}

// known gives a person a verified real name.
func (s *site) known(w procedure.Who, number string) {
	m := procedure.PersonMatter(w.Person)
	s.Enter(m, w, identity.Declare{Name: w.Name, IDKind: idcard.ResidentID, IDNumber: number})
	s.Enter(m, courttest.Clerk1, identity.Verify{How: "当面核对证件原件"})
}

func viewer(w procedure.Who) shell.Viewer {
	if w.Person == "" {
		return shell.Viewer{}
	}
	return shell.Viewer{Person: w.Person, Name: w.Name, Role: w.Role, Second: w.Role != "", Mobile: "13800000001", Real: identity.Verified}
}

var nobody = procedure.Who{}

func (s *site) do(who procedure.Who, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r.WithContext(shell.WithViewer(r.Context(), viewer(who))))
	return w
}

func (s *site) get(who procedure.Who, path string) *httptest.ResponseRecorder {
	return s.do(who, httptest.NewRequest("GET", path, nil))
}

// post sends a form: name, value, name, value …
func (s *site) post(who procedure.Who, path string, fields ...string) *httptest.ResponseRecorder {
	v := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		v.Add(fields[i], fields[i+1])
	}
	r := httptest.NewRequest("POST", path, strings.NewReader(v.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.do(who, r)
}

// upload sends a form with a file.
func (s *site) upload(who procedure.Who, path, name, content string, fields ...string) *httptest.ResponseRecorder {
	s.T.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		m.WriteField(fields[i], fields[i+1])
	}
	if name != "" {
		f, err := m.CreateFormFile("file", name)
		if err != nil {
			s.T.Fatal(err)
		}
		io.WriteString(f, content)
	}
	if slices.Contains(fields, "level") { // an agent proves what kind he is
		f, err := m.CreateFormFile("proof", "证明.txt")
		if err != nil {
			s.T.Fatal(err)
		}
		io.WriteString(f, "劳动合同")
	}
	m.Close()
	r := httptest.NewRequest("POST", path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return s.do(who, r)
}

// goes checks where a form led.
func (s *site) goes(w *httptest.ResponseRecorder, to string) {
	s.T.Helper()
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), to) {
		s.T.Fatalf("answered %d to %q, want a way to %q; the page says: %s", w.Code, w.Header().Get("Location"), to, errorsOf(w.Body.String()))
	}
}

// refuses checks that a form came back with a sentence.
func (s *site) refuses(w *httptest.ResponseRecorder, says string) {
	s.T.Helper()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), says) {
		s.T.Errorf("answered %d without %q: %s", w.Code, says, errorsOf(w.Body.String()))
	}
}

func errorsOf(page string) string {
	if _, rest, ok := strings.Cut(page, `id="errors"`); ok {
		page, _, _ = strings.Cut(rest, "</ul>")
	}
	return page[:min(len(page), 600)]
}

// fill fills the wizard in as the story of the refurbished phone goes, up to the signature.
func (s *site) fill() (draft string) {
	s.T.Helper()
	w := s.post(courttest.Buyer, "/file")
	s.goes(w, "/file/")
	draft = strings.Split(w.Header().Get("Location"), "/")[2]
	f := "/file/" + draft
	kind := []string{"do", "next", "cause", "sale-online", "online", "yes", "delivery", "post", "place", "广州市", "theirs", "杭州市", "arbitral", "no"}
	s.refuses(s.post(courttest.Buyer, f+"/kind", "do", "next"), "请选择发生了什么纠纷")
	s.goes(s.post(courttest.Buyer, f+"/kind", kind...), f+"/kind#venue")
	s.goes(s.post(courttest.Buyer, f+"/kind", kind...), f+"/me")
	s.goes(s.post(courttest.Buyer, f+"/me", "do", "next", "mobile", "13800000001", "address", "广州市某区某路1号", "me-ethnicity", "汉族", "me-occupation", "教师", "lives", "here"), f+"/defendant")
	s.goes(s.post(courttest.Buyer, f+"/defendant", "do", "next", "defendant-kind", "organisation", "defendant-name", "某某电子商务有限公司", "defendant-mobile", "13900000002", "defendant-lives", "here"), f+"/claims")
	s.goes(s.post(courttest.Buyer, f+"/claims", "do", "triple", "claims", "refund", "refund", "3299"), f+"/claims#punitive")
	s.goes(s.post(courttest.Buyer, f+"/claims", "do", "next", "claims", "refund", "claims", "punitive", "refund", "3299", "punitive", "9897"), f+"/facts")
	s.refuses(s.post(courttest.Buyer, f+"/facts", "do", "next", "count", "1", "fact-1", "收到翻新机"), "请写出理由")
	if page := s.get(courttest.Buyer, f+"/facts").Body.String(); !strings.Contains(page, "收到翻新机") {
		s.T.Error("what was typed on a page with errors is lost")
	}
	s.goes(s.post(courttest.Buyer, f+"/facts", "do", "next", "count", "1", "fact-1", "收到翻新机", "reasons", "以旧充新，构成欺诈"), f+"/evidence")
	s.refuses(s.upload(courttest.Buyer, f+"/evidence", "page.html", "<html><body>x</body></html>", "do", "add", "name", "网页", "proves", "x"), "本院不接收这种文件")
	s.refuses(s.upload(courttest.Buyer, f+"/evidence", "chat.txt", "聊天记录", "do", "add", "name", "聊天记录"), "要证明什么")
	s.goes(s.upload(courttest.Buyer, f+"/evidence", "", "", "do", "add", "name", "聊天记录", "proves", "商家承诺全新"), f+"/evidence")
	s.goes(s.upload(courttest.Buyer, f+"/evidence", "", "", "do", "next"), f+"/consents")
	s.refuses(s.post(courttest.Buyer, f+"/consents", "do", "next"), "立案窗口")
	s.goes(s.post(courttest.Buyer, f+"/consents", "do", "next", "consent-filing", "yes", "consent-service", "yes"), f+"/check")
	s.goes(s.post(courttest.Buyer, f+"/check", "do", "next"), f+"/sign")
	return draft
}

// Two windows, or a button pressed many times at once: one suit, and everybody is led to it.
func TestSigningAtTheSameTime(t *testing.T) {
	s := open(t)
	draft := s.fill()
	f := "/file/" + draft
	answers := make(chan *httptest.ResponseRecorder)
	for range 8 {
		go func() {
			answers <- s.post(courttest.Buyer, f+"/sign", "do", "next", "truth", "yes", "signature", "陈小满")
		}()
	}
	for range 8 {
		s.goes(<-answers, f+"/done")
	}
	if n := len(s.Civil(id.Matter(draft)).Evidence.Exhibits); n != 1 {
		t.Errorf("%d exhibits, want the one of one suit", n)
	}
	if page := s.get(courttest.Buyer, "/file").Body.String(); strings.Contains(page, draft) {
		t.Error("the draft that was handed in is still offered")
	}
	if page := s.get(courttest.Buyer, f+"/done?again=1").Body.String(); !strings.Contains(page, "没有重复提交") {
		t.Error("who signed twice is not told")
	}
	s.goes(s.post(courttest.Seller, f+"/sign", "do", "next"), "/file?gone=1") // a stranger learns nothing of it
	if page := s.get(courttest.Seller, "/file?gone=1").Body.String(); !strings.Contains(page, "已经提交或者删除") {
		t.Error("who comes from a draft that is gone is not told")
	}
}

func TestFilingASuit(t *testing.T) {
	s := open(t)
	draft := s.fill()
	f := "/file/" + draft
	if w := s.get(courttest.Seller, f); w.Code != http.StatusNotFound {
		t.Errorf("another person's draft answers %d", w.Code)
	}
	if w := s.get(courttest.Buyer, f+"/complaint.pdf"); w.Code != 200 || !strings.HasPrefix(w.Body.String(), "%PDF-") {
		t.Errorf("the preview answers %d", w.Code)
	}
	s.refuses(s.post(courttest.Buyer, f+"/sign", "do", "next", "truth", "yes", "signature", "陈小"), "全名“陈小满”")
	s.goes(s.post(courttest.Buyer, f+"/sign", "do", "next", "truth", "yes", "signature", "陈小满"), f+"/done")
	s.goes(s.post(courttest.Buyer, f+"/sign", "do", "next", "truth", "yes", "signature", "陈小满"), f+"/done") // pressed twice
	c := s.Civil(id.Matter(draft))
	if c.Filing.Complaint.Amount != 1319600 || len(c.Evidence.Exhibits) != 1 || c.Service.Addresses[procedure.P1].Mobile == "" || c.Consent.Has(procedure.P1, "async") {
		t.Errorf("filed %+v with %d exhibits", c.Filing.Complaint, len(c.Evidence.Exhibits))
	}
	if w := s.get(courttest.Buyer, f+"/done"); !strings.Contains(w.Body.String(), c.Filing.Receipt) {
		t.Error("the receipt number is not shown")
	}
	w := s.get(courttest.Buyer, "/cases/"+draft+"/exhibits/p1-1")
	if w.Code != 200 || w.Body.String() != "聊天记录" || w.Header().Get("X-Content-Type-Options") != "nosniff" ||
		!strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") || !strings.Contains(w.Header().Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the exhibit answers %d %v", w.Code, w.Header())
	}
	if w := s.get(courttest.Seller, "/cases/"+draft+"/exhibits/p1-1"); w.Code != http.StatusNotFound {
		t.Errorf("a stranger gets the exhibit with %d", w.Code)
	}
}

func TestCorrectingAComplaint(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Filed)
	s.Enter(m, courttest.Clerk1, filing.Return{Defects: []filing.Defect{{Field: "defendant-name", Say: "被告名称与营业执照不一致"}, {Field: "facts", Say: "请补充收货日期"}}})
	s.Settle()
	page := s.get(courttest.Buyer, "/cases/"+string(m)+"/correct").Body.String()
	_, rest, _ := strings.Cut(page, "/file/")
	draft, _, ok := strings.Cut(rest, "/")
	for _, want := range []string{"被告名称与营业执照不一致", "/defendant?from=check#defendant-name", "/facts?from=check#fact-1"} {
		if !ok || !strings.Contains(page, want) {
			t.Fatalf("the page of corrections lacks %q", want)
		}
	}
	f := "/file/" + draft
	s.goes(s.post(courttest.Buyer, f+"/defendant", "do", "next", "from", "check", "defendant-kind", "organisation", "defendant-name", "某某电子商务股份有限公司", "defendant-mobile", "13900000002", "defendant-lives", "here"), f+"/check")
	s.goes(s.post(courttest.Buyer, f+"/sign", "do", "next", "truth", "yes", "signature", "陈小满"), "/cases/"+string(m))
	if c := s.Civil(m); c.Filing.State != filing.Filed || c.Filing.Version != 2 || c.Filing.Complaint.Defendant.Name != "某某电子商务股份有限公司" || len(c.Filing.Complaint.Here) != 0 {
		t.Errorf("corrected to %s, version %d, %+v", c.Filing.State, c.Filing.Version, c.Filing.Complaint.Defendant)
	}
}

// Following the link is not reading; pressing the button is, once.
func TestOpeningWithACode(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Paid)
	code := s.Store.Codes.For(s.Profile.Code, m, procedure.D1)
	at := "/join/" + code
	page := s.get(nobody, at).Body.String()
	if strings.Contains(page, "判令") || s.Civil(m).Service.Waiting(procedure.D1) == nil {
		t.Error("following the link opened the papers")
	}
	if w := s.get(nobody, at+"/papers/complaint"); w.Code != http.StatusNotFound {
		t.Errorf("a sealed paper answers %d", w.Code)
	}
	s.goes(s.post(nobody, at), at)
	s.goes(s.post(nobody, at), at)
	d := s.Civil(m).Service.Deliveries
	if last := d[len(d)-1]; last.Grade != service.Opened || last.Effective.IsZero() {
		t.Errorf("after opening the delivery is %+v", last)
	}
	if page := s.get(nobody, at).Body.String(); !strings.Contains(page, "¥13,196.00") || !strings.Contains(page, "提交答辩状") {
		t.Error("the page does not say what is claimed and until when")
	}
	if w := s.get(nobody, at+"/papers/complaint"); w.Code != 200 || w.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("the complaint answers %d", w.Code)
	}
	if w := s.get(nobody, at+"/papers/"+string(document.FeeNotice)); w.Code != http.StatusNotFound {
		t.Errorf("a paper for the plaintiff answers %d", w.Code)
	}
	s.refuses(s.upload(courttest.Seller, at+"/in", "", "", "capacity", "agent", "consent-service", "yes", "mobile", "13900000002"), "授权委托书")
	s.goes(s.upload(courttest.Seller, at+"/in", "委托书.txt", "特别授权", "capacity", "agent", "agent", "employee", "level", "special", "powers", "settle", "powers", "appeal", "consent-service", "yes", "consent-async", "yes", "mobile", "13900000002"), "/cases/"+string(m))
	c := s.Civil(m)
	if a := c.Parties.Member[procedure.D1].Authority; len(a.Powers) != 2 || !a.Has(identity.Settle) || a.Has(identity.AdmitClaims) {
		t.Errorf("joined with %+v", a)
	}
	if c.PersonOf(procedure.D1) != courttest.Seller.Person || !c.Consent.Has(procedure.D1, "async") || c.Consent.Has(procedure.D1, "hearing") || c.Service.Addresses[procedure.D1].Mobile != "13900000002" {
		t.Errorf("joined as %+v", c.Parties.Member)
	}
	if w := s.get(courttest.Buyer, "/cases/"+string(m)+"/mandates/d1"); w.Body.String() != "特别授权" {
		t.Errorf("the mandate answers %d", w.Code)
	}
	if w := s.get(nobody, at); strings.Contains(w.Body.String(), c.Filing.Complaint.Plaintiff.Name) {
		t.Error("a used code still opens the case")
	}
}

func TestGuessingCodesIsStopped(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Paid)
	for range 9 {
		s.refuses(s.post(nobody, "/join", "code", "AAAAAAAAAA"), "没有找到这个关联码")
	}
	s.refuses(s.post(nobody, "/join", "code", "AAAAAAAAAA"), "输错次数太多")
	s.refuses(s.post(nobody, "/join", "code", s.Store.Codes.For(s.Profile.Code, m, procedure.D1)), "输错次数太多")
}

// From the answer to the record, both parties do everything on their pages.
func TestTrialOnThePages(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Joined)
	at := "/cases/" + string(m)
	s.refuses(s.post(courttest.Seller, at+"/answer", "fact-1", "deny"), "请写明理由")
	s.goes(s.post(courttest.Seller, at+"/answer", "fact-1", "admit", "fact-2", "deny", "fact-2-reason", "页面写的是官方认证", "fact-3", "unknown", "fact-3-reason", "没有见过检测报告", "claims", "refuse", "signature", "林阿豪"), at)
	s.Settle()
	s.refuses(s.upload(courttest.Seller, at+"/evidence", "进货单.txt", "货单", "name", "进货单"), "要证明什么")
	s.goes(s.upload(courttest.Seller, at+"/evidence", "进货单.txt", "货单", "name", "进货单", "proves", "货源正规"), at+"/evidence")
	s.goes(s.post(courttest.Seller, at+"/evidence/rest"), at+"/evidence")
	s.goes(s.post(courttest.Buyer, at+"/evidence/rest"), at+"/evidence")
	s.goes(s.get(courttest.Buyer, at+"/examine"), "/again?")
	late := s.post(courttest.Buyer, at+"/examine", "exhibit", "d1-1", "true", "object", "lawful", "accept", "relevant", "accept", "reason", "没有盖章")
	s.refuses(late, "再次验证身份")
	if page := late.Body.String(); !strings.Contains(page, "没有盖章") || !strings.Contains(page, `href="/again?`) {
		t.Error("the refusal loses what was typed, or does not lead to the verification")
	}
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller} {
		s.Enter(m, courttest.Again(who), identity.Reverify{Occasion: identity.Exchange}, identity.Reverify{Occasion: identity.Trial})
	}
	s.refuses(s.post(courttest.Buyer, at+"/examine", "exhibit", "d1-1", "true", "object", "lawful", "accept", "relevant", "accept"), "请写明理由")
	s.goes(s.post(courttest.Buyer, at+"/examine", "exhibit", "d1-1", "true", "accept", "lawful", "accept", "relevant", "accept"), at+"/evidence")
	for _, x := range []string{"p1-1", "p1-2"} {
		s.goes(s.post(courttest.Seller, at+"/examine", "exhibit", x, "true", "accept", "lawful", "accept", "relevant", "object", "reason", "与本案无关"), at)
	}
	s.Settle()
	s.Enter(m, s.Judge(m), trial.OpenRoom{}, trial.Ask{To: []id.Party{procedure.P1, procedure.D1}, Text: "下单时页面如何描述商品？"})
	s.refuses(s.post(courttest.Buyer, at+"/trial", "n", "1", "text-1", ""), "请写出您的回答")
	s.goes(s.post(courttest.Buyer, at+"/trial", "n", "1", "text-1", "写明全新正品"), at+"/trial#q1")
	s.goes(s.post(courttest.Seller, at+"/trial", "n", "1", "text-1", "写明官方认证"), at+"/trial#q1")
	s.Enter(m, s.Judge(m), trial.ShutRoom{})
	s.Settle()
	s.refuses(s.post(courttest.Buyer, at+"/record", "word", "object"), "请写明哪里有遗漏")
	s.goes(s.post(courttest.Buyer, at+"/record", "word", "confirm"), at)
	s.goes(s.post(courttest.Seller, at+"/record", "word", "object", "objection", "漏记了官方认证"), at)
	if c := s.Civil(m); c.Trial.Confirmed[procedure.D1].Objection != "漏记了官方认证" || !c.Trial.Heard() {
		t.Errorf("the record stands as %+v", c.Trial.Confirmed)
	}
	for _, sub := range []string{"", "/evidence", "/answer", "/trial", "/record", "/service", "/fees", "/parties", "/judgment"} {
		for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller} {
			if w := s.get(who, at+sub); w.Code != 200 {
				t.Errorf("%s%s answers %d to %s", at, sub, w.Code, who.Name)
			}
		}
	}
}

func TestAfterTheJudgment(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Recorded)
	at := "/cases/" + string(m)
	s.Enter(m, s.Judge(m), judgment.Pronounce{Decision: courttest.Decision(s.Civil(m))})
	s.Settle()
	if w := s.get(courttest.Seller, at+"/papers/judgment"); w.Code != 200 || !strings.HasPrefix(w.Body.String(), "%PDF-") {
		t.Errorf("the judgment answers %d", w.Code)
	}
	ds := s.Civil(m).Service.Deliveries
	opened := 0
	for _, d := range ds {
		if d.To == procedure.D1 && d.Papers[0] == string(document.Judgment) && !d.OpenedAt.IsZero() {
			opened++
		}
	}
	if opened != 1 {
		t.Error("opening the judgment was not noted as reading")
	}
	s.refuses(s.post(courttest.Seller, at+"/judgment/appeal", "requests", "改判", "reasons", "不服", "contested", "1", "signature", "林阿豪"), "一审终审")
	s.refuses(s.post(courttest.Seller, at+"/judgment/performance", "amount", "x", "on-y", "2026", "on-m", "2", "on-d", "30"), "不是有效的金额")
	today := s.Clock.Now().Format("2006-01-02")
	s.goes(s.post(courttest.Seller, at+"/judgment/performance", "amount", "13196", "on-y", today), at+"/judgment")
	s.goes(s.post(courttest.Buyer, at+"/judgment/performance", "complete", "yes", "on-y", today), at+"/judgment")
	if c := s.Civil(m); !c.Performance.Done || len(c.Performance.Notes) != 2 {
		t.Errorf("performance stands as %+v", c.Performance)
	}
	s.goes(s.post(courttest.Buyer, at+"/parties/consent", "step", "hearing", "do", "withdraw"), at+"/parties")
	if s.Civil(m).Consent.Has(procedure.P1, "hearing") {
		t.Error("the consent still stands")
	}
}

// A party that acts on an old page is told that the case moved on.
func TestOldPagesAreNotTaken(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Joined)
	s.Enter(m, courttest.Seller, courttest.Answer(s.Civil(m)))
	w := s.post(courttest.Seller, "/cases/"+string(m)+"/answer", "seen", "1", "fact-1", "admit", "fact-2", "admit", "fact-3", "admit", "claims", "agree", "signature", "林阿豪")
	if w.Code != http.StatusConflict {
		t.Errorf("answered %d", w.Code)
	}
}
