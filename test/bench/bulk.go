package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/filing"
	"yunting/id"
	"yunting/jobs"
	"yunting/journal"
	"yunting/judgment"
	"yunting/keys"
	"yunting/platform/clock"
	"yunting/platform/pdfsign"
	"yunting/platform/typeset"
	"yunting/postgres"
	"yunting/procedure"
	"yunting/register"
	"yunting/seal"
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

	s, err := c.stages(ctx)
	if err != nil {
		return err
	}
	forgetPeak()
	begin = time.Now()
	if err := parallel(2, len(due), func(i int) error {
		return errors.Join(s.works.Do(ctx, due[i]), ctx.Err())
	}); err != nil {
		return err
	}
	all := time.Since(begin)
	t.add("judgments issued", "%.1f s, %.0f/s\tpeak %d MiB\t(aim for 7,198: %d s)", all.Seconds(), float64(len(due))/all.Seconds(), peak(), aimBulk)
	sign := 2*all - time.Duration(s.read.Load()+s.set.Load()+s.write.Load())
	for _, x := range []struct {
		what string
		took time.Duration
	}{
		{"read", time.Duration(s.read.Load())}, {"set", time.Duration(s.set.Load())},
		{"filled, signed, sealed, stamped, SM2; two files into the vault", sign}, {"entered", time.Duration(s.write.Load())},
	} {
		t.add("  of two workers' time: "+x.what, "%.1f s\t%.1f ms each", x.took.Seconds(), x.took.Seconds()*1000/float64(len(due)))
	}
	return c.issued(ctx, due, s, t)
}

// pronounced plays a few disputes and gives the dockets of those decided, up to the pronouncement.
func (c *bench) pronounced(ctx context.Context) (models [][]docket.Entry, err error) {
	var mu sync.Mutex
	var found []procedure.Effect
	err = simulate.Fill(ctx, simulate.Court{Clerk: c.clerk, Now: c.clock.Now(), Workers: 4, Keep: digest,
		Work: func(k *clerk.Clerk, ck *clock.Clock) func(context.Context, procedure.Effect) error {
			w := c.working(k, ck)
			w.Press = unset
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
		case docket.Drawer: // a code for the defendant; what else a case draws may be as it was
			if code := a.Wants().Code; code != "" {
				e.Act = a.Drawn(docket.Lot{CodeHash: postgres.HashCode(c.store.Codes.For(c.profile.Code, m, code))})
			}
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
		return tx.Write(es, register.Rows{}, mt.Rows(), nil)
	})
	return procedure.Effect{Do: procedure.Serve, Court: c.profile.Code, Matter: m, Seq: last.Seq, To: procedure.P1, Papers: []document.Kind{document.Judgment}}, err
}

// stages are the works of a court whose papers are signed, with a watch on what can be told apart.
type stages struct {
	clerk.Store
	works            *jobs.Works
	read, set, write atomic.Int64 // nanoseconds of all workers
}

func (s *stages) Read(ctx context.Context, c id.Court, m id.Matter) (clerk.Loaded, error) {
	defer since(&s.read, time.Now())
	return s.Store.Read(ctx, c, m)
}

func (s *stages) InMatter(ctx context.Context, c id.Court, m id.Matter, create procedure.MatterKind, do func(clerk.Tx) error) error {
	defer since(&s.write, time.Now())
	return s.Store.InMatter(ctx, c, m, create, do)
}

func since(sum *atomic.Int64, begin time.Time) { sum.Add(int64(time.Since(begin))) }

// stages gives the court keys, a seal in force that its own printing may use, and works that sign.
func (c *bench) stages(ctx context.Context) (*stages, error) {
	s := &stages{Store: c.store}
	s.works = c.working(&clerk.Clerk{Store: s, Court: c.profile}, c.clock)
	s.works.Press = func(p form.Paper) (typeset.Result, error) {
		defer since(&s.set, time.Now())
		return p.Set()
	}
	stamps, err := journal.OpenAuthority(filepath.Join(c.folder, "authority"), c.profile.Name, time.Now)
	if err != nil {
		return nil, err
	}
	store, err := keys.Init(keys.Ceremony{Options: keys.Options{Dir: filepath.Join(c.folder, "keys"), Now: time.Now, Passphrase: []byte("a passphrase for measuring")}, Court: c.profile.Name})
	if err != nil {
		return nil, err
	}
	const code id.Seal = "court-seal"
	holders := []keys.Holder{{Use: keys.Seal, ID: string(code), Name: c.profile.Name}}
	for _, x := range c.profile.With(court.Judge) {
		holders = append(holders, keys.Holder{Use: keys.Officer, ID: string(x.ID), Name: x.Name, Post: x.Role.Chinese()})
	}
	if err := store.Ensure(holders...); err != nil {
		return nil, err
	}
	s.works.Desk = &keys.Desk{Store: store, Stamper: stamps, Now: time.Now}
	made := courttest.Making(code)
	made.Wording = c.profile.Name
	for _, step := range []struct {
		by   court.Role
		acts []docket.Act
	}{{court.Admin, []docket.Act{made}}, {court.President, []docket.Act{seal.Enforce{Reason: "启用"}, seal.Authorise{To: seal.Grantee{Court: true}, Reason: "自动制作文书"}}}} {
		o := c.profile.With(step.by)[0]
		who := procedure.Who{Person: o.ID, Name: o.Name, Role: step.by}
		if _, err := c.clerk.Enter(ctx, clerk.Order{Matter: procedure.SealMatter(code), Open: procedure.SealDocket, By: who, Acts: step.acts}); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// issued looks whether everything was done: every docket has its judgment, and some, taken by their number, bear good
// signatures in the vault.
func (c *bench) issued(ctx context.Context, due []procedure.Effect, s *stages, t *table) error {
	var n int
	var size, bytes int64
	if err := c.pool.QueryRow(ctx, `select count(distinct matter) from paper where court = $1 and kind = $2 and seal <> '' and matter = any($3)`,
		c.profile.Code, document.Judgment, matters(due)).Scan(&n); err != nil {
		return err
	}
	if n != len(due) {
		return fmt.Errorf("%d of %d judgments are in the register with a seal", n, len(due))
	}
	trust, err := s.works.Desk.Store.Trust(s.works.Desk.Stamper.(*journal.Authority).Root())
	if err != nil {
		return err
	}
	pages := 0
	for i := 0; i < len(due); i += max(1, len(due)/20) {
		r, err := c.clerk.Read(ctx, due[i].Matter)
		if err != nil {
			return err
		}
		p, _ := r.Matter.(*procedure.Civil).Papers.Latest(document.Judgment, procedure.P1)
		f, long, err := c.vault.Get(ctx, p.File)
		if err != nil {
			return err
		}
		pdf, err := io.ReadAll(f)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
		got, err := pdfsign.Check(pdf, trust)
		if err != nil || len(got) != 2 || p.SM2 == nil {
			return fmt.Errorf("the judgment of %s: %d signatures, %w", due[i].Matter, len(got), err)
		}
		for _, x := range got {
			if !x.Good() || x.Stamped.IsZero() {
				return fmt.Errorf("the judgment of %s: the signature of %s: %v", due[i].Matter, x.Name, x.Findings)
			}
		}
		size, bytes, pages = size+1, bytes+long, pages+p.Pages
	}
	t.add("looked at", "%d files: judge and seal good and stamped, SM2 in the docket; %.1f pages and %d KiB each", size, float64(pages)/float64(size), bytes/size>>10)
	return nil
}

func matters(due []procedure.Effect) (ms []string) {
	for _, f := range due {
		ms = append(ms, string(f.Matter))
	}
	return ms
}
