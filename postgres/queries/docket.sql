-- name: MatterIDs :many
select id from matter where court = @court and id > @after order by id limit @most;

-- name: NextInSeries :one
insert into series (court, name, year, last) values (@court, @name, @year, 1)
on conflict (court, name, year) do update set last = series.last + 1
returning last;

-- name: LeastLoaded :one
select officer from workload where court = @court and role = @role order by open, officer limit 1 for update;

-- name: PutOfficer :exec
insert into workload (court, officer, role) values (@court, @officer, @role)
on conflict (court, officer) do update set role = excluded.role;

-- name: NextTicket :one
select nextval('ticket');
