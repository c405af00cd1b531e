package litigant

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"yunting/evidence"
	"yunting/ledger"
	"yunting/web/shell"
)

// Item is one exhibit in the making: a file or the number it was deposited under, what it is called, what it proves 证据.
type Item struct {
	Upload   Upload `json:"upload,omitzero"`
	Deposit  string `json:"deposit,omitempty"` // 存证编号, as typed
	Name     string `json:"name,omitempty"`
	Proves   string `json:"proves,omitempty"`
	Source   string `json:"source,omitempty"`
	Original string `json:"original,omitempty"`
	LateWhy  string `json:"late_why,omitempty"`
}

// Evidence is the evidence of a draft: what stands in the list, and the item being written.
type Evidence struct {
	Items []Item `json:"items,omitempty"`
	Next  Item   `json:"next,omitzero"`
	None  bool   `json:"none,omitempty"` // the plaintiff says there is none yet
}

func readItem(r *http.Request) Item {
	return Item{Deposit: field(r, "deposit"), Name: field(r, "name"), Proves: field(r, "proves"), Source: field(r, "source"), Original: field(r, "original"), LateWhy: field(r, "late_why")}
}

func (x Item) empty() bool { return x == Item{} }

// check names what an exhibit still lacks, under the fields of the form.
func (x Item) check(ctx context.Context) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	if x.Upload.File == "" && x.Deposit == "" {
		add("file", shell.T(ctx, "请选择证据文件：照片、PDF、录音或者视频；已经存证的，可以只填存证编号"))
	}
	if x.Deposit != "" {
		if _, err := ledger.ParseRef(x.Deposit); err != nil {
			add("deposit", err.Error())
		}
	}
	if x.Name == "" {
		add("name", shell.T(ctx, "请给这份证据起个名字，例如“订单截图”"))
	}
	if x.Proves == "" {
		add("proves", shell.T(ctx, "请写这份证据要证明什么，例如“商家承诺是全新手机”"))
	}
	return ps
}

// submit is the item as an act.
func (x Item) submit() evidence.Submit {
	return evidence.Submit{Exhibit: evidence.Exhibit{Name: x.Name, Proves: x.Proves, Source: x.Source, Original: x.Original, LateWhy: x.LateWhy,
		Deposit: x.Deposit, File: x.Upload.File, FileName: x.Upload.Name, Media: x.Upload.Type, Size: x.Upload.Size}}
}

// drop removes an item by its place in the list, counted from one.
func (x *Evidence) drop(arg string) {
	if n, err := strconv.Atoi(arg); err == nil && n >= 1 && n <= len(x.Items) {
		x.Items = append(x.Items[:n-1], x.Items[n:]...)
	}
}

// press takes the buttons of the evidence step. stay: the page is shown again.
func (p *pages) pressEvidence(r *http.Request, x *Evidence, do string) (ps []shell.Problem, stay bool, err error) {
	ctx := r.Context()
	if verb, arg, _ := strings.Cut(do, "-"); verb == "drop" {
		x.drop(arg)
		return nil, true, nil
	}
	kept := x.Next.Upload
	x.Next = readItem(r)
	x.None = field(r, "none") == yes
	x.Next.Upload, err = p.take(r, "file")
	refused, err := shell.Problems(err, "file")
	if err != nil {
		return nil, false, err
	}
	if x.Next.Upload.File == "" {
		x.Next.Upload = kept
	}
	if do == "leave" || do != "add" && x.Next.empty() && len(refused) == 0 {
		return nil, false, nil
	}
	ps = x.Next.check(ctx)
	if len(refused) > 0 { // the reason the file was not taken, instead of the request for one
		ps = append(refused, without(ps, "file")...)
	}
	if len(ps) > 0 {
		return ps, true, nil
	}
	x.Items, x.Next, x.None = append(x.Items, x.Next), Item{}, false
	return nil, do == "add", nil
}

func without(ps []shell.Problem, field string) (out []shell.Problem) {
	for _, p := range ps {
		if p.Field != field {
			out = append(out, p)
		}
	}
	return out
}

func (x Evidence) check(ctx context.Context, at scene) []shell.Problem {
	if len(x.Items) == 0 && !x.None && !at.correcting {
		return []shell.Problem{{Field: "file", Say: shell.T(ctx, "请至少上传一份证据；暂时没有的，请勾选“我暂时没有证据”")}}
	}
	return nil
}
