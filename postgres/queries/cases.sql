-- name: Cases :many
select c.* from civil_case c
where c.court = @court
  and (sqlc.arg(words)::text = '' or words @@ sqlc.arg(words)::text::tsquery)
  and (sqlc.arg(judge)::text = '' or c.matter in (select i.matter from involved i where i.court = @court and i.person = @judge and i.standing in ('judge', 'member', 'president')))
  and (sqlc.arg(phase)::text = '' or phase = @phase)
  and (sqlc.arg(state)::text = '' or open = (sqlc.arg(state)::text = 'open'))
order by open desc, filed_at desc, matter limit @most offset @skip;

-- name: CountCases :one
select count(*) from civil_case c
where c.court = @court
  and (sqlc.arg(words)::text = '' or words @@ sqlc.arg(words)::text::tsquery)
  and (sqlc.arg(judge)::text = '' or c.matter in (select i.matter from involved i where i.court = @court and i.person = @judge and i.standing in ('judge', 'member', 'president')))
  and (sqlc.arg(phase)::text = '' or phase = @phase)
  and (sqlc.arg(state)::text = '' or open = (sqlc.arg(state)::text = 'open'));

-- name: Performing :many
select c.*, d.until from civil_case c
join deadline d on d.court = c.court and d.matter = c.matter and d.key = 'perform/d1'
where c.court = @court and c.phase = 'performance'
order by d.until, c.matter limit @most offset @skip;

