package web_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/evidence"
	"yunting/gateway/fetch"
	"yunting/id"
	"yunting/jobs"
	"yunting/judgment"
	"yunting/ledger"
	"yunting/platform/i18n"
	"yunting/register/query"
)

// keeper hands out what was deposited.
type keeper struct{ content string }

func (k keeper) Get(_ context.Context, _ fetch.Request, w io.Writer) (ledger.Digest, string, error) {
	d, err := ledger.DigestOf(io.TeeReader(strings.NewReader(k.content), w))
	return d, "聊天记录.txt", err
}

const chat = "店家：全新正品，假一赔三。\n"

// press sends a form as a browser does, with the newest entry the person has seen.
func (s *site) press(m id.Matter, path string, cookie *http.Cookie, form url.Values) (int, string, string) {
	form.Set("seen", strconv.Itoa(s.Civil(m).Seq()))
	r := httptest.NewRequest("POST", "http://court.test"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.AddCookie(cookie)
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w.Code, w.Body.String(), w.Header().Get("Location")
}

func contains(t *testing.T, where, body string, want ...string) {
	t.Helper()
	for _, x := range want {
		if !strings.Contains(body, x) {
			t.Errorf("%s does not say %q", where, x)
		}
	}
}

// From the number to the judgment, on the pages: submitted by its number, checked, objected to, answered, found on.
func TestADepositOnThePages(t *testing.T) {
	s := newSite(t)
	d := s.Deposited()
	s.Works.Content = keeper{chat}
	r := d.Add(chat, jobs.Deposit{Node: "platform-1", Endpoint: "https://node.example.com/content"}, func(l *ledger.Leaf) {
		l.Tool = &ledger.Tool{Name: "chat-export", Version: "2.1"}
	})
	m := s.Case(courttest.Joined)
	s.verified(courttest.Buyer)
	s.verified(courttest.Seller)
	buyer, seller, judge := s.signIn(courttest.Buyer), s.signIn(courttest.Seller), s.signIn(s.Judge(m))
	at, dep := "/cases/"+string(m), "/cases/"+string(m)+"/deposits/p1-3"

	// The form takes a file, a number or both; what is typed wrong is told and nothing is lost.
	_, body := s.ask("GET", at+"/evidence", buyer)
	contains(t, "the form", body, "上传文件", "或者填写存证编号")
	status, body, _ := s.press(m, at+"/evidence", buyer, url.Values{"name": {"聊天记录"}, "proves": {"承诺是新机"}, "deposit": {"01KA-7XQ2"}})
	contains(t, "a broken number", body, "16位字母和数字", `value="01KA-7XQ2"`, `value="聊天记录"`, `href="#deposit"`)
	if status != http.StatusUnprocessableEntity {
		t.Errorf("a broken number: %d", status)
	}
	status, body, _ = s.press(m, at+"/evidence", buyer, url.Values{"name": {"聊天记录"}, "proves": {"承诺是新机"}})
	if status != http.StatusUnprocessableEntity {
		t.Errorf("not refused: %d", status)
	}
	contains(t, "neither file nor number", body, "可以只填存证编号")
	typed := strings.ToLower(strings.ReplaceAll(r.String(), "-", " "))
	if status, body, _ = s.press(m, at+"/evidence", buyer, url.Values{"name": {"聊天记录"}, "proves": {"承诺是新机"}, "deposit": {typed}}); status != http.StatusSeeOther {
		t.Fatalf("submitted: %d %s", status, body)
	}
	_, body = s.ask("GET", at+"/evidence", seller)
	contains(t, "before the check", body, "正在核验", r.String())
	if status, _ := s.ask("GET", at+"/exhibits/p1-3", seller); status != http.StatusNotFound {
		t.Errorf("a file that is not there yet: %d", status)
	}
	s.Settle()

	// Both sides and the judge read the check in the same words, with what it does not prove.
	for name, page := range map[string]struct {
		path string
		who  *http.Cookie
	}{"buyer": {dep, buyer}, "seller": {dep, seller}, "seller's list": {at + "/evidence", seller}, "judge": {"/desk/cases/" + string(m) + "/evidence/p1-3", judge}} {
		status, body := s.ask("GET", page.path, page.who)
		if status != http.StatusOK {
			t.Fatalf("%s: %d", name, status)
		}
		contains(t, name, body, "技术核验一致", "有相反证据足以推翻的除外", "存证以前的内容是不是真实", evidence.Untampered.Article, "platform-1", "chat-export 2.1", "SHA-256")
	}
	if status, body := s.ask("GET", at+"/exhibits/p1-3", seller); status != http.StatusOK || body != chat {
		t.Errorf("the fetched file: %d %q", status, body)
	}
	for _, l := range []i18n.Language{i18n.Hant, i18n.English, i18n.Hans} {
		if err := s.Q.SetLanguage(context.Background(), query.SetLanguageParams{Language: string(l), Court: string(s.Profile.Code), ID: string(courttest.Seller.Person)}); err != nil {
			t.Fatal(err)
		}
		_, body := s.ask("GET", dep, seller)
		contains(t, string(l), body, map[i18n.Language]string{i18n.Hant: "技術核驗一致", i18n.English: "The technical check agrees", i18n.Hans: "技术核验一致"}[l])
	}

	// Objections: only the other side's, with reasons and, for article 17, its factors.
	_, body = s.ask("GET", dep, buyer)
	if strings.Contains(body, "对这份存证提出异议") {
		t.Error("one's own deposit can be objected to")
	}
	_, body = s.ask("GET", dep, seller)
	contains(t, "the objection form", body, "对这份存证提出异议", "清洁性、安全性、可靠性、可用性")
	status, body, _ = s.press(m, dep+"/contest", seller, url.Values{"article": {"17"}, "reasons": {"平台与原告有合作"}})
	if status != http.StatusUnprocessableEntity {
		t.Errorf("not refused: %d", status)
	}
	contains(t, "no factor chosen", body, "至少一项", "平台与原告有合作", `href="#grounds"`)
	for _, f := range []url.Values{{"article": {"17"}, "grounds": {"interest"}, "reasons": {"平台与原告有合作"}}, {"article": {"18"}, "reasons": {"截取不完整"}, "expert": {"yes"}}} {
		if status, body, to := s.press(m, dep+"/contest", seller, f); status != http.StatusSeeOther || to != dep {
			t.Fatalf("%v: %d %s", f, status, body)
		}
	}
	if status, _, _ := s.press(m, dep+"/contest", buyer, url.Values{"article": {"18"}, "reasons": {"x"}}); status != http.StatusUnprocessableEntity {
		t.Errorf("objected to one's own: %d", status)
	}
	s.Settle()
	_, body = s.ask("GET", dep, buyer)
	contains(t, "the answer form", body, "说明对方的异议", "截取不完整", "专门知识的人")
	status, body, _ = s.press(m, dep+"/answer", buyer, url.Values{"article": {"18"}})
	if status != http.StatusUnprocessableEntity {
		t.Errorf("not refused: %d", status)
	}
	contains(t, "an empty answer", body, "请写明数据从哪里来", `href="#text"`)
	if status, body, _ := s.press(m, dep+"/answer", buyer, url.Values{"article": {"18"}, "text": {"完整记录在原手机上"}, "proof": {"p1-1"}}); status != http.StatusSeeOther {
		t.Fatalf("answered: %d %s", status, body)
	}
	if status, _, _ := s.press(m, dep+"/recheck", seller, url.Values{}); status != http.StatusSeeOther {
		t.Errorf("checked again: %d", status)
	}
	s.Settle()

	// The bench finds; parties and clerk do not see it before judgment.
	s.Bring(m, courttest.Answered, courttest.Recorded)
	desk := "/desk/cases/" + string(m)
	_, body = s.ask("GET", desk, judge)
	contains(t, "the judge's case", body, "有2项存证异议待认定", desk+"/evidence/p1-3")
	x := desk + "/evidence/p1-3"
	_, body = s.ask("GET", x, judge)
	contains(t, "the finding form", body, "平台与原告有合作", "完整记录在原手机上", "中立第三方平台", "是否采信")
	status, body, _ = s.press(m, x+"/find", judge, url.Values{"find-admitted": {"yes"}, "find-point-18": {"no"}, "find-point-18-why": {"有原手机印证"}})
	if status != http.StatusUnprocessableEntity {
		t.Errorf("not refused: %d", status)
	}
	contains(t, "an objection left out", body, "每一项异议", `href="#find-point-17"`, "有原手机印证")
	found := url.Values{"find-admitted": {"yes"}, "find-neutral": {"yes"}, "find-point-17": {"no"}, "find-point-17-why": {"合作与存证无关"}, "find-point-18": {"no"}, "find-point-18-why": {"有原手机印证"}}
	if status, body, to := s.press(m, x+"/find", judge, found); status != http.StatusSeeOther || !strings.HasSuffix(to, "?done=find") {
		t.Fatalf("found: %d %s", status, body)
	}
	for name, page := range map[string]struct {
		path string
		who  *http.Cookie
	}{"buyer": {dep, buyer}, "seller": {at, seller}, "clerk": {"/clerk/cases/" + string(m), s.signIn(courttest.Clerk1)}} {
		if _, body := s.ask("GET", page.path, page.who); strings.Contains(body, "合作与存证无关") || strings.Contains(body, "予以采信") {
			t.Errorf("%s reads the finding before judgment", name)
		}
	}
	_, body = s.ask("GET", "/desk/draft/"+string(m), judge)
	contains(t, "the draft", body, "证据及认定", "认定上链后未经篡改", "合作与存证无关；该异议不成立", "本院予以采信")
	s.Enter(m, s.Judge(m), judgment.Pronounce{Decision: courttest.Decision(s.Civil(m))})
	s.Settle()
	_, body = s.ask("GET", dep, seller)
	contains(t, "after judgment", body, "法官认定：予以采信", "合作与存证无关", evidence.Before.Article)
	if strings.Contains(body, "再次核验</button>") {
		t.Error("a decided case can be checked again")
	}
}

// Who does not belong finds nothing at the pages of a deposit, and a photo has no such page.
func TestDepositsAreOfTheCase(t *testing.T) {
	s := newSite(t)
	d := s.Deposited()
	m := s.Case(courttest.Joined)
	s.Enter(m, courttest.Buyer, courttest.Numbered("聊天记录", d.Add(chat, jobs.Deposit{})))
	s.Settle()
	s.verified(courttest.Buyer)
	wrong := courttest.Judge1
	if s.Judge(m).Person == wrong.Person {
		wrong = courttest.Judge2
	}
	buyer, other, judge := s.signIn(courttest.Buyer), s.signIn(wrong), s.signIn(s.Judge(m))
	at := "/cases/" + string(m)
	for path, who := range map[string]*http.Cookie{at + "/deposits/p1-1": buyer, at + "/deposits/p1-9": buyer, "/desk" + at + "/evidence/p1-9": judge,
		"/desk" + at + "/evidence/p1-3": other, at + "/deposits/p1-3": other} {
		if status, _ := s.ask("GET", path, who); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, verb := range []string{"find", "recheck", "appraise"} {
		if status, _, _ := s.press(m, "/desk"+at+"/evidence/p1-3/"+verb, other, url.Values{}); status != http.StatusNotFound {
			t.Errorf("%s by another judge: %d", verb, status)
		}
	}
	_, body := s.ask("GET", at+"/deposits/p1-3", buyer)
	contains(t, "a digest alone", body, "取不到存证的内容", "上传原文件", "没有留存文件")
	if status, body, _ := s.press(m, "/desk"+at+"/evidence/p1-3/appraise", judge, url.Values{"appraise-how": {"appraisal"}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "请写明要查明什么问题") {
		t.Errorf("an empty question: %d", status)
	}
	if status, _, _ := s.press(m, "/desk"+at+"/evidence/p1-3/appraise", judge, url.Values{"appraise-how": {"appraisal"}, "appraise-what": {"是否被截断"}}); status != http.StatusSeeOther {
		t.Errorf("asked: %d", status)
	}
	_, body = s.ask("GET", at+"/deposits/p1-3", buyer)
	contains(t, "the judge's question", body, "法官决定：委托鉴定", "是否被截断")
}
