package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/document"
	"yunting/id"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault/normal"
	"yunting/web/shell"
)

// A paper that is served by being opened is not read behind the docket's back: a browser that looks ahead, a link on
// another site and whoever pretends to be one of them get nothing of it until it is asked for, and then it is noted.
func TestNobodyReadsUnnoted(t *testing.T) {
	s := newSite(t)
	m := s.Judged()
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller} {
		s.verified(who)
	}
	buyer := s.signIn(courttest.Buyer)
	var mine document.Paper
	for _, p := range s.Civil(m).Papers.Papers {
		if p.Kind == document.Judgment && p.For == procedure.P1 {
			mine = p
		}
	}
	unread := func() int { c := s.Civil(m); return len(c.Unread(procedure.P1, document.Judgment)) }
	if mine.Seq == 0 || unread() == 0 {
		t.Fatal("no judgment waits to be opened")
	}
	base := "/cases/" + string(m)
	ways := []string{"/papers/judgment", "/papers/" + strconv.Itoa(mine.Seq), "/papers/" + strconv.Itoa(mine.Seq) + "/pdf", "/receipts/papers/judgment"}
	heads := []map[string]string{{"Sec-Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Purpose": "prefetch", "Range": "bytes=0-100000"}}
	get := func(path string, head map[string]string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "http://court.test"+base+path, nil)
		for k, v := range head {
			r.Header.Set(k, v)
		}
		r.AddCookie(buyer)
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		return w
	}
	for _, path := range ways {
		for _, h := range heads {
			w := get(path, h)
			body := w.Body.String()
			if strings.HasPrefix(body, "%PDF") || strings.HasPrefix(body, "PK") || strings.Contains(body, "判决如下") || w.Code == http.StatusOK && !strings.Contains(body, "打开文书") {
				t.Errorf("%s with %v hands over the judgment: %d", path, h, w.Code)
			}
		}
	}
	if unread() == 0 {
		t.Fatal("what nobody asked for counts as read")
	}
	if w := get(ways[1], nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "判决如下") {
		t.Errorf("the judgment asked for: %d", w.Code)
	}
	if unread() != 0 {
		t.Error("what was read is not noted")
	}
	if w := get(ways[2], heads[0]); !strings.HasPrefix(w.Body.String(), "%PDF") {
		t.Errorf("once read it is handed over: %d", w.Code)
	}
}

// Papers and their files answer to nothing but the case, the party and the number: not to another case, another spelling
// of the number, nor to a piece of an address.
func TestPapersOfAnotherCase(t *testing.T) {
	s := newSite(t)
	m, other := s.Judged(), s.Case(courttest.Accepted)
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller, intruder} {
		s.verified(who)
	}
	people := map[string]*http.Cookie{"intruder": s.signIn(intruder), "defendant": s.signIn(courttest.Seller), "nobody": nil}
	var fee document.Paper
	for _, p := range s.Civil(m).Papers.Papers {
		if p.Kind == document.FeeNotice {
			fee = p
		}
	}
	n := strconv.Itoa(fee.Seq)
	for who, cookie := range people {
		for _, path := range []string{"/cases/" + string(m) + "/papers/" + n, "/cases/" + string(m) + "/papers/" + n + "/pdf", "/cases/" + string(m) + "/papers/0" + n, "/cases/" + string(m) + "/papers/+" + n,
			"/cases/" + string(m) + "/papers/-1", "/cases/" + string(m) + "/papers/99999999999999999999", "/cases/" + string(m) + "/papers/fee-notice", "/cases/" + string(other) + "/papers/" + n + "/pdf",
			"/cases/" + string(m) + "/papers/" + url.PathEscape("../papers/"+n), "/desk/cases/" + string(m) + "/papers/" + n, "/clerk/cases/" + string(m) + "/papers/" + n + "/pdf"} {
			status, body := s.ask("GET", path, cookie)
			if status == http.StatusOK || status >= 500 || strings.Contains(body, "%PDF") {
				t.Errorf("%s by %s: %d", path, who, status)
			}
		}
	}
}

// A paper with more content than a page can bear is read as its file, and the page says so instead of failing; nothing
// that stands in a content is markup.
func TestContentsOfAnySize(t *testing.T) {
	s := newSite(t)
	put := func(bs typeset.Blocks) document.Paper {
		b, err := json.Marshal(bs)
		if err != nil {
			t.Fatal(err)
		}
		file, _, err := s.Vault.Put(context.Background(), bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		return document.Paper{Content: file}
	}
	bs, err := s.house.ContentOf(context.Background(), put(typeset.Blocks{typeset.Words(typeset.Body, strings.Repeat("字", shell.MostContent/3))}))
	if err != nil || len(bs) != 0 {
		t.Errorf("%d blocks, %v", len(bs), err)
	}
	evil := `</article><script>alert(1)</script>" onload="x`
	bs, err = s.house.ContentOf(context.Background(), put(typeset.Blocks{typeset.Text{Style: evil, Runs: []typeset.Run{{Text: evil, Face: evil}}}, typeset.Form{Pairs: [][2]string{{evil, evil}}},
		typeset.Table{Columns: []float64{1}, Align: "l", Rows: [][]string{{evil}, {evil}}}, typeset.QR{Code: evil, Caption: evil}, typeset.Foot{Sign: []string{evil}, Date: evil, Attest: evil, After: []string{evil}}}))
	if err != nil || len(bs) != 5 {
		t.Fatalf("%d blocks, %v", len(bs), err)
	}
	var b strings.Builder
	if err := shell.PaperText(bs).Render(context.Background(), &b); err != nil || strings.Contains(b.String(), "<script") || strings.Contains(b.String(), `" onload`) || strings.Count(b.String(), "</article>") != 1 {
		t.Errorf("%v %s", err, b.String())
	}
}

// A search through megabytes of text in few pages finds all of them and shows what stands around only some: one search
// does not keep the court busy. Words are words, whatever they mean to a database.
func TestSearchesAreBounded(t *testing.T) {
	s := newSite(t)
	ctx, c := context.Background(), string(s.Profile.Code)
	var files []shell.Findable
	for i := range 8 {
		file := strings.Repeat(strconv.Itoa(i), 64)
		text := strings.Repeat("证据", 150_000) + "末尾100%_\\的(x|y)*"
		if err := s.Q.PutReading(ctx, query.PutReadingParams{Court: c, File: file, Media: "text/plain", State: "ready", At: s.Clock.Now()}); err != nil {
			t.Fatal(err)
		}
		if err := s.Q.PutReadingPages(ctx, query.PutReadingPagesParams{Court: c, File: file, Pages: []int32{0}, Texts: []string{text}, Folded: []string{normal.Fold(text)}}); err != nil {
			t.Fatal(err)
		}
		if i != 7 { // of which the reader may not know
			files = append(files, shell.Findable{Label: "证据" + strconv.Itoa(i), Held: shell.Held{File: id.File(file)}})
		}
	}
	for words, hits := range map[string]int{"证据": 7, "末尾": 7, "100%_": 7, `_\的`: 7, "(x|y)*": 7, "%": 7, "证%据": 0, "x.y": 0, "'; drop table reading_page; --": 0, "的": 7} {
		found, err := s.house.SearchFor(httptest.NewRequest("GET", "/search?q="+url.QueryEscape(words), nil), "/search", files)
		if err != nil || len(found.Hits) != hits || found.Bad != "" {
			t.Errorf("%q: %d hits, want %d; %q %v", words, len(found.Hits), hits, found.Bad, err)
		}
		shown := 0
		for _, h := range found.Hits {
			if h.Hit != "" {
				shown++
			}
		}
		if words == "证据" && (shown == 0 || shown > 3) || words == "末尾" && shown != 0 {
			t.Errorf("%q: %d hits with what stands around them", words, shown)
		}
	}
	for _, words := range []string{"", " \n ", strings.Repeat("长", 101), strings.Repeat("x", 500_000)} {
		if found, err := s.house.SearchFor(httptest.NewRequest("GET", "/search?q="+url.QueryEscape(words), nil), "/search", files); err != nil || found.Bad == "" {
			t.Errorf("%d characters: %q %v", len(words), found.Bad, err)
		}
	}
}
