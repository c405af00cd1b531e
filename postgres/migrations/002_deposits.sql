-- +goose Up

-- The way from a deposit number to its place in the log (docs/adr/0007-evidence-network.md). The log is the record; a row
-- that is lost is made again from it. The application may add rows and note an index once, nothing else.
create table deposit (
    court   text             not null,
    number  text collate "C" not null,          -- in the order they were given
    kind    text             not null,
    leaf    bytea            not null,          -- as it stands, or will stand, in the log
    idx     bigint,                             -- in the log; null: not there yet
    sha256  bytea            not null default ''::bytea, -- of a single deposit
    person  text             not null default '',
    node    text             not null default '',
    key     text             not null default '', -- the depositor's own
    content bytea            not null default ''::bytea, -- digest of all that was asked for under the key
    file    text             not null default '', -- in the vault
    name    text             not null default '', -- of the file, for its owner
    private json,                               -- particulars
    at      timestamptz      not null,
    primary key (court, number)
);
create unique index deposit_key on deposit (court, person, node, key) where key <> '';
create unique index deposit_index on deposit (court, idx) where idx is not null; -- one index, one deposit
create index deposit_waiting on deposit (court, number) where idx is null;
create index deposit_sha256 on deposit (court, sha256) where sha256 <> ''::bytea;
create index deposit_person on deposit (court, person, number) where person <> '';
create index deposit_node on deposit (court, node, number) where node <> '';

-- An index is noted once. What stands in the log stands there.
-- +goose StatementBegin
create function keep_index() returns trigger language plpgsql as $$
begin
    raise exception 'the index of deposit % is noted already', old.number using errcode = 'check_violation';
end $$;
-- +goose StatementEnd
create trigger deposit_index_once before update on deposit for each row
    when (old.idx is not null and new.idx is distinct from old.idx) execute function keep_index();

-- Items of small batches; those of large ones are found in the file of their batch.
create table deposit_item (
    court    text             not null,
    sha256   bytea            not null,
    number   text collate "C" not null,
    position int              not null,
    primary key (court, sha256, number, position)
);

-- Checkpoints that were kept, with their time-stamps.
create table kept_checkpoint (
    court text        not null,
    size  bigint      not null,
    note  bytea       not null,
    stamp bytea       not null default ''::bytea,
    at    timestamptz not null,
    primary key (court, size)
);

-- Which leaf holds which entries: entry from_seq stands at position, those after it follow.
create table docket_range (
    court    text             not null,
    matter   text             not null,
    from_seq int              not null,
    to_seq   int              not null,
    number   text collate "C" not null,
    position int              not null,
    primary key (court, matter, from_seq)
);

-- How far each docket is in the log. Apart from matter, so that sealing locks nothing an act needs.
create table docket_sealed (
    court  text not null,
    matter text not null,
    seq    int  not null,
    primary key (court, matter)
);

-- Which leaf holds which paper of the court.
create table paper_item (
    court    text             not null,
    file     text             not null,
    number   text collate "C" not null,
    position int              not null,
    primary key (court, file)
);

-- +goose Down
drop table paper_item, docket_sealed, docket_range, kept_checkpoint, deposit_item, deposit;
drop function keep_index;
