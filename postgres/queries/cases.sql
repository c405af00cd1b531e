-- name: Cases :many
select * from civil_case
where court = @court
  and (sqlc.arg(words)::text = '' or words @@ sqlc.arg(words)::text::tsquery)
  and (sqlc.arg(judge)::text = '' or judge = @judge)
  and (sqlc.arg(phase)::text = '' or phase = @phase)
  and (sqlc.arg(state)::text = '' or open = (sqlc.arg(state)::text = 'open'))
order by open desc, filed_at desc, matter limit @most offset @skip;

-- name: CountCases :one
select count(*) from civil_case
where court = @court
  and (sqlc.arg(words)::text = '' or words @@ sqlc.arg(words)::text::tsquery)
  and (sqlc.arg(judge)::text = '' or judge = @judge)
  and (sqlc.arg(phase)::text = '' or phase = @phase)
  and (sqlc.arg(state)::text = '' or open = (sqlc.arg(state)::text = 'open'));

-- name: Performing :many
select c.*, d.until from civil_case c
join deadline d on d.court = c.court and d.matter = c.matter and d.key = 'perform/d1'
where c.court = @court and c.phase = 'performance'
order by d.until, c.matter limit @most offset @skip;

