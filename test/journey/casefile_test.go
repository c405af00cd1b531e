package journey

import "strings"

// caseFile has the electronic file bound, by a party and by the judge, and takes it; with scripts and without it is the same.
func (d *dispute) caseFile() {
	p := d.plaintiff
	p.open(d.at(""))
	p.pressIn(".ct", "电子卷宗")
	p.sees("整卷下载", "起诉材料", "民事起诉状", "原告证据", "笔录", "交互式审理笔录", "裁判文书", "民事判决书", "电子送达凭证", "以后增加材料时不会改变")
	p.misses("副卷")
	p.press("装订成一个PDF")
	p.awaits(d.at("file"), "下载全部（PDF）")
	p.sees("截至案卷第", "卷宗页码")
	d.took(p, d.at("file")+"/bundle.pdf")
	p.press("民事起诉状")
	p.sees("民事起诉状")

	j := d.judge
	j.open("/desk/cases/" + d.file)
	j.press("电子卷宗：全部材料的目录和整卷下载")
	j.sees("电子卷宗", "通知与传票", "被告证据")
	j.press("装订成一个PDF")
	j.awaits("/desk/cases/"+d.file+"/file", "下载全部（PDF）")
	d.took(j, "/desk/cases/"+d.file+"/file/bundle.pdf")
}

// took downloads a bundle.
func (d *dispute) took(p *person, path string) {
	d.t.Helper()
	if p.plain { // the tab cannot ask without scripts; the link is there
		return
	}
	if status, body := p.fetch(path); status != 200 || !strings.HasPrefix(body, "%PDF-1.7") || !strings.Contains(body, "/Outlines") {
		p.stuck("the bundle answers %d, %.20q", status, body)
	}
}
