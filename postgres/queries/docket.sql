-- name: MatterIDs :many
select id from matter where court = @court and id > @after order by id limit @most;

-- name: NextInSeries :one
insert into series (court, name, year, last) values (@court, @name, @year, 1)
on conflict (court, name, year) do update set last = series.last + 1
returning last;

-- name: LeastLoaded :one
select officer from workload where court = @court and role = @role and drawn
  and (sqlc.arg(among)::text = '' or officer = any(string_to_array(sqlc.arg(among)::text, ' '))) order by open, officer limit 1 for update;

-- name: PutOfficer :exec
insert into workload (court, officer, role, drawn) values (@court, @officer, @role,
  not exists (select from account a where a.court = @court and a.id = @officer and a.disabled_at is not null))
on conflict (court, officer) do update set role = excluded.role, drawn = excluded.drawn;

-- name: RestOfficers :exec
update workload set drawn = false where court = @court and not (officer = any(sqlc.arg(named)::text[]));

-- name: DrawOfficer :exec
update workload set drawn = @drawn where court = @court and officer = @officer;

-- name: NextTicket :one
select nextval('ticket');
