-- name: PutDraft :exec
insert into draft (court, id, person, kind, matter, body, updated_at) values (@court, @id, @person, @kind, @matter, @body, @updated_at)
on conflict (court, id) do update set body = excluded.body, updated_at = excluded.updated_at, matter = excluded.matter where draft.person = excluded.person;

-- name: UpdateDraft :execrows
update draft set body = @body, matter = @matter, updated_at = @updated_at where court = @court and id = @id and person = @person;

-- name: FindDraft :one
select * from draft where court = @court and id = @id and person = @person;

-- name: DraftsOf :many
select * from draft where court = @court and person = @person and kind = @kind order by updated_at desc limit 50;

-- name: DraftFor :one
select * from draft where court = @court and person = @person and kind = @kind and matter = @matter order by updated_at desc limit 1;

-- name: CountDrafts :one
select count(*) from draft where court = @court and person = @person and kind = @kind;

-- name: DropDraft :exec
delete from draft where court = @court and id = @id and person = @person;

-- name: AddUpload :exec
insert into upload (court, id, person, file, name, media, size, at) values (@court, @id, @person, @file, @name, @media, @size, @at);

-- name: UploadsSince :one
select count(*) as files, coalesce(sum(size), 0)::bigint as bytes from upload where court = @court and person = @person and at > @since;

-- name: FindUpload :one
select * from upload where court = @court and id = @id and person = @person;

-- name: AddMessage :execrows
insert into message (court, id, cause, person, channel, address, matter, title, body, link, at, sent_at, good_until, party, delivery)
values (@court, @id, @cause, @person, @channel, @address, @matter, @title, @body, @link, @at, @sent_at, @good_until, @party, @delivery) on conflict (court, cause, channel) do nothing;

-- name: Outbox :many
select * from message where court = @court and channel in ('sms', 'mail') order by at desc limit @most offset @skip;

-- name: MessagesOf :many
select * from message where court = @court and person = @person and channel = 'inbox' order by at desc limit @most offset @skip;

-- name: CountUnread :one
select count(*) from message where court = @court and person = @person and channel = 'inbox' and read_at is null;

-- name: ReadMessages :exec
update message set read_at = @at where court = @court and person = @person and channel = 'inbox' and read_at is null;

-- name: AddOrder :exec
insert into payment_order (court, id, matter, amount, state, pay_url, created_at) values (@court, @id, @matter, @amount, 'created', @pay_url, @created_at) on conflict (court, id) do nothing;

-- name: FindOrder :one
select * from payment_order where court = @court and id = @id;

-- name: OrderFor :one
select * from payment_order where court = @court and matter = @matter order by created_at desc limit 1;

-- name: OrderPaid :execrows
update payment_order set state = 'paid', paid_at = @paid_at, receipt = @receipt where court = @court and id = @id and state = 'created';

-- name: OrderState :exec
update payment_order set state = @state where court = @court and id = @id;

-- name: OpenOrders :many
select * from payment_order where court = @court and state in ('created', 'paid') and created_at < @before order by created_at limit @most;

-- name: SetSetting :exec
insert into setting (court, key, value) values (@court, @key, @value) on conflict (court, key) do update set value = excluded.value;

-- name: GetSetting :one
select value from setting where court = @court and key = @key;

-- name: FindMessage :one
select * from message where court = @court and id = @id;

-- name: MessageFor :one
select * from message where court = @court and cause = @cause and channel = @channel;

-- name: MessageSent :execrows
update message set sent_at = @at where court = @court and id = @id and sent_at is null and failure = '';

-- name: MessageFailed :execrows
update message set failure = @failure where court = @court and id = @id and sent_at is null and failure = '';

-- name: Unsent :many
select id from message where court = @court and sent_at is null and failure = '' and at < @before order by at limit @most;
