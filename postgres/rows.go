package postgres

import (
	"reflect"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"yunting/id"
	"yunting/law/calendar"
	"yunting/register"
)

const putCase = `insert into civil_case (court, matter, number, year, serial, receipt, cause, cause_name, track, phase, status, plaintiff, defendant,
	judge, judge_name, amount, fee, filed_at, filed_on, accepted_on, limit_until, closed_on, outcome, room, open, words)
values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25, array_to_tsvector($26::text[]))
on conflict (court, matter) do update set number = excluded.number, year = excluded.year, serial = excluded.serial, receipt = excluded.receipt,
	cause = excluded.cause, cause_name = excluded.cause_name, track = excluded.track, phase = excluded.phase, status = excluded.status,
	plaintiff = excluded.plaintiff, defendant = excluded.defendant, judge = excluded.judge, judge_name = excluded.judge_name,
	amount = excluded.amount, fee = excluded.fee, filed_at = excluded.filed_at, filed_on = excluded.filed_on, accepted_on = excluded.accepted_on,
	limit_until = excluded.limit_until, closed_on = excluded.closed_on, outcome = excluded.outcome, room = excluded.room, open = excluded.open, words = excluded.words`

// queueRows replaces what a matter contributes to the registers, table by table, where it changed.
func queueRows(b *pgx.Batch, c id.Court, m id.Matter, was, now register.Rows) {
	if x := now.Case; x != nil && !reflect.DeepEqual(was.Case, x) {
		b.Queue(putCase, c, m, x.Number, x.Year, x.Serial, x.Receipt, x.Cause, x.CauseName, x.Track, x.Phase, x.Status, x.Plaintiff, x.Defendant,
			x.Judge, x.JudgeName, int64(x.Amount), int64(x.Fee), x.FiledAt, day(x.FiledOn), day(x.AcceptedOn), day(x.LimitUntil), day(x.ClosedOn),
			x.Outcome, x.Room, x.Open, register.Words(x.Number, x.Receipt, x.Plaintiff, x.Defendant, x.CauseName))
	}
	if x := now.Person; x != nil && !reflect.DeepEqual(was.Person, x) {
		b.Queue(`insert into real_name (court, matter, name, id_kind, id_masked, state, on_day) values ($1,$2,$3,$4,$5,$6,$7)
			on conflict (court, matter) do update set name = excluded.name, id_kind = excluded.id_kind, id_masked = excluded.id_masked,
			state = excluded.state, on_day = excluded.on_day`, c, m, x.Name, x.IDKind, x.IDMasked, x.State, day(x.On))
	}
	queueNode(b, c, m, was, now)
	queueSeal(b, c, m, was.Seal, now.Seal)
	queueDeadlines(b, c, m, was.Deadlines, now.Deadlines)
	queuePapers(b, c, m, was.Papers, now.Papers)
	if !reflect.DeepEqual(was.Involved, now.Involved) {
		if len(was.Involved) > 0 {
			b.Queue(`delete from involved where court = $1 and matter = $2`, c, m)
		}
		for _, x := range now.Involved {
			b.Queue(`insert into involved (court, matter, person, standing, party) values ($1,$2,$3,$4,$5)`, c, m, x.Person, x.Standing, x.Party)
		}
	}
	if !reflect.DeepEqual(was.Notices, now.Notices) {
		if len(was.Notices) > 0 {
			b.Queue(`delete from notice where court = $1 and matter = $2`, c, m)
		}
		for _, x := range now.Notices {
			b.Queue(`insert into notice (court, matter, key, kind, title, body, on_day, until) values ($1,$2,$3,$4,$5,$6,$7,$8)`,
				c, m, x.Key, x.Kind, x.Title, x.Text, day(x.On), day(x.Until))
		}
	}
	if !reflect.DeepEqual(was.Sittings, now.Sittings) {
		if len(was.Sittings) > 0 {
			b.Queue(`delete from sitting where court = $1 and matter = $2`, c, m)
		}
		for _, x := range now.Sittings {
			b.Queue(`insert into sitting (court, matter, at, place, judge, name) values ($1,$2,$3,$4,$5,$6)`, c, m, x.At, x.Place, string(x.Judge), x.Name)
		}
	}
	if !reflect.DeepEqual(was.Invites, now.Invites) {
		if len(was.Invites) > 0 {
			b.Queue(`delete from invite where court = $1 and matter = $2`, c, m)
		}
		for _, x := range now.Invites {
			b.Queue(`insert into invite (court, code_hash, matter, party) values ($1,$2,$3,$4)`, c, x.CodeHash, m, x.Party)
		}
	}
}

// queueDeadlines writes the deadlines that came, went or changed: an act seldom moves more than one.
func queueDeadlines(b *pgx.Batch, c id.Court, m id.Matter, was, now []register.Deadline) {
	before := make(map[string]register.Deadline, len(was))
	for _, x := range was {
		before[x.Key] = x
	}
	for _, x := range now {
		old, there := before[x.Key]
		delete(before, x.Key)
		if there && old == x {
			continue
		}
		b.Queue(`insert into deadline (court, matter, key, standing, party, person, what, page, until, article, missed, by_court, status)
			values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13) on conflict (court, matter, key) do update set standing = excluded.standing,
			party = excluded.party, person = excluded.person, what = excluded.what, page = excluded.page, until = excluded.until,
			article = excluded.article, missed = excluded.missed, by_court = excluded.by_court, status = excluded.status`,
			c, m, x.Key, x.Standing, x.Party, x.Person, x.What, x.Page, x.Until, x.Article, x.Missed, x.Court, x.Status)
	}
	for key := range before {
		b.Queue(`delete from deadline where court = $1 and matter = $2 and key = $3`, c, m, key)
	}
}

// day is a court date for PostgreSQL; zero is null.
func day(d calendar.Date) pgtype.Date {
	if d.IsZero() {
		return pgtype.Date{}
	}
	return pgtype.Date{Time: d.Start().In(calendar.Zone), Valid: true}
}
