package journey

import (
	"fmt"
	"regexp"
)

// answer says to each fact what the defendant thinks of it.
func (d *dispute) answer() {
	q := d.defendant
	q.open(d.at("answer"))
	q.press("提交答辩")
	q.refused(422)
	q.sees("请对第1项事实选择承认、否认或者不清楚", "请选择您对诉讼请求的意见")
	q.choose("fact-1", "admit")
	q.choose("fact-2", "deny")
	q.fill("fact-2-reason", "页面写的是“官方认证二手”。")
	q.choose("fact-3", "unknown")
	q.fill("fact-3-reason", "没有收到检测通知。")
	q.choose("claims", "refuse")
	q.fill("text", "不同意原告的全部诉讼请求。")
	q.fill("signature", seller)
	q.press("提交答辩")
	q.sees("您提交了答辩")
}

// rest ends the time for evidence on both sides.
func (d *dispute) rest() {
	q := d.defendant
	q.open(d.at("evidence"))
	q.sees("检测报告", "开箱视频")
	q.exhibit(keep(d.t, "进货单.jpg", photo()), "进货单", "手机来自正规渠道", "提交这份证据")
	q.sees("被告证据1：进货单")
	q.press("我举证完毕")
	q.sees("正在等对方")
	d.plaintiff.open(d.at("evidence"))
	d.plaintiff.sees("被告证据1：进货单")
	d.plaintiff.press("我举证完毕")
}

// examine lets each side speak to every exhibit of the other.
func (d *dispute) examine() {
	q := d.defendant
	q.open(d.at("examine"))
	q.again()
	q.choose("true", "object")
	q.choose("lawful", "accept")
	q.choose("relevant", "accept")
	q.press("提交，看下一份")
	q.refused(422)
	q.sees("选择“不认可”的，请写明理由")
	q.fill("reason", "检测机构不是双方选定的。")
	q.press("提交，看下一份")
	q.sees("第1份，共2份")
	for range 2 {
		q.accept()
	}
	q.sees("被告质证")
	p := d.plaintiff
	p.open(d.at("examine"))
	p.again()
	p.accept()
	p.sees("原告质证")
}

// accept finds nothing wrong with the exhibit shown.
func (p *person) accept() {
	p.t.Helper()
	for _, point := range []string{"true", "lawful", "relevant"} {
		p.choose(point, "accept")
	}
	p.press("提交")
}

// room is the asynchronous trial: a question, two answers, the record.
func (d *dispute) room() {
	j := d.judge
	j.open("/desk")
	j.sees("启动交互式审理")
	j.open("/desk/cases/" + d.file)
	j.press("启动交互式审理")
	j.sees("交互式审理已启动")
	j.choose("ask-to", "p1")
	j.choose("ask-to", "d1")
	j.fill("ask-text", "下单时页面怎样描述这部手机？")
	j.press("发出问题")
	j.sees("问题已发出", "还有2个回答没有到")
	for _, who := range []struct {
		*person
		says string
	}{{d.plaintiff, "写明“全新正品”。"}, {d.defendant, "写明“官方认证二手”。"}} {
		who.open(d.at("trial"))
		who.again()
		who.sees("下单时页面怎样描述这部手机？")
		who.fill("text-1", who.says)
		who.press("提交回答")
		who.sees(who.says)
	}
	j.open("/desk/cases/" + d.file)
	j.press("结束交互式审理")
	for _, who := range []*person{d.plaintiff, d.defendant} {
		who.awaits(d.at("record"), "核对笔录")
		who.awaits(d.at("record"), "笔录.pdf")
		who.sees("写明“全新正品”。", "写明“官方认证二手”。")
		who.choose("word", "confirm")
		who.press("提交")
	}
}

// judgement drafts, signs and pronounces.
func (d *dispute) judgement() {
	j := d.judge
	j.open("/desk/draft/" + d.file)
	if !regexp.MustCompile(`还有[1-9]\d*处待填`).MatchString(j.text()) {
		j.stuck("the open places are not counted")
	}
	j.press("核对并签发")
	j.refused(422)
	for n, because := range []string{"被告在答辩中承认该项事实。", "原告提交的订单截图可以证明。", "原告提交的检测报告可以证明。"} {
		j.choose(fmt.Sprintf("found-%d", n+1), "yes")
		j.fill(fmt.Sprintf("because-%d", n+1), because)
	}
	j.fill("reasons", "被告以翻新机冒充新机销售，构成欺诈。")
	j.fill("laws", "《中华人民共和国消费者权益保护法》第五十五条\n《中华人民共和国民事诉讼法》第一百六十五条")
	j.fill("order-1", "被告某某电子商务有限公司于本判决发生法律效力之日起10日内向原告陈小满退还货款3299元。")
	j.fill("order-2", "被告某某电子商务有限公司于本判决发生法律效力之日起10日内向原告陈小满支付赔偿金9897元。")
	j.fill("fee-plaintiff", "0")
	j.fill("fee-defendant", "65")
	j.press("保存草稿")
	j.sees("草稿已保存。", "没有待填内容")
	j.press("核对并签发")
	j.sees("签发后不能撤回，也不能修改。", "一审终审")
	j.choose("sure", "yes")
	j.press("签发并宣告")
	j.sees("判决已宣告")
}

// performed notes that the defendant paid.
func (d *dispute) performed() {
	p := d.plaintiff
	p.awaits(d.at("judgment"), "发生法律效力")
	p.sees("退还货款3299元", "民事判决书", "可以在判决生效后六个月内向本院申请再审")
	p.awaits("/messages", "判决")
	d.defendant.awaits(d.at("judgment"), "发生法律效力")
	d.defendant.misses("提交上诉")
	p.open(d.at("judgment"))
	p.fill("amount", "13196")
	p.choose("complete", "yes")
	p.press("登记履行")
	p.sees("原告已确认全部履行完毕。", "¥13,196.00")
}

var againSaid = regexp.MustCompile(`身份验证码：(\d{6})`)

// again verifies the person once more, by the code sent to his mobile, and is led back to the page.
func (p *person) again() {
	p.t.Helper()
	p.sees("再次验证身份", "第七条第三款")
	p.press("发送验证码")
	p.sees("验证码已经发送到")
	p.fill("code", p.court.outbox(againSaid))
	p.press("验证")
}
