package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/court"
	"yunting/gateway/cashier"
	"yunting/postgres"
	"yunting/register/query"
	"yunting/web"
	"yunting/web/door"
	"yunting/web/shell"
)

// visitor is a request somebody makes.
type visitor struct{ path, token string }

// visit asks for pages through the whole front of house, without a network: session, authority, registers, docket, template.
func (c *bench) visit(ctx context.Context, p plan, t *table) error {
	h := &shell.House{Court: c.profile, Clerk: c.clerk, Q: c.store.Q, Vault: c.vault, Clock: c.clock, Log: slog.New(slog.DiscardHandler),
		Till: &cashier.Cashier{Clerk: c.clerk, Q: c.store.Q, Clock: c.clock, Name: "sandbox"}, Base: "http://court.test",
		Hash: postgres.HashCode, Kick: func(context.Context) {}}
	pages := web.New(h)
	judges, err := c.officers(ctx, court.Judge)
	if err != nil {
		return err
	}
	clerks, err := c.officers(ctx, court.Clerk)
	if err != nil {
		return err
	}
	parties, cases, err := c.parties(ctx, p.visits, judges)
	if err != nil {
		return err
	}
	at := func(path string, tokens map[string]string) (vs []visitor) {
		for _, token := range tokens {
			vs = append(vs, visitor{path, token})
		}
		return vs
	}
	for _, x := range []struct {
		what string
		who  []visitor
	}{
		{"public front page", []visitor{{"/", ""}}},
		{"judge's desk", at("/desk", judges)}, {"judge's case page", cases}, {"clerk's desk", at("/clerk", clerks)},
		{"party's list of cases", at("/my", parties.tokens)}, {"party's case page", parties.cases},
	} {
		for _, readers := range []int{1, 8} {
			r, err := c.read(pages, x.who, readers, p.visits)
			if err != nil {
				return fmt.Errorf("%s: %w", x.what, err)
			}
			t.add(fmt.Sprintf("%s, %d readers", x.what, readers), "%s", r)
		}
	}
	return nil
}

// read makes n requests with so many readers; anything but a page is an error.
func (c *bench) read(pages http.Handler, who []visitor, readers, n int) (r rate, err error) {
	if len(who) == 0 {
		return r, errors.New("nobody to ask")
	}
	r = rate{n: n, times: make([]time.Duration, n)}
	begin := time.Now()
	err = parallel(readers, n, func(i int) error {
		v := who[i%len(who)]
		q := httptest.NewRequest(http.MethodGet, "http://court.test"+v.path, nil)
		if v.token != "" {
			q.AddCookie(&http.Cookie{Name: "session", Value: v.token})
		}
		w := httptest.NewRecorder()
		start := time.Now()
		pages.ServeHTTP(w, q)
		r.times[i] = time.Since(start)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "</html>") {
			return fmt.Errorf("%s answered %d", v.path, w.Code)
		}
		return nil
	})
	r.took = time.Since(begin)
	return r, err
}

// session signs somebody in.
func (c *bench) session(ctx context.Context, person, name string, role court.Role) (token string, err error) {
	token = fmt.Sprintf("bench-%s-%d", person, rand.Uint64())
	now := c.clock.Now()
	return token, errors.Join(
		c.store.Q.AddAccount(ctx, query.AddAccountParams{Court: string(c.profile.Code), ID: person, Role: string(role), Name: name, CreatedAt: now}),
		c.store.Q.AddSession(ctx, query.AddSessionParams{Court: string(c.profile.Code), TokenHash: door.Digest(token), Person: person, Second: role != "",
			ProvedAt: now, CreatedAt: now, Until: now.Add(time.Hour)}))
}

// officers signs officers of a role in; the answer is their tokens.
func (c *bench) officers(ctx context.Context, role court.Role) (map[string]string, error) {
	tokens := map[string]string{}
	for _, o := range c.profile.With(role) {
		token, err := c.session(ctx, string(o.ID), o.Name, role)
		if err != nil {
			return nil, err
		}
		tokens[string(o.ID)] = token
	}
	return tokens, nil
}

// some are parties who are signed in, and their cases.
type some struct {
	tokens map[string]string
	cases  []visitor
}

// parties signs the plaintiffs of n cases in, chosen evenly from all; cases are the same ones as their judges see them.
func (c *bench) parties(ctx context.Context, n int, judges map[string]string) (out some, cases []visitor, err error) {
	rows, err := c.pool.Query(ctx, `select c.matter, c.judge, i.person from civil_case c join involved i on i.court = c.court and i.matter = c.matter and i.standing = 'plaintiff'
		where c.court = $1 order by md5(c.matter) limit $2`, c.profile.Code, n)
	if err != nil {
		return out, nil, err
	}
	type row struct{ Matter, Judge, Person string }
	xs, err := pgx.CollectRows(rows, pgx.RowToStructByPos[row])
	if err != nil {
		return out, nil, err
	}
	out.tokens = map[string]string{}
	for _, x := range xs {
		token, err := c.session(ctx, x.Person, "", "")
		if err != nil {
			return out, nil, err
		}
		out.tokens[x.Person] = token
		out.cases = append(out.cases, visitor{"/cases/" + x.Matter, token})
		if x.Judge != "" {
			cases = append(cases, visitor{"/desk/cases/" + x.Matter, judges[x.Judge]})
		}
	}
	return out, cases, nil
}
