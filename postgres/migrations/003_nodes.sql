-- +goose Up

-- Registers of the nodes of the evidence network: derived from dockets, rebuilt at will.
create table node (
    court        text        not null,
    node         text        not null,            -- its code
    matter       text        not null,
    name         text        not null,
    category     text        not null,
    role         text        not null,
    document     text        not null,            -- under which it was admitted
    document_on  date        not null,
    contact      text        not null,            -- the person who speaks for it
    contact_name text        not null,
    admitted_at  timestamptz not null,
    quota        int         not null,            -- digests in one court day
    state        text        not null,            -- active, suspended, discharged
    since        timestamptz not null,
    reason       text        not null,
    primary key (court, node)
);
create index node_contact on node (court, contact);

create table node_key (
    court       text        not null,
    node        text        not null,
    key         text        not null,
    alg         text        not null,
    public      bytea       not null,             -- SubjectPublicKeyInfo, DER
    from_at     timestamptz not null,             -- in force from
    enrolled_at timestamptz not null,
    until_at    timestamptz,                      -- void from
    revoked_at  timestamptz,                      -- when the revocation was entered
    reason      text        not null,
    primary key (court, node, key)
);

-- Signed requests, counted by the machine's clock; not derived from any docket.
create table node_nonce (
    court text        not null,
    node  text        not null,
    key   text        not null,
    nonce text        not null,
    until timestamptz not null,                   -- after this the request is stale anyway
    primary key (court, node, key, nonce)
);
create index node_nonce_until on node_nonce (until);

create table node_use (
    court text   not null,
    node  text   not null,
    day   date   not null,                        -- court date
    used  bigint not null,
    primary key (court, node, day)
);

create table node_refusal (
    court  text        not null,
    node   text        not null,                  -- empty: the request named no node of this court
    day    date        not null,
    reason text        not null,
    n      bigint      not null,
    last   timestamptz not null,
    primary key (court, node, day, reason)
);

-- +goose Down
drop table node_refusal, node_use, node_nonce, node_key, node;
