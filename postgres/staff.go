package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"yunting/court"
	"yunting/procedure"
	"yunting/register/query"
)

// Staff makes the officers of a profile known to the allotment and brings their accounts in line with it. Who is not in
// the profile any more gets no new case.
func (s *Store) Staff(ctx context.Context, p *court.Profile) error {
	named := make([]string, len(p.Officers))
	for i, o := range p.Officers {
		named[i] = string(o.ID)
		if err := s.Q.PutOfficer(ctx, query.PutOfficerParams{Court: string(p.Code), Officer: string(o.ID), Role: string(o.Role)}); err != nil {
			return err
		}
		if _, err := s.Q.NameOfficer(ctx, query.NameOfficerParams{Court: string(p.Code), ID: string(o.ID), Login: o.Login, Role: string(o.Role), Name: o.Name}); err != nil {
			return fmt.Errorf("postgres: the account of %s: %w", o.ID, err)
		}
	}
	return s.Q.RestOfficers(ctx, query.RestOfficersParams{Court: string(p.Code), Named: named})
}

// Drain takes every effect that waits in the queue and works it in order of insertion, without the job runner.
// For programs that play many cases at once; a running court uses the workers.
func (s *Store) Drain(ctx context.Context, do func(context.Context, procedure.Effect) error) (int, error) {
	rows, err := s.Pool.Query(ctx, `select id, args from river_job where kind = 'effect' and state in ('available', 'retryable') order by id`)
	if err != nil {
		return 0, err
	}
	type job struct {
		id   int64
		args procedure.Effect
	}
	var js []job
	for rows.Next() {
		var j job
		var raw []byte
		if err := rows.Scan(&j.id, &raw); err != nil {
			return 0, err
		}
		if err := json.Unmarshal(raw, &j.args); err != nil {
			return 0, err
		}
		js = append(js, j)
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	for _, j := range js {
		if err := do(ctx, j.args); err != nil {
			return 0, fmt.Errorf("postgres: effect %s of %s/%d: %w", j.args.Do, j.args.Matter, j.args.Seq, err)
		}
		if _, err := s.Pool.Exec(ctx, `delete from river_job where id = $1`, j.id); err != nil {
			return 0, err
		}
	}
	return len(js), nil
}
