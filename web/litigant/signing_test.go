package litigant_test

import (
	"bytes"
	"html"
	"image"
	"image/color"
	"image/png"
	"io"
	"mime/multipart"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/keys"
	"yunting/platform/autograph"
	"yunting/procedure"
)

const pen = `{"w":1200,"h":400,"s":[[[100,80],[400,90]],[[250,40],[240,360]]]}`

// show sends a form with a picture of a signature.
func (s *site) show(who procedure.Who, path, field string, picture []byte, fields ...string) *httptest.ResponseRecorder {
	s.T.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		m.WriteField(fields[i], fields[i+1])
	}
	f, err := m.CreateFormFile(field, "IMG_0001.HEIC.png")
	if err != nil {
		s.T.Fatal(err)
	}
	f.Write(picture)
	m.Close()
	r := httptest.NewRequest("POST", path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return s.do(who, r)
}

func inked(t *testing.T, grey uint8) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 200, 80))
	for y := range 80 {
		for x := range 200 {
			m.SetGray(x, y, color.Gray{255})
			if x > 20 && x < 180 && y > 30 && y < 40 {
				m.SetGray(x, y, color.Gray{grey})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is wrong with a drawing is said beside it, and the drawing is still there.
func TestDrawingASignature(t *testing.T) {
	s := open(t)
	store, err := keys.Init(keys.Ceremony{Options: keys.Options{Dir: filepath.Join(t.TempDir(), "keys"), Passphrase: []byte("six words drawn by lot here"), Now: s.Clock.Now}, Court: s.Profile.Name})
	if err != nil {
		t.Fatal(err)
	}
	s.Works.Desk = &keys.Desk{Store: store, Now: s.Clock.Now}
	draft := s.fill()
	f := "/file/" + draft
	drawn := []string{"do", "next", "truth", "yes", "sign-way", "drawn", "strokes"}
	page := s.get(courttest.Buyer, f+"/sign").Body.String()
	for _, want := range []string{"签名表示您看过并认可", "<canvas", "data-needs-script hidden", "multipart/form-data", "/static/sign.js", `value="typed" checked`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page to sign lacks %q", want)
		}
	}
	for strokes, says := range map[string]string{
		"": "还没有手写签名", `{"w":1200,"h":400,"s":[]}`: "还没有手写签名", `{"w":1200,"h":400,"s":[[[5,5],[9,9]]]}`: "请写下完整的姓名", "<script>": "没有传完整",
		strings.Repeat("1", autograph.MostText+1): "太复杂", `{"w":1200,"h":400,"s":[` + strings.Repeat("[[1,1],[9,9]],", autograph.MostStrokes) + `[]]}`: "太复杂",
	} {
		s.refuses(s.post(courttest.Buyer, f+"/sign", append(drawn, strokes)...), says)
	}
	w := s.post(courttest.Buyer, f+"/sign", "do", "next", "sign-way", "drawn", "strokes", pen)
	s.refuses(w, "请确认您所写的内容真实")
	if !strings.Contains(w.Body.String(), html.EscapeString(pen)) || !strings.Contains(s.get(courttest.Buyer, f+"/sign").Body.String(), html.EscapeString(pen)) {
		t.Error("what was drawn is lost on a page with errors")
	}
	s.goes(s.post(courttest.Buyer, f+"/sign", append(drawn, pen)...), f+"/done")
	s.goes(s.post(courttest.Buyer, f+"/sign", append(drawn, pen)...), f+"/done") // pressed twice
	c := s.Civil(id.Matter(draft))
	got := c.Filing.Complaint.Signed
	if got.Way != docket.Drawn || c.Filing.Complaint.Signature != courttest.Buyer.Name {
		t.Fatalf("signed %+v %q", got, c.Filing.Complaint.Signature)
	}
	k, _, err := s.Vault.Get(t.Context(), got.File)
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	if b, _ := io.ReadAll(k); string(b) != pen {
		t.Errorf("the vault holds %s", b)
	}
	s.Settle()
	c = s.Civil(id.Matter(draft))
	i := slices.IndexFunc(c.Papers.Papers, func(p document.Paper) bool { return p.Kind == document.Complaint })
	if i < 0 || len(c.Papers.Papers[i].Signed) != 1 {
		t.Fatalf("%+v", c.Papers.Papers)
	}
	serial := c.Papers.Papers[i].Signed[0].Serial
	if page := s.get(courttest.Buyer, f+"/done").Body.String(); !strings.Contains(page, serial) {
		t.Error("who signed is not told the number of his certificate")
	}
	page = s.get(courttest.Buyer, "/cases/"+draft+"/papers/"+strconv.Itoa(c.Papers.Papers[i].Seq)).Body.String()
	for _, want := range []string{serial, "手写签名，账号实名，本院为本次行为签发的证书", "原告", courttest.Buyer.Name} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the paper lacks %q", want)
		}
	}
}

// A picture is taken once, stays over errors elsewhere, and only its ink is kept.
func TestShowingASignature(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.Joined)
	at := "/cases/" + string(m) + "/answer"
	whole := []string{"sign-way", "picture", "fact-1", "admit", "fact-2", "admit", "fact-3", "admit", "claims"}
	s.refuses(s.post(courttest.Seller, at, append(whole, "agree")...), "请选择您的签名图片")
	for name, file := range map[string][]byte{"打不开": []byte("GIF89a"), "看不到笔迹": inked(t, 250), "不超过300KB": make([]byte, autograph.MostPicture+1)} {
		s.refuses(s.show(courttest.Seller, at, "sign-file", file, append(whole, "agree")...), strings.Replace(name, "不超过", "不要超过", 1))
	}
	w := s.show(courttest.Seller, at, "sign-file", inked(t, 10), whole[:8]...)
	s.refuses(w, "请选择您对诉讼请求的意见")
	_, rest, ok := strings.Cut(w.Body.String(), `name="sign-file-again" value="`)
	again, _, _ := strings.Cut(rest, `"`)
	if !ok || !strings.Contains(w.Body.String(), "已收到签名图片") {
		t.Fatal("the picture is lost on a page with errors")
	}
	s.refuses(s.post(courttest.Buyer, "/cases/"+string(s.Case(courttest.Recorded))+"/judgment/appeal", "sign-way", "picture", "sign-file-again", again), "请选择您的签名图片") // it is not his
	s.goes(s.post(courttest.Seller, at, append(whole, "agree", "sign-file-again", again)...), "/cases/"+string(m))
	found := false
	for _, e := range must(s.Clerk.Read(t.Context(), m)).Entries {
		if a, ok := e.Act.(interface{ Kind() docket.Kind }); ok && a.Kind() == "defence.answer" {
			found = strings.Contains(string(e.Raw), `"signed":{"way":"picture"`)
		}
	}
	if !found {
		t.Error("the act does not say how it was signed")
	}
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}
