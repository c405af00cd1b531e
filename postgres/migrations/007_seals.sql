-- +goose Up

-- Register of the court's seals: derived from dockets, rebuilt at will.
create table seal (
    court   text        not null,
    seal    text        not null,                 -- its code
    matter  text        not null,
    name    text        not null,
    use     text        not null,                 -- court, special
    state   text        not null,                 -- made, in-force, suspended, retired
    since   timestamptz not null,
    from_at timestamptz,                          -- in force from
    made_at timestamptz not null,
    grants  int         not null,                 -- authorisations that were not withdrawn
    primary key (court, seal)
);

-- +goose Down
drop table seal;
