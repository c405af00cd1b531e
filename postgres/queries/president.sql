-- name: PresidentDesk :many
select d.*, coalesce(c.number, '') as number, coalesce(c.plaintiff, '') as plaintiff, coalesce(c.defendant, '') as defendant,
       coalesce(c.cause_name, '') as cause_name, coalesce(c.judge_name, '') as judge_name
from deadline d left join civil_case c on c.court = d.court and c.matter = d.matter
where d.court = @court and d.standing = 'president'
order by d.until, d.matter limit @most offset @skip;

-- name: CountPresidentDesk :one
select count(*) from deadline where court = @court and standing = 'president';
