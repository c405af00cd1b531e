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
	"strings"
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

// house is an open database with a court over it; commands wire what they need on top.
type house struct {
	settings *settings
	log      *slog.Logger
	server   *local.Server // nil with a database of somebody else's
	pool     *pgxpool.Pool
	store    *postgres.Store
	clerk    *clerk.Clerk
	clock    *clock.Clock
	secret   []byte
}

// openHouse starts or finds the database, migrates it and opens the court.
func openHouse(ctx context.Context, s *settings, profile *court.Profile, log *slog.Logger) (h *house, err error) {
	if err := os.MkdirAll(s.Data, 0o755); err != nil {
		return nil, fmt.Errorf("the data folder %s cannot be made: %w", s.Data, err)
	}
	h = &house{settings: s, log: log, clock: &clock.Clock{}}
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
	h.store = postgres.New(h.pool, h.clock, postgres.Codes{Secret: h.secret})
	h.clerk = &clerk.Clerk{Store: h.store, Court: profile}
	if err := h.store.Staff(ctx, profile); err != nil {
		return nil, err
	}
	return h, h.readClock(ctx)
}

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

// readClock restores how far a demonstration's clock was moved.
func (h *house) readClock(ctx context.Context) error {
	v, err := h.store.Q.GetSetting(ctx, query.GetSettingParams{Court: string(h.clerk.Court.Code), Key: "clock-ahead"})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	d, err := time.ParseDuration(v)
	if err == nil {
		h.clock.Set(d)
	}
	return err
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

// profileOf reads a court's profile.
func profileOf(file string) (*court.Profile, error) {
	if file == "" {
		return court.Demonstration(), nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var p court.Profile
	if err := json.Unmarshal(b, &p); err != nil {
		return nil, fmt.Errorf("%s is not a court profile: %w", file, err)
	}
	if p.Code == "" || p.Name == "" {
		return nil, fmt.Errorf("%s: a court needs a code and a name", file)
	}
	return &p, nil
}

// base is the address people use.
func (s *settings) base() string {
	if s.Base != "" {
		return strings.TrimRight(s.Base, "/")
	}
	host := s.Addr
	if strings.HasPrefix(host, ":") || strings.HasPrefix(host, "0.0.0.0:") {
		host = "localhost" + host[strings.LastIndex(host, ":"):]
	}
	return "http://" + strings.Replace(host, "127.0.0.1", "localhost", 1)
}
