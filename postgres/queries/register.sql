-- name: MyCases :many
select c.* from involved i join civil_case c on c.court = i.court and c.matter = i.matter
where i.court = @court and i.person = @person and i.standing in ('plaintiff', 'defendant')
order by c.open desc, c.filed_at desc limit @most;

-- name: MyDeadlines :many
select d.*, c.number, c.receipt, c.plaintiff, c.defendant, c.cause_name, c.status from deadline d
join civil_case c on c.court = d.court and c.matter = d.matter
where d.court = @court and d.person = @person order by d.until limit @most;

-- name: JudgeDesk :many
select c.*, d.what, d.until, d.key from deadline d
join civil_case c on c.court = d.court and c.matter = d.matter
where d.court = @court and d.person = @judge and d.standing in ('judge', 'member', 'president')
  and (sqlc.arg(words)::text = '' or c.words @@ sqlc.arg(words)::text::tsquery)
  and (sqlc.arg(phase)::text = '' or c.phase = @phase)
  and (sqlc.arg(track)::text = '' or c.track = @track)
  and (sqlc.arg(status)::text = '' or c.status = @status)
  and (sqlc.arg(what)::text = '' or d.what = @what)
  and d.until >= @since and d.until < @before
order by d.until, c.year, c.serial limit @most offset @skip;

-- name: CountJudgeDesk :one
select count(*) from deadline d
join civil_case c on c.court = d.court and c.matter = d.matter
where d.court = @court and d.person = @judge and d.standing in ('judge', 'member', 'president')
  and (sqlc.arg(words)::text = '' or c.words @@ sqlc.arg(words)::text::tsquery)
  and (sqlc.arg(phase)::text = '' or c.phase = @phase)
  and (sqlc.arg(track)::text = '' or c.track = @track)
  and (sqlc.arg(status)::text = '' or c.status = @status)
  and (sqlc.arg(what)::text = '' or d.what = @what)
  and d.until >= @since and d.until < @before;

-- name: JudgeSteps :many
select what, status, count(*) as n,
       count(*) filter (where until < @now) as overdue,
       count(*) filter (where until >= @now and until < @tomorrow) as today,
       count(*) filter (where until < @tomorrow) as due,
       count(*) filter (where until >= @now and until < @week) as week
from deadline where court = @court and person = @judge and standing in ('judge', 'member', 'president') group by what, status;

-- name: ClerkDesk :many
select d.*, coalesce(c.number, '') as number, coalesce(c.receipt, '') as receipt, coalesce(c.plaintiff, '') as plaintiff,
       coalesce(c.defendant, '') as defendant, coalesce(c.cause_name, '') as cause_name, coalesce(c.status, '') as status
from deadline d left join civil_case c on c.court = d.court and c.matter = d.matter
where d.court = @court and d.standing = 'clerk' and (sqlc.arg(page)::text = '' or d.page = @page)
order by d.until, d.matter limit @most offset @skip;

-- name: ClerkCounts :many
select page, count(*) as n, count(*) filter (where until < @now) as overdue from deadline
where court = @court and standing = 'clerk' group by page;

-- name: Bell :many
select matter from deadline where court = @court and by_court and until <= @now group by matter order by min(until) limit @most;

-- name: Notices :many
select * from notice where court = @court and (sqlc.arg(kind)::text = '' or kind = @kind) order by on_day desc, matter limit @most offset @skip;

-- name: CountNotices :one
select count(*) from notice where court = @court and (sqlc.arg(kind)::text = '' or kind = @kind);

-- name: SittingsOf :many
select matter, at, place, name from sitting where court = @court and judge = @judge and at >= @since order by at, matter limit @most;

-- name: FindInvite :one
select matter, party from invite where court = @court and code_hash = @code_hash;

-- name: FigureTotals :one
select count(*) as filed,
       count(*) filter (where serial > 0) as accepted,
       count(*) filter (where outcome in ('judged', 'withdrawn')) as closed,
       count(*) filter (where open) as open,
       count(*) filter (where room) as room,
       coalesce(avg(closed_on - accepted_on) filter (where outcome = 'judged'), 0)::float8 as days,
       coalesce(avg(closed_on - accepted_on) filter (where outcome = 'judged' and room), 0)::float8 as room_days,
       coalesce(sum(amount) filter (where serial > 0), 0)::bigint as amount
from civil_case where court = @court;

-- name: FiguresBy :many
select (case sqlc.arg(by)::text when 'cause' then cause_name when 'track' then track when 'phase' then phase when 'outcome' then outcome else status end)::text as name,
       count(*) as n
from civil_case where court = @court and (serial > 0 or sqlc.arg(by)::text <> 'track') group by 1 order by n desc, 1;

-- name: FiguresByMonth :many
select to_char(filed_on, 'YYYY-MM')::text as month, count(*) as filed, count(*) filter (where outcome = 'judged') as judged
from civil_case where court = @court group by 1 order by 1 desc limit 12;

-- name: FiguresByHour :many
select extract(hour from filed_at at time zone 'Asia/Shanghai')::int as hour, count(*) as n from civil_case where court = @court group by 1 order by 1;

-- name: Stands :one
select count(*) from involved where court = @court and matter = @matter and person = @person;
