// Package courttest builds courts for tests 测试法庭: a real PostgreSQL, a clock that stands where it is put, invented people.
package courttest

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/document"
	"yunting/gateway/cashier"
	"yunting/id"
	"yunting/jobs"
	"yunting/platform/clock"
	"yunting/postgres"
	"yunting/postgres/local"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
)

// The one PostgreSQL of a test binary, started by the first test that needs it and stopped by Main.
var (
	once   sync.Once
	server *local.Server
	folder string
	failed error
	serial int
	mu     sync.Mutex
)

const template = "yunting_template"

// Main runs a package's tests and stops the database they used.
func Main(m *testing.M) {
	code := m.Run()
	if server != nil {
		if err := server.Stop(context.Background()); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	if folder != "" {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}

func start(ctx context.Context) {
	folder, failed = os.MkdirTemp("", "yunting-test-")
	if failed != nil {
		return
	}
	os.Chmod(folder, 0o755) // PostgreSQL may run as another user
	server, failed = local.Start(ctx, local.Options{Data: folder, Log: slog.New(slog.DiscardHandler)})
	if failed != nil {
		return
	}
	failed = create(ctx, template, "")
	if failed == nil {
		failed = postgres.Migrate(ctx, server.URL("postgres", template), slog.New(slog.DiscardHandler))
	}
}

func create(ctx context.Context, name, from string) error {
	c, err := pgx.Connect(ctx, server.URL("postgres", "postgres"))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	q := "create database " + name
	if from != "" {
		q += " template " + from
	}
	_, err = c.Exec(ctx, q)
	return err
}

// Court is a whole court over a fresh database.
type Court struct {
	T       testing.TB
	Profile *court.Profile
	Pool    *pgxpool.Pool // under the application role
	Owner   string        // database address of the owner
	Store   *postgres.Store
	Clerk   *clerk.Clerk
	Q       *query.Queries
	Clock   *clock.Clock
	Vault   *vault.Vault
	Works   *jobs.Works
	Almanac postgres.Almanac
}

// New opens a court over a fresh, migrated database. Effects are enqueued and worked only when the test calls Settle.
func New(t testing.TB) *Court {
	t.Helper()
	ctx := context.Background()
	mu.Lock()
	once.Do(func() { start(ctx) })
	if failed != nil {
		mu.Unlock()
		t.Fatalf("courttest: %v", failed)
	}
	serial++
	name := fmt.Sprintf("court_%d", serial)
	err := create(ctx, name, template)
	mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	return Over(t, server.URL("postgres", name), server.URL("yunting_app", name))
}

// Over opens a court over a migrated database.
func Over(t testing.TB, owner, app string) *Court {
	t.Helper()
	ctx := context.Background()
	pool, err := postgres.Connect(ctx, app)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	k := &Court{T: t, Profile: court.Demonstration(), Pool: pool, Owner: owner, Clock: &clock.Clock{}}
	k.Store = postgres.New(pool, k.Clock, postgres.Codes{Secret: []byte("test secret of at least 32 bytes.")})
	if k.Store.Jobs, err = jobs.Insert(pool); err != nil {
		t.Fatal(err)
	}
	k.Q, k.Clerk = k.Store.Q, &clerk.Clerk{Store: k.Store, Court: k.Profile}
	k.Almanac = postgres.Almanac{Store: k.Store, Clerk: k.Clerk}
	if err := k.Store.Staff(ctx, k.Profile); err != nil {
		t.Fatal(err)
	}
	if k.Vault, err = vault.Open(filepath.Join(t.TempDir(), "vault")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.Vault.Close() })
	if _, _, err := k.Vault.Put(ctx, strings.NewReader("")); err != nil { // the file of every test exhibit
		t.Fatal(err)
	}
	k.Works = &jobs.Works{Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Log: slog.New(slog.DiscardHandler), Base: "http://court.test",
		Cashier: &cashier.Cashier{Clerk: k.Clerk, Q: k.Q, Clock: k.Clock, Name: "sandbox"},
		Code:    func(m id.Matter, p id.Party) string { return k.Store.Codes.For(k.Profile.Code, m, p) },
		Codes:   document.NewCodes(k.Store.Codes.Secret, k.Profile.Code)}
	return k
}

// Settle works every enqueued effect, in order, until none is left; it does what the job runner does, without its timing.
func (k *Court) Settle() {
	k.T.Helper()
	ctx := context.Background()
	for range 200 {
		n, err := k.Store.Drain(ctx, k.Works.Do)
		if err != nil {
			k.T.Fatalf("courttest: effect: %v", err)
		}
		if n == 0 {
			return
		}
	}
	k.T.Fatal("courttest: effects do not settle")
}

// Enter takes acts to a docket and fails the test when they are refused.
func (k *Court) Enter(m id.Matter, by procedure.Who, acts ...docket.Act) procedure.Matter {
	k.T.Helper()
	out, err := k.Try(m, by, acts...)
	if err != nil {
		k.T.Fatalf("courttest: %s: %v", acts[0].Kind(), err)
	}
	return out
}

// Try takes acts to a docket.
func (k *Court) Try(m id.Matter, by procedure.Who, acts ...docket.Act) (procedure.Matter, error) {
	var open procedure.MatterKind
	switch acts[0].Kind() {
	case "filing.file":
		open = procedure.CivilCase
	case "identity.declare":
		open = procedure.PersonDocket
	case "node.admit":
		open = procedure.NodeDocket
	case "seal.make":
		open = procedure.SealDocket
	}
	out, err := k.Clerk.Enter(context.Background(), clerk.Order{Matter: m, Open: open, By: by, Acts: acts})
	return out.Matter, err
}

// Civil reads a case.
func (k *Court) Civil(m id.Matter) *procedure.Civil {
	k.T.Helper()
	rd, err := k.Clerk.Read(context.Background(), m)
	if err != nil {
		k.T.Fatal(err)
	}
	return rd.Matter.(*procedure.Civil)
}

// Forward moves the clock and lets the court act on every deadline it passed.
func (k *Court) Forward(d time.Duration) {
	k.T.Helper()
	k.Clock.Set(k.Clock.Ahead() + d)
	if err := k.Works.Ring(context.Background()); err != nil {
		k.T.Fatal(err)
	}
	k.Settle()
}
