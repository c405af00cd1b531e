package courttest

import (
	"time"

	"yunting/court"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/procedure"
)

// President is the president of the court.
var President = procedure.Who{Person: "officer-president-1", Name: "程允和", Role: court.President}

// Bring takes a case through the stages from, …, to.
func (k *Court) Bring(m id.Matter, from, to Stage) {
	k.T.Helper()
	for s := from; s <= to; s++ {
		k.bring(m, s)
		k.Settle()
	}
}

// Doubtful is the story accepted with facts that are not clear: ordinary procedure before a panel.
func (k *Court) Doubtful(to Stage) id.Matter {
	k.T.Helper()
	m := k.Case(Filed)
	k.Enter(m, Clerk1, filing.Accept{Flags: filing.Flags{Unclear: true}})
	k.Settle()
	k.Bring(m, Paid, to)
	return m
}

// Hear summons both sides, waits for the day and enters the record of the hearing.
func (k *Court) Hear(m id.Matter, present, left []id.Party) {
	k.T.Helper()
	k.Enter(m, k.Judge(m), hearing.Summon{At: k.Clock.Now().Add(6 * 24 * time.Hour), Place: "第三法庭"})
	k.Settle()
	k.Forward(6*24*time.Hour + time.Hour)
	k.Enter(m, k.Judge(m), hearing.Hold{Present: present, Left: left, Minutes: "核对到庭人员，进行法庭调查和辩论。"})
	k.Settle()
}

// Bench is who tries a case, the presiding judge first.
func (k *Court) Bench(m id.Matter) (ws []procedure.Who) {
	k.T.Helper()
	for _, o := range k.Civil(m).Trial.Bench() {
		ws = append(ws, procedure.Who{Person: o.ID, Name: o.Name, Role: o.Role})
	}
	return ws
}
