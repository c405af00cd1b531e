-- name: MatterIDs :many
select id from matter where court = @court and id > @after order by id limit @most;

-- name: HasMatters :one
select exists (select 1 from matter where court = @court and kind <> 'seal');

-- name: NextInSeries :one
insert into series (court, name, year, last) values (@court, @name, @year, 1)
on conflict (court, name, year) do update set last = series.last + 1
returning last;

-- name: LeastLoaded :one
select officer from workload where court = @court and role = @role and drawn and officer <> all(@without::text[])
  and (cardinality(@among::text[]) = 0 or officer = any(@among::text[])) order by open, officer limit 1 for update;

-- name: LeastLoadedMembers :many
select w.officer from workload w where w.court = @court and w.role in ('judge', 'assessor') and w.drawn and w.officer <> all(@without::text[])
order by w.open + (select count(*) from involved i join civil_case c on c.court = i.court and c.matter = i.matter and c.open
                   where i.court = w.court and i.person = w.officer and i.standing = 'member'), w.officer
limit @most for update of w;

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
