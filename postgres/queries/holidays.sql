-- name: HolidayNotices :many
select * from holiday_notice where court = @court order by id;

-- name: HolidayNotice :one
select * from holiday_notice where court = @court and id = @id;

-- name: AddHolidayNotice :one
insert into holiday_notice (court, number, year, source, announced, body, entered_by, entered_at)
values (@court, @number, @year, @source, @announced, @body, @entered_by, @entered_at) returning id;

-- name: MattersWithDeadlines :many
select distinct matter from deadline where court = @court order by matter;

-- name: AddMovedDeadline :exec
insert into moved_deadline (court, notice, matter, key, name, party, what, was, until)
values (@court, @notice, @matter, @key, @name, @party, @what, @was, @until);

-- name: CountMovedDeadlines :one
select count(*) from moved_deadline where court = @court and notice = @notice;

-- name: MovedDeadlines :many
select * from moved_deadline where court = @court and notice = @notice order by until, name, key limit @most offset @skip;
