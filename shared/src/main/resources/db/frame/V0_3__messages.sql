-- Requests answered once (Idempotency-Key), events sent and events received.
create table idempotency (
    principal text not null,
    subject text not null,
    key text not null,
    digest text not null,
    act uuid,
    lease_until timestamptz,
    status integer,
    location text,
    answer text,
    at timestamptz not null,
    primary key (principal, subject, key)
);
call isolate('idempotency', 'select, insert, update (act, lease_until, status, location, answer)');

create table outbox (
    principal text not null,
    seq bigint generated always as identity,
    destination text not null,
    id uuid not null,
    type text not null,
    data jsonb not null,
    at timestamptz not null,
    attempts integer not null default 0,
    next_try timestamptz not null,
    delivered_at timestamptz,
    primary key (principal, seq)
);
create index outbox_pending on outbox (destination, seq) where delivered_at is null;
call isolate('outbox', 'select, insert, update (attempts, next_try, delivered_at)');

-- One row: its holder delivers.
create table outbox_lease (
    one boolean primary key default true check (one),
    holder uuid,
    held_until timestamptz not null
);
insert into outbox_lease (held_until) values ('-infinity');
grant select, update on outbox_lease to "${app}";

create table inbox (
    principal text not null,
    id uuid not null,
    type text not null,
    at timestamptz not null,
    primary key (principal, id)
);
create trigger inbox_fixed before update or delete on inbox for each row execute function forbid_change();
call isolate('inbox', 'select, insert');
