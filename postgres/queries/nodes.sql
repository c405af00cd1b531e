-- name: Nodes :many
select * from node where court = @court order by admitted_at, node;

-- name: Node :one
select * from node where court = @court and node = @node;

-- name: NodesOf :many
select * from node where court = @court and contact = @person order by admitted_at, node;

-- name: NodeKeys :many
select * from node_key where court = @court and node = @node order by enrolled_at, key;

-- name: NodeKey :one
select k.alg, k.public, k.from_at, k.until_at, n.name, n.role, n.state, n.quota, n.reason
from node_key k join node n on n.court = k.court and n.node = k.node
where k.court = @court and k.node = @node and k.key = @key;

-- name: VerifiedByMobile :one
select a.id, r.name from account a join real_name r on r.court = a.court and r.matter = 'person-' || a.id
where a.court = @court and a.mobile = @mobile and a.role = '' and r.state = 'verified';

-- name: SpendNonce :execrows
insert into node_nonce (court, node, key, nonce, until) values (@court, @node, @key, @nonce, @until) on conflict do nothing;

-- name: SweepNonces :execrows
delete from node_nonce where until < @now;

-- name: TakeQuota :one
insert into node_use (court, node, day, used)
select n.court, n.node, @day, sqlc.arg(take)::bigint from node n
where n.court = @court and n.node = @node and n.state = 'active' and sqlc.arg(take)::bigint <= n.quota
on conflict (court, node, day) do update set used = node_use.used + excluded.used
where node_use.used + excluded.used <= (select quota from node n where n.court = node_use.court and n.node = node_use.node)
returning used;

-- name: NodeUse :one
select coalesce(sum(used) filter (where day = @day), 0)::bigint as today, coalesce(sum(used), 0)::bigint as total
from node_use where court = @court and node = @node;

-- name: NodeUses :many
select node, coalesce(sum(used) filter (where day = @day), 0)::bigint as today, coalesce(sum(used), 0)::bigint as total
from node_use where court = @court group by node;

-- name: CountNodeRefusal :exec
insert into node_refusal (court, node, day, reason, n, last) values (@court, @node, @day, @reason, 1, @at)
on conflict (court, node, day, reason) do update set n = node_refusal.n + 1, last = greatest(node_refusal.last, excluded.last);

-- name: NodeRefusals :many
select node, reason, sum(n)::bigint as n, max(last)::timestamptz as last from node_refusal
where court = @court and day >= @since and (sqlc.arg(node)::text = '*' or node = sqlc.arg(node)::text) group by node, reason order by n desc, reason;
