package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"yunting/court"
	"yunting/id"
	"yunting/register/query"
)

// ErrNoAccount says that an officer has no account yet.
var ErrNoAccount = errors.New("this officer has no account yet; make one with: yunting officer add")

// Hire makes the account of an officer, with the hash of a password that is good once and no second factor yet.
func (s *Store) Hire(ctx context.Context, c id.Court, o court.Officer, hash string, at time.Time) error {
	err := s.Q.PutOfficerAccount(ctx, query.PutOfficerAccountParams{Court: string(c), ID: string(o.ID), Login: o.Login, Role: string(o.Role), Name: o.Name, Password: hash, CreatedAt: at})
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "23505" {
		return fmt.Errorf("%s has an account already; for a new password use: yunting officer password %s", o.Login, o.Login)
	}
	return err
}

// RenewPassword replaces an officer's password by one that is good once and ends his sessions.
func (s *Store) RenewPassword(ctx context.Context, c id.Court, o court.Officer, hash string) error {
	return s.account(ctx, func(q *query.Queries) error {
		n, err := q.SetPassword(ctx, query.SetPasswordParams{Password: hash, Renew: true, Court: string(c), ID: string(o.ID)})
		return errors.Join(there(n, err), ended(ctx, q, c, o.ID))
	})
}

// ForgetSecond drops an officer's second factor and passkeys: he enrols anew at the next sign-in.
func (s *Store) ForgetSecond(ctx context.Context, c id.Court, o court.Officer) error {
	return s.account(ctx, func(q *query.Queries) error {
		n, err := q.SetTOTP(ctx, query.SetTOTPParams{Court: string(c), ID: string(o.ID)})
		_, drop := q.DropPasskeysOf(ctx, query.DropPasskeysOfParams{Court: string(c), Person: string(o.ID)})
		return errors.Join(there(n, err), drop, ended(ctx, q, c, o.ID))
	})
}

// Dismiss closes an officer's account: sessions, keys and passkeys end, and no new case is allotted to him. It reports
// how many open cases stay with him.
func (s *Store) Dismiss(ctx context.Context, c id.Court, login string, at time.Time) (open int, err error) {
	err = s.account(ctx, func(q *query.Queries) error {
		a, err := q.AccountByLogin(ctx, query.AccountByLoginParams{Court: string(c), Login: login})
		if errors.Is(err, pgx.ErrNoRows) {
			return ErrNoAccount
		} else if err != nil {
			return err
		}
		if _, err := q.DisableAccount(ctx, query.DisableAccountParams{At: &at, Court: string(c), ID: a.ID}); err != nil {
			return err
		}
		if _, err := q.RevokeKeysOf(ctx, query.RevokeKeysOfParams{At: &at, Court: string(c), Person: a.ID}); err != nil {
			return err
		}
		if _, err := q.DropPasskeysOf(ctx, query.DropPasskeysOfParams{Court: string(c), Person: a.ID}); err != nil {
			return err
		}
		if err := q.DrawOfficer(ctx, query.DrawOfficerParams{Court: string(c), Officer: a.ID}); err != nil {
			return err
		}
		loads, err := q.Workloads(ctx, string(c))
		for _, l := range loads {
			if l.Officer == a.ID {
				open = int(l.Open)
			}
		}
		return errors.Join(err, ended(ctx, q, c, id.Person(a.ID)))
	})
	return open, err
}

// Readmit opens a closed account again, with the hash of a password that is good once and no second factor.
func (s *Store) Readmit(ctx context.Context, c id.Court, o court.Officer, hash string) error {
	return s.account(ctx, func(q *query.Queries) error {
		n, err := q.EnableAccount(ctx, query.EnableAccountParams{Court: string(c), ID: string(o.ID)})
		if err == nil && n == 0 {
			return fmt.Errorf("the account %s is not closed", o.Login)
		}
		_, set := q.SetPassword(ctx, query.SetPasswordParams{Password: hash, Renew: true, Court: string(c), ID: string(o.ID)})
		_, forget := q.SetTOTP(ctx, query.SetTOTPParams{Court: string(c), ID: string(o.ID)})
		return errors.Join(err, set, forget, q.DrawOfficer(ctx, query.DrawOfficerParams{Drawn: true, Court: string(c), Officer: string(o.ID)}))
	})
}

// account does several things to an account at once, or none.
func (s *Store) account(ctx context.Context, do func(*query.Queries) error) error {
	return pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error { return do(s.Q.WithTx(tx)) })
}

// ended ends an officer's sessions.
func ended(ctx context.Context, q *query.Queries, c id.Court, person id.Person) error {
	_, err := q.DropSessionsOf(ctx, query.DropSessionsOfParams{Court: string(c), Person: string(person)})
	return err
}

func there(n int64, err error) error {
	if err == nil && n == 0 {
		return ErrNoAccount
	}
	return err
}
