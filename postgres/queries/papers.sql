-- name: PaperByCode :one
select * from paper where court = @court and code = @code and code <> '';

-- name: PapersBySeal :many
select * from paper where court = @court and seal = @seal and seal <> '' order by issued_at desc, code limit @most offset @skip;

-- name: CountPapersBySeal :one
select count(*) from paper where court = @court and seal = @seal and seal <> '';
