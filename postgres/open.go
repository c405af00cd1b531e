// Package postgres keeps the court in PostgreSQL 数据库: dockets, registers, people, jobs.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"log/slog"
	"runtime"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

//go:embed migrations/*.sql
var migrations embed.FS

// appRole is the role the running court works under: it may add entries and read them, never change or delete one.
const appRole = "yunting_app"

// migrationLock keeps two programs from migrating one database at the same time.
const migrationLock = 0x79756e74 // "yunt"

// Migrate brings the schema up to date as the owner of the database and gives the application role its rights.
func Migrate(ctx context.Context, ownerURL string, log *slog.Logger) error {
	cfg, err := pgx.ParseConfig(ownerURL)
	if err != nil {
		return fmt.Errorf("postgres: the database address cannot be read: %w", err)
	}
	db := stdlib.OpenDB(*cfg)
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("postgres: cannot connect to the database: %w", err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "select pg_advisory_lock($1)", migrationLock); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "select pg_advisory_unlock($1)", migrationLock)
	if err := ours(ctx, db, log); err != nil {
		return err
	}
	if err := rivers(ctx, ownerURL); err != nil {
		return err
	}
	return grant(ctx, conn)
}

func ours(ctx context.Context, db *sql.DB, log *slog.Logger) error {
	p, err := goose.NewProvider(goose.DialectPostgres, db, mustSub(), goose.WithSlog(log))
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("postgres: migration failed: %w", err)
	}
	return nil
}

func rivers(ctx context.Context, ownerURL string) error {
	pool, err := pgxpool.New(ctx, ownerURL)
	if err != nil {
		return err
	}
	defer pool.Close()
	m, err := rivermigrate.New(riverpgxv5.New(pool), nil)
	if err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("postgres: migration of the job queue failed: %w", err)
	}
	return nil
}

// grant gives the application role what it needs and no more. The entry table is append-only by this grant, and so are
// the deposits, but for their index in the log.
func grant(ctx context.Context, conn *sql.Conn) error {
	for _, q := range []string{
		`do $$ begin if not exists (select from pg_roles where rolname = '` + appRole + `') then create role ` + appRole + ` login; end if; end $$`,
		`grant ` + appRole + ` to current_user`,
		`grant usage on schema public to ` + appRole,
		`grant select, insert, update, delete on all tables in schema public to ` + appRole,
		`grant usage, select on all sequences in schema public to ` + appRole,
		`revoke all on entry from ` + appRole,
		`grant select, insert on entry to ` + appRole,
		`revoke delete on matter from ` + appRole,
		`revoke insert, update, delete on goose_db_version from ` + appRole,
		`revoke all on deposit, deposit_item, kept_checkpoint, docket_range, docket_sealed, paper_item from ` + appRole,
		`grant select, insert on deposit, deposit_item, kept_checkpoint, docket_range, docket_sealed, paper_item to ` + appRole,
		`grant update (idx) on deposit to ` + appRole,
		`grant update (seq) on docket_sealed to ` + appRole,
	} {
		if _, err := conn.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("postgres: rights of the application role: %w", err)
		}
	}
	return nil
}

// Connect opens a pool that works under the application role.
func Connect(ctx context.Context, url string) (*pgxpool.Pool, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("postgres: the database address cannot be read: %w", err)
	}
	if cfg.MaxConns < 24 {
		cfg.MaxConns = int32(max(24, 4*runtime.NumCPU()))
	}
	if cfg.ConnConfig.User != appRole {
		cfg.AfterConnect = func(ctx context.Context, c *pgx.Conn) error {
			_, err := c.Exec(ctx, "set role "+appRole)
			return err
		}
	}
	return pgxpool.NewWithConfig(ctx, cfg)
}
