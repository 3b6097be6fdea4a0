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
create index outbox_lane on outbox (principal, destination, seq) where delivered_at is null;
call isolate('outbox', 'select, insert, update (attempts, next_try, delivered_at)');

-- When the earliest undelivered event of all principals is due; no row if every event is delivered.
create function next_delivery() returns setof timestamptz
    language sql stable security definer set search_path from current as $$
select min(next_try) from outbox where delivered_at is null having count(*) > 0
$$;

-- How many events of all principals are undelivered, and since when; nothing else of them is shown.
create function undelivered_events() returns bigint
    language sql stable security definer set search_path from current as $$
select count(*) from outbox where delivered_at is null
$$;
create function oldest_undelivered_event() returns timestamptz
    language sql stable security definer set search_path from current as $$
select min(at) from outbox where delivered_at is null
$$;

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

-- Principals that act here, or that events were about, and whose sub-district is not known yet: the key of each table is
-- walked from one principal to the next.
create function principals_without_subdistrict() returns setof text language sql stable as $$
with recursive
    asked (principal) as (
        (select min(principal) from idempotency)
        union all
        select (select min(kept.principal) from idempotency kept where kept.principal > asked.principal)
          from asked where asked.principal is not null),
    received (principal) as (
        (select min(principal) from inbox)
        union all
        select (select min(inbox.principal) from inbox where inbox.principal > received.principal)
          from received where received.principal is not null)
select found.principal
  from (select principal from asked union select principal from received) found
 where found.principal is not null and found.principal not like 'street-%'
   and not exists (select from principal_subdistrict placed where placed.principal = found.principal)
$$;
