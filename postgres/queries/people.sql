-- name: AccountByID :one
select * from account where court = @court and id = @id;

-- name: AccountByMobile :one
select * from account where court = @court and mobile = @mobile;

-- name: AccountByLogin :one
select * from account where court = @court and login = @login;

-- name: AddAccount :exec
insert into account (court, id, mobile, login, role, name, password, totp, created_at)
values (@court, @id, @mobile, @login, @role, @name, @password, @totp, @created_at) on conflict do nothing;

-- name: SetLanguage :exec
update account set language = @language where court = @court and id = @id;

-- name: UseTOTP :execrows
update account set totp_step = @step where court = @court and id = @id and totp_step < @step;

-- name: AddSession :exec
insert into session (court, token_hash, person, second, proved_at, device, network, created_at, until)
values (@court, @token_hash, @person, @second, @proved_at, @device, @network, @created_at, @until);

-- name: FindSession :one
select s.person, s.second, s.proved_at, s.until, s.data, a.role, a.name, a.mobile, a.language, a.renew, (a.totp <> '')::boolean as enrolled, coalesce(r.name, '') as real_name, coalesce(r.state, '') as real_state
from session s join account a on a.court = s.court and a.id = s.person
left join real_name r on r.court = s.court and r.matter = 'person-' || s.person
where s.court = @court and s.token_hash = @token_hash and s.until > @now and a.disabled_at is null;

-- name: SetSessionData :exec
update session set data = @data where court = @court and token_hash = @token_hash;

-- name: DropSession :exec
delete from session where court = @court and token_hash = @token_hash;

-- name: NoteProof :exec
update session set proved_at = @at where court = @court and token_hash = @token_hash;

-- name: DropOldSessions :exec
delete from session where court = @court and until < @now;

-- name: DropOldCodes :exec
delete from login_code where court = @court and until < @before;

-- name: AddLoginCode :exec
insert into login_code (court, browser, mobile, hash, sent_at, until) values (@court, @browser, @mobile, @hash, @sent_at, @until);

-- name: TryLoginCode :one
update login_code set tries = tries + 1 where court = @court and browser = @browser returning mobile, hash, tries, sent_at, until;

-- name: FindLoginCode :one
select mobile, sent_at from login_code where court = @court and browser = @browser;

-- name: DropLoginCode :exec
delete from login_code where court = @court and browser = @browser;

-- name: AddKey :exec
insert into api_key (court, id, hash, person, label, scopes, created_at, until) values (@court, @id, @hash, @person, @label, @scopes, @created_at, @until);

-- name: FindKey :one
select k.id, k.person, k.scopes, k.until, k.used_at, a.role, a.name, coalesce(r.name, '') as real_name, coalesce(r.state, '') as real_state
from api_key k join account a on a.court = k.court and a.id = k.person
left join real_name r on r.court = k.court and r.matter = 'person-' || k.person
where k.court = @court and k.hash = @hash and k.revoked_at is null and a.disabled_at is null;

-- name: UseKey :exec
update api_key set used_at = @at where court = @court and id = @id;

-- name: KeysOf :many
select id, label, scopes, created_at, until, used_at, revoked_at from api_key where court = @court and person = @person order by created_at desc;

-- name: CountKeys :one
select count(*) from api_key where court = @court and person = @person and revoked_at is null and until > @now;

-- name: RevokeKey :execrows
update api_key set revoked_at = @at where court = @court and id = @id and person = @person and revoked_at is null;

-- name: AddPasskey :exec
insert into passkey (court, id, person, label, credential, created_at) values (@court, @id, @person, @label, @credential, @created_at);

-- name: PasskeysOf :many
select * from passkey where court = @court and person = @person order by created_at;

-- name: UpdatePasskey :exec
update passkey set credential = @credential where court = @court and id = @id;

-- name: PutOfficerAccount :exec
insert into account (court, id, login, role, name, password, renew, created_at)
values (@court, @id, @login, @role, @name, @password, true, @created_at);

-- name: NameOfficer :execrows
update account set login = @login, role = @role, name = @name where court = @court and id = @id
  and (login <> @login or role <> @role or name <> @name);

-- name: OfficerAccounts :many
select id, login, role, name, renew, (totp <> '')::boolean as enrolled, created_at, disabled_at from account
where court = @court and login <> '' order by login;

-- name: SetPassword :execrows
update account set password = @password, renew = @renew where court = @court and id = @id and login <> '';

-- name: ChangePassword :one
-- An officer changes his own password and is told of it; nothing happens when it is not the one it was.
with changed as (
  update account a set password = @password, renew = false where a.court = @court and a.id = @id and a.login <> '' and a.password = @was and a.disabled_at is null
  returning a.court, a.id
), told as (
  insert into message (court, id, cause, person, channel, title, body, link, at, sent_at)
  select c.court, @message::text, 'password/' || @message::text, c.id, 'inbox', @title::text, @body::text, '/account', @at::timestamptz, @at::timestamptz from changed c
)
select count(*) from changed;

-- name: SetTOTP :execrows
update account set totp = @totp, totp_step = @step where court = @court and id = @id and login <> '';

-- name: DisableAccount :execrows
update account set disabled_at = @at where court = @court and id = @id and login <> '' and disabled_at is null;

-- name: EnableAccount :execrows
update account set disabled_at = null where court = @court and id = @id and login <> '' and disabled_at is not null;

-- name: DropSessionsOf :execrows
delete from session where court = @court and person = @person;

-- name: RevokeKeysOf :execrows
update api_key set revoked_at = @at where court = @court and person = @person and revoked_at is null;

-- name: DropPasskeysOf :execrows
delete from passkey where court = @court and person = @person;
