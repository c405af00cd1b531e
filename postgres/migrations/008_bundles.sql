-- +goose Up

-- Bundles of electronic files 电子卷宗: what was bound for whom, and as of which entry. Made from the docket and the vault alone, and
-- thrown away after some days: whoever asks again gets the same bytes. scope is whose reading it is; a page offers a bundle
-- only to those whose catalogue holds every item of it.
create table bundle (
    court    text        not null,
    matter   text        not null,
    scope    text        not null,                -- a party, or court
    volume   text        not null check (volume in ('main', 'secret')),
    seq      int         not null,                -- the newest entry it takes in
    state    text        not null check (state in ('waiting', 'ready', 'failed')),
    done     int         not null default 0,      -- items bound so far
    file     text        not null default '',     -- digest of the PDF
    size     bigint      not null default 0,      -- bytes
    pages    int         not null default 0,
    spots    json        not null default '{}',   -- efile.Spot by item
    why      text        not null default '',     -- why it could not be bound
    asked_at timestamptz not null,
    made_at  timestamptz,
    primary key (court, matter, scope, volume, seq)
);
create index bundle_asked on bundle (court, asked_at);
create index upload_file on upload (court, file);

-- +goose Down
drop index upload_file;
drop table bundle;
