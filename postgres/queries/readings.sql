-- name: Readings :many
select * from reading where court = @court and file = any(@files::text[]);

-- name: Reading :one
select * from reading where court = @court and file = @file;

-- name: AwaitReading :exec
insert into reading (court, file, media, state, asked_at) values (@court, @file, @media, 'waiting', @at) on conflict do nothing;

-- name: PutReading :exec
insert into reading (court, file, media, state, normal, size, pages, why, removed, untold, asked_at, made_at)
values (@court, @file, @media, @state, @normal, @size, @pages, @why, @removed, @untold, @at, @at)
on conflict (court, file) do update set state = excluded.state, normal = excluded.normal, size = excluded.size, pages = excluded.pages,
    why = excluded.why, removed = excluded.removed, untold = excluded.untold, made_at = excluded.made_at;

-- name: PutReadingPages :exec
insert into reading_page (court, file, page, text, folded)
select @court, @file, unnest(@pages::int[]), unnest(@texts::text[]), unnest(@folded::text[])
on conflict (court, file, page) do update set text = excluded.text, folded = excluded.folded;

-- name: SearchReadings :many
-- What stands around a hit is looked for in the beginning of its page, and in some millions of bytes of all pages: a file of
-- text is one page of megabytes, and sixty of them would keep the court busy for one search.
select file, page, (case when sum(least(octet_length(text), 1000000)) over (order by array_position(@files::text[], file), page) <= 3000000
    then left(text, 250000) else '' end)::text as text from reading_page
where court = @court and file = any(@files::text[]) and position(sqlc.arg(words)::text in folded) > 0
order by array_position(@files::text[], file), page limit @most;

-- name: Unread :many
select distinct on (u.file) u.file, u.media from upload u
where u.court = @court and u.at > @since and not exists (select from reading r where r.court = u.court and r.file = u.file and r.state <> 'waiting')
order by u.file limit @most;
