-- +goose Up

-- The truth: matters and their entries. The application may add entries and read them, nothing else.
create table matter (
    court  text  not null,
    id     text  not null,
    kind   text  not null,
    seq    int   not null default 0,            -- number of the newest entry
    head   bytea not null default ''::bytea,    -- its hash
    holder text  not null default '',           -- officer whose open work it is
    primary key (court, id)
);

create table entry (
    court  text        not null,
    matter text        not null,
    seq    int         not null,
    at     timestamptz not null,
    by     json        not null,
    kind   text        not null,
    act    json        not null,                -- json, not jsonb: the bytes are hashed as written
    basis  json        not null,
    salt   bytea       not null,                -- random, covered by the hash: a hash alone gives nothing away
    prev   bytea       not null,
    hash   bytea       not null,
    primary key (court, matter, seq)
);

-- What is drawn: yearly series of numbers, and how much open work each officer has.
create table series (
    court text not null,
    name  text not null,
    year  int  not null,
    last  int  not null,
    primary key (court, name, year)
);

-- Receipts are numbered without a lock: two people who file at once do not wait for each other, and gaps do no harm.
create sequence ticket;

create table workload (
    court   text not null,
    officer text not null,
    role    text not null,
    open    int  not null default 0,
    drawn   boolean not null default true,      -- new cases may be allotted to him
    primary key (court, officer)
);

-- Registers: derived from dockets, rebuilt at will.
create table civil_case (
    court       text        not null,
    matter      text        not null,
    number      text        not null default '',
    year        int         not null default 0,
    serial      int         not null default 0,
    receipt     text        not null default '',
    cause       text        not null default '',
    cause_name  text        not null default '',
    track       text        not null default '',
    phase       text        not null,
    status      text        not null,
    plaintiff   text        not null,
    defendant   text        not null,
    judge       text        not null default '',
    judge_name  text        not null default '',
    amount      bigint      not null default 0, -- fen
    fee         bigint      not null default 0, -- fen
    filed_at    timestamptz not null,
    filed_on    date        not null,
    accepted_on date,
    limit_until date,
    closed_on   date,
    outcome     text        not null default '',
    room        boolean     not null default false,
    open        boolean     not null,
    words       tsvector    not null,           -- bigrams made by the application
    primary key (court, matter)
);
create unique index civil_case_number on civil_case (court, year, serial) where serial > 0;
create index civil_case_judge on civil_case (court, judge, limit_until) where open;
create index civil_case_filed on civil_case (court, filed_on);
create index civil_case_closed on civil_case (court, closed_on) where not open;
create index civil_case_words on civil_case using gin (words);

create table deadline (
    court    text        not null,
    matter   text        not null,
    key      text        not null,
    standing text        not null,
    party    text        not null default '',
    person   text        not null default '',
    what     text        not null,
    page     text        not null,
    until    timestamptz not null,
    article  text        not null,
    missed   text        not null,
    by_court boolean     not null,              -- an act of the court follows when it is missed
    status   text        not null default '',   -- of the case: a desk is counted without a join
    primary key (court, matter, key)
);
create index deadline_person on deadline (court, person, until) where person <> '';
create index deadline_judge on deadline (court, person, until) include (what, status) where standing in ('judge', 'member', 'president');
create index deadline_standing on deadline (court, standing, until);
create index deadline_bell on deadline (court, until) where by_court;

create table involved (
    court    text not null,
    matter   text not null,
    person   text not null,
    standing text not null,
    party    text not null default '',
    primary key (court, matter, person, standing)
);
create index involved_person on involved (court, person, matter);

create table notice (
    court  text not null,
    matter text not null,
    key    text not null,
    kind   text not null,
    title  text not null,
    body   text not null,
    on_day date not null,
    until  date not null,
    primary key (court, matter, key)
);
create index notice_day on notice (court, on_day desc);

create table sitting (
    court  text        not null,
    matter text        not null,
    at     timestamptz not null,
    place  text        not null,
    judge  text        not null,
    name   text        not null,                -- of the case
    primary key (court, matter, at)
);
create index sitting_judge on sitting (court, judge, at);

create table invite (
    court     text not null,
    code_hash text not null,
    matter    text not null,
    party     text not null,
    primary key (court, code_hash)
);
create index invite_matter on invite (court, matter);

create table real_name (
    court     text not null,
    matter    text not null,
    name      text not null,
    id_kind   text not null,
    id_masked text not null,
    state     text not null,
    on_day    date,
    primary key (court, matter)
);

-- People and their doors.
create table account (
    court      text        not null,
    id         text        not null,
    mobile     text        not null default '',
    login      text        not null default '', -- officers
    role       text        not null default '', -- officers
    name       text        not null default '', -- officers
    password   text        not null default '', -- argon2id, officers
    totp       text        not null default '', -- secret, officers
    totp_step  bigint      not null default 0,  -- newest step used: a code is good once
    language   text        not null default 'zh-Hans',
    created_at timestamptz not null,
    renew      boolean     not null default false, -- the password is good once: a new one is chosen at sign-in
    disabled_at timestamptz,                       -- officers: no sign-in, no key
    primary key (court, id)
);
create unique index account_mobile on account (court, mobile) where mobile <> '';
create unique index account_login on account (court, login) where login <> '';

create table passkey (
    court      text        not null,
    id         text        not null,            -- credential id, base64url
    person     text        not null,
    label      text        not null,
    credential json        not null,
    created_at timestamptz not null,
    primary key (court, id)
);
create index passkey_person on passkey (court, person);

create table session (
    court      text        not null,
    token_hash text        not null,            -- hex SHA-256 of the cookie
    person     text        not null,
    second     boolean     not null default false,
    proved_at  timestamptz not null,            -- when who it is was proved last: sent code, or second factor
    device     text        not null default '', -- browser and system, in words
    network    text        not null default '', -- network it was opened from, shortened
    data       json        not null default '{}',
    created_at timestamptz not null,
    until      timestamptz not null,
    primary key (court, token_hash)
);
create index session_until on session (until);

create table login_code (
    court   text        not null,
    browser text        not null,               -- hex SHA-256 of the cookie of the browser that asked: good nowhere else
    mobile  text        not null,
    hash    text        not null,
    tries   int         not null default 0,
    sent_at timestamptz not null,
    until   timestamptz not null,
    primary key (court, browser)
);

create table api_key (
    court      text        not null,
    id         text        not null,
    hash       text        not null,
    person     text        not null,
    label      text        not null,
    scopes     text[]      not null default '{}', -- what it may do besides reading: files, * or kinds of acts
    created_at timestamptz not null,
    until      timestamptz not null,
    used_at    timestamptz,                     -- to the minute
    revoked_at timestamptz,
    primary key (court, id)
);
create unique index api_key_hash on api_key (court, hash);

-- Whoever changes how an officer is recognised, and by whatever way: keys made before are void, and so are sessions when
-- the password or the secret was changed.
-- +goose StatementBegin
create function forget_account() returns trigger language plpgsql as $$
begin
    update api_key set revoked_at = now() where court = old.court and person = old.id and revoked_at is null;
    delete from session where court = old.court and person = old.id;
    return null;
end $$;
-- +goose StatementEnd
create trigger account_changed after update of password, totp on account for each row
    when (old.password <> new.password or old.totp <> new.totp) execute function forget_account();

-- +goose StatementBegin
create function forget_keys() returns trigger language plpgsql as $$
declare
    changed passkey := coalesce(new, old);
begin
    update api_key set revoked_at = now() where court = changed.court and person = changed.person and revoked_at is null;
    return null;
end $$;
-- +goose StatementEnd
create trigger passkey_changed after insert or delete on passkey for each row execute function forget_keys();

-- What is not law yet: drafts, uploads.
create table draft (
    court      text        not null,
    id         text        not null,
    person     text        not null,
    kind       text        not null,            -- complaint, answer, judgment …
    matter     text        not null default '',
    body       json        not null,
    updated_at timestamptz not null,
    primary key (court, id)
);
create index draft_person on draft (court, person, updated_at desc);

create table upload (
    court  text        not null,
    id     text        not null,
    person text        not null,
    file   text        not null,
    name   text        not null,
    media  text        not null,
    size   bigint      not null,
    at     timestamptz not null,
    primary key (court, id)
);
create index upload_person on upload (court, person);

-- Messages: the outbox, and what a person reads under 消息. One row for one effect: visibly once.
create table message (
    court   text        not null,
    id      text        not null,
    cause   text        not null,               -- matter/seq/party of the effect
    person  text        not null default '',
    channel text        not null,               -- sms, mail, inbox
    address text        not null default '',
    matter  text        not null default '',
    title   text        not null,
    body    text        not null,
    link    text        not null default '',
    at      timestamptz not null,
    sent_at timestamptz,
    read_at timestamptz,
    failure text        not null default '',    -- why it was given up
    good_until timestamptz,                     -- not carried any more after this; a code to sign in is soon worth nothing
    party    text       not null default '',    -- with delivery: the addressee
    delivery text       not null default '',    -- the delivery that arrives or fails with this message
    primary key (court, id)
);
create unique index message_cause on message (court, cause, channel);
create index message_person on message (court, person, at desc);
create index message_at on message (court, at desc);
create index message_unsent on message (court, at) where sent_at is null and failure = '';

create table payment_order (
    court      text        not null,
    id         text        not null,
    matter     text        not null,
    amount     bigint      not null,            -- fen
    state      text        not null,            -- created, paid, entered, refund
    pay_url    text        not null default '',
    receipt    text        not null default '',
    created_at timestamptz not null,
    paid_at    timestamptz,
    primary key (court, id)
);
create index payment_order_matter on payment_order (court, matter);
create index payment_order_open on payment_order (court, created_at) where state in ('created', 'paid');

create table setting (
    court text not null,
    key   text not null,
    value text not null,
    primary key (court, key)
);

-- Holiday notices imported by staff, in the order of their entry, and the running deadlines each of them moved.
create table holiday_notice (
    court      text        not null,
    id         bigint      generated always as identity,
    number     text        not null,
    year       int         not null,
    source     text        not null,
    announced  date        not null,
    body       json        not null,            -- calendar.Notice
    entered_by text        not null,
    entered_at timestamptz not null,
    primary key (court, id)
);
create unique index holiday_notice_number on holiday_notice (court, number);

create table moved_deadline (
    court  text        not null,
    notice bigint      not null,
    matter text        not null,
    key    text        not null,
    name   text        not null,                -- of the case: its number, or its receipt
    party  text        not null,                -- who must act, in words
    what   text        not null,
    was    timestamptz not null,
    until  timestamptz not null,
    primary key (court, notice, matter, key)
);

-- +goose Down
drop sequence ticket;
drop table moved_deadline, holiday_notice, setting, payment_order, message, upload, draft, api_key, login_code, session, passkey, account,
    real_name, invite, sitting, notice, involved, deadline, civil_case, workload, series, entry, matter;
drop function forget_account, forget_keys;
