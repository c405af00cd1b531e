package postgres

import (
	"reflect"

	"github.com/jackc/pgx/v5"

	"yunting/id"
	"yunting/register"
)

const putSeal = `insert into seal (court, seal, matter, name, use, state, since, from_at, made_at, grants)
values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
on conflict (court, seal) do update set name = excluded.name, use = excluded.use, state = excluded.state, since = excluded.since,
	from_at = excluded.from_at, made_at = excluded.made_at, grants = excluded.grants`

// queueSeal replaces what a seal's docket contributes. A seal never goes from the register.
func queueSeal(b *pgx.Batch, c id.Court, m id.Matter, was, now *register.Seal) {
	if now == nil || reflect.DeepEqual(was, now) {
		return
	}
	b.Queue(putSeal, c, now.Seal, m, now.Name, now.Use, now.State, now.Since, instant(now.From), now.MadeAt, now.Grants)
}
