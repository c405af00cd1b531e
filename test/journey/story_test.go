package journey

import (
	"regexp"
	"testing"
)

// dispute is one case and the people in it.
type dispute struct {
	t                                  *testing.T
	court                              *program
	plaintiff, defendant, clerk, judge *person
	file                               string // name of draft and case
	code                               string // association code of the defendant
	deposit                            string // number of a deposit the plaintiff gives as evidence; empty: none
	officers                           map[string]*person
}

// officer is somebody of the court who signs in once: a code of the second factor is good once.
func (d *dispute) officer(who, login string) *person {
	d.t.Helper()
	if d.officers[login] == nil {
		p := d.court.person(d.t, who)
		p.serve(login)
		d.officers[login] = p
	}
	return d.officers[login]
}

func newDispute(t *testing.T, scripts bool) *dispute {
	c := open(t)
	d := &dispute{t: t, court: c, plaintiff: c.person(t, "原告"), defendant: c.person(t, "被告"), clerk: c.person(t, "书记员"), judge: c.person(t, "法官"), officers: map[string]*person{}}
	for _, p := range []*person{d.plaintiff, d.defendant, d.clerk, d.judge} {
		p.scripts(scripts)
	}
	return d
}

// TestTheStory plays a dispute over a refurbished phone from the first click to the paid judgment. In the middle of the
// wizard the program stops and starts again.
func TestTheStory(t *testing.T) {
	t.Parallel()
	d := newDispute(t, true)
	d.plaintiff.open("/")
	d.plaintiff.press("我要起诉")
	d.people()
	d.begin()
	d.tellKind()
	d.tellMe()
	d.tellDefendant()
	d.tellClaims()
	d.court.stop()
	d.court.start()
	d.plaintiff.watch.verdict() // what a browser asked for while the court was closed counts for nothing
	d.plaintiff.open("/file")
	d.plaintiff.press("继续填写")
	d.plaintiff.sees("已填写（尚未提交）", "未填写")
	d.tellRest()
	d.handIn()
	d.sendBack()
	d.correct()
	d.accept()
	d.toTheEnd()
	d.tongues()
}

// TestWithoutJavaScript plays the same dispute with the scripts of pages switched off.
func TestWithoutJavaScript(t *testing.T) {
	t.Parallel()
	d := newDispute(t, false)
	d.plaintiff.open("/login")
	d.people()
	d.fileWell()
	d.accept()
	d.toTheEnd()
}

// TestMissedDeadlines lets nobody pay: when the clock has passed the day, the case counts as withdrawn by itself.
func TestMissedDeadlines(t *testing.T) {
	t.Parallel()
	d := begun(t)
	p := d.plaintiff
	p.awaits(d.at("fees"), "期限怎样计算")
	p.sees("逾期不交的，裁定按撤诉处理")
	a := d.officer("管理员", "admin")
	a.open("/admin/clock")
	a.press("向前拨")
	a.refused(422)
	a.choose("step", "day")
	a.press("向前拨")
	a.refused(422)
	a.sees("请确认：时钟向前拨以后不能拨回")
	d.holiday(a)
	d.forward(a, "week")
	p.open(d.at(""))
	p.misses("按撤诉处理，可以重新起诉") // the seventh day is not over
	d.forward(a, "week")
	a.sees("按撤诉处理")
	p.awaits(d.at(""), "逾期未交费，裁定按撤诉处理")
	p.open(d.at("fees"))
	p.sees("逾期没有交费，本案按撤诉处理")
	p.misses("交纳¥65.00")
	p.awaits(d.at("service"), "《民事裁定书》")
	a.open("/admin/audit")
	a.press("开始核验")
	a.sees("一致：没有发现问题")
}

// forward moves the clock of the court.
func (d *dispute) forward(admin *person, step string) {
	d.t.Helper()
	admin.open("/admin/clock")
	admin.choose("step", step)
	admin.choose("sure", "yes")
	admin.press("向前拨")
	admin.sees("到现在发生了什么")
}

// people signs in the plaintiff and the clerk and makes the plaintiff's name known.
func (d *dispute) people() {
	d.plaintiff.signIn(buyerMobile)
	d.plaintiff.declare(buyer, buyerID)
	d.clerk.serve("clerk1")
	d.clerk.verify(buyer)
}

// fileWell files a complaint without a mistake.
func (d *dispute) fileWell() {
	d.begin()
	d.tellKind()
	d.tellMe()
	d.tellDefendant()
	d.tellClaims()
	d.tellRest()
	d.handIn()
}

func (d *dispute) tellRest() {
	d.tellFacts()
	d.tellEvidence()
	d.tellConsents()
}

// toTheEnd goes on from the accepted case to the paid judgment.
func (d *dispute) toTheEnd() {
	d.pay()
	d.invited()
	d.join()
	d.answer()
	d.rest()
	d.examine()
	d.sit()
	d.room()
	d.forms()
	d.judgement()
	d.performed()
}

var judgeSaid = regexp.MustCompile(`承办法官(沈知衡|陆明澈)`)

// sit signs in the judge who was drawn.
func (d *dispute) sit() {
	d.plaintiff.open(d.at(""))
	m := judgeSaid.FindStringSubmatch(d.plaintiff.text())
	if m == nil {
		d.plaintiff.stuck("no judge is named")
	}
	d.judge.serve(map[string]string{"沈知衡": "judge1", "陆明澈": "judge2"}[m[1]])
}
