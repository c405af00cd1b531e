package crash_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/clerk"
	"yunting/consent"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/filing"
	"yunting/gateway/cashier"
	"yunting/id"
	"yunting/jobs"
	"yunting/platform/clock"
	"yunting/postgres"
	"yunting/postgres/local"
	"yunting/procedure"
	"yunting/service"
	"yunting/vault"
)

// order is what the parent asks the child to enter.
type order struct {
	N      int       `json:"n"`
	Do     string    `json:"do"` // file, accept, pay, submit; settle: wait for every effect
	Matter id.Matter `json:"matter"`
}

// answer says what stands in the docket now; it is written only after the clerk has committed.
type answer struct {
	N       int            `json:"n"`
	Entries map[int]string `json:"entries"` // hash by sequence number
	Failed  string         `json:"failed,omitempty"`
}

// child is a court as the program wires it, that takes orders from a pipe. It runs until the pipe closes, or until it is killed.
func child(data string) error {
	ctx := context.Background()
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	server, err := local.Start(ctx, local.Options{Data: data, Log: log})
	if err != nil {
		return err
	}
	defer server.Stop(ctx)
	if err := database(ctx, server); err != nil {
		return err
	}
	pool, err := postgres.Connect(ctx, server.URL("yunting_app", "crash"))
	if err != nil {
		return err
	}
	defer pool.Close()
	v, err := vault.Open(filepath.Join(data, "vault"))
	if err != nil {
		return err
	}
	defer v.Close()
	ck, profile := &clock.Clock{}, court.Demonstration()
	store := postgres.New(pool, ck, postgres.Codes{Secret: []byte("test secret of at least 32 bytes.")})
	k := &clerk.Clerk{Store: store, Court: profile}
	if err := store.Staff(ctx, profile); err != nil {
		return err
	}
	if store.Jobs, err = jobs.Insert(pool); err != nil {
		return err
	}
	// As if an hour had gone by: only then does the runner take back what a dead program was working on.
	if _, err := pool.Exec(ctx, `update river_job set attempted_at = attempted_at - interval '2 hours' where state = 'running'`); err != nil {
		return err
	}
	workers, err := jobs.Start(ctx, pool, log, jobs.All(&jobs.Works{Clerk: k, Q: store.Q, Vault: v, Clock: ck, Log: log, Base: "http://court.test",
		Cashier: &cashier.Cashier{Clerk: k, Q: store.Q, Clock: ck, Name: "sandbox"},
		Code:    func(m id.Matter, p id.Party) string { return store.Codes.For(profile.Code, m, p) }}))
	if err != nil {
		return err
	}
	defer workers.Stop(ctx)

	var mu sync.Mutex
	out := json.NewEncoder(os.Stdout)
	say := func(a answer) {
		mu.Lock()
		defer mu.Unlock()
		out.Encode(a)
	}
	say(answer{}) // ready
	var wg sync.WaitGroup
	defer wg.Wait()
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		var o order
		if err := json.Unmarshal(in.Bytes(), &o); err != nil {
			return err
		}
		wg.Go(func() {
			a := answer{N: o.N, Entries: map[int]string{}}
			es, err := obey(ctx, k, o, func() error {
				return settled(ctx, pool.QueryRow)
			})
			if err != nil {
				a.Failed = err.Error()
			}
			for _, e := range es {
				a.Entries[e.Seq] = e.Hash.String()
			}
			say(a)
		})
	}
	return nil
}

func obey(ctx context.Context, k *clerk.Clerk, o order, settle func() error) ([]docket.Entry, error) {
	x := clerk.Order{Matter: o.Matter, By: courttest.Buyer}
	switch o.Do {
	case "file":
		x.Open, x.Acts = procedure.CivilCase, []docket.Act{filing.File{Complaint: courttest.Complaint()}, consent.Give{Steps: consent.Steps},
			service.Confirm{Address: service.Address{Mobile: "13800000001", Inbox: true}}, courttest.Exhibit("订单截图"), courttest.Exhibit("检测报告")}
	case "accept":
		x.By, x.Acts = courttest.Clerk1, []docket.Act{filing.Accept{}}
	case "pay":
		rd, err := k.Read(ctx, o.Matter)
		if err != nil {
			return nil, err
		}
		x.By, x.Acts = procedure.TheCourt, []docket.Act{courttest.Pay(rd.Matter.(*procedure.Civil), rd.Entries[0].At)}
	case "submit":
		x.Acts = []docket.Act{courttest.Exhibit("补充截图")}
	case "settle":
		return nil, settle()
	default:
		return nil, fmt.Errorf("no order is called %q", o.Do)
	}
	out, err := k.Enter(ctx, x)
	return out.Entries, err
}

// settled waits until no effect is left to be worked.
func settled(ctx context.Context, ask func(context.Context, string, ...any) pgx.Row) error {
	var left int
	for range 1200 {
		if err := ask(ctx, `select count(*) from river_job where kind = 'effect' and state <> 'completed'`).Scan(&left); err != nil || left == 0 {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("%d effects are still not worked", left)
}

func database(ctx context.Context, s *local.Server) error {
	c, err := pgx.Connect(ctx, s.URL("postgres", "postgres"))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	var there bool
	if err := c.QueryRow(ctx, "select exists (select from pg_database where datname = 'crash')").Scan(&there); err != nil {
		return err
	}
	if !there {
		if _, err := c.Exec(ctx, "create database crash"); err != nil {
			return err
		}
	}
	return postgres.Migrate(ctx, s.URL("postgres", "crash"), slog.New(slog.DiscardHandler))
}

var errDead = errors.New("the court is dead")

// answers reads what the child says until the child dies.
func answers(r io.Reader, take func(answer)) {
	d := json.NewDecoder(r)
	for {
		var a answer
		if d.Decode(&a) != nil {
			return
		}
		take(a)
	}
}
