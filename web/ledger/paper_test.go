package deposits_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/document"
	"yunting/id"
	"yunting/procedure"
)

// judged is a case with a judgment for each side, the log holding them.
func (s *site) judged() (id.Matter, []document.Paper) {
	s.T.Helper()
	m := s.Judged()
	var ps []document.Paper
	for _, p := range s.Civil(m).Papers.Papers {
		if p.Kind == document.Judgment {
			ps = append(ps, p)
		}
	}
	if len(ps) != 2 {
		s.T.Fatalf("%d judgments", len(ps))
	}
	return m, ps
}

func (s *site) file(p document.Paper) []byte {
	s.T.Helper()
	f, _, err := s.Vault.Get(context.Background(), p.File)
	if err != nil {
		s.T.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		s.T.Fatal(err)
	}
	return b
}

// sealed waits until the log holds a paper and shows the page.
func (s *site) sealed(code string) reply {
	s.T.Helper()
	for range 3000 {
		if r := s.get("/d/"+code, nil); strings.Contains(r.body, "包含证明") {
			return r
		}
		if _, err := s.d.Seal(context.Background()); err != nil {
			s.T.Fatal(err)
		}
	}
	s.T.Fatal("the log does not take the paper")
	return reply{}
}

// Whoever has a code learns whether the paper was issued and what became of it, in three languages, and nothing of its
// content, its case or its parties.
func TestAPaperIsFoundByItsCode(t *testing.T) {
	s := newSite(t)
	m, ps := s.judged()
	c := s.Civil(m)
	p := ps[0]
	secrets := []string{c.Filing.Number.String(), c.Filing.Receipt, string(m), c.PartyName(procedure.P1), c.PartyName(procedure.D1), courttest.Buyer.Name, courttest.Seller.Name,
		string(courttest.Buyer.Person), string(courttest.Seller.Person), c.Filing.Complaint.Plaintiff.Mobile, c.Filing.Complaint.Plaintiff.IDNumber, c.Filing.Complaint.Order, "翻新机", "欺诈", c.Filing.Complaint.CauseName}
	quiet := func(r reply) {
		t.Helper()
		for _, x := range secrets {
			if x != "" && strings.Contains(r.body, x) {
				t.Errorf("the page says %q", x)
			}
		}
	}
	r := s.sealed(p.Code)
	s.want(r, http.StatusOK, "是本院制发的文书", p.Code, "广州互联网法院", "民事判决书", p.On.String(), "没有加盖电子印章", "没有电子签名", "第", "见证方", "下载离线验证包", string(p.File)[:8])
	quiet(r)
	for lang, say := range map[string]string{"en": "This paper was issued by this court", "zh-Hant": "是本院製發的文書"} {
		q := httptest.NewRequest("GET", "http://court.test/d/"+p.Code, nil)
		q.AddCookie(&http.Cookie{Name: "language", Value: lang})
		r := s.do(q, nil)
		s.want(r, http.StatusOK, say, p.Code)
		quiet(r)
	}

	// A slip is corrected: the page leads to the ruling, and from the ruling's own page nothing leads to the case.
	s.Enter(m, s.Judge(m), document.Correct{Paper: p.Seq, Slips: []document.Slip{{Where: "第2页第3行", Wrong: "阿亳", Right: "阿豪"}}})
	r = s.get("/d/"+p.Code, nil)
	s.want(r, http.StatusOK, "其中的笔误已经补正", "补正裁定书正在制作")
	s.Settle()
	r = s.get("/d/"+p.Code, nil)
	var ruling string
	for _, x := range s.Civil(m).Papers.Papers {
		if x.Kind == document.CorrectionRuling && x.For == p.For {
			ruling = x.Code
		}
	}
	s.want(r, http.StatusOK, "其中的笔误已经补正", "/d/"+ruling)
	quiet(r)
	r = s.get("/d/"+ruling, nil)
	s.want(r, http.StatusOK, "是本院制发的文书", "补正裁定书")
	if strings.Contains(r.body, "阿亳") {
		t.Error("the page tells what was corrected")
	}
	quiet(r)

	// A notice is withdrawn.
	var notice document.Paper
	for _, x := range c.Papers.Papers {
		if x.Kind == document.FeeNotice {
			notice = x
		}
	}
	s.Enter(m, courttest.Clerk1, document.Withdraw{Paper: notice.Seq, Reason: "交费账号写错，另行通知"})
	r = s.get("/d/"+notice.Code, nil)
	s.want(r, http.StatusOK, "这份文书已经撤回，不再使用")
	if strings.Contains(r.body, "账号") {
		t.Error("the page tells why")
	}
	quiet(r)
}

// A copy is compared in the browser, or without JavaScript by sending it; nothing of it is kept.
func TestACopyIsCompared(t *testing.T) {
	s := newSite(t)
	_, ps := s.judged()
	content := s.file(ps[0])
	same, other := "一致：您的文件就是本院制发的文件", "不一致：您的文件不是本院制发的文件"
	s.want(s.post("/d/"+ps[0].Code, "file", content, nil, nil), http.StatusOK, same)
	s.want(s.post("/d/"+ps[0].Code, "file", append([]byte(nil), s.file(ps[1])...), nil, nil), http.StatusOK, other)
	s.want(s.post("/d/"+ps[0].Code, "file", append(content, '\n'), nil, nil), http.StatusOK, other)
	s.want(s.post("/d/"+ps[0].Code, "file", nil, nil, nil), http.StatusUnprocessableEntity, "请选择要比对的文件")
	s.want(s.get("/d/"+ps[0].Code+"?"+computed(string(content)).Encode(), nil), http.StatusOK, same)
	s.want(s.get("/d/"+ps[0].Code+"?sha256="+strings.Repeat("0", 64), nil), http.StatusOK, other)
	s.want(s.get("/d/"+ps[0].Code+"?sha256=zz", nil), http.StatusUnprocessableEntity, "没有算出文件的摘要")
	var n int
	if err := s.Pool.QueryRow(context.Background(), `select count(*) from upload`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d uploads kept, %v", n, err)
	}
}

// What is typed is forgiven; what no paper has is told calmly, and who tries too often waits.
func TestCodesAsPeopleTypeThem(t *testing.T) {
	s := newSite(t)
	_, ps := s.judged()
	code := ps[0].Code
	s.want(s.get("/d", nil), http.StatusOK, "核验码", "不需要登录")
	s.want(s.get("/d?code=", nil), http.StatusUnprocessableEntity, "请输入文书首页上方的核验码")
	s.want(s.get("/d?code=7F3K", nil), http.StatusUnprocessableEntity, "核验码是16位字母和数字", `value="7F3K"`)
	for _, typed := range []string{strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", "%20"), strings.NewReplacer("0", "o", "1", "l").Replace(code), "http%3A%2F%2Fcourt.test%2Fd%2F" + code} {
		if r := s.get("/d?code="+typed, nil); r.code != http.StatusSeeOther || r.to != "/d/"+code {
			t.Errorf("%s leads to %d %s", typed, r.code, r.to)
		}
	}
	if r := s.get("/d/"+strings.ToLower(strings.ReplaceAll(code, "-", "")), nil); r.code != http.StatusSeeOther && !strings.EqualFold(code, strings.ToLower(code)) || r.to != "/d/"+code {
		t.Errorf("%d %s", r.code, r.to)
	}
	q := httptest.NewRequest("GET", "http://court.test/d/"+code, nil)
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, q)
	if h := w.Header(); !strings.Contains(h.Get("X-Robots-Tag"), "noindex") || h.Get("Cache-Control") != "no-store" {
		t.Errorf("%v", h)
	}
	wrong := "/d/" + document.NewCodes([]byte("another secret of 32 bytes at least"), s.Profile.Code).For("m", document.Judgment, "", 1)
	r := s.get(wrong, nil)
	s.want(r, http.StatusNotFound, "没有查到这份文书", "有没有抄错", "另一个法院")
	for range 29 {
		if r := s.get("/d/nonsense", nil); r.code != http.StatusNotFound {
			t.Fatalf("%d", r.code)
		}
	}
	for _, path := range []string{wrong, "/d/" + code} { // whoever guesses does not learn when he was right
		if r := s.get(path, nil); r.code != http.StatusTooManyRequests {
			t.Errorf("%s: %d", path, r.code)
		}
	}
}
