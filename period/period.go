// Package period moves periods on application 期间的顺延与延长: restored when they were missed without fault, extended before they end.
package period

import (
	"strings"

	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	lawperiod "yunting/law/period"
)

// Restoring a period that was missed without fault; the ten days run from the end of the obstacle.
var Restoring = limit.Period{N: 10, Unit: lawperiod.Day, Rule: law.Declare(law.Rule{
	Key: "cpl/86", Article: "《中华人民共和国民事诉讼法》第八十六条", From: "2022-01-01",
	Summary: "who missed a period through force majeure or other good reason may ask for its restoration within ten days after the obstacle ended; the court decides",
})}

// MoreEvidence: the evidence period is extended on written application before it ends, for all parties.
var MoreEvidence = law.Declare(law.Rule{
	Key: "ev/54", Article: "《最高人民法院关于民事诉讼证据的若干规定》第五十四条、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百条", From: "2020-05-01",
	Summary: "more time for evidence is asked for in writing before the period ends; granted, it is notified and holds for the other parties too",
})

// Deciding is how fast the judge decides on an application.
var Deciding = limit.Period{N: 5, Unit: lawperiod.Day, Rule: law.Declare(law.Rule{
	Key: "period/decide", Article: "《中华人民共和国民事诉讼法》第八十六条", From: "2022-01-01", Mark: law.Choice,
	Summary: "the law sets no term for the decision; this court decides within five days",
})}

// Which names the period an application is about.
type Which string

const (
	Answer   Which = "answer"   // 答辩期
	Evidence Which = "evidence" // 举证期限
	Appeal   Which = "appeal"   // 上诉期
)

// All lists them in the order of the procedure.
var All = []Which{Answer, Evidence, Appeal}

// Chinese is the period's word on a page; empty for an unknown one.
func (w Which) Chinese() string {
	return map[Which]string{Answer: "答辩期", Evidence: "举证期限", Appeal: "上诉期"}[w]
}

// Application is what a party asked and what the judge decided.
type Application struct {
	N       int
	By      id.Party
	Of      Which
	Restore bool          // restoration 顺延; otherwise extension 延长
	Why     string        // the obstacle, or the reason
	Ended   calendar.Date // of the obstacle
	Proof   string
	On      calendar.Date
	Decided bool
	Granted bool
	Until   calendar.Date // granted: the new last day
	Reason  string        // of the decision
}

// Chinese names what is asked for.
func (a Application) Chinese() string {
	if a.Restore {
		return "顺延" + a.Of.Chinese()
	}
	return "延长" + a.Of.Chinese()
}

// Rule is what the application rests on.
func (a Application) Rule() law.Rule { return ruleOf(a.Of, a.Restore) }

func ruleOf(w Which, restore bool) law.Rule {
	switch {
	case restore:
		return Restoring.Rule
	case w == Evidence:
		return MoreEvidence
	case w == Answer:
		return limit.AnswerAbroad.Rule
	}
	return limit.AppealAbroad.Rule
}

// Sheet is what this stage knows about one matter.
type Sheet struct {
	Asked []Application // numbered from one

	Facts Facts `json:"-"`
}

// Facts is what this stage must ask of others.
type Facts interface {
	// LastDay is the last day of a party's period as it stands; zero when it has not begun, when what it was for is
	// done, or when it can do nothing any more.
	LastDay(Which, id.Party) calendar.Date
	Abroad(id.Party) bool // no domicile in the PRC
}

// Pending finds an application that was not decided.
func (s *Sheet) Pending(n int) *Application {
	if n < 1 || n > len(s.Asked) || s.Asked[n-1].Decided {
		return nil
	}
	return &s.Asked[n-1]
}

// Granted is the newest application that moved a period of a party. More time for evidence is more time for everybody.
func (s *Sheet) Granted(w Which, p id.Party) (last Application, ok bool) {
	for _, a := range s.Asked {
		if a.Granted && a.Of == w && (w == Evidence || a.By == p) && a.Until.After(last.Until) {
			last, ok = a, true
		}
	}
	return last, ok
}

// Moved is Granted by the key of a deadline: answer/d1, evidence, evidence/p1, appeal/p1.
func (s *Sheet) Moved(key string) (Application, bool) {
	w, p, _ := strings.Cut(key, "/")
	return s.Granted(Which(w), id.Party(p))
}

// twice tells whether a party's application for the same period waits.
func (s *Sheet) twice(w Which, p id.Party) bool {
	for _, a := range s.Asked {
		if a.Of == w && a.By == p && !a.Decided {
			return true
		}
	}
	return false
}

func field(name string, r law.Rule, say string, args ...any) error {
	no := law.Refuse(r, say, args...)
	no.Field = name
	return no
}
