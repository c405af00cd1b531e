package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"yunting/clerk"
	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/filing"
	"yunting/id"
	"yunting/judgment"
	"yunting/platform/clock"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/simulate"
)

// bulk lets the court issue so many judgments at once: each is made from its docket, set, signed by judge and clerk, sealed, put into
// the vault and entered into the docket, by the same jobs as in a running court, two at a time.
func bulk(ctx context.Context, p plan, t *table) (err error) {
	c, err := open(ctx, p.judgments)
	if err != nil {
		return err
	}
	defer c.close()
	models, err := c.pronounced(ctx)
	if err != nil {
		return err
	}
	begin := time.Now()
	due := make([]procedure.Effect, p.judgments)
	if err := parallel(8, len(due), func(i int) (err error) {
		due[i], err = c.again(ctx, models[i%len(models)], i)
		return errors.Join(err, ctx.Err())
	}); err != nil {
		return err
	}
	if err := c.settle(ctx); err != nil {
		return err
	}
	t.add("prepared, not measured", "%.0f s: %d dockets from %d that were played up to the pronouncement, each with people, number and chain of its own", time.Since(begin).Seconds(), len(due), len(models))

	w, times, err := c.issuing()
	if err != nil {
		return err
	}
	forgetPeak()
	begin = time.Now()
	if err := parallel(2, len(due), func(i int) error {
		return errors.Join(w.Do(ctx, due[i]), ctx.Err())
	}); err != nil {
		return err
	}
	all := time.Since(begin)
	t.add("judgments issued", "%.1f s, %.0f/s\tpeak %d MiB\t(aim for 7,198: %d s)", all.Seconds(), float64(len(due))/all.Seconds(), peak(), aimBulk)
	rest := 2*all - times.of(&times.set) - times.of(&times.sign) - times.of(&times.read) - times.of(&times.write)
	for _, x := range []struct {
		what string
		took time.Duration
	}{
		{"docket read", times.of(&times.read)}, {"set", times.of(&times.set)}, {"signed, sealed, stamped", times.of(&times.sign)},
		{"made from the docket, into the vault (two files)", rest}, {"entered, committed", times.of(&times.write)},
	} {
		t.add("  of it, both workers: "+x.what, "%.1f s\t%.1f ms each", x.took.Seconds(), x.took.Seconds()*1000/float64(len(due)))
	}
	return c.issued(ctx, due, times.desk, t)
}

// pronounced plays a few disputes and gives the dockets of those decided, up to the pronouncement.
func (c *bench) pronounced(ctx context.Context) (models [][]docket.Entry, err error) {
	var mu sync.Mutex
	var found []procedure.Effect
	err = simulate.Fill(ctx, simulate.Court{Clerk: c.clerk, Now: c.clock.Now(), Workers: 4, Keep: digest,
		Work: func(k *clerk.Clerk, ck *clock.Clock) func(context.Context, procedure.Effect) error {
			w := *c.works
			w.Clerk, w.Clock, w.Press = k, ck, unset
			return func(ctx context.Context, f procedure.Effect) error {
				if f.Do == procedure.Serve && f.To == procedure.P1 && slices.Contains(f.Papers, document.Judgment) {
					mu.Lock()
					found = append(found, f)
					mu.Unlock()
				}
				return w.Do(ctx, f)
			}
		}}, 60, 20261123, nil)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		r, err := c.clerk.Read(ctx, f.Matter)
		if err != nil {
			return nil, err
		}
		models = append(models, r.Entries[:f.Seq])
	}
	if len(models) == 0 {
		return nil, errors.New("no dispute that was played came to a judgment")
	}
	return models, nil
}

// again writes a docket like one that was played: the same acts at the same times, by other people under another number,
// chained and registered as its own. It gives the effect of its last entry, the judgment for the plaintiff.
func (c *bench) again(ctx context.Context, model []docket.Entry, i int) (procedure.Effect, error) {
	m := id.Matter(id.New())
	mt, err := procedure.Open(procedure.CivilCase, c.profile)
	if err != nil {
		return procedure.Effect{}, err
	}
	was := model[0].Act.(filing.File).Complaint.Plaintiff.Name
	other := strings.NewReplacer(was, person(i))
	var es []docket.Entry
	var head docket.Hash
	for _, e := range model {
		e.Matter, e.By.Name = m, other.Replace(e.By.Name)
		if e.Act, err = mt.Read(e.Kind, []byte(other.Replace(string(e.Raw)))); err != nil {
			return procedure.Effect{}, err
		}
		switch a := e.Act.(type) {
		case filing.Accept:
			a.Number.First = 10_000 + i
			e.Act = a
		case document.Issue:
			a.Code = c.works.Codes.For(m, a.Paper, a.For, a.Cause)
			e.Act = a
		}
		if e, err = e.Seal(head); err != nil {
			return procedure.Effect{}, err
		}
		head = e.Hash
		mt.Apply(e)
		es = append(es, e)
	}
	last := es[len(es)-1]
	if _, ok := last.Act.(judgment.Pronounce); !ok {
		return procedure.Effect{}, fmt.Errorf("the docket ends with %s", last.Kind)
	}
	err = c.store.InMatter(ctx, c.profile.Code, m, procedure.CivilCase, func(tx clerk.Tx) error {
		return tx.Write(es, nil, mt.Rows(), nil)
	})
	return procedure.Effect{Do: procedure.Serve, Court: c.profile.Code, Matter: m, Seq: last.Seq, To: procedure.P1, Papers: []document.Kind{document.Judgment}}, err
}
