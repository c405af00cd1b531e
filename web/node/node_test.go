package node_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/authority"
	"yunting/courttest"
	"yunting/id"
	"yunting/identity"
	"yunting/law/calendar"
	"yunting/law/idcard"
	stage "yunting/node"
	"yunting/platform/i18n"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/web/node"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

const (
	key1 = "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="
	key2 = "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
)

type site struct {
	*courttest.Court
	house *shell.House
	net   node.Network
}

func open(t *testing.T) *site {
	k := courttest.New(t)
	return &site{Court: k, house: &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Clock: k.Clock, Log: slog.New(slog.DiscardHandler)}}
}

// person opens an account with a mobile number and a verified real name.
func (s *site) person(who procedure.Who, mobile string) {
	s.T.Helper()
	if err := s.Q.AddAccount(context.Background(), query.AddAccountParams{Court: string(s.Profile.Code), ID: string(who.Person), Mobile: mobile, CreatedAt: s.Clock.Now()}); err != nil {
		s.T.Fatal(err)
	}
	m := procedure.PersonMatter(who.Person)
	s.Enter(m, procedure.Who{Person: who.Person}, identity.Declare{Name: who.Name, IDKind: idcard.ResidentID, IDNumber: "11010519491231002X"})
	s.Enter(m, courttest.Clerk1, identity.Verify{How: "当面核对证件原件"})
}

// viewer is somebody who signed in a minute ago.
func (s *site) viewer(who procedure.Who) shell.Viewer {
	v := shell.Viewer{Person: who.Person, Name: who.Name, Role: who.Role, Second: who.Role != "", Proved: s.house.Machine().Add(-time.Minute)}
	if who.Verified {
		v.Real = identity.Verified
	}
	return v
}

// call asks a route as somebody; an error of the page is returned as the frame would see it.
func (s *site) call(v shell.Viewer, pattern, path string, form url.Values, lang ...i18n.Language) (int, string, error) {
	s.T.Helper()
	rt, ok := shell.Find(node.Routes(s.house, s.net), pattern)
	if !ok {
		s.T.Fatalf("no route %s", pattern)
	}
	method, _, _ := strings.Cut(pattern, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	ctx := shell.WithViewer(r.Context(), v)
	for _, l := range lang {
		ctx = i18n.With(ctx, l)
	}
	r = r.WithContext(ctx)
	if !rt.For.Admits(v) {
		return 0, "", errors.New("not admitted")
	}
	if err := r.ParseForm(); err != nil {
		s.T.Fatal(err)
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

func (s *site) page(v shell.Viewer, path string, lang ...i18n.Language) string {
	s.T.Helper()
	pattern := "GET " + path
	if strings.HasPrefix(path, "/node/") {
		pattern = "GET /node/{node}"
	} else if strings.HasPrefix(path, "/admin/nodes/") {
		pattern = "GET /admin/nodes/{node}"
	}
	status, body, err := s.call(v, pattern, path, nil, lang...)
	if err != nil || status != 200 {
		s.T.Fatalf("%s: %d %v", path, status, err)
	}
	return body
}

func has(t *testing.T, where, page string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(page, w) {
			t.Errorf("%s does not say %q", where, w)
		}
	}
}

// An administrator admits a node on the page; what is wrong is named at its field and nothing typed is lost; the register
// then shows it to everybody, without its contact.
func TestANodeIsAdmittedAndPublished(t *testing.T) {
	s := open(t)
	s.person(courttest.Seller, "13900000002")
	admin := s.viewer(courttest.Admin1)
	has(t, "the empty register", s.page(shell.Viewer{}, "/ledger/nodes"), "还没有节点")
	form := url.Values{"name": {"某某电信（示例）有限公司"}, "node": {"gz-telecom"}, "category": {"telecom"}, "role": {"deposits"}, "document": {"节点接入批复（示例〔2026〕1号）"}, "on": {"2026-11-20"}, "mobile": {"139 0000 0002"}}
	with := func(k, v string) url.Values {
		f := url.Values{}
		for x, y := range form {
			f[x] = y
		}
		f.Set(k, v)
		return f
	}
	for field, f := range map[string]url.Values{"node": with("node", "GZ"), "name": with("name", ""), "category": with("category", ""), "role": with("role", "witnesses"), "document": with("document", ""),
		"on": with("on", "2099-01-01"), "mobile": with("mobile", "13900000009"), "quota": with("quota", "many")} {
		status, page, err := s.call(admin, "POST /admin/nodes", "/admin/nodes", f)
		if err != nil || status != 422 || !strings.Contains(page, `href="#`+field+`"`) {
			t.Errorf("%s: %d %v", field, status, err)
		}
		if field != "name" {
			has(t, field, page, "某某电信（示例）有限公司")
		}
	}
	several := with("node", "GZ")
	several.Set("on", "soon")
	if _, page, _ := s.call(admin, "POST /admin/nodes", "/admin/nodes", several); !strings.Contains(page, "有2处需要更正") {
		t.Error("two faults are not named at once")
	}
	status, to, err := s.call(admin, "POST /admin/nodes", "/admin/nodes", form)
	if err != nil || status != 303 || to != "/admin/nodes/gz-telecom" {
		t.Fatalf("%d %s %v", status, to, err)
	}
	public := s.page(shell.Viewer{}, "/ledger/nodes")
	has(t, "the register", public, "某某电信（示例）有限公司", "gz-telecom", "电信运营商", "节点接入批复（示例〔2026〕1号）", "2026-11-20")
	for _, secret := range []string{courttest.Seller.Name, "13900000002", string(courttest.Seller.Person)} {
		if strings.Contains(public, secret) {
			t.Errorf("the public register shows %q", secret)
		}
	}
	for l, words := range map[i18n.Language][]string{i18n.English: {"Telecom operator", "Admitted under"}, i18n.Hant: {"電訊運營商", "接入依據"}} {
		has(t, string(l), s.page(shell.Viewer{}, "/ledger/nodes", l), words...)
	}
}

// The contact rotates keys on his desk; a key ends only when he says that he knows there is no way back.
func TestTheContactRotatesKeys(t *testing.T) {
	s := open(t)
	s.Enter(procedure.NodeMatter("gz-telecom"), courttest.Admin1, courttest.Admission("gz-telecom"))
	me := s.viewer(courttest.Seller)
	has(t, "the desk", s.page(me, "/node"), "您的节点", "/node/gz-telecom")
	has(t, "the node without keys", s.page(me, "/node/gz-telecom"), "还没有公钥")
	enrol := func(v shell.Viewer, f url.Values) (int, string, error) {
		return s.call(v, "POST /node/{node}/keys", "/node/gz-telecom/keys", f)
	}
	for name, f := range map[string]url.Values{"public": {"public": {"rubbish"}}, "from": {"public": {key1}, "from": {"soon"}}} {
		if status, page, err := enrol(me, f); err != nil || status != 422 || !strings.Contains(page, `href="#`+name+`"`) || !strings.Contains(page, f.Get("public")) {
			t.Errorf("%s: %d %v", name, status, err)
		}
	}
	stale := me
	stale.Proved = s.house.Machine().Add(-time.Hour)
	if status, page, err := enrol(stale, url.Values{"public": {key1}}); err != nil || status != 422 || !strings.Contains(page, "重新登录") {
		t.Errorf("an old session adds a key: %d %v", status, err)
	}
	for _, k := range []string{key1, key2} {
		if status, to, err := enrol(me, url.Values{"public": {k}}); err != nil || status != 303 || to != "/node/gz-telecom#keys" {
			t.Fatalf("%d %s %v", status, to, err)
		}
	}
	one, err := stage.Public(key1)
	if err != nil {
		t.Fatal(err)
	}
	revoke := func(f url.Values) (int, string, error) {
		return s.call(me, "POST /node/{node}/keys/{key}/revoke", "/node/gz-telecom/keys/"+one.ID+"/revoke", f)
	}
	reason, sure := "reason-"+one.ID, "sure-"+one.ID
	if status, page, err := revoke(url.Values{reason: {"定期更换"}}); err != nil || status != 422 || !strings.Contains(page, `href="#`+sure+`"`) || !strings.Contains(page, `value="定期更换"`) {
		t.Errorf("not confirmed: %d %v", status, err)
	}
	if status, page, err := revoke(url.Values{sure: {"yes"}}); err != nil || status != 422 || !strings.Contains(page, `href="#`+reason+`"`) {
		t.Errorf("no reason: %d %v", status, err)
	}
	if status, page, err := revoke(url.Values{sure: {"yes"}, reason: {"x"}, "void-" + one.ID: {"2020-01-01T00:00"}}); err != nil || status != 422 || !strings.Contains(page, `href="#void-`+one.ID+`"`) {
		t.Errorf("before it began: %d %v", status, err)
	}
	if status, _, err := revoke(url.Values{sure: {"yes"}, reason: {"定期更换"}}); err != nil || status != 303 {
		t.Fatalf("%d %v", status, err)
	}
	has(t, "afterwards", s.page(me, "/node/gz-telecom"), one.ID, "定期更换", "起失效", "有效")
	if _, _, err := s.call(me, "POST /node/{node}/keys/{key}/revoke", "/node/gz-telecom/keys/none/revoke", nil); !errors.Is(err, authority.ErrNotFound) {
		t.Errorf("a key that is not there: %v", err)
	}
	// Nobody else finds a desk.
	for name, who := range map[string]procedure.Who{"another person": courttest.Buyer, "a clerk": courttest.Clerk1, "a judge": courttest.Judge1} {
		for _, at := range []string{"/node", "/node/gz-telecom"} {
			pattern := "GET /node"
			if at != "/node" {
				pattern = "GET /node/{node}"
			}
			if _, _, err := s.call(s.viewer(who), pattern, at, nil); !errors.Is(err, authority.ErrNotFound) {
				t.Errorf("%s at %s: %v", name, at, err)
			}
		}
		if _, _, err := s.call(s.viewer(who), "POST /node/{node}/keys", "/node/gz-telecom/keys", url.Values{"public": {key1}}); !errors.Is(err, authority.ErrNotFound) {
			t.Errorf("%s adds a key: %v", name, err)
		}
	}
}

// The contact says where the node hands out content; then he and the administrators, and nobody else, see the key the
// court will sign with. Without an address there is no key to see.
func TestTheContactSetsTheEndpoint(t *testing.T) {
	s := open(t)
	s.net.FetchKey = func(of id.Node) []byte { return []byte("key of " + of) }
	shared := fmt.Sprintf("%x", "key of gz-telecom")
	s.Enter(procedure.NodeMatter("gz-telecom"), courttest.Admin1, courttest.Admission("gz-telecom"))
	me, admin := s.viewer(courttest.Seller), s.viewer(courttest.Admin1)
	set := func(v shell.Viewer, at string) (int, string, error) {
		return s.call(v, "POST /node/{node}/endpoint", "/node/gz-telecom/endpoint", url.Values{"endpoint": {at}})
	}
	page := s.page(me, "/node/gz-telecom")
	has(t, "the node without an address", page, "取件地址")
	if strings.Contains(page, shared) || strings.Contains(page, "调取密钥") {
		t.Error("there is a key and nobody to use it")
	}
	if status, page, err := set(me, "http://node.example.com"); err != nil || status != 422 || !strings.Contains(page, `href="#endpoint"`) || !strings.Contains(page, `value="http://node.example.com"`) {
		t.Errorf("an address without TLS: %d %v", status, err)
	}
	stale := me
	stale.Proved = s.house.Machine().Add(-time.Hour)
	if status, page, err := set(stale, "https://node.example.com/content"); err != nil || status != 422 || !strings.Contains(page, "重新登录") || !strings.Contains(page, `value="https://node.example.com/content"`) {
		t.Errorf("an old session moves the address: %d %v", status, err)
	}
	if status, to, err := set(me, "https://node.example.com/content"); err != nil || status != 303 || to != "/node/gz-telecom#endpoint-h" {
		t.Fatalf("%d %s %v", status, to, err)
	}
	for name, v := range map[string]shell.Viewer{"the contact": me, "an administrator": admin} {
		has(t, name, s.page(v, "/node/gz-telecom"), "https://node.example.com/content", shared, "用这把密钥签名")
	}
	has(t, "the record", s.page(admin, "/admin/nodes/gz-telecom"), "取件地址设为https://node.example.com/content")
	for name, who := range map[string]procedure.Who{"another person": courttest.Buyer, "a clerk": courttest.Clerk1, "a judge": courttest.Judge1} {
		if _, body, err := s.call(s.viewer(who), "GET /node/{node}", "/node/gz-telecom", nil); !errors.Is(err, authority.ErrNotFound) || strings.Contains(body, shared) {
			t.Errorf("%s: %v", name, err)
		}
		if _, _, err := set(s.viewer(who), "https://elsewhere.example.com"); !errors.Is(err, authority.ErrNotFound) {
			t.Errorf("%s moves the address: %v", name, err)
		}
	}
	for _, at := range []string{"/ledger/nodes", "/admin/nodes", "/admin/nodes/gz-telecom"} {
		v := admin
		if at == "/ledger/nodes" {
			v = shell.Viewer{}
		}
		if page := s.page(v, at); strings.Contains(page, shared) || at == "/ledger/nodes" && strings.Contains(page, "node.example.com") {
			t.Errorf("%s shows the key, or the address to everybody", at)
		}
	}
	if status, _, err := set(admin, ""); err != nil || status != 303 {
		t.Fatalf("%d %v", status, err)
	}
	if page := s.page(me, "/node/gz-telecom"); strings.Contains(page, shared) {
		t.Error("the address is gone, the key is still shown")
	}
	has(t, "the record", s.page(admin, "/admin/nodes/gz-telecom"), "撤下取件地址")
}

func TestAnAdministratorLooksAfterANode(t *testing.T) {
	s := open(t)
	s.person(courttest.Buyer, "13800000001")
	s.Admit(courttest.Admission("gz-telecom"), key1)
	admin := s.viewer(courttest.Admin1)
	change := func(what string, f url.Values) (int, string, error) {
		return s.call(admin, "POST /admin/nodes/{node}/{act}", "/admin/nodes/gz-telecom/"+what, f)
	}
	for _, c := range []struct {
		what  string
		form  url.Values
		field string // empty: it is done
	}{
		{"quota", url.Values{"quota": {"many"}}, "quota"}, {"quota", url.Values{"quota": {"0"}}, "quota"}, {"quota", url.Values{"quota": {"5000"}}, ""},
		{"contact", url.Values{"mobile": {"12"}}, "mobile"}, {"contact", url.Values{"mobile": {"13900000009"}}, "mobile"}, {"contact", url.Values{"mobile": {"13800000001"}}, ""},
		{"suspend", url.Values{}, "suspend-reason"}, {"suspend", url.Values{"suspend-reason": {"检测未通过，整改后恢复"}}, ""},
		{"resume", url.Values{}, "resume-reason"}, {"resume", url.Values{"resume-reason": {"整改完成"}}, ""},
		{"discharge", url.Values{"discharge-reason": {"机构注销"}}, "sure"}, {"discharge", url.Values{"sure": {"yes"}}, "discharge-reason"}, {"discharge", url.Values{"sure": {"yes"}, "discharge-reason": {"机构注销"}}, ""},
	} {
		status, body, err := change(c.what, c.form)
		switch {
		case err != nil:
			t.Errorf("%s %v: %v", c.what, c.form, err)
		case c.field == "" && (status != 303 || body != "/admin/nodes/gz-telecom"):
			t.Errorf("%s %v: %d %s", c.what, c.form, status, body)
		case c.field != "" && (status != 422 || !strings.Contains(body, `href="#`+c.field+`"`)):
			t.Errorf("%s %v: %d, want a fault at %s", c.what, c.form, status, c.field)
		}
	}
	if _, _, err := change("elect", nil); !errors.Is(err, authority.ErrNotFound) {
		t.Errorf("%v", err)
	}
	page := s.page(admin, "/admin/nodes/gz-telecom")
	has(t, "the record", page, "每日额度设为5000件", "联系人变更为"+courttest.Buyer.Name, "暂停：检测未通过，整改后恢复", "恢复：整改完成", "退出：机构注销", "登记公钥")
	if strings.Contains(page, "<form class=\"panel\"") {
		t.Error("nothing can be done with a discharged node")
	}
	has(t, "the register", s.page(shell.Viewer{}, "/ledger/nodes"), "已退出的节点（1家）", "仍可核验")
}

// network is a log, a depository and a reconciliation with known answers.
type network struct{}

func (network) Health(context.Context) (node.Health, error) {
	at := time.Date(2026, 11, 28, 2, 0, 0, 0, time.UTC)
	return node.Health{Size: 4321, Published: at, Waiting: 7, Quorum: 2, Trouble: "签名的见证方不够，检查点暂时不能公布",
		Witnesses: []node.Witness{{Name: "甲公证处", Signed: at, Size: 4321}, {Name: "乙仲裁委员会", Size: 0}}}, nil
}

func (network) Count(context.Context, calendar.Date) (map[id.Node]node.Count, error) {
	return map[id.Node]node.Count{"gz-telecom": {Today: 12, Total: 3456}}, nil
}

func (network) Newest(context.Context) (node.Reconciliation, error) {
	return node.Reconciliation{At: time.Date(2026, 11, 28, 3, 0, 0, 0, time.UTC), Compared: 4321, Found: []node.Difference{{Number: "N-1", Node: "gz-telecom", Say: "签名不符"}, {Number: "N-2", Node: "gz-bank", Say: "摘要不一致"}}}, nil
}

// What is not known is said not to be known, and what is known is shown to whom it concerns.
func TestADeskShowsWhatIsKnown(t *testing.T) {
	s := open(t)
	s.Admit(courttest.Admission("gz-telecom"), key1)
	bank := courttest.Admission("gz-bank")
	bank.Category, bank.Contact = stage.Bank, stage.Contact{Person: courttest.Buyer.Person, Name: courttest.Buyer.Name}
	s.Enter(procedure.NodeMatter("gz-bank"), courttest.Admin1, bank)
	for i, reason := range []string{"stale", "stale", "replayed"} {
		if err := s.Q.CountNodeRefusal(context.Background(), query.CountNodeRefusalParams{Court: string(s.Profile.Code), Node: "gz-telecom", Day: query.Day(calendar.Of(s.Clock.Now())), Reason: reason, At: s.Clock.Now().Add(time.Duration(i))}); err != nil {
			t.Fatal(err)
		}
	}
	admin, me := s.viewer(courttest.Admin1), s.viewer(courttest.Seller)
	has(t, "a desk without a log", s.page(admin, "/node"), "本机没有打开存证日志", "本机没有连接存证处", "本机没有启用核对", "gz-telecom", "gz-bank")
	s.net = node.Network{Log: network{}, Deposits: network{}, Differences: network{}, FetchKey: func(of id.Node) []byte { return []byte(of) }}
	s.Enter(procedure.NodeMatter("gz-telecom"), courttest.Admin1, stage.SetEndpoint{Endpoint: "https://node.example.com/content"})
	all, mine := s.page(admin, "/node"), s.page(me, "/node")
	for name, page := range map[string]string{"the administrator's desk": all, "the contact's desk": mine} {
		has(t, name, page, "4321条", "2026-11-28 10:00", "签名的见证方不够", "甲公证处", "没有签最新的检查点", "3456", "N-1")
	}
	has(t, "the administrator's desk", all, "N-2", "gz-bank")
	for _, other := range []string{"N-2", "gz-bank"} {
		if strings.Contains(mine, other) {
			t.Errorf("the contact's desk shows %s of another node", other)
		}
	}
	one := s.page(me, "/node/gz-telecom")
	has(t, "the node", one, "签名过期", "重复的请求", "已用0，共100000", "12件", "3456件", "N-1")
	if !regexp.MustCompile(`签名过期</th>\s*<td[^>]*>2</td>`).MatchString(one) {
		t.Error("two stale requests are not counted as two")
	}
	for _, l := range []i18n.Language{i18n.English, i18n.Hant} {
		page := s.page(me, "/node/gz-telecom", l)
		if m := regexp.MustCompile(`(<main.*)</main>`).FindStringSubmatch(strings.ReplaceAll(page, "\n", " ")); m != nil && l == i18n.English {
			rest := regexp.MustCompile(`<[^>]*lang="zh-Hans"[^>]*>[^<]*<`).ReplaceAllString(m[1], "<")
			if han := regexp.MustCompile(`>[^<]*\p{Han}[^<]*<`).FindAllString(rest, -1); len(han) > 0 {
				t.Errorf("in English the page says %s", fmt.Sprint(han))
			}
		}
	}
}
