-- name: SessionsOf :many
select token_hash, device, network, created_at, until from session where court = @court and person = @person and until > @now order by created_at desc;

-- name: DropOtherSessions :execrows
delete from session where court = @court and person = @person and token_hash <> @keep;

-- name: DropPasskey :execrows
delete from passkey where court = @court and id = @id and person = @person;

-- name: Workloads :many
select officer, open from workload where court = @court;

-- name: NextDeadline :one
select d.until, d.what, d.standing, coalesce(c.number, '') as number, coalesce(c.receipt, '') as receipt
from deadline d left join civil_case c on c.court = d.court and c.matter = d.matter
where d.court = @court and d.until > @now order by d.until limit 1;

-- name: MessagesSince :many
select * from message where court = @court and at > @since order by at, id limit @most;
