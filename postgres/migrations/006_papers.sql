-- +goose Up

-- Papers found again by their code: of dockets. What is told of a paper to everybody stands here, and nothing else of its
-- case but where it stands.
create table paper (
    court        text        not null,
    matter       text        not null,
    seq          int         not null,            -- the entry that issued it
    code         text        not null,            -- empty: issued before there were codes
    kind         text        not null,
    party        text        not null,            -- whom it is addressed to; empty: everybody
    file         text        not null,            -- hex SHA-256
    pages        int         not null,
    issued_at    timestamptz not null,
    seal         text        not null,            -- empty: unsealed
    signers      json        not null,            -- register.Signer
    corrected_at timestamptz,
    corrected_by text[]      not null default '{}', -- codes of the rulings that correct it
    withdrawn_at timestamptz,
    primary key (court, matter, seq)
);
create unique index paper_code on paper (court, code) where code <> '';
create index paper_seal on paper (court, seal, issued_at desc, code) where seal <> '';

-- What was issued before has no code, no seal and no signatures.
insert into paper (court, matter, seq, code, kind, party, file, pages, issued_at, seal, signers)
    select court, matter, seq, '', act->>'paper', coalesce(act->>'for', ''), act->>'file', (act->>'pages')::int, at, '', '[]'
    from entry where kind = 'document.issue';

-- +goose Down
drop table paper;
