package efile

import (
	"fmt"
	"slices"
	"strconv"

	"yunting/document/form"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// link is a place on a page that leads to an item.
type link struct {
	x, y, w, h float64 // points from the lower left corner of the page as it was set
	to, says   string
}

// fore is cover and catalogue.
type fore struct {
	pdf   []byte
	links [][]link // by page
}

// volume is the half of the file a catalogue is of.
func (c Catalogue) volume() Volume {
	if len(c.Items) > 0 {
		return c.Items[0].Volume
	}
	return Main
}

func (c Catalogue) title() string { return c.Number + "电子卷宗（" + c.volume().Chinese() + "）" }

// fronted sets cover and catalogue. The catalogue tells pages that begin behind it, so it is set until its own length fits.
func fronted(c Catalogue, forms []Form, out *Bound, most Limits) (fore, int, error) {
	pages := 2
	for range 5 {
		out.Pages = counted(c, forms, pages, out.Spots)
		if out.Pages > most.Pages {
			return fore{}, 0, TooLarge(fmt.Sprintf("卷宗共%d页，超过一次装订的上限%d页，请在目录中逐项下载", out.Pages, most.Pages))
		}
		f, n, err := set(c, forms, *out)
		if err != nil || n == pages {
			return f, n, err
		}
		pages = n
	}
	return fore{}, 0, fmt.Errorf("efile: the catalogue does not come to rest")
}

func set(c Catalogue, forms []Form, out Bound) (fore, int, error) {
	doc := typeset.Document{Title: c.title(), Author: c.Court, Made: c.At, Sheet: form.Sheet, Blocks: append(cover(c, forms, out), catalogue(c, out)...),
		Options: typeset.Options{AllowMissing: true}}
	r, err := typeset.Render(doc)
	if err != nil {
		return fore{}, 0, err
	}
	f := fore{links: make([][]link, r.Pages)}
	for _, p := range r.Places {
		if x, ok := c.Find(p.Name); ok {
			f.links[p.Page-1] = append(f.links[p.Page-1], link{p.X, p.Y, p.W, p.H, spotName(x.ID), x.Title})
		}
	}
	f.pdf, err = essence(r.PDF)
	return f, r.Pages, err
}

// cover says what the bundle is, and as of when.
func cover(c Catalogue, forms []Form, out Bound) []typeset.Block {
	day := func(d calendar.Date, none string) string {
		if d.IsZero() {
			return none
		}
		return d.Chinese()
	}
	rows := [][2]string{{"案号", c.Number}, {"案由", c.Cause}, {"原告", c.Plaintiff}, {"被告", c.Defendant}}
	if c.Judge != "" {
		rows = append(rows, [2]string{"承办法官", c.Judge})
	}
	rows = append(rows, [][2]string{{"立案日期", day(c.AcceptedOn, "尚未立案")}, {"结案日期", day(c.ClosedOn, "尚未结案")},
		{"卷宗页数", fmt.Sprintf("%d页，材料%d件", out.Pages, len(c.Items))}, {"截至", fmt.Sprintf("案卷第%d条记录（%s）", c.Seq, second(c))}, {"装订范围", scope(c.For)}}...)
	bs := []typeset.Block{typeset.Words(form.Masthead, c.Court), typeset.Words(form.Title, "电子卷宗"), typeset.Words(form.Centre, c.volume().Chinese()), typeset.Space{Lines: 0.5}, typeset.Form{Pairs: rows}, typeset.Space{Lines: 0.5}}
	say := func(s string, args ...any) { bs = append(bs, typeset.Words(typeset.Note, fmt.Sprintf(s, args...))) }
	say("一、每件材料以带来它的案卷记录号编号，以后增加材料时编号不变；页码只对截至第%d条记录的这一次装订有效，引用时请同时写明材料编号和记录号。", c.Seq)
	say("二、装订的是各件材料的页面，略微缩小，页眉处为卷宗页码。页面上印章、签名的图样不能代替电子签名：经签名、盖章的原件保存在本院，可以在案件页面单独下载核验。")
	say("三、当事人上传的材料以规范版装订，原件原样保存，可以在案件页面单独下载。")
	if xs := unbound(c, forms); len(xs) > 0 {
		say("四、有%d件材料没有页面可以装订，各以一页说明代替。", len(xs))
	}
	return append(bs, typeset.PageBreak{})
}

// scope says whose reading the bundle is made for.
func scope(p id.Party) string {
	switch p {
	case procedure.P1:
		return "原告有权查阅的材料"
	case procedure.D1:
		return "被告有权查阅的材料"
	}
	return "全部材料"
}

func second(c Catalogue) string { return c.At.In(calendar.Zone).Format("2006-01-02 15:04:05") }

// catalogue is the table of contents; each row keeps its place, so that it can be made a link.
func catalogue(c Catalogue, out Bound) (bs []typeset.Block) {
	bs = append(bs, typeset.Words(form.Title, "卷内目录"))
	if len(c.Items) == 0 {
		return append(bs, typeset.Words(typeset.Body, "卷内还没有材料。"))
	}
	for i := 0; i < len(c.Items); {
		part := c.Items[i].Part
		t := typeset.Table{Columns: []float64{1.1, 4.4, 2.6, 1.7, 1.1}, Align: "clllc", Rows: [][]string{{"编号", "材料", "提交人或制作人", "日期", "页码"}}, Places: []string{""}}
		for ; i < len(c.Items) && c.Items[i].Part == part; i++ {
			x := c.Items[i]
			s := out.Spots[x.ID]
			pages := strconv.Itoa(s.First)
			if s.Pages > 1 {
				pages += "–" + strconv.Itoa(s.First+s.Pages-1)
			}
			t.Rows, t.Places = append(t.Rows, []string{x.ID, x.Title, x.Who, x.On.String(), pages}), append(t.Places, x.ID)
		}
		bs = append(bs, typeset.Words(form.Heading, part.Chinese()), t)
	}
	return bs
}

// absent is the page that stands for an item without pages: which file it is, and why it is not here.
func absent(c Catalogue, x Item, why string) ([]byte, error) {
	rows := [][2]string{{"材料编号", x.ID}, {"材料", x.Title}, {"提交人或制作人", x.Who}, {"日期", x.On.Chinese()}}
	if x.Name != "" && !x.Unread {
		rows = append(rows, [2]string{"文件名", x.Name})
	}
	if x.File != "" && !x.Unread {
		rows = append(rows, [2]string{"SHA-256", string(x.File)})
	}
	if x.Size > 0 && !x.Unread {
		rows = append(rows, [2]string{"大小", fmt.Sprintf("%d字节", x.Size)})
	}
	rows = append(rows, [2]string{"没有装订的原因", why})
	bs := []typeset.Block{typeset.Words(form.Title, "未装订材料说明"), typeset.Form{Pairs: rows}}
	if x.File != "" && !x.Unread {
		bs = append(bs, typeset.Words(typeset.Body, "这份文件保存在本院卷宗库，可以在案件页面单独打开或者下载。"))
	}
	return onePage(c, x, bs)
}

// Inscribed is the page of an item that the docket itself says.
func Inscribed(c Catalogue, x Item) ([]byte, int, error) {
	r, err := typeset.Render(typeset.Document{Title: x.Title, Author: c.Court, Made: c.At, Sheet: form.Sheet, Options: typeset.Options{AllowMissing: true},
		Blocks: typeset.Blocks{typeset.Words(form.Masthead, c.Court), typeset.Words(form.Title, x.Title), typeset.Words(form.Reference, c.Number), typeset.Form{Pairs: slices.Clone(x.Lines)},
			typeset.Words(typeset.Note, fmt.Sprintf("据案卷第%d条记录制作。", x.Entry))}})
	if err != nil {
		return nil, 0, err
	}
	pdf, err := essence(r.PDF)
	return pdf, r.Pages, err
}

func onePage(c Catalogue, x Item, bs []typeset.Block) ([]byte, error) {
	r, err := typeset.Render(typeset.Document{Title: x.Title, Author: c.Court, Made: c.At, Sheet: form.Sheet, Blocks: bs, Options: typeset.Options{AllowMissing: true}})
	if err != nil {
		return nil, err
	}
	if r.Pages != 1 { // a name of thousands of characters: what must be known is in the catalogue
		return onePage(c, x, []typeset.Block{typeset.Words(form.Title, "未装订材料说明"), typeset.Form{Pairs: [][2]string{{"材料编号", x.ID}, {"SHA-256", string(x.File)}}}})
	}
	return essence(r.PDF)
}
