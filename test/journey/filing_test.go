package journey

import "strings"

// begin starts a draft and remembers its name.
func (d *dispute) begin() {
	p := d.plaintiff
	p.open("/file")
	p.sees("提起诉讼", "未提交的草稿")
	p.press("开始填写")
	d.file = strings.Split(p.at(), "/")[2]
}

func (d *dispute) step(key string) string { return "/file/" + d.file + "/" + key }

// tellKind is the first page of the wizard: what kind of dispute, and where it belongs.
func (d *dispute) tellKind() {
	p := d.plaintiff
	p.open(d.step("kind"))
	p.choose("cause", "sale-online")
	p.press("选好了，显示下面的问题")
	p.choose("online", "yes")
	p.choose("delivery", "post")
	p.fill("place", "广州市")
	p.fill("theirs", "广州市")
	p.choose("arbitral", "no")
	p.press("保存并继续")
	p.sees("可以向本院起诉")
	p.press("保存并继续")
}

func (d *dispute) tellMe() {
	p := d.plaintiff
	p.open(d.step("me"))
	p.sees(buyer)
	if p.value("mobile") != buyerMobile {
		p.stuck("the account's mobile is not filled in")
	}
	p.fill("me-ethnicity", "汉族")
	p.fill("me-occupation", "教师")
	p.fill("address", "广州市某区某路1号")
	p.choose("lives", "here")
	p.press("保存并继续")
}

func (d *dispute) tellDefendant() {
	p := d.plaintiff
	p.open(d.step("defendant"))
	p.choose("defendant-kind", "organisation")
	p.choose("defendant-lives", "here")
	p.fill("defendant-name", shop)
	p.fill("defendant-id", shopID)
	p.press("保存并继续")
	p.refused(422)
	p.sees("请至少填写一种能找到被告的信息")
	p.fill("defendant-mobile", sellerMobile)
	p.fill("defendant-account", "某某数码旗舰店")
	p.press("保存并继续")
}

func (d *dispute) tellClaims() {
	p := d.plaintiff
	p.open(d.step("claims"))
	for _, c := range []string{"refund", "punitive", "costs"} {
		p.choose("claims", c)
	}
	p.fill("refund", "3299")
	p.press("按货款三倍计算")
	if got := p.value("punitive"); got != "9897.00" && got != "9,897.00" {
		p.stuck("three times the price is %q", got)
	}
	p.sees("¥13,196.00", "小额诉讼程序")
	p.press("保存并继续")
}

func (d *dispute) tellFacts() {
	p := d.plaintiff
	p.open(d.step("facts"))
	p.fill("product", "手机一部")
	p.fill("order_on-y", "2026年9月28日") // a whole date pasted into the first box
	p.fill("platform", "某购物平台")
	p.fill("order", "202609280001")
	p.fill("price", "3299")
	p.press("用以上内容写成第1项事实")
	if got := p.value("fact-1"); !strings.Contains(got, "向被告购买手机一部") {
		p.stuck("the first fact is %q", got)
	}
	p.press("再加一项事实")
	p.fill("fact-2", "商品页面写明“全新正品”")
	p.press("再加一项事实")
	p.fill("fact-3", "收到的手机经检测为翻新机")
	p.fill("reasons", "被告卖的不是新机。")
	p.press("保存并继续")
}

// exhibit adds one item of evidence on the page shown.
func (p *person) exhibit(file, name, proves, button string) {
	p.t.Helper()
	p.upload("file", file)
	p.fill("name", name)
	p.fill("proves", proves)
	p.press(button)
}

func (d *dispute) tellEvidence() {
	p := d.plaintiff
	p.open(d.step("evidence"))
	p.sees("每个不超过50 MB") // limits are told before
	p.exhibit(keep(d.t, "检测报告（加密）.pdf", pdf(true)), "检测报告", "手机是翻新机", "加入清单")
	p.refused(422)
	p.sees("文件“检测报告（加密）.pdf”是加密的 PDF，法院和对方当事人无法查阅；请取消密码和权限限制（例如打开后打印为新的 PDF）再上传")
	if p.value("name") != "检测报告" || p.value("proves") != "手机是翻新机" {
		p.stuck("what was typed beside the refused file is lost")
	}
	p.exhibit(keep(d.t, "检测报告.pdf", pdf(false)), "检测报告", "手机是翻新机", "加入清单")
	p.exhibit(keep(d.t, "订单截图.jpg", photo()), "订单截图", "商品页面承诺是全新手机", "加入清单")
	p.exhibit(keep(d.t, "开箱视频.mp4", film()), "开箱视频", "收到手机时的状态", "加入清单")
	p.sees("检测报告.pdf", "订单截图.jpg", "开箱视频.mp4")
	if d.deposit != "" {
		p.numbered(d.deposit)
	}
	p.press("保存并继续")
}

var consents = []string{"filing", "service", "evidence", "async", "hearing"}

func (d *dispute) tellConsents() {
	p := d.plaintiff
	p.open(d.step("consents"))
	p.agree()
	p.press("保存并继续")
}

func (p *person) agree() {
	p.t.Helper()
	for _, c := range consents {
		p.choose("consent-"+c, "yes")
	}
}

// handIn checks, signs and submits.
func (d *dispute) handIn() {
	p := d.plaintiff
	p.open(d.step("check"))
	p.sees("各项都已填写（尚未提交）", shop, "¥13,196.00", "检测报告", "开箱视频")
	p.press("核对无误，去签名")
	p.fill("signature", "陈大满")
	p.choose("truth", "yes")
	p.press("签名并提交法院")
	p.refused(422)
	p.sees("请在签名处填写您的全名“陈小满”")
	p.fill("signature", buyer)
	p.press("签名并提交法院")
	p.sees("起诉材料已提交", "收件编号", "接下来会发生什么")
	p.press("查看案件")
	p.sees("您提交了起诉", "现在不需要您做什么")
}

// sendBack returns the filing with all defects at once, each tied to its field.
func (d *dispute) sendBack() {
	k := d.clerk
	k.open("/clerk/intake")
	k.follow(shop)
	k.sees("受理后适用：小额诉讼程序", "案件受理费：¥65.00")
	k.unfold("退回补正")
	k.choose("defect", "defendant-mobile")
	k.fill("say-defendant-mobile", "请补充被告的住所。")
	k.choose("defect", "reasons")
	k.fill("say-reasons", "请写明为什么要求三倍赔偿。")
	k.pressIn("form[action$='/return']", "退回补正")
	k.sees("需补正", "《人民法院在线诉讼规则》第九条")
}

// correct mends both defects where the notice leads to.
func (d *dispute) correct() {
	p := d.plaintiff
	p.awaits("/my", "补正")
	p.open(d.at(""))
	p.press("查看并补正")
	p.sees("共2处需要补正", "请补充被告的住所。", "请写明为什么要求三倍赔偿。")
	p.pressIn("main li:nth-child(1)", "去修改")
	p.sees("请补充被告的住所。")
	p.fill("defendant-address", "广州市某区某街2号")
	p.press("保存并继续")
	p.open(d.at("correct"))
	p.pressIn("main li:nth-child(2)", "去修改")
	p.fill("reasons", "被告以翻新机冒充新机销售，构成欺诈，应当退还货款并支付三倍赔偿。")
	p.press("保存并继续")
	p.sees("补正起诉材料", "广州市某区某街2号")
	p.press("核对无误，去签名")
	p.choose("truth", "yes")
	p.fill("signature", buyer)
	p.press("签名并提交法院")
	p.sees("您提交了补正材料")
	d.clerk.open("/clerk/intake/" + d.file)
	d.clerk.sees("第2版", "广州市某区某街2号", "本案已经退回补正过一次")
}

// accept takes the case in: it gets number, judge, track and fee.
func (d *dispute) accept() {
	k := d.clerk
	k.open("/clerk/intake/" + d.file)
	k.pressIn("form[action$='/accept']", "受理")
	k.sees("粤0192民初1号", "小额诉讼程序", "¥65.00")
}
