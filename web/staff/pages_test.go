package staff

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"yunting/court"
	"yunting/courttest"
	"yunting/evidence"
	"yunting/filing"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/period"
	"yunting/procedure"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// site is the officers' pages over a whole court; who looks is said with each request.
type site struct {
	*courttest.Court
	mux *http.ServeMux
	h   *shell.House
	log bytes.Buffer
}

type asKey struct{}

func open1(t *testing.T) *site {
	k := courttest.New(t)
	s := &site{Court: k, mux: http.NewServeMux()}
	s.h = &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Log: slog.New(slog.NewTextHandler(&s.log, nil))}
	for _, rt := range Routes(s.h) {
		s.mux.HandleFunc(rt.Pattern, func(w http.ResponseWriter, r *http.Request) {
			v, _ := r.Context().Value(asKey{}).(shell.Viewer)
			if !rt.For.Admits(v) {
				http.Error(w, "not admitted", http.StatusForbidden)
				return
			}
			if err := rt.Handle(w, r.WithContext(shell.WithViewer(r.Context(), v))); err != nil {
				s.h.Fail(w, r, err)
			}
		})
	}
	return s
}

func officer(w procedure.Who) shell.Viewer {
	return shell.Viewer{Person: w.Person, Name: w.Name, Role: w.Role, Second: true}
}

func (s *site) get(who shell.Viewer, path string) *httptest.ResponseRecorder {
	return s.do(who, httptest.NewRequest("GET", path, nil))
}

func (s *site) post(who shell.Viewer, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.do(who, r)
}

func (s *site) do(who shell.Viewer, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), asKey{}, who)))
	if w.Code == http.StatusInternalServerError {
		s.T.Logf("fault: %s", s.log.String())
	}
	return w
}

// want fails unless the answer has the status and holds every text.
func want(t *testing.T, w *httptest.ResponseRecorder, status int, texts ...string) {
	t.Helper()
	if w.Code != status {
		t.Fatalf("status %d, want %d\n%s", w.Code, status, plain(w.Body.String()))
	}
	for _, x := range texts {
		if !strings.Contains(w.Body.String(), x) {
			t.Errorf("%q is missing in\n%s", x, plain(w.Body.String()))
		}
	}
}

var tags = regexp.MustCompile(`(?s)<[^>]*>\s*`)

func plain(html string) string { return tags.ReplaceAllString(html, " ") }

func seenIn(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	m := regexp.MustCompile(`name="seen" value="(\d+)"`).FindStringSubmatch(w.Body.String())
	if m == nil {
		t.Fatal("the form does not say what its reader saw")
	}
	return m[1]
}

var (
	clerk1 = officer(courttest.Clerk1)
	clerk2 = officer(courttest.Clerk2)
)

func TestTheClerkAcceptsAndTheColleagueIsToldSo(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Filed)
	here := "/clerk/intake/" + string(m)
	want(t, s.get(clerk1, "/clerk"), 200, "收件审核", here, "陈小满")
	page := s.get(clerk1, here)
	want(t, page, 200, "受理后适用：小额诉讼程序", "订单截图", "一次写全")
	want(t, s.get(clerk1, here+"?flagged=1&unclear=yes"), 200, "受理后适用：普通程序")
	seen := seenIn(t, page)
	w := s.post(clerk1, here+"/accept", url.Values{"seen": {seen}, "flagged": {"1"}})
	want(t, w, 303)
	want(t, s.get(clerk1, w.Header().Get("Location")), 200, "民初1号", "立案，案号")
	want(t, s.post(clerk2, here+"/accept", url.Values{"seen": {seen}}), 409, "立案，案号", "查看最新情况", here)
	want(t, s.post(clerk2, here+"/accept", nil), 422, "页面已经过期")
}

func TestAReturnNamesEveryDefectAndItsField(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Filed)
	here := "/clerk/intake/" + string(m)
	seen := seenIn(t, s.get(clerk1, here))
	w := s.post(clerk1, here+"/return", url.Values{"seen": {seen}, "defect": {"claims", "facts"}, "say-claims": {"请写明金额"}, "say-facts": {""}})
	want(t, w, 422, `href="#say-facts"`, "请写明金额", "错误：")
	want(t, s.post(clerk1, here+"/return", url.Values{"seen": {seen}, "defect": {"claims", "facts"}, "say-claims": {"请写明金额"}, "say-facts": {"请写明日期"}}), 303)
	c := s.Civil(m)
	if len(c.Filing.Defects) != 2 || c.Filing.Defects[1] != (filing.Defect{Field: "facts", Say: "请写明日期"}) {
		t.Errorf("%+v", c.Filing.Defects)
	}
	want(t, s.get(clerk1, here), 200, "现在不需要审核", "请写明日期")
}

func TestOnlyTheJudgeOfTheCaseReadsIt(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Examined)
	mine := officer(s.Judge(m))
	their := officer(courttest.Judge2)
	if mine.Person == their.Person {
		their = officer(courttest.Judge1)
	}
	for _, path := range []string{"/desk/cases/" + string(m), "/desk/draft/" + string(m), "/desk/cases/" + string(m) + "/papers/complaint", "/desk/cases/" + string(m) + "/exhibits/p1-1"} {
		want(t, s.get(their, path), 404)
	}
	want(t, s.get(mine, "/desk/cases/"+string(m)), 200, "启动交互式审理", "商品页面写明", "不认可", "见证据", "小额诉讼程序")
	want(t, s.get(mine, "/desk/cases/"+string(m)+"/papers/complaint"), 200, "%PDF")
	want(t, s.get(mine, "/desk"), 200, "民初1号", "启动交互式审理")
	if strings.Contains(s.get(their, "/desk").Body.String(), "民初1号") || strings.Contains(s.get(their, "/desk/find?q=陈小满").Body.String(), "民初1号") {
		t.Error("another judge finds the case")
	}
	want(t, s.get(mine, "/desk/find?q="+url.QueryEscape("陈小满")), 303)
	want(t, s.get(clerk1, "/desk/find?q=1"), 303)
	want(t, s.get(mine, "/desk/list.csv"), 200, "民初1号")
	want(t, s.get(officer(procedure.Who{Person: "officer-admin-1", Role: court.Admin}), "/desk/find?q=1"), 404)
}

func TestTheJudgeAsksAndIsToldWhatIsMissing(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Examined)
	j, here := officer(s.Judge(m)), "/desk/cases/"+string(m)
	seen := func() string { return seenIn(t, s.get(j, here)) }
	want(t, s.post(j, here+"/ask", url.Values{"seen": {seen()}, "ask-text": {"问题"}}), 422, "请先启动")
	want(t, s.post(j, here+"/open-room", url.Values{"seen": {seen()}}), 303)
	want(t, s.post(j, here+"/ask", url.Values{"seen": {seen()}, "ask-text": {"收货时是否拆封？"}}), 422, "请选择由谁回答", `href="#ask-to"`, "收货时是否拆封？")
	want(t, s.post(j, here+"/ask", url.Values{"seen": {seen()}, "ask-text": {"收货时是否拆封？"}, "ask-to": {"p1"}}), 303)
	want(t, s.get(j, here+"?done=ask"), 200, "问题已发出", "收货时是否拆封？", "等待回答")
	want(t, s.post(j, here+"/summon", url.Values{"seen": {seen()}, "summon-date": {"明天"}}), 422, "请填写开庭日期", "open")
	if n := len(s.Civil(m).Trial.Questions); n != 1 {
		t.Errorf("%d questions", n)
	}
}

func TestAJudgmentIsDraftedConfirmedAndPronounced(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Recorded)
	j, here := officer(s.Judge(m)), "/desk/draft/"+string(m)
	page := s.get(j, here)
	want(t, page, 200, "【待填：裁判理由】", "被告在答辩中承认该项事实。", "处待填", "由案卷生成，不可改")
	form := url.Values{"do": {"sign"}, "reasons": {"被告构成欺诈。"}, "laws": {"《中华人民共和国消费者权益保护法》第五十五条"}, "order-1": {"被告退还货款3,299元。"}, "amount-1": {"3299"},
		"fee-plaintiff": {"0"}, "fee-defendant": {s.Civil(m).Fee.Assessed.Fee.String()}, "pay_days": {"10"}}
	for n := 1; n <= 3; n++ {
		form.Set(fmt.Sprintf("found-%d", n), "yes")
		form.Set(fmt.Sprintf("because-%d", n), "双方举证质证")
	}
	less := url.Values{}
	for k, v := range form {
		less[k] = v
	}
	less.Set("fee-defendant", "1")
	want(t, s.post(j, here, less), 422, "与案件受理费", "被告构成欺诈。")
	w := s.post(j, here, form)
	want(t, w, 303)
	confirm := s.get(j, w.Header().Get("Location"))
	want(t, confirm, 200, "签发后不能撤回", "一审终审", "被告退还货款3,299元。")
	seen := seenIn(t, confirm)
	sum := regexp.MustCompile(`name="digest" value="([0-9a-f]+)"`).FindStringSubmatch(confirm.Body.String())[1]
	want(t, s.post(j, here+"/sign", url.Values{"seen": {seen}, "digest": {"0"}, "sure": {"yes"}}), 422, "有改动")
	want(t, s.post(j, here+"/sign", url.Values{"seen": {seen}, "digest": {sum}}), 422, "请勾选")
	want(t, s.get(j, here+"/preview"), 200, "%PDF")
	answers := make(chan *httptest.ResponseRecorder)
	for range 4 { // pressed in four windows at the same moment
		go func() {
			answers <- s.post(j, here+"/sign", url.Values{"seen": {seen}, "digest": {sum}, "sure": {"yes"}})
		}()
	}
	for range 4 {
		want(t, <-answers, 303)
	}
	want(t, s.get(j, "/desk/cases/"+string(m)+"?done=pronounced"), 200, "没有重复签发")
	if c := s.Civil(m); !c.Judgment.Pronounced || c.Judgment.Decision.Orders[0].Amount != 329900 {
		t.Errorf("%+v", c.Judgment)
	}
	want(t, s.get(j, here), 422, "不能再起草")
	want(t, s.get(j, "/desk/cases/"+string(m)), 200, "判决已宣告", "被告退还货款3,299元。")
}

func TestSigningStopsWhenAPartySpokeMeanwhile(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Examined)
	j, here := officer(s.Judge(m)), "/desk/cases/"+string(m)
	want(t, s.post(j, here+"/open-room", url.Values{"seen": {seenIn(t, s.get(j, here))}}), 303)
	seen := seenIn(t, s.get(j, here))
	late := courttest.Exhibit("聊天记录")
	late.Exhibit.LateWhy = "刚刚找到"
	s.Enter(m, courttest.Buyer, late)
	want(t, s.post(j, here+"/shut-room", url.Values{"seen": {seen}}), 409, "聊天记录", "您的操作没有办理")
}

func TestAnIdentityNumberIsShownOnlyOnRequestAndLogged(t *testing.T) {
	s := open1(t)
	who := procedure.Who{Person: "person-new"}
	m := procedure.PersonMatter(who.Person)
	s.Enter(m, who, identity.Declare{Name: "赵一一", IDKind: idcard.ResidentID, IDNumber: "11010519491231002X"})
	here := "/clerk/identity/" + string(m)
	want(t, s.get(clerk1, "/clerk/identity"), 200, "赵一一", here)
	page := s.get(clerk1, here)
	want(t, page, 200, "1101**********002X")
	if strings.Contains(page.Body.String(), "11010519491231002X") {
		t.Error("the number is shown unasked")
	}
	want(t, s.post(clerk1, here+"/reveal", nil), 200, "11010519491231002X", "系统已记录")
	if l := s.log.String(); !strings.Contains(l, "identity number revealed") || !strings.Contains(l, "officer-clerk-1") || strings.Contains(l, "19491231") {
		t.Errorf("log: %s", l)
	}
	want(t, s.post(clerk1, here+"/verify", url.Values{"seen": {seenIn(t, page)}}), 422, "请选择核验方式")
	want(t, s.post(clerk1, here+"/verify", url.Values{"seen": {seenIn(t, page)}, "how": {"当面核对证件原件"}}), 303)
	want(t, s.post(clerk2, here+"/reject", url.Values{"seen": {seenIn(t, page)}, "reject-reason": {"姓名不符"}}), 409, "实名核验通过")
}

func TestServiceByHandStartsThePeriods(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Paid)
	here := "/clerk/service/" + string(m)
	page := s.get(clerk1, here)
	want(t, page, 200, "民事起诉状", "应诉通知书", "还不能算送达")
	form := url.Values{"seen": {seenIn(t, page)}, "delivery": {"h-1"}, "hand-to": {"d1"}, "hand-way": {"post"}, "hand-on": {s.h.Today().String()}, "hand-posted": {s.h.Today().String()}, "hand-proof": {""}}
	want(t, s.post(clerk1, here+"/hand", form), 422, "邮件号码", `value="h-1"`)
	form.Set("hand-proof", "EMS 1000000000001")
	want(t, s.post(clerk1, here+"/hand", form), 303)
	if on := s.Civil(m).Service.ServedOn(procedure.D1, "respond"); on != s.h.Today() {
		t.Errorf("served on %s", on)
	}
	want(t, s.get(clerk1, here), 200, "邮寄", "现在没有要送达的文书")
}

func TestThePublicNoticeSaysWhatFollows(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Paid)
	here := "/clerk/service/" + string(m)
	page := s.get(clerk1, here)
	want(t, page, 200, "不再适用小额诉讼程序")
	form := url.Values{"seen": {seenIn(t, page)}, "delivery": {"h-2"}, "publish-to": {"d1"}, "publish-ground": {"unreachable"}, "publish-reason": {"难"}}
	want(t, page, 200, "已到达，没有阅知的反馈")
	want(t, s.post(clerk1, here+"/publish", form), 422, "只用电子方式试过")
	tried := url.Values{"seen": {seenIn(t, page)}, "attempt-to": {"d1"}, "attempt-way": {"post"}, "attempt-on": {s.h.Today().String()}, "attempt-result": {"邮"}}
	want(t, s.post(clerk1, here+"/attempt", tried), 422, "写明没有送达的情况")
	tried.Set("attempt-result", "邮件1000000000002因查无此人退回")
	want(t, s.post(clerk1, here+"/attempt", tried), 303)
	page = s.get(clerk1, here)
	want(t, page, 200, "因查无此人退回")
	form.Set("seen", seenIn(t, page))
	want(t, s.post(clerk1, here+"/publish", form), 422, "记明原因和经过")
	form.Set("publish-reason", "短信未打开，邮件被退回，登记住所无人")
	want(t, s.post(clerk1, here+"/publish", form), 303)
	want(t, s.get(clerk1, here), 200, "公告送达中")
	want(t, s.get(clerk1, "/clerk/cases/"+string(m)), 200, "转为简易程序")
}

func TestFilesOfTheVaultAreStreamedToOfficers(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Filed)
	name, size, err := s.Vault.Put(context.Background(), strings.NewReader("a picture"))
	if err != nil {
		t.Fatal(err)
	}
	s.Enter(m, courttest.Buyer, evidence.Submit{Exhibit: evidence.Exhibit{Name: "照片", Proves: "事实", File: name, FileName: "照片 1.html", Media: "text/html", Size: size}})
	w := s.get(clerk1, "/clerk/cases/"+string(m)+"/exhibits/p1-3")
	want(t, w, 200, "a picture")
	if d := w.Header().Get("Content-Disposition"); !strings.HasPrefix(d, "attachment;") || w.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("what may run is shown: %q", d)
	}
	want(t, s.get(clerk1, "/clerk/cases/"+string(m)+"/exhibits/p1-9"), 404)
}

func TestOnlyTheEnforcementOfficerReadsTheList(t *testing.T) {
	s := open1(t)
	want(t, s.get(officer(procedure.Who{Person: "officer-enforcer-1", Role: court.Enforcer}), "/enforce"), 200, "还没有开通", "没有待履行的生效判决")
	want(t, s.get(clerk1, "/enforce"), 404)
}

// 延长审限规定 1: the judge asks, the president decides; nobody else sees the president's page.
func TestThePresidentDecidesOnTheTrialLimit(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Joined)
	desk, president := "/desk/cases/"+string(m), officer(procedure.Who{Person: "officer-president-1", Name: "程允和", Role: court.President})
	judge := officer(s.Judge(m))
	page := s.get(judge, desk)
	want(t, page, 200, "申请延长审限", "自次日起计算2个月")
	want(t, s.post(judge, desk+"/ask-extension", url.Values{"seen": {seenIn(t, page)}, "ask-extension-reason": {"难"}}), 422, "详细情况和理由")
	want(t, s.post(judge, desk+"/ask-extension", url.Values{"seen": {seenIn(t, page)}, "ask-extension-reason": {"对账材料很多，需要逐笔核对"}}), 303)
	here := "/president/" + string(m)
	want(t, s.get(president, "/president"), 200, "决定是否延长审限", here)
	page = s.get(president, here)
	want(t, page, 200, "对账材料很多")
	want(t, s.post(president, here+"/extend", url.Values{"seen": {seenIn(t, page)}}), 422, "请选择是否批准")
	want(t, s.post(president, here+"/extend", url.Values{"seen": {seenIn(t, page)}, "extend-grant": {"false"}}), 422, "写明理由")
	want(t, s.post(president, here+"/extend", url.Values{"seen": {seenIn(t, page)}, "extend-grant": {"true"}}), 303)
	want(t, s.get(president, here), 200, "批准延长", "现在没有等待您决定的事项")
	want(t, s.get(judge, desk), 200, "批准延长", "自次日起计算3个月")
	want(t, s.get(clerk1, here), 403)
}

// CPL-I 100: a party asks on its page, the judge decides on the desk, the period moves for both.
func TestTheJudgeDecidesOnAPeriod(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Joined)
	s.Enter(m, courttest.Buyer, period.AskExtension{Of: period.Evidence, Why: "检测机构尚未出具报告"})
	desk, judge := "/desk/cases/"+string(m), officer(s.Judge(m))
	page := s.get(judge, desk)
	want(t, page, 200, "申请延长举证期限", "检测机构尚未出具报告")
	form := url.Values{"seen": {seenIn(t, page)}, "decide-period-n": {"1"}}
	want(t, s.post(judge, desk+"/decide-period", form), 422, "请选择是否准许")
	form.Set("decide-period-grant", "true")
	want(t, s.post(judge, desk+"/decide-period", form), 422, "准许后的最后一日")
	until := s.h.Today().AddDays(30)
	form.Set("decide-period-until", until.String())
	want(t, s.post(judge, desk+"/decide-period", form), 303)
	want(t, s.get(judge, desk), 200, "准许第1项期限申请")
	for _, d := range s.Civil(m).Due(s.Clock.Now()) {
		if d.Key == "evidence" && !d.Until.Equal(until.End()) {
			t.Errorf("evidence until %s", d.Until)
		}
	}
}
