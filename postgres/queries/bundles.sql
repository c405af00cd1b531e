-- name: Bundles :many
select * from bundle where court = @court and matter = @matter and scope = @scope and volume = @volume order by seq desc limit 10;

-- name: Bundle :one
select * from bundle where court = @court and matter = @matter and scope = @scope and volume = @volume and seq = @seq;

-- name: AwaitBundle :execrows
insert into bundle (court, matter, scope, volume, seq, state, asked_at) values (@court, @matter, @scope, @volume, @seq, 'waiting', @at)
on conflict (court, matter, scope, volume, seq) do update set state = 'waiting', done = 0, why = '', asked_at = excluded.asked_at where bundle.state = 'failed';

-- name: StepBundle :exec
update bundle set done = @done where court = @court and matter = @matter and scope = @scope and volume = @volume and seq = @seq;

-- name: PutBundle :exec
update bundle set state = @state, file = @file, size = @size, pages = @pages, spots = @spots, why = @why, made_at = @at
where court = @court and matter = @matter and scope = @scope and volume = @volume and seq = @seq;

-- name: DropOldBundles :many
with old as (delete from bundle where court = @court and asked_at < @before returning file)
select distinct file from old where file <> '';

-- name: BundleHolds :one
select exists (select from bundle where file = @file);

-- name: MediaOfUpload :one
select media from upload where court = @court and file = @file order by at limit 1;
