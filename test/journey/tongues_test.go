package journey

import (
	"regexp"
	"strings"
)

// own are the words that stay Chinese in every language: names, what people wrote, and citations of the law.
var own = regexp.MustCompile(`《[^》]*》[第〇零一二三四五六七八九十百千、条款项和]*|` + strings.Join([]string{buyer, seller, shop, "检测报告[^ ]*", "订单截图[^ ]*", "开箱视频[^ ]*", "进货单[^ ]*", "授权委托书[^ ]*",
	"沈知衡", "陆明澈", "广州互联网法院", "综合审判[一二]庭", "信息网络买卖合同纠纷", "（2026）粤0192民初1号", "简体?", "繁體?中?文?", "中文", "本院自定的诉讼费用尾数处理办法", "关联码", "交互式审理", "退一赔三", "不清楚", "广州市"}, "|"))

// tongues opens the pages of the case in English: what labels, headings and buttons say is translated. Traditional Chinese
// is as wide as simplified Chinese; the catalogues alone tell whether it is complete.
func (d *dispute) tongues() {
	d.t.Helper()
	p := d.plaintiff
	p.open("/language/en")
	for _, path := range []string{"/my", "/messages", "/account", "/file", d.at(""), d.at("evidence"), d.at("examine"), d.at("trial"), d.at("record"), d.at("service"), d.at("fees"), d.at("judgment"), d.at("parties")} {
		p.open(path)
		for _, s := range eval[[]string](p, labels) {
			if rest := own.ReplaceAllString(s, ""); strings.ContainsFunc(rest, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }) {
				p.t.Errorf("%s in English says %q", p.at(), s)
			}
		}
	}
	p.open("/language/zh-Hans")
}

// labels is what the page itself says, as far as it holds Chinese characters.
const labels = `[...document.querySelectorAll("h1, h2, h3, label, legend, button, th, dt, summary, nav a, .hint, .tag, .basis, .due, .lead, .empty")]
  .filter(e => e.checkVisibility()).map(e => e.innerText.replace(/\s+/g, " ").trim()).filter(s => /\p{Script=Han}/u.test(s))`
