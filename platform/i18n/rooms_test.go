package i18n

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Every page a litigant or a visitor sees speaks all languages; the pages of the staff speak both kinds of Chinese.
func TestEveryLanguageIsComplete(t *testing.T) {
	for folder, ls := range map[string][]Language{
		"web/door": {Hant, English}, "web/litigant": {Hant, English}, "web/open": {Hant, English}, "web/counter": {Hant, English}, "web/ledger": {Hant, English},
		"web/shell": {Hant, English}, "web/node": {Hant, English}, "web/seal": {Hant, English}, "web/forms": {Hant, English}, "web/staff": {Hant}, "web/admin": {Hant},
	} {
		said := sentencesUnder(t, filepath.Join(root, folder))
		if len(said) == 0 {
			t.Fatalf("%s says nothing: the search is broken", folder)
		}
		for _, l := range ls {
			for s := range said {
				if catalogues[l][s] == "" {
					t.Errorf("%s says %q, which is not in catalogue/%s.json", folder, s, l)
				}
			}
		}
	}
}

// What deadlines and messages say and what states, papers and documents are called stands in the catalogues of the rooms.
func TestRoomsAreTranslated(t *testing.T) {
	said := roomWords(t)
	if len(said) < 120 {
		t.Fatalf("only %d words found: the search is broken", len(said))
	}
	for l := range spoken {
		m := read("rooms." + l)
		for s, where := range said {
			if m[s] == "" && catalogues[l][s] == "" {
				t.Errorf("%s says %q, which is neither in catalogue/rooms.%s.json nor in catalogue/%s.json", where, s, l, l)
			}
		}
	}
}

// The catalogues of the rooms translate the same sentences, with as many blanks, and none that no room says any more.
func TestRoomCataloguesFit(t *testing.T) {
	var source strings.Builder
	for _, room := range []string{"clerk", "consent", "defence", "depository", "document", "evidence", "fee", "filing", "hearing", "identity", "jobs", "judgment", "law", "ledger", "node", "performance", "period", "procedure", "seal", "service", "trial", "vault", "web"} {
		goFiles(t, filepath.Join(root, room), func(path string) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			source.Write(b)
		})
	}
	en, hant := read("rooms."+English), read("rooms."+Hant)
	for from := range en {
		if hant[from] == "" {
			t.Errorf("%q is not in rooms.%s.json", from, Hant)
		}
	}
	for from, to := range hant {
		if en[from] == "" {
			t.Errorf("%q is not in rooms.%s.json", from, English)
		}
		for _, x := range []string{to, en[from]} {
			if strings.Contains(x, "%d") || len(blank.FindAllString(from, -1)) != strings.Count(x, "%s")+strings.Count(x, "]s") {
				t.Errorf("%q and %q do not fill the same blanks (as %%s)", from, x)
			}
		}
		for _, part := range strings.FieldsFunc(blank.ReplaceAllString(from, "|"), func(r rune) bool { return r == '|' || r == '。' || r == '，' }) {
			if len([]rune(part)) > 2 && han(part) && !strings.Contains(source.String(), part) && part != "原告证据" && part != "被告证据" {
				t.Errorf("%q: no room says %q any more", from, part)
			}
		}
	}
}

func TestHear(t *testing.T) {
	en, hant := With(context.Background(), English), With(context.Background(), Hant)
	for said, want := range map[string]string{
		"提交答辩状": "File the answer",
		"请对对方的3份证据发表质证意见":                                      "Comment on 3 exhibits of the other side",
		"您的上诉期已经届满（《中华人民共和国民事诉讼法》第一百七十一条）":                     "Your time to appeal has ended (《中华人民共和国民事诉讼法》第一百七十一条)",
		"2026年11月25日（周三）24:00":                                 "25 November 2026 (Wednesday) 24:00",
		"2026年11月3日为期间开始之日，不计算在内，自次日起计算15日，至2026年11月18日24时届满。": "3 November 2026 is the day of the event and not counted; 15 days run from the next day and end on 18 November 2026 at 24:00.",
		"文件“a.pdf”是空的（0 字节）；请确认选对了文件，打开看看有无内容后重新上传":            "File “a.pdf” is empty (0 bytes); check that you chose the right file and upload it again",
		"没有人说过的话": "没有人说过的话",
	} {
		if got := T(en, said); got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
		if got := T(context.Background(), said); got != said {
			t.Errorf("zh-Hans changes %q to %q", said, got)
		}
	}
	if got := T(hant, "请对对方的3份证据发表质证意见"); got != "請對對方的3份證據發表質證意見" {
		t.Error(got)
	}
	if got := T(en, "%s提交了证据“%s”", "You", "理由"); !strings.Contains(got, "理由") {
		t.Errorf("a name that a person gave is translated: %q", got)
	}
}

// roomWords are the sentences of deadlines and the names that Chinese() and Status() give, blanks written %s or %d.
func roomWords(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, room := range []string{"consent", "defence", "document", "filing", "identity", "procedure", "service", "law/idcard", "law/track", "law/venue", "law/cause"} {
		goFiles(t, filepath.Join(root, room), func(path string) {
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			keep := func(e ast.Expr) {
				if s, ok := form(e); ok && han(s) {
					found[s] = path
				}
			}
			keepAll := func(n ast.Node) {
				ast.Inspect(n, func(n ast.Node) bool {
					if e, ok := n.(*ast.BasicLit); ok {
						keep(e)
					}
					return true
				})
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch x := n.(type) {
				case *ast.KeyValueExpr:
					if k, ok := x.Key.(*ast.Ident); ok && (k.Name == "What" || k.Name == "Missed" || k.Name == "Event") {
						keep(x.Value)
					}
				case *ast.CallExpr: // notify(to, page, title, text, …)
					if called(x) == "notify" && len(x.Args) > 3 {
						for _, e := range x.Args[2:4] {
							if s, ok := form(e); ok {
								found[verb.ReplaceAllString(s, "%s")] = path
							}
						}
					}
				case *ast.ValueSpec:
					if x.Names[0].Name == "names" {
						keepAll(x)
					}
				case *ast.FuncDecl:
					if x.Name.Name == "Chinese" || x.Name.Name == "Status" || x.Name.Name == "judgeNext" || x.Name.Name == "absence" {
						keepAll(x)
					}
				}
				return true
			})
		})
	}
	return found
}

// form reads a literal, a concatenation or a formatted sentence.
func form(e ast.Expr) (string, bool) {
	switch x := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(x.Value)
		return s, err == nil && x.Kind == token.STRING
	case *ast.CallExpr:
		if called(x) == "Sprintf" {
			s, ok := form(x.Args[0])
			return verb.ReplaceAllString(s, "%s"), ok
		}
	case *ast.BinaryExpr:
		a, okA := form(x.X)
		b, okB := form(x.Y)
		if !okA {
			a = "%s"
		}
		if !okB {
			b = "%s"
		}
		return a + b, okA || okB
	}
	return "", false
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func goFiles(t *testing.T, folder string, do func(path string)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			do(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
