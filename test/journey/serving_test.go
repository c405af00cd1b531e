package journey

import "strings"

// pay finds the notice, pays once, and is told that a second time is not needed.
func (d *dispute) pay() {
	p := d.plaintiff
	p.awaits(d.at(""), "受理案件通知书")
	p.awaits(d.at("service"), "交纳诉讼费用通知书")
	p.open(d.at("fees"))
	p.sees("应交", "¥65.00", "减半", "期限怎样计算")
	p.press("交纳¥65.00")
	p.sees("演示缴费柜台，不产生真实扣款", "¥65.00")
	till := p.at()
	p.press("确认付款")
	p.awaits(d.at("fees"), "已交纳")
	p.sees("同一案件不会重复收费")
	p.open(till)
	p.sees("已经付款，不会重复收费")
	if strings.Contains(p.text(), "确认付款") {
		p.stuck("the counter offers to take the money again")
	}
	p.press("返回案件")
	p.sees("已交纳")
}

// invited follows the message to the defendant, without an account.
func (d *dispute) invited() {
	q := d.defendant
	d.clerk.awaits("/clerk/service/"+d.file, "应诉通知书")
	link := d.court.outbox(linkSaid)
	q.open("/outbox")
	q.sees("您有一份诉讼材料待查阅", "法院不会要求您转账")
	q.open(link)
	d.code = strings.TrimPrefix(q.at(), "/join/")
	q.sees("您有诉讼材料待查阅", shop)
	q.misses(buyer) // before the papers are opened nobody learns who sues
}

// at is the address of a page of the case.
func (d *dispute) at(sub string) string {
	if sub == "" {
		return "/cases/" + d.file
	}
	return "/cases/" + d.file + "/" + sub
}

// join opens the papers, signs in, proves the name, and joins with mandate, consents and address.
func (d *dispute) join() {
	q := d.defendant
	q.press("查看材料")
	q.sees("陈小满起诉了"+shop, "您有多少时间", "提交答辩状", "退还货款3299.00元", "什么都不做会怎样", "应诉通知书")
	q.press("核验身份，加入案件")
	q.signIn(sellerMobile)
	q.sees("先完成实名核验")
	q.declare(seller, sellerID)
	d.clerk.verify(seller)
	q.open("/join/" + d.code + "/in")
	q.misses("先完成实名核验")
	q.press("加入案件")
	q.refused(422)
	q.choose("capacity", "agent")
	q.choose("agent", "employee")
	q.choose("level", "special")
	q.choose("powers", "settle")
	q.choose("powers", "appeal")
	q.agree()
	q.fill("address", "广州市某区某街2号")
	q.press("加入案件")
	q.refused(422)
	q.upload("file", keep(d.t, "授权委托书.pdf", pdf(false)))
	q.upload("proof", keep(d.t, "劳动合同.pdf", pdf(false)))
	q.press("加入案件")
	q.sees("现在可以提交，还不能查看案卷")
	d.clerk.mandate(seller)
	q.open(d.at(""))
	q.sees(seller, "您加入本案")
}

// mandate compares a mandate at the desk.
func (p *person) mandate(name string) {
	p.t.Helper()
	p.open("/clerk/mandate")
	p.follow("核对" + name)
	p.sees(name, "当事人的工作人员", "特别授权：进行和解、提起上诉")
	p.fill("how", "核对委托书签名和劳动合同")
	p.press("核对通过")
	p.sees("已核对，该成员现在可以查看全部案卷")
}
