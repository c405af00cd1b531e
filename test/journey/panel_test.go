package journey

import (
	"fmt"
	"regexp"
	"strings"
)

// logins of the demonstration's judges and lay assessors.
var logins = map[string]string{"沈知衡": "judge1", "陆明澈": "judge2", "苏清和": "assessor1", "林望舒": "assessor2"}

// members are those who sit beside the presiding judge, lay assessors first.
func (d *dispute) members() (names []string) {
	d.t.Helper()
	d.judge.open("/desk/cases/" + d.file)
	said := spaces.ReplaceAllString(eval[string](d.judge, `document.getElementById("seats-h").parentElement.innerText`), "")
	for _, n := range []string{"苏清和", "林望舒", "沈知衡", "陆明澈"} {
		if strings.Contains(said, n) && !strings.Contains(said, "审判长"+n) {
			names = append(names, n)
		}
	}
	if len(names) != 2 || !strings.Contains(said, "人民陪审员"+names[0]) {
		d.judge.stuck("the panel is %q", said)
	}
	return names
}

// toThePanel brings the case of the panel through defence and evidence to a hearing.
func (d *dispute) toThePanel() {
	d.answer()
	d.rest()
	d.examine()
	j := d.judge
	j.open("/desk/cases/" + d.file)
	j.misses("启动交互式审理") // ordinary procedure is heard at one time
	j.unfold("安排开庭")
	j.fill("summon-date", eval[string](j, `new Date(Date.now() + 8 * 86400e3).toISOString().slice(0, 10)`))
	j.fill("summon-time", "10:00")
	j.press("传唤双方")
	j.refused(422)
	j.fill("summon-place", "第三法庭")
	j.press("传唤双方")
	a := d.officer("管理员", "admin")
	for range 2 {
		d.forward(a, "week")
	}
	j.open("/desk/cases/" + d.file)
	j.sees("录入庭审笔录", "第三法庭")
	j.choose("hold-present", "p1")
	j.choose("hold-present", "d1")
	j.fill("hold-minutes", "核对到庭人员，进行法庭调查和法庭辩论，双方最后陈述。")
	j.press("记入案卷")
}

// deliberate puts the draft before the panel: an assessor disagrees, the others carry it, and nobody else hears of it.
func (d *dispute) deliberate() {
	j := d.judge
	names := d.members()
	j.sees("审理已经结束，请起草判决书并提请合议庭评议")
	j.open("/desk/draft/" + d.file)
	j.misses("核对并签发") // not before the panel has agreed
	j.press("提请合议庭评议")
	j.refused(422)
	for n, because := range []string{"被告在答辩中承认该项事实。", "原告提交的订单截图可以证明。", "原告提交的检测报告可以证明。"} {
		j.choose(fmt.Sprintf("found-%d", n+1), "yes")
		j.fill(fmt.Sprintf("because-%d", n+1), because)
	}
	j.fill("reasons", "被告以翻新机冒充新机销售，构成欺诈。")
	j.fill("laws", "《中华人民共和国消费者权益保护法》第五十五条")
	j.fill("order-1", "被告某某电子商务有限公司于本判决发生法律效力之日起10日内向原告陈小满退还货款3299元。")
	j.fill("order-2", "被告某某电子商务有限公司于本判决发生法律效力之日起10日内向原告陈小满支付赔偿金9897元。")
	j.fill("fee-plaintiff", "0")
	j.fill("fee-defendant", regexp.MustCompile(`应当等于案件受理费¥([\d,.]+)`).FindStringSubmatch(j.text())[1])
	j.press("提请合议庭评议")
	j.sees("判决书第1稿", "尚未发表意见")

	for i, name := range names {
		m := d.court.person(d.t, map[bool]string{true: "人民陪审员", false: "合议庭成员"}[i == 0])
		m.serve(logins[name])
		m.open("/desk")
		m.follow(shop)
		m.sees("评议判决书定稿并发表意见", "判决书第1稿", "退还货款3299元")
		m.press("记入评议笔录")
		m.refused(422)
		m.sees("请选择同意还是不同意")
		if i == 0 {
			m.choose("opine-agree", "no")
			m.press("记入评议笔录")
			m.refused(422)
			m.fill("opine-reasons", "赔偿可以酌减，其他部分同意。")
		} else {
			m.choose("opine-agree", "yes")
		}
		m.press("记入评议笔录")
		m.misses("您的评议意见")
	}
	for _, p := range []*person{d.plaintiff, d.defendant} {
		p.open(d.at(""))
		p.misses("评议")
	}
	d.clerk.open("/clerk/cases/" + d.file)
	d.clerk.misses("评议")

	j.open("/desk/cases/" + d.file)
	j.sees("赔偿可以酌减，其他部分同意。")
	j.misses("多数成员同意") // the presiding judge has not spoken himself
	j.choose("opine-agree", "yes")
	j.press("记入评议笔录")
	j.sees("多数成员同意，审判长可以签发")
	j.open("/desk/draft/" + d.file)
	j.press("核对并签发")
	j.sees("签发后不能撤回，也不能修改。")
	j.choose("sure", "yes")
	j.press("签发并宣告")
	j.sees("判决已宣告")
}

// appeal is lodged by the defendant, paid, answered by the plaintiff and sent up by the clerk.
func (d *dispute) appeal() {
	q, p, k := d.defendant, d.plaintiff, d.clerk
	q.awaits(d.at("judgment"), "上诉期到") // it runs from the service of the judgment
	q.sees("不服判决，可以上诉", "提交上诉")
	q.fill("contested", "九千元")
	q.press("提交上诉")
	q.refused(422)
	if got := q.value("contested"); got != "九千元" {
		q.stuck("what was typed is lost: %q", got)
	}
	q.fill("requests", "撤销一审判决第二项，改判驳回该项请求。")
	q.fill("reasons", "一审判决认定欺诈，缺乏证据。")
	q.fill("contested", "9897")
	q.fill("signature", seller)
	q.press("提交上诉")
	q.sees("被告的上诉案件受理费") // what comes next is to pay
	q.open(d.at("judgment"))
	q.sees("被告的上诉", "撤销一审判决第二项")
	k.open("/clerk/appeal/" + d.file)
	k.sees("待交上诉费", "还不能报送")
	k.press("制作移送函并报送")
	k.refused(422)

	q.open(d.at("fees"))
	q.sees("上诉案件受理费")
	q.press("交纳")
	q.press("确认付款")
	q.awaits(d.at("fees"), "已交纳")

	p.awaits(d.at("judgment"), "提交答辩")
	p.sees("被告的上诉", "一审判决认定欺诈，缺乏证据。", "答辩期到")
	p.press("提交答辩")
	p.refused(422)
	p.fill("text", "一审判决认定事实清楚，请求驳回上诉。")
	p.fill("reply-signature", buyer)
	p.press("提交答辩")
	p.sees("一审判决认定事实清楚，请求驳回上诉。")

	k.open("/clerk/appeal/" + d.file)
	k.sees("还不能报送", "陈小满的上诉期还没有届满")
	a := d.officer("管理员", "admin")
	for range 3 { // the plaintiff's own time to appeal
		d.forward(a, "week")
	}
	k.open("/clerk/appeal")
	k.follow(shop)
	k.misses("还不能报送")
	k.press("制作移送函并报送")
	k.sees("已报送，移送函正在生成。", "广州市中级人民法院")
	for _, who := range []*person{p, q} {
		who.awaits(d.at("judgment"), "已报送")
	}
	k.awaits("/clerk/appeal/"+d.file, "移送函")
}
