package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"yunting/clerk"
	"yunting/court"
	"yunting/platform/clock"
	"yunting/postgres"
	"yunting/postgres/local"
	"yunting/register/query"
)

// house is an open database with the courts over it; commands wire what they need on top.
type house struct {
	settings *settings
	log      *slog.Logger
	server   *local.Server // nil with a database of somebody else's
	pool     *pgxpool.Pool
	secret   []byte
	seats    []*seat
}

// seat is one court in the house: everything but the database and the secret is its own.
type seat struct {
	*house
	store *postgres.Store
	clerk *clerk.Clerk
	clock *clock.Clock
	base  string // the address people use
	data  string // its folder

	ledger *evidence // nil: its evidence log is not open
}

// openHouse starts or finds the database, migrates it and opens the courts.
func openHouse(ctx context.Context, s *settings, profiles []*court.Profile, log *slog.Logger) (h *house, err error) {
	if err := os.MkdirAll(s.Data, 0o755); err != nil {
		return nil, fmt.Errorf("the data folder %s cannot be made: %w", s.Data, err)
	}
	h = &house{settings: s, log: log}
	defer func() {
		if err != nil {
			h.close()
		}
	}()
	if h.secret, err = secret(filepath.Join(s.Data, "secret")); err != nil {
		return nil, err
	}
	owner, app := s.Database, s.Database
	if owner == "" {
		if h.server, err = local.Start(ctx, local.Options{Data: s.Data, Log: log}); err != nil {
			return nil, err
		}
		if err := ensureDatabase(ctx, h.server.URL("postgres", "postgres")); err != nil {
			return nil, err
		}
		owner, app = h.server.URL("postgres", databaseName), h.server.URL("yunting_app", databaseName)
	}
	if err := postgres.Migrate(ctx, owner, slog.New(slog.DiscardHandler)); err != nil {
		return nil, err
	}
	if h.pool, err = postgres.Connect(ctx, app); err != nil {
		return nil, err
	}
	for i, p := range profiles {
		t, err := h.seat(ctx, p, s.baseOf(p, i == 0))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		h.seats = append(h.seats, t)
	}
	return h, nil
}

// seat opens one court.
func (h *house) seat(ctx context.Context, p *court.Profile, base string) (*seat, error) {
	t := &seat{house: h, clock: &clock.Clock{}, base: base, data: h.settings.folderOf(p)}
	if err := os.MkdirAll(t.data, 0o700); err != nil {
		return nil, err
	}
	t.store = postgres.New(h.pool, t.clock, postgres.Codes{Secret: h.secret})
	t.clerk = &clerk.Clerk{Store: t.store, Court: p}
	if err := t.store.Staff(ctx, p); err != nil {
		return nil, err
	}
	if err := t.readClock(ctx); err != nil {
		return nil, err
	}
	if err := (postgres.Almanac{Store: t.store, Clerk: t.clerk}).Load(ctx); err != nil {
		return nil, err
	}
	return t, t.readCalendar(ctx)
}

// folderOf is where everything of a court lies but its rows.
func (s *settings) folderOf(p *court.Profile) string {
	return filepath.Join(s.Data, "courts", string(p.Code))
}

func (t *seat) code() string { return string(t.clerk.Court.Code) }

const databaseName = "yunting"

// ensureDatabase makes the court's database in the program's own cluster.
func ensureDatabase(ctx context.Context, url string) error {
	c, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	var there bool
	if err := c.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", databaseName).Scan(&there); err != nil || there {
		return err
	}
	_, err = c.Exec(ctx, "create database "+databaseName)
	return err
}

// setting reads one of the court's settings; empty when it was never written.
func (t *seat) setting(ctx context.Context, key string) (string, error) {
	v, err := t.store.Q.GetSetting(ctx, query.GetSettingParams{Court: t.code(), Key: key})
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	return v, err
}

// readClock restores how far a demonstration's clock was moved.
func (t *seat) readClock(ctx context.Context) error {
	v, err := t.setting(ctx, "clock-ahead")
	if err != nil || v == "" {
		return err
	}
	d, err := time.ParseDuration(v)
	if err == nil {
		t.clock.Set(d)
	}
	return err
}

// readCalendar writes the registers anew when the profile has brought other holidays: running deadlines may end on
// another day.
func (t *seat) readCalendar(ctx context.Context) error {
	b, err := json.Marshal(t.clerk.Court.Notices)
	if err != nil {
		return err
	}
	was, err := t.setting(ctx, "calendar")
	if err != nil || was == string(b) {
		return err
	}
	if was != "" || len(t.clerk.Court.Notices) > 0 {
		n, err := t.store.Rebuild(ctx, t.clerk)
		if err != nil {
			return err
		}
		t.log.Info("the calendar of the court has changed, every deadline was reckoned anew", "court", t.clerk.Court.Name, "dockets", n)
	}
	return t.store.Q.SetSetting(ctx, query.SetSettingParams{Court: t.code(), Key: "calendar", Value: string(b)})
}

func (h *house) close() {
	if h.pool != nil {
		h.pool.Close()
	}
	if h.server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := h.server.Stop(ctx); err != nil {
			h.log.Error("the database did not stop cleanly", "cause", err)
		}
	}
}

// secret reads the court's secret, or makes one on the first start. Association codes and payment signatures rest on it.
func secret(file string) ([]byte, error) {
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		b = []byte(rand.Text() + rand.Text())
		return b, os.WriteFile(file, b, 0o600)
	}
	if err == nil && len(b) < 32 {
		err = fmt.Errorf("%s is too short to be the court's secret", file)
	}
	return b, err
}
