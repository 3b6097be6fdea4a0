-- What was drawn up to be kept for ever (归档材料): drawn once, the same bytes from then on.
create table filed_paper (
    principal  text        not null,
    id         uuid        not null,
    kind       text        not null check (kind in ('RECONCILIATION', 'MONTHLY_STATEMENT', 'PAYMENT_PACK')),
    source     uuid        not null,
    title      text        not null check (title <> ''),
    media_type text        not null,
    digest     text        not null check (digest = 'sha-256:' || encode(sha256(bytes), 'hex')),
    bytes      bytea       not null,
    made_at    timestamptz not null,
    primary key (principal, id),
    unique (principal, kind, source)
);
create index filed_paper_by_id on filed_paper (id);
call isolate('filed_paper', 'select, insert');
call prove('filed_paper', 'paper.drawn-up', at => 'made_at', later => '{bytes}', label => '{kind,title}');
create trigger filed_paper_fixed before update or delete on filed_paper
    for each row execute function forbid_change();
