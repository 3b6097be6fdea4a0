-- News for open screens. Ordered by transaction: whoever reads below the oldest running one misses nothing.
create table matter_event (
    principal text not null,
    tx bigint not null default (pg_current_xact_id()::text)::bigint,
    seq bigint generated always as identity,
    matter uuid not null,
    number text not null,
    street text not null,
    kind text not null,
    what text not null,
    status text not null,
    roles text[] not null,
    people text[] not null,
    at timestamptz not null,
    primary key (principal, tx, seq)
);
create index matter_event_in_order on matter_event (tx, seq);
create index matter_event_by_age on matter_event (at);
create trigger matter_event_fixed before update on matter_event for each row execute function refuse_change();
call guard('matter_event', 'select, insert, delete');
