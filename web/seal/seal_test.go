package seal_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"yunting/authority"
	"yunting/clerk"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/law"
	"yunting/platform/i18n"
	"yunting/procedure"
	stage "yunting/seal"
	"yunting/web/seal"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

type site struct {
	*courttest.Court
	house *shell.House
	uses  seal.Uses
}

func open(t *testing.T) *site {
	k := courttest.New(t)
	return &site{Court: k, house: &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Clock: k.Clock, Log: slog.New(slog.DiscardHandler)}}
}

// call asks a route as somebody; an error of the page is returned as the frame would see it.
func (s *site) call(who procedure.Who, pattern, path string, form url.Values, lang ...i18n.Language) (int, string, error) {
	s.T.Helper()
	rt, ok := shell.Find(seal.Routes(s.house, s.uses), pattern)
	if !ok {
		s.T.Fatalf("no route %s", pattern)
	}
	v := shell.Viewer{Person: who.Person, Name: who.Name, Role: who.Role, Second: who.Role != ""}
	if !rt.For.Admits(v) {
		return 0, "", errors.New("not admitted")
	}
	method, _, _ := strings.Cut(pattern, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	ctx := shell.WithViewer(r.Context(), v)
	for _, l := range lang {
		ctx = i18n.With(ctx, l)
	}
	r = r.WithContext(ctx)
	if err := r.ParseForm(); err != nil {
		s.T.Fatal(err)
	}
	if method == http.MethodGet {
		r.PostForm = url.Values{}
	}
	mux := http.NewServeMux() // for the values of the path
	var body string
	var status int
	var fault error
	mux.HandleFunc(pattern, func(_ http.ResponseWriter, r *http.Request) {
		w := httptest.NewRecorder()
		fault = rt.Handle(w, r)
		b, err := io.ReadAll(w.Result().Body)
		if err != nil {
			s.T.Fatal(err)
		}
		status, body = w.Code, string(b)
		if to := w.Header().Get("Location"); to != "" {
			body = to
		}
	})
	mux.ServeHTTP(httptest.NewRecorder(), r)
	return status, body, fault
}

func (s *site) page(who procedure.Who, path string, lang ...i18n.Language) string {
	s.T.Helper()
	pattern := "GET /admin/seals"
	if path != "/admin/seals" {
		pattern += "/{seal}"
	}
	status, body, err := s.call(who, pattern, path, nil, lang...)
	if err != nil || status != 200 {
		s.T.Fatalf("%s: %d %v", path, status, err)
	}
	return body
}

// post takes a form to an act of the seal.
func (s *site) post(who procedure.Who, act string, form url.Values) (int, string, error) {
	s.T.Helper()
	return s.call(who, "POST /admin/seals/{seal}/{act}", "/admin/seals/court-seal/"+act, form)
}

func has(t *testing.T, where, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(page, w) {
			t.Errorf("%s does not say %q", where, w)
		}
	}
}

func hasNot(t *testing.T, where, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(page, w) {
			t.Errorf("%s says %q", where, w)
		}
	}
}

func form(kv ...string) url.Values {
	f := url.Values{}
	for i := 0; i < len(kv); i += 2 {
		f.Add(kv[i], kv[i+1])
	}
	return f
}

// The way of a seal through the pages: an administrator prepares it, the president puts it in force, authorises, withdraws,
// resumes and retires; each sees what he may do, and what is wrong is named at its field with nothing lost.
func TestTheWayOfASeal(t *testing.T) {
	s := open(t)
	admin, president := courttest.Admin1, courttest.President
	has(t, "the empty list", s.page(admin, "/admin/seals"), "还没有印章", "先由管理员办理刻制备案", `id="sha256"`)
	own := s.page(president, "/admin/seals")
	has(t, "the president's list", own, "请由管理员办理刻制备案")
	hasNot(t, "the president's list", own, `id="sha256"`)
	a := courttest.Making("court-seal")
	good := func() url.Values {
		return form("name", a.Name, "seal", "court-seal", "use", "court", "wording", a.Wording, "serial", "4A:3F", "sha256", strings.Repeat("AB:", 31)+"AB", "reason", a.Reason)
	}
	for field, value := range map[string]string{"name": "", "seal": "X", "use": "other", "wording": "别的法院", "serial": "xyz", "sha256": "12", "reason": ""} {
		f := good()
		f.Set(field, value)
		status, page, err := s.call(admin, "POST /admin/seals", "/admin/seals", f)
		if err != nil || status != 422 || !strings.Contains(page, `href="#`+field+`"`) || !strings.Contains(page, "有1处需要更正") {
			t.Errorf("%s: %d %v", field, status, err)
		}
		if field != "name" {
			has(t, field, page, `value="`+a.Name+`"`)
		}
	}
	if _, page, _ := s.call(admin, "POST /admin/seals", "/admin/seals", url.Values{}); !strings.Contains(page, "有7处需要更正") {
		t.Error("an empty form does not name every field")
	}
	if status, to, err := s.call(admin, "POST /admin/seals", "/admin/seals", good()); err != nil || status != 303 || to != "/admin/seals/court-seal" {
		t.Fatalf("%d %s %v", status, to, err)
	}
	if status, page, err := s.call(admin, "POST /admin/seals", "/admin/seals", good()); err != nil || status != 422 || !strings.Contains(page, "换一个编号") {
		t.Errorf("made twice: %d %v", status, err)
	}
	waiting := s.page(admin, "/admin/seals/court-seal")
	has(t, "the administrator's page", waiting, "等待院长启用", "还没有授权", "本机没有打开文书登记", a.Reason, strings.Repeat("ab", 32))
	hasNot(t, "the administrator's page", waiting, `id="enforce-reason"`, `id="authorise-reason"`, `id="retire-reason"`, `id="suspend-reason"`)
	for _, act := range []string{"enforce", "authorise", "withdraw", "resume", "retire", "make", "other"} {
		if _, _, err := s.post(admin, act, form("enforce-reason", "x")); err != authority.ErrNotFound {
			t.Errorf("an administrator, %s: %v", act, err)
		}
	}

	for field, f := range map[string]url.Values{"enforce-reason": form(), "from": form("from", "soon", "enforce-reason", "启用批复")} {
		if status, page, err := s.post(president, "enforce", f); err != nil || status != 422 || !strings.Contains(page, `href="#`+field+`"`) || !strings.Contains(page, f.Get("enforce-reason")) {
			t.Errorf("%s: %d %v", field, status, err)
		}
	}
	done := func(who procedure.Who, act string, f url.Values) {
		t.Helper()
		if status, page, err := s.post(who, act, f); err != nil || status != 303 {
			t.Fatalf("%s: %d %v %s", act, status, err, page)
		}
	}
	done(president, "enforce", form("enforce-reason", "启用批复（示例〔2026〕2号）"))
	for field, f := range map[string]url.Values{"to": form("kinds", "*", "authorise-reason", "理由甲"), "officer": form("to", "officer", "officer", "路人甲", "kinds", "*", "authorise-reason", "理由甲"),
		"kinds": form("to", "court", "authorise-reason", "理由甲", "kinds", "*", "kinds", "judgment"), "authorise-reason": form("to", "court", "kinds", "*")} {
		if status, page, err := s.post(president, "authorise", f); err != nil || status != 422 || !strings.Contains(page, `href="#`+field+`"`) || !strings.Contains(page, f.Get("authorise-reason")) {
			t.Errorf("%s: %d %v", field, status, err)
		}
	}
	if status, page, err := s.post(president, "authorise", form("to", "court", "authorise-reason", "x")); err != nil || status != 422 || !strings.Contains(page, `href="#kinds"`) {
		t.Errorf("no paper: %d %v", status, err)
	}
	if _, page, _ := s.post(president, "authorise", form("to", "officer", "kinds", "summons", "kinds", "judgment")); strings.Count(page, " checked") != 3 {
		t.Error("what was ticked is lost")
	}
	done(president, "authorise", form("to", "court", "kinds", "*", "authorise-reason", "自动制作文书"))
	done(president, "authorise", form("to", "officer", "officer", "judge1", "kinds", "judgment", "authorise-reason", "承办案件"))
	has(t, "the seal", s.page(president, "/admin/seals/court-seal"), "法院自动制作文书", "全部文书", courttest.Judge1.Name, "民事判决书", "自动制作文书", `name="reason-2"`)
	if status, page, err := s.post(president, "withdraw", form("n", "2")); err != nil || status != 422 || !strings.Contains(page, `href="#reason-2"`) {
		t.Errorf("no reason: %d %v", status, err)
	}
	if status, page, err := s.post(president, "withdraw", form("n", "9", "reason-9", "x")); err != nil || status != 422 || !strings.Contains(page, `href="#grants"`) {
		t.Errorf("no such authorisation: %d %v", status, err)
	}
	done(president, "withdraw", form("n", "2", "reason-2", "调离"))
	done(admin, "suspend", form("suspend-reason", "密钥可能泄露"))
	has(t, "the suspended seal", s.page(president, "/admin/seals/court-seal"), "密钥可能泄露", `id="resume-reason"`)
	done(president, "resume", form("resume-reason", "查明没有泄露"))
	if status, page, err := s.post(president, "retire", form("retire-reason", "换发新章")); err != nil || status != 422 || !strings.Contains(page, `href="#sure"`) || !strings.Contains(page, "换发新章") {
		t.Errorf("not confirmed: %d %v", status, err)
	}
	done(president, "retire", form("retire-reason", "换发新章", "sure", "yes"))
	gone := s.page(president, "/admin/seals/court-seal")
	has(t, "the retired seal", gone, "已销毁", "换发新章", "收回第2号授权", "启用批复（示例〔2026〕2号）", "系统管理员", "程允和")
	hasNot(t, "the retired seal", gone, "<textarea", "<form action=\"/admin/seals")
	if status, page, err := s.post(president, "authorise", form("to", "court", "kinds", "*", "authorise-reason", "x")); err != nil || status != 422 || !strings.Contains(page, "不能再办理") {
		t.Errorf("a retired seal is authorised: %d %v", status, err)
	}
	for l, words := range map[i18n.Language][]string{i18n.English: {"Retired", "Authorisations", "The court&#39;s own printing"}, i18n.Hant: {"已銷毀", "用印授權", "圓形，直徑42毫米"}} {
		has(t, string(l), s.page(president, "/admin/seals/court-seal", l), words...)
	}
	if _, _, err := s.call(president, "GET /admin/seals/{seal}", "/admin/seals/none", nil); !errors.Is(err, authority.ErrNotFound) {
		t.Errorf("a seal that is not: %v", err)
	}
	for _, who := range []procedure.Who{courttest.Judge1, courttest.Clerk1, courttest.Buyer, {}} {
		if _, _, err := s.call(who, "GET /admin/seals", "/admin/seals", nil); err == nil || err.Error() != "not admitted" {
			t.Errorf("%s: %v", who.Name, err)
		}
	}
}

// used is a register of papers of the test.
type used []seal.Use

func (u used) Of(_ context.Context, s id.Seal, skip, most int) ([]seal.Use, int, error) {
	if s != "court-seal" || skip >= len(u) {
		return nil, len(u), nil
	}
	return u[skip:min(len(u), skip+most)], len(u), nil
}

// Every use is found, page by page, newest first; the page names neither a case nor a party.
func TestUsesArePaged(t *testing.T) {
	s := open(t)
	s.Seal(courttest.Making("court-seal"))
	s.uses = used{}
	has(t, "before the first use", s.page(courttest.Admin1, "/admin/seals/court-seal"), "还没有用过印")
	var all used
	for i := range 45 {
		all = append(all, seal.Use{At: s.Clock.Now().Add(-time.Duration(i) * time.Hour), Paper: string(document.Judgment), Code: fmt.Sprintf("CODE%02d", i), File: id.File(strings.Repeat("0f", 32)), Corrected: i == 0, Withdrawn: i == 1})
	}
	s.uses = all
	first := s.page(courttest.Admin1, "/admin/seals/court-seal")
	has(t, "the first page", first, "CODE00", "CODE19", "/d/CODE00", "已补正", "已撤回", "共45件", "第1页，共3页", "民事判决书")
	hasNot(t, "the first page", first, "CODE20")
	for _, path := range []string{"?page=3", "?page=99", "?page=999999999999"} {
		has(t, path, s.page(courttest.President, "/admin/seals/court-seal"+path), "CODE44", "第3页，共3页")
	}
	has(t, "a page that is no number", s.page(courttest.President, "/admin/seals/court-seal?page=x"), "CODE00")
}

// Two presidents decide over one seal at once: one act stands, the other is told, and no order leaves a retired seal in force.
func TestTwoDecideAtOnce(t *testing.T) {
	s := open(t)
	other := procedure.Who{Person: "officer-president-2", Name: "另一位院长", Role: court.President}
	for i := range 8 {
		a := courttest.Making(id.Seal(fmt.Sprintf("seal-%d", i)))
		m := procedure.SealMatter(a.Seal)
		s.Enter(m, courttest.Admin1, a)
		errs := make([]error, 2)
		var wg sync.WaitGroup
		for j, o := range []clerk.Order{{Matter: m, By: courttest.President, Seen: 1, Acts: []docket.Act{stage.Enforce{Reason: "启用"}}}, {Matter: m, By: other, Seen: 1, Acts: []docket.Act{stage.Retire{Reason: "作废"}}}} {
			wg.Go(func() { _, errs[j] = s.Clerk.Enter(context.Background(), o) })
		}
		wg.Wait()
		rd, err := s.Clerk.Read(context.Background(), m)
		if err != nil {
			t.Fatal(err)
		}
		sheet := &rd.Matter.(*procedure.Seal).Seal
		if errs[1] == nil && sheet.State != stage.Retired {
			t.Errorf("retired and %s", sheet.State)
		}
		if _, _, err := sheet.MayUse("judgment", docket.ByCourt, s.Clock.Now()); err == nil {
			t.Error("it may be used")
		}
		for _, err := range errs {
			var moved clerk.MovedOn
			var no law.Refusal
			if err != nil && !errors.As(err, &moved) && !errors.As(err, &no) {
				t.Errorf("not told in words: %v", err)
			}
		}
		if errs[0] != nil && errs[1] != nil {
			t.Errorf("neither stands: %v", errs)
		}
	}
	// The same act twice: one stands.
	m := procedure.SealMatter("twice")
	s.Enter(m, courttest.Admin1, courttest.Making("twice"))
	errs := make([]error, 2)
	var wg sync.WaitGroup
	for j, who := range []procedure.Who{courttest.President, other} {
		wg.Go(func() {
			_, errs[j] = s.Clerk.Enter(context.Background(), clerk.Order{Matter: m, By: who, Seen: 1, Acts: []docket.Act{stage.Enforce{Reason: "启用"}}})
		})
	}
	wg.Wait()
	var moved clerk.MovedOn
	if (errs[0] == nil) == (errs[1] == nil) || !errors.As(errors.Join(errs...), &moved) {
		t.Errorf("exactly one may win and the other is told so: %v", errs)
	}
	// Two prepare seals under one code.
	made := make([]error, 2)
	for j := range made {
		wg.Go(func() {
			who := procedure.Who{Person: id.Person(fmt.Sprintf("officer-admin-%d", j+1)), Role: court.Admin}
			_, made[j] = s.Clerk.Enter(context.Background(), clerk.Order{Matter: procedure.SealMatter("once"), Open: procedure.SealDocket, By: who, Acts: []docket.Act{courttest.Making("once")}})
		})
	}
	wg.Wait()
	if (made[0] == nil) == (made[1] == nil) {
		t.Errorf("exactly one seal has the code: %v", made)
	}
	if _, _, breaks, err := s.Store.Audit(context.Background(), s.Profile.Code); err != nil || len(breaks) > 0 {
		t.Errorf("%v %v", breaks, err)
	}
}

// The register says nothing that the dockets do not say: thrown away and written anew it is the same.
func TestTheRegisterIsRebuiltAlike(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	s.Seal(courttest.Making("court-seal"))
	s.Enter(procedure.SealMatter("court-seal"), courttest.President, stage.Authorise{To: stage.Grantee{Person: courttest.Judge1.Person}, Kinds: []string{"judgment"}, Reason: "x"}, stage.Withdraw{N: 1, Reason: "x"})
	s.Enter(procedure.SealMatter("other-seal"), courttest.Admin1, courttest.Making("other-seal"))
	read := func() (all string) {
		rows, err := s.Q.Seals(ctx, string(s.Profile.Code))
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d seals: %v", len(rows), err)
		}
		for _, x := range rows {
			from := ""
			if x.FromAt != nil {
				from = x.FromAt.String()
			}
			x.FromAt = nil
			all += fmt.Sprintf("%+v %s\n", x, from)
		}
		return all
	}
	before := read()
	if !strings.Contains(before, "in-force") || !strings.Contains(before, "made") {
		t.Errorf("%s", before)
	}
	if n, err := s.Store.Rebuild(ctx, s.Clerk); err != nil || n != 2 {
		t.Fatalf("%d matters: %v", n, err)
	}
	if after := read(); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
}
