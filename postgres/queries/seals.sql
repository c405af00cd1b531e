-- name: Seals :many
select * from seal where court = @court order by made_at, seal;
