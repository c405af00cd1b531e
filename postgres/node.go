package postgres

import (
	"reflect"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/id"
	"yunting/register"
)

const (
	putNode = `insert into node (court, node, matter, name, category, role, document, document_on, contact, contact_name, admitted_at, quota, state, since, reason, endpoint)
values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)
on conflict (court, node) do update set name = excluded.name, category = excluded.category, role = excluded.role, document = excluded.document,
	document_on = excluded.document_on, contact = excluded.contact, contact_name = excluded.contact_name, admitted_at = excluded.admitted_at,
	quota = excluded.quota, state = excluded.state, since = excluded.since, reason = excluded.reason, endpoint = excluded.endpoint`
	putKey = `insert into node_key (court, node, key, alg, public, from_at, enrolled_at, until_at, revoked_at, reason)
values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
on conflict (court, node, key) do update set until_at = excluded.until_at, revoked_at = excluded.revoked_at, reason = excluded.reason`
)

// queueNode replaces what a node's docket contributes. Nodes and keys never go: what changed is written over.
func queueNode(b *pgx.Batch, c id.Court, m id.Matter, was, now register.Rows) {
	x := now.Node
	if x == nil {
		return
	}
	if !reflect.DeepEqual(was.Node, x) {
		b.Queue(putNode, c, x.Node, m, x.Name, x.Category, x.Role, x.Document, day(x.DocumentOn), x.Contact, x.ContactName, x.AdmittedAt, x.Quota, x.State, x.Since, x.Reason, x.Endpoint)
	}
	for i, k := range now.Keys {
		if i < len(was.Keys) && reflect.DeepEqual(was.Keys[i], k) {
			continue
		}
		b.Queue(putKey, c, x.Node, k.Key, k.Alg, k.Public, k.From, k.Enrolled, instant(k.Until), instant(k.RevokedAt), k.Reason)
	}
}

// instant is a time for PostgreSQL; zero is null.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
