package shell

import (
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/id"
	"yunting/platform/i18n"
	"yunting/platform/writing"
	"yunting/register/query"
	"yunting/vault"
	"yunting/vault/normal"
)

// Held is a file a page offers: the original, and the form in which it is read 规范版 once there is one.
type Held struct {
	Name, Href string // what it is called, where the original is; the normal form is below that
	Label      string // what the page calls it; empty: its name
	File       id.File
	Media      vault.Kind
	Size       string // of the original, for people
	Own        bool   // a paper of the court: it is its own normal form
	reading    *query.Reading
}

// Ready tells whether there is a normal form.
func (h Held) Ready() bool {
	return !h.Own && h.reading != nil && h.reading.State == "ready" && h.reading.Normal != ""
}

// Called is the same file under another name on the page.
func (h Held) Called(name string) Held {
	h.Label = name
	return h
}

// label is what the page calls the file.
func (h Held) label() string { return cmp.Or(h.Label, h.Name) }

// State says how far the normal form is; empty when nothing needs to be said.
func (h Held) State(ctx context.Context) string {
	switch r := h.reading; {
	case r == nil || r.State == "ready":
		return ""
	case r.State == "waiting":
		return T(ctx, "正在制作规范版，稍后刷新页面查看")
	default:
		return T(ctx, "没有规范版：%s", T(ctx, r.Why))
	}
}

// Removed says what the normal form leaves out.
func (h Held) Removed(ctx context.Context) string {
	if !h.Ready() || h.reading.Removed == "" {
		return ""
	}
	var out []string
	for _, s := range strings.Split(h.reading.Removed, "、") {
		out = append(out, T(ctx, s))
	}
	return T(ctx, "规范版不含原件里的：%s", strings.Join(out, cut(ctx)))
}

// Readings looks the normal forms of files up. A file nobody has looked at yet is sent to be made ready; what is asked
// for is only what the caller may show.
func (h *House) Readings(ctx context.Context, hs ...*Held) error {
	var files []string
	for _, x := range hs {
		if x.File != "" {
			files = append(files, string(x.File))
		}
	}
	if len(files) == 0 {
		return nil
	}
	rows, err := h.Q.Readings(ctx, query.ReadingsParams{Court: h.Mine(), Files: files})
	if err != nil {
		return err
	}
	for _, x := range hs {
		if i := slices.IndexFunc(rows, func(r query.Reading) bool { return r.File == string(x.File) }); i >= 0 {
			x.reading = &rows[i]
		} else if x.File != "" && h.Read != nil {
			if err := h.Read(ctx, x.File, x.Media); err != nil {
				return err
			}
			x.reading = &query.Reading{State: "waiting"}
		}
	}
	return nil
}

// NormalOf opens the normal form of a file the viewer may read; what is not there is not found.
func (h *House) NormalOf(ctx context.Context, file id.File, name string) (io.ReadSeekCloser, string, error) {
	if file == "" {
		return nil, "", authority.ErrNotFound
	}
	r, err := h.Q.Reading(ctx, query.ReadingParams{Court: h.Mine(), File: string(file)})
	if errors.Is(err, pgx.ErrNoRows) || err == nil && r.Normal == "" {
		return nil, "", authority.ErrNotFound
	}
	if err != nil {
		return nil, "", err
	}
	f, _, err := h.Vault.Get(ctx, id.File(r.Normal))
	if errors.Is(err, vault.ErrMissing) {
		return nil, "", authority.ErrNotFound
	}
	return f, strings.TrimSuffix(name, path.Ext(name)) + "（规范版）.pdf", err
}

// Findable is one file of a search: what it is called on the page and where it opens.
type Findable struct {
	Label string
	Held
}

// Hit is one page on which the words stand.
type Hit struct {
	Label, Href    string
	Page           int // 0: the file has no pages
	normal.Snippet     // empty: it stands too far into too much text to be looked for now
}

// Search is a search in the text of the files of one case.
type Search struct {
	Action  string // the page that takes the words
	Asked   bool
	Words   string
	Bad     string // why nothing was searched
	Hits    []Hit
	More    bool // there are more hits than are shown
	Silent  []Silent
	Skipped []string // what is not searched for another reason
}

// Silent is a file whose text is not, or not all, there, and why.
type Silent struct{ Label, Why string }

const (
	mostWords = 100 // characters
	mostHits  = 60
)

// SearchFor asks for the words of a request in the files a page names. They are those of one case that the viewer may
// read, and nothing else is searched.
func (h *House) SearchFor(r *http.Request, action string, fs []Findable) (Search, error) {
	ctx := r.Context()
	s := Search{Action: action, Asked: r.URL.Query().Has("q"), Words: strings.TrimSpace(r.URL.Query().Get("q"))}
	if !s.Asked {
		return s, nil
	}
	words := normal.Fold(s.Words)
	switch {
	case writing.Fault(s.Words) != "":
		s.Words, s.Bad = "", T(ctx, "检索词含有无法识别的字符，请重新输入")
	case words == "":
		s.Bad = T(ctx, "请输入要检索的字词")
	case utf8.RuneCountInString(words) > mostWords:
		s.Bad = T(ctx, "检索词太长，最多%d个字", mostWords)
	}
	if s.Bad != "" {
		return s, nil
	}
	var files []string
	for _, f := range fs {
		if f.File != "" && !slices.Contains(files, string(f.File)) {
			files = append(files, string(f.File))
		}
	}
	found, err := h.Q.SearchReadings(ctx, query.SearchReadingsParams{Court: h.Mine(), Files: files, Words: words, Most: mostHits + 1})
	if err != nil {
		return s, err
	}
	if s.More = len(found) > mostHits; s.More {
		found = found[:mostHits]
	}
	for _, f := range fs {
		for _, x := range found {
			if x.File != string(f.File) {
				continue
			}
			hit := Hit{Label: f.Label, Href: f.Href, Page: int(x.Page), Snippet: normal.Find(x.Text, words)}
			if f.Ready() {
				hit.Href += "/normal"
			}
			if hit.Page > 0 {
				hit.Label = T(ctx, "%s，第%d页", f.Label, hit.Page)
				hit.Href += "#page=" + strconv.Itoa(hit.Page)
			}
			s.Hits = append(s.Hits, hit)
		}
		switch r := f.reading; {
		case f.File == "":
			s.Silent = append(s.Silent, Silent{f.Label, T(ctx, "文件还没有调取")})
		case r == nil || r.State == "waiting":
			s.Silent = append(s.Silent, Silent{f.Label, T(ctx, "正在提取文字，稍后再检索")})
		case r.Untold != "":
			s.Silent = append(s.Silent, Silent{f.Label, T(ctx, r.Untold)})
		}
	}
	return s, nil
}

// cut is what stands between the items of a list.
func cut(ctx context.Context) string {
	if i18n.Of(ctx) == i18n.English {
		return ", "
	}
	return "、"
}
