-- +goose Up

-- In which form a file of the vault is read 规范版, and what it says. Made from the file alone and made again at will; the
-- file itself is never touched. Rights are those of the exhibit or paper that names the file: nothing here says whose it is.
create table reading (
    court    text        not null,
    file     text        not null,                -- digest of the original
    media    text        not null,
    state    text        not null check (state in ('waiting', 'ready', 'kept')), -- kept: there is only the original
    normal   text        not null default '',     -- digest of the normal form; empty: none
    size     bigint      not null default 0,      -- of the normal form, in bytes
    pages    int         not null default 0,
    why      text        not null default '',     -- why there is no normal form
    removed  text        not null default '',     -- what the normal form leaves out
    untold   text        not null default '',     -- why the text, or some of it, is not there
    asked_at timestamptz not null,
    made_at  timestamptz,
    primary key (court, file)
);
create index reading_waiting on reading (court, asked_at) where state = 'waiting';
create index upload_at on upload (court, at);

-- The text of each page. A search always names the files of one matter, so this key is all it needs.
create table reading_page (
    court  text not null,
    file   text not null,
    page   int  not null,                         -- from 1; 0: a file without pages
    text   text not null,
    folded text not null,                         -- as it is searched: small letters, no spaces, one form of each character
    primary key (court, file, page)
);

-- +goose Down
drop index upload_at;
drop table reading_page, reading;
