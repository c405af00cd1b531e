package journey

import (
	"fmt"
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
}

func newDispute(t *testing.T, scripts bool) *dispute {
	c := open(t)
	d := &dispute{t: t, court: c, plaintiff: c.person(t, "原告"), defendant: c.person(t, "被告"), clerk: c.person(t, "书记员"), judge: c.person(t, "法官")}
	for _, p := range []*person{d.plaintiff, d.defendant, d.clerk, d.judge} {
		p.scripts(scripts)
	}
	return d
}

func found(n int) string    { return fmt.Sprintf("found-%d", n) }
func because2(n int) string { return fmt.Sprintf("because-%d", n) }

// TestTheStory plays a dispute over a refurbished phone from the first click to the paid judgment.
func TestTheStory(t *testing.T) {
	d := newDispute(t, true)
	d.plaintiff.signIn(buyerMobile)
	d.plaintiff.declare(buyer, buyerID)
	d.clerk.serve("clerk1")
	d.clerk.verify(buyer)
	d.begin()
	d.tellKind()
	d.tellMe()
	d.tellDefendant()
	d.tellClaims()
	d.court.stop() // the power fails; the draft is where it was
	d.court.start()
	d.plaintiff.open("/file")
	d.plaintiff.press("继续填写")
	d.plaintiff.sees("已填写（尚未提交）", "未填写")
	d.tellFacts()
	d.tellEvidence()
	d.tellConsents()
	d.handIn()
	d.sendBack()
	d.correct()
	d.accept()
	d.pay()
	d.invited()
	d.join()
	d.answer()
	d.rest()
	d.examine()
	d.sit()
	d.room()
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
