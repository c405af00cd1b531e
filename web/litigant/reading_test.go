package litigant_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/id"
	"yunting/jobs"
	"yunting/register/query"
	"yunting/vault"
)

// contract is a PDF that would run a script when it is opened.
func contract(says string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var at []int
	content := "BT /F1 24 Tf 50 300 Td (" + says + ") Tj ET"
	for i, o := range []string{
		"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	b.WriteString("xref\n0 6\n0000000000 65535 f \n")
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.String()
}

// work does what the queue of normal forms would.
func (s *site) work() {
	s.T.Helper()
	ctx := context.Background()
	us, err := s.Q.Unread(ctx, query.UnreadParams{Court: string(s.Profile.Code), Since: s.Clock.Now().Add(-time.Hour), Most: 100})
	if err != nil {
		s.T.Fatal(err)
	}
	for _, u := range us {
		if err := s.Works.Normalise(ctx, jobs.Normalise{Court: s.Profile.Code, File: id.File(u.File), Media: vault.Kind(u.Media)}, false); err != nil {
			s.T.Fatal(err)
		}
	}
}

// The original stays what it was; the page opens the normal form; both sides find its words, nobody else does.
func TestUploadsAreReadInTheirNormalForm(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.RoomOpen)
	at := "/cases/" + string(m) + "/evidence"
	original := contract("Loan agreement No. 42")
	before := len(s.Civil(m).Evidence.Of("p1"))
	s.goes(s.upload(courttest.Buyer, at, "合同.pdf", original, "name", "借款合同", "proves", "借款", "late_why", "刚刚找到", "seen", fmt.Sprint(s.Civil(m).Seq())), at)
	s.goes(s.upload(courttest.Buyer, at, "说明.txt", "转账三万元，\n到账时间为三月五日", "name", "说明", "proves", "转账", "late_why", "刚刚找到", "seen", fmt.Sprint(s.Civil(m).Seq())), at)
	x := fmt.Sprintf("p1-%d", before+1)
	file := "/cases/" + string(m) + "/exhibits/" + x
	if got := s.get(courttest.Buyer, file+"/normal").Code; got != http.StatusNotFound {
		t.Fatalf("the normal form was not made yet: %d", got)
	}
	s.tells(s.get(courttest.Buyer, at+"?q=Loan"), "正在提取文字", "“Loan”出现在0页上")
	s.work()

	normal := s.get(courttest.Seller, file+"/normal")
	if b := normal.Body.String(); normal.Code != http.StatusOK || !strings.HasPrefix(b, "%PDF-1.7") || strings.Contains(b, "JavaScript") || strings.Contains(b, "OpenAction") {
		t.Fatalf("%d: %.200s", normal.Code, b)
	}
	if got := s.get(courttest.Seller, file); got.Body.String() != original {
		t.Error("the original is not what was uploaded")
	}
	page := s.get(courttest.Seller, at+"?q=loan%20AGREEMENT")
	exhibit, _ := s.Civil(m).Evidence.Find(id.Exhibit(x))
	s.tells(page, `href="`+file+`/normal"`, `href="`+file+`" download="合同.pdf"`, "规范版，1页", "SHA-256 "+string(exhibit.File), "脚本和自动动作",
		"出现在1页上", file+"/normal#page=1", "<mark>Loan agreement</mark>", "没有可检索的文字", "纯文本直接查看")
	s.tells(s.get(courttest.Buyer, at+"?q=万元，到账"), "<mark>万元，到账</mark>")
	for q, says := range map[string]string{"": "请输入要检索的字词", "%00": "无法识别的字符", strings.Repeat("a", 101): "检索词太长", "100%25": "没有找到", "%27%3B--": "没有找到", "_": "没有找到"} {
		s.tells(s.get(courttest.Buyer, at+"?q="+q), says)
	}
	stranger := courttest.Buyer
	stranger.Person = "person-stranger"
	for _, p := range []string{file, file + "/normal", at + "?q=loan"} {
		if w := s.get(stranger, p); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "agreement") {
			t.Errorf("%s for a stranger: %d", p, w.Code)
		}
	}
	// The words of one case are not found from another, though both lie in one table.
	other := s.Case(courttest.RoomOpen)
	if w := s.get(courttest.Buyer, "/cases/"+string(other)+"/evidence?q=agreement"); strings.Contains(w.Body.String(), "<mark>") {
		t.Error("a search looks into another case")
	}
}

// A paper that was served and not opened is not searched: nobody could tell that it had been read.
func TestUnopenedPapersAreNotSearched(t *testing.T) {
	s := open(t)
	m := s.Case(courttest.RoomOpen)
	c := s.Civil(m)
	for _, p := range c.Papers.Papers {
		if err := s.Works.Normalise(context.Background(), jobs.Normalise{Court: s.Profile.Code, File: p.File, Media: vault.PDF, Own: true}, false); err != nil {
			t.Fatal(err)
		}
	}
	at := "/cases/" + string(m) + "/evidence?q=法院"
	before := s.get(courttest.Buyer, at)
	unopened := 0
	for _, p := range c.Papers.Papers {
		if (p.For == "p1" || p.For == "") && len(c.Unread("p1", p.Kind)) > 0 {
			unopened++
		}
	}
	if unopened == 0 {
		t.Fatal("every paper of the test case was opened: it proves nothing")
	}
	s.tells(before, "您还没有打开这份文书")
	s.tells(before, "<mark>法院</mark>")
	if w := s.get(courttest.Buyer, at); len(s.Civil(m).Unread("p1", "")) != len(c.Unread("p1", "")) || w.Code != http.StatusOK {
		t.Error("a search counted as reading")
	}
}
