package deposits_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/ledger"
	"yunting/postgres"
	"yunting/register/query"
	"yunting/web"
	"yunting/web/door"
	deposits "yunting/web/ledger"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// site is the pages over a test court whose depository runs.
type site struct {
	*courttest.Court
	d       *courttest.Deposits
	handler http.Handler
}

func newSite(t *testing.T) *site {
	t.Helper()
	k := courttest.New(t)
	s := &site{Court: k, d: k.Depository()}
	courttest.Start(t, s.d.Depository)
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Log: slog.New(slog.DiscardHandler), Base: "http://court.test",
		Hash: postgres.HashCode, Kick: func(context.Context) {}}
	s.handler = web.New(h, deposits.Routes(h, s.d, s.d.Policy))
	return s
}

// signIn opens a session for an invented person.
func (s *site) signIn(person string) *http.Cookie {
	s.T.Helper()
	c, now := string(s.Profile.Code), time.Now()
	if err := s.Q.AddAccount(context.Background(), query.AddAccountParams{Court: c, ID: person, CreatedAt: now, Mobile: fmt.Sprintf("138%08d", len(person))}); err != nil {
		s.T.Fatal(err)
	}
	token := "token-of-" + person
	if err := s.Q.AddSession(context.Background(), query.AddSessionParams{Court: c, TokenHash: door.Digest(token), Person: person, ProvedAt: now, CreatedAt: now, Until: now.Add(time.Hour)}); err != nil {
		s.T.Fatal(err)
	}
	return &http.Cookie{Name: "session", Value: token}
}

type reply struct {
	code int
	body string
	to   string
}

func (s *site) do(r *http.Request, cookie *http.Cookie) reply {
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if cookie != nil {
		r.AddCookie(cookie)
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	b, _ := io.ReadAll(w.Result().Body)
	return reply{w.Code, string(b), w.Header().Get("Location")}
}

func (s *site) get(path string, cookie *http.Cookie) reply {
	return s.do(httptest.NewRequest("GET", "http://court.test"+path, nil), cookie)
}

// post sends a form with a file in one field; without content there is no file.
func (s *site) post(path, field string, content []byte, values url.Values, cookie *http.Cookie) reply {
	s.T.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, vs := range values {
		for _, v := range vs {
			if err := w.WriteField(k, v); err != nil {
				s.T.Fatal(err)
			}
		}
	}
	if content != nil {
		f, err := w.CreateFormFile(field, "录音.txt")
		if err == nil {
			_, err = f.Write(content)
		}
		if err != nil {
			s.T.Fatal(err)
		}
	}
	w.Close()
	r := httptest.NewRequest("POST", "http://court.test"+path, &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return s.do(r, cookie)
}

func (s *site) want(r reply, code int, says ...string) {
	s.T.Helper()
	if r.code != code {
		s.T.Fatalf("%d, want %d\n%s", r.code, code, r.body)
	}
	for _, x := range says {
		if !strings.Contains(r.body, x) {
			s.T.Errorf("the page does not say %q\n%s", x, r.body)
		}
	}
	if strings.Contains(strings.ReplaceAll(r.body, "真实有效的", ""), "真实") {
		s.T.Error("a page says 真实")
	}
}

// computed is what the script of the page computes of a content.
func computed(content string) url.Values {
	d, err := ledger.DigestOf(strings.NewReader(content))
	if err != nil {
		panic(err)
	}
	return url.Values{"sha256": {d.SHA256.String()}, "sm3": {d.SM3.String()}, "size": {fmt.Sprint(d.Size)}}
}

// deposit deposits on the page and waits until it is witnessed; it returns the address of the receipt.
func (s *site) deposit(content string, more url.Values, cookie *http.Cookie) string {
	s.T.Helper()
	v := computed(content)
	for k, vs := range more {
		v[k] = vs
	}
	r := s.post("/deposit", "", nil, v, cookie)
	s.want(r, http.StatusSeeOther)
	s.await(r.to)
	return r.to
}

func (s *site) await(where string) {
	s.T.Helper()
	for range 3000 {
		if !strings.Contains(s.get(where, nil).body, "data-wait") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.T.Fatal("the deposit is never witnessed")
}

func TestAPersonDepositsAndAnybodyVerifies(t *testing.T) {
	s := newSite(t)
	s.want(s.get("/verify", nil), 200, "核验电子证据", "不会上传")
	s.want(s.get("/deposit", nil), 200, "登录以后，还可以登记")
	at := s.deposit("一段录音", url.Values{"name": {"录音.txt"}, "media": {"text/plain"}, "medium": {"phone"}, "tool": {"录音机"}, "version": {"2.0"}, "begin": {"2026-01-02T03:04"}}, nil)
	number := strings.TrimPrefix(at, "/deposit/")
	s.want(s.get(at, nil), 200, number, "见证方（1个签名有效）", "下载离线验证包", "第十六条", "第十七条", "第十八条", "录音机 2.0；手机", "12字节", "text/plain", "第1条", "时间戳")

	s.want(s.get("/verify?"+computed("一段录音").Encode(), nil), 200, "一致：文件自存证后未被改动", number, "核验只说明存证之后有没有被改动")
	s.want(s.get("/verify?"+computed("另一段").Encode(), nil), 200, "未查到：本院没有这份存证记录", "原文件再试")
	other := computed("另一段")
	other.Set("q", number)
	s.want(s.get("/verify?"+other.Encode(), nil), 200, "不一致：文件与存证时的内容不同", number)
	wrongSize := computed("一段录音")
	wrongSize.Set("size", "13")
	s.want(s.get("/verify?"+wrongSize.Encode(), nil), 200, "不一致")
	s.want(s.get("/verify?q="+strings.ToLower(strings.ReplaceAll(number, "-", "+")), nil), 200, "已查到存证记录，还没有比对文件")
	s.want(s.get("/verify?q="+computed("一段录音").Get("sha256"), nil), 200, "一致：")
	s.want(s.get("/verify?q=1M8G-W4M0-SQKN-4E7W", nil), 200, "未查到", "请核对编号")

	for q, say := range map[string]string{"1M8G-W4M0-SQKN-4E7X": "校验位不对", "abc": "16位字母和数字", strings.Repeat("g", 64): "只由数字0到9", strings.Repeat("a", 60): "有没有复制完整", number + "/0": "正整数"} {
		s.want(s.get("/verify?q="+q, nil), 422, say, "错误：")
	}
	s.want(s.get("/verify?sha256=x", nil), 422, "请重新选择文件")
	for _, lost := range []string{"/deposit/x", "/deposit/1M8G-W4M0-SQKN-4E7W", at + "?item=1", at + "?item=x", "/deposit/1M8G-W4M0-SQKN-4E7W/pack", at + "/particulars"} {
		s.want(s.get(lost, nil), 404)
	}
}

func TestWithoutScriptTheFileIsSentAndNotKept(t *testing.T) {
	s := newSite(t)
	r := s.post("/deposit", "file", []byte("一段录音"), nil, nil)
	s.want(r, http.StatusSeeOther)
	s.await(r.to)
	s.want(s.post("/verify", "file", []byte("一段录音"), nil, nil), 200, "一致：", strings.TrimPrefix(r.to, "/deposit/"))
	s.want(s.post("/verify", "file", []byte("一段录音。"), url.Values{"q": {strings.TrimPrefix(r.to, "/deposit/")}}, nil), 200, "不一致：")
	s.want(s.post("/verify", "", nil, nil, nil), 422, "请选择要核验的文件")
	s.want(s.post("/deposit", "", nil, nil, nil), 422, "请选择要存证的文件")
	s.want(s.post("/deposit", "file", []byte("x"), url.Values{"keep": {"yes"}}, nil), 422, "请先登录")
	s.want(s.post("/deposit", "file", []byte("x"), url.Values{"begin": {"昨天"}, "tool": {"录音机"}}, nil), 422, "请填写日期和时间", `value="录音机"`)
	s.want(s.post("/deposit", "file", []byte("x"), url.Values{"predecessor": {"1M8G"}}, nil), 422, "16位")
	s.want(s.post("/deposit", "file", []byte("x"), url.Values{"predecessor": {"1M8G-W4M0-SQKN-4E7W"}}, nil), 422, "没有存证编号是")
	s.want(s.post("/deposit", "file", []byte("x"), url.Values{"version": {"2"}}, nil), 422, "工具")
	s.want(s.post("/deposit", "file", []byte("x"), url.Values{"medium": {"moon"}}, nil), 422, "没有“moon”这种介质")
	s.want(s.post("/deposit", "file", []byte("x"), url.Values{"tool": {"a\u202egpj"}}, nil), 422, "看不见")
}

func TestAPackIsCheckedByThisCourtsPolicy(t *testing.T) {
	s := newSite(t)
	at := s.deposit("一段录音", nil, nil)
	s.want(s.post("/verify/pack", "", nil, nil, nil), 422, "请选择离线验证包")
	s.want(s.post("/verify/pack", "pack", []byte("不是压缩包"), nil, nil), 422, "这不是可以核验的离线验证包")
	pack := s.get(at+"/pack", nil)
	if pack.code != 200 {
		t.Fatal(pack.code)
	}
	p, err := ledger.ReadPack(strings.NewReader(pack.body), int64(len(pack.body)))
	if err != nil {
		t.Fatal(err)
	}
	p.Original = &ledger.Original{Name: "录音.txt", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("一段录音")), nil }}
	if v := ledger.CheckPack(p, s.d.Policy); !v.Holds || !v.Compared {
		t.Errorf("%+v", v)
	}
	s.want(s.post("/verify/pack", "pack", []byte(pack.body), nil, nil), 200, "存证记录有效", "按本院的信任名单逐项核验")
	p.Policy = nil
	p.Receipt.Stamp = nil
	var forged bytes.Buffer
	p.Receipt.Proof = strings.Replace(p.Receipt.Proof, "\n1\n", "\n2\n", 1)
	if err := ledger.WritePack(&forged, *p); err != nil {
		t.Fatal(err)
	}
	s.want(s.post("/verify/pack", "pack", forged.Bytes(), nil, nil), 200, "核验未通过", "不通过")
	r := s.get(at+"/receipt", nil)
	receipt, err := ledger.ParseReceipt([]byte(r.body))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := receipt.Check(s.d.Policy); err != nil {
		t.Error(err)
	}
	if r := s.get(at+"/report", nil); r.code != 200 || !strings.HasPrefix(r.body, "%PDF") {
		t.Errorf("%d", r.code)
	}
}

func TestOnesOwnDeposits(t *testing.T) {
	s := newSite(t)
	me, other := s.signIn("person-me"), s.signIn("person-other")
	more := url.Values{"collector": {"某公司法务部"}, "source": {"某购物平台"}, "environment": {"新装系统"}, "name": {"订单.png"}}
	at := s.deposit("一张截图", more, me)
	s.want(s.get(at, me), 200, "某公司法务部", "订单.png", "下载采集信息")
	for name, who := range map[string]*http.Cookie{"other": other, "nobody": nil} {
		r := s.get(at, who)
		s.want(r, 200, "公开记录只存承诺值")
		for _, secret := range []string{"某公司法务部", "某购物平台", "新装系统", "订单.png"} {
			if strings.Contains(r.body, secret) {
				t.Errorf("%s sees %s", name, secret)
			}
		}
		s.want(s.get(at+"/particulars", who), 404)
		if p := s.get(at+"/pack?original=1", who); strings.Contains(p.body, "某公司法务部") {
			t.Errorf("%s gets the particulars", name)
		}
	}
	if p := s.get(at+"/pack", me); !strings.Contains(p.body, "某公司法务部") {
		t.Error("the pack of the depositor has no particulars")
	}
	s.want(s.get(at+"/particulars", me), 200, "某公司法务部", "salt")

	kept := s.post("/deposit", "file", []byte("原件的内容"), url.Values{"keep": {"yes"}}, me)
	s.want(kept, http.StatusSeeOther)
	s.await(kept.to)
	s.want(s.get(kept.to, me), 200, "原件由法院保管")
	if p := s.get(kept.to+"/pack?original=1", me); !strings.Contains(p.body, "原件的内容") || !strings.Contains(p.body, "original/录音.txt") {
		t.Error("the pack holds no original")
	}
	if p := s.get(kept.to+"/pack?original=1", other); p.code != 200 || strings.Contains(p.body, "原件的内容") {
		t.Error("a stranger gets the original")
	}
	s.want(s.post("/deposit", "file", []byte("\x7fELF\x02\x01\x01 program"), url.Values{"keep": {"yes"}}, me), 422, "本院不接收这种文件")

	once := url.Values{"once": {regexp.MustCompile(`name="once" value="([^"]+)"`).FindStringSubmatch(s.get("/deposit", me).body)[1]}}
	for k, v := range computed("只存一次") {
		once[k] = v
	}
	first, second := s.post("/deposit", "", nil, once, me), s.post("/deposit", "", nil, once, me)
	if first.to == "" || first.to != second.to {
		t.Errorf("pressed twice: %s and %s", first.to, second.to)
	}
	for k, v := range computed("换了内容") {
		once[k] = v
	}
	s.want(s.post("/deposit", "", nil, once, me), 422, "已经用来存证过另一个文件")

	for i := range 22 {
		s.want(s.post("/deposit", "", nil, computed(fmt.Sprint("第", i)), me), http.StatusSeeOther)
	}
	page := s.get("/deposit", me)
	links := regexp.MustCompile(`<a class="num" href="(/deposit/[^"]+)"`)
	if n := len(links.FindAllString(page.body, -1)); n != 20 {
		t.Errorf("%d on the first page", n)
	}
	next := regexp.MustCompile(`href="(/deposit\?before=[^"#]+)`).FindStringSubmatch(page.body)
	if next == nil {
		t.Fatal("there is no second page")
	}
	if later := s.get(next[1], me); len(links.FindAllString(later.body, -1)) != 5 || strings.Contains(later.body, "更早的") {
		t.Error("the second page")
	}
	s.want(s.get("/deposit", other), 200, "还没有存证")
}

func TestOutsideADemonstrationOneSignsIn(t *testing.T) {
	s := newSite(t)
	s.Profile.Demo = false
	for _, r := range []reply{s.get("/deposit", nil), s.post("/deposit", "file", []byte("x"), nil, nil)} {
		if r.code != http.StatusSeeOther || r.to != "/login?next=/deposit" {
			t.Errorf("%d %s", r.code, r.to)
		}
	}
	s.want(s.get("/verify", nil), 200)
}

func TestBeforeTheWitnessesThereIsANumber(t *testing.T) {
	s := newSite(t)
	s.d.Log.Hold = true
	r := s.post("/deposit", "", nil, computed("等待见证"), nil)
	s.want(r, http.StatusSeeOther)
	s.want(s.get(r.to, nil), 200, "编号已经给出", "查看最新状态", strings.TrimPrefix(r.to, "/deposit/"))
	s.want(s.get("/verify?"+computed("等待见证").Encode(), nil), 200, "一致：", "正在等待见证")
	for _, more := range []string{"/pack", "/report", "/receipt"} {
		s.want(s.get(r.to+more, nil), http.StatusConflict, "正在等待见证")
	}
}
