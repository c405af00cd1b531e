package clerk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"yunting/authority"
	"yunting/docket"
	"yunting/law"
	"yunting/procedure"
	"yunting/register"
)

// desk is one transaction at work on one matter.
type desk struct {
	tx      Tx
	k       *Clerk
	order   Order
	now     time.Time
	matter  procedure.Matter
	loaded  Loaded
	past    int // entries before this transaction
	seq     int
	head    docket.Hash
	others  bool // somebody else acted since the person looked
	entries []docket.Entry
	effects []procedure.Effect
}

// MovedOn says that the case has changed since the person looked, and that the act no longer fits.
type MovedOn struct {
	Seen, Now int
	Cause     error
}

func (e MovedOn) Error() string {
	return fmt.Sprintf("案件已有新进展（您看到第%d条记录，现在是第%d条），请查看最新情况后再操作", e.Seen, e.Now)
}

func (e MovedOn) Unwrap() error { return e.Cause }

func (k *Clerk) in(ctx context.Context, o Order, do func(*desk) error) (Entered, error) {
	var out Entered
	err := k.Store.InMatter(ctx, k.Court.Code, o.Matter, o.Open, func(tx Tx) error {
		l := tx.Loaded() // load
		m, err := k.fold(&l)
		if err != nil {
			return err
		}
		w := &desk{tx: tx, k: k, order: o, matter: m, now: tx.Now(), loaded: l, past: len(l.Entries), seq: len(l.Entries)}
		if n := len(l.Entries); n > 0 {
			last := l.Entries[n-1]
			w.head = last.Hash
			if w.now.Before(last.At) { // a clock that jumped back: the record never does
				w.now = last.At
			}
			for _, e := range l.Entries {
				w.others = w.others || o.Seen > 0 && e.Seq > o.Seen && e.By.Person != "" && e.By.Person != o.By.Person
			}
		}
		var was register.Rows
		if w.past > 0 {
			was = m.Rows()
		}
		if err := do(w); err != nil {
			return err
		}
		out = Entered{Matter: m, Entries: w.entries}
		if len(w.entries) == 0 {
			return nil
		}
		return tx.Write(w.entries, was, m.Rows(), w.effects)
	})
	return out, err
}

// enter takes one act and everything the court does because of it.
func (w *desk) enter(by procedure.Who, act docket.Act, seen int) error {
	type todo struct {
		by  procedure.Who
		act docket.Act
	}
	for queue := []todo{{by, act}}; len(queue) > 0; queue = queue[1:] {
		do := queue[0]
		actor := w.matter.StandingOf(do.by)
		if err := authority.Permit(actor, do.act.Kind()); err != nil { // leave
			return err
		}
		scene := docket.Scene{Now: w.now, By: actor, Verified: do.by.Verified, Again: do.by.Again, Court: w.k.Court}
		done, basis, err := w.matter.Decide(do.act, scene) // decide
		if err != nil {
			return w.moved(err, seen, do.act, scene)
		}
		if w.others && do.by.Role != "" && weighs(do.act) { // an officer decides on what he has read, not on what came since
			return MovedOn{Seen: seen, Now: w.past, Cause: law.Refuse(law.Rule{}, "当事人刚刚提交了新的内容")}
		}
		if d, ok := done.(docket.Drawer); ok && !d.Wants().Empty() {
			lot, err := w.tx.Draw(d.Wants())
			if err != nil {
				return err
			}
			if lot.Officer.ID != "" {
				lot.Officer, _ = w.k.Court.Officer(lot.Officer.ID)
			}
			for i := range lot.Members {
				lot.Members[i], _ = w.k.Court.Officer(lot.Members[i].ID)
			}
			done = d.Drawn(lot)
		}
		actor = w.as(do.by, actor)
		e, err := docket.Entry{ // enter
			Court: w.k.Court.Code, Matter: w.order.Matter, Seq: w.seq + 1, At: w.now, By: actor, Act: done, Basis: basis,
		}.Seal(w.head)
		if err != nil {
			return err
		}
		w.seq, w.head = e.Seq, e.Hash
		w.matter.Apply(e)
		w.entries = append(w.entries, e)
		w.effects = append(w.effects, w.matter.Effects(e)...) // consequence
		for _, next := range w.matter.After(e) {
			queue = append(queue, todo{procedure.TheCourt, next})
		}
	}
	return nil
}

// as gives somebody the standing his act has in the record: a filer is the plaintiff, who joined for the defendant the defendant.
func (w *desk) as(by procedure.Who, a docket.Actor) docket.Actor {
	switch a.Standing {
	case docket.Filer:
		a.Standing = docket.Plaintiff
	case docket.Unproven: // what he does he does as the party, and it is marked when he is removed
		a.Standing = docket.Defendant
	}
	return a
}

// moved turns a refusal into MovedOn when it comes from entries the person had not seen. What would have been refused in
// the same words on the case as he saw it is his own to mend: an empty field stays an empty field, whatever came meanwhile.
func (w *desk) moved(err error, seen int, act docket.Act, scene docket.Scene) error {
	var no, before law.Refusal
	if seen <= 0 || seen >= w.past || !errors.As(err, &no) {
		return err
	}
	then, fault := w.k.fold(&Loaded{Kind: w.loaded.Kind, Entries: w.loaded.Entries[:seen]})
	if fault != nil {
		return fault
	}
	for _, e := range w.entries { // what this order did before
		then.Apply(e)
	}
	if _, _, was := then.Decide(act, scene); errors.As(was, &before) && before.Error() == no.Error() && before.Field == no.Field {
		return err
	}
	return MovedOn{Seen: seen, Now: w.past, Cause: err}
}

// weighs tells whether an act is a decision on what the parties have submitted.
func weighs(a docket.Act) bool {
	switch a.Kind() {
	case "filing.return", "filing.accept", "filing.refuse", "identity.verify", "trial.shut-room", "judgment.pronounce":
		return true
	}
	return false
}
