-- +goose Up

-- Where a node hands out the content of its deposits: of its docket.
alter table node add column endpoint text not null default '';

-- +goose Down
alter table node drop column endpoint;
