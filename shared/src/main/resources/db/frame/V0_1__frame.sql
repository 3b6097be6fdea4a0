-- What every service keeps besides its own area. ${app} is the login role of the service: it owns nothing, so
-- row-level security and privileges bind it.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- A transaction sees the principals named in app.principals ('*' means all); without the setting it sees nothing.
create procedure guard(target regclass, privileges text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format($policy$
        create policy own_principals on %s using (
            (select current_setting('app.principals', true)) = '*'
            or principal = any ((select string_to_array(current_setting('app.principals', true), ','))::text[]))
        $policy$, target);
    execute format('grant %s on %s to "${app}"', privileges, target);
end
$$;

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
call guard('idempotency', 'select, insert, update (act, lease_until, status, location, answer)');

create table act (
    principal text not null,
    id uuid not null,
    kind text not null,
    subject text not null,
    amount bigint,
    category text,
    body text not null,
    digest text not null,
    requested_by text not null,
    requested_by_name text not null,
    requested_at timestamptz not null,
    status text not null check (status in ('ASKED', 'REFUSED', 'AWAITING_APPROVAL', 'RETURNED', 'REJECTED',
        'WITHDRAWN', 'EXPIRED', 'AUTHORISED', 'EXECUTED')),
    matter uuid,
    matter_number text,
    ruling jsonb,
    refusal jsonb,
    warrant_id uuid,
    warrant text,
    comment text,
    executed_by text,
    executed_at timestamptz,
    changed_at timestamptz not null,
    ask_again_at timestamptz not null,
    primary key (principal, id),
    check (status not in ('AUTHORISED', 'EXECUTED') or (warrant_id is not null and warrant is not null)),
    check ((status = 'EXECUTED') = (executed_at is not null))
);
create index act_asked on act (ask_again_at) where status = 'ASKED';
create index act_by_id on act (id);
call guard('act', 'select, insert, update (status, matter, matter_number, ruling, refusal, warrant_id, warrant,
    comment, executed_by, executed_at, changed_at, ask_again_at)');

-- The moves an act may make; the same table stands in the core.
create function act_moves() returns trigger language plpgsql as $$
begin
    if old.status <> new.status and not (case old.status
        when 'ASKED' then new.status <> 'EXECUTED'
        when 'AWAITING_APPROVAL' then new.status in ('RETURNED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'AUTHORISED')
        when 'RETURNED' then new.status in ('AWAITING_APPROVAL', 'REJECTED', 'WITHDRAWN', 'EXPIRED')
        when 'AUTHORISED' then new.status in ('EXECUTED', 'EXPIRED')
        else false end)
    then
        raise exception 'an act does not move from % to %', old.status, new.status
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger act_moves before update on act for each row execute function act_moves();
create trigger act_stays before delete on act for each row execute function refuse_change();

create table standing_ruling (
    principal text not null,
    id uuid not null,
    kind text not null,
    by text not null,
    basis jsonb not null,
    ruled_at timestamptz not null,
    primary key (principal, id)
);
create trigger standing_ruling_fixed before update or delete on standing_ruling
    for each row execute function refuse_change();
call guard('standing_ruling', 'select, insert');

create table mandate (
    principal text not null,
    area text not null,
    token text not null,
    expires_at timestamptz not null,
    fetched_at timestamptz not null,
    primary key (principal, area)
);
create index mandate_by_age on mandate (fetched_at);
call guard('mandate', 'select, insert, update, delete');

create table authority_key (
    kid text primary key,
    jwk text not null,
    first_seen_at timestamptz not null
);
grant select, insert on authority_key to "${app}";

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
call guard('outbox', 'select, insert, update (attempts, next_try, delivered_at)');

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
create trigger inbox_fixed before update or delete on inbox for each row execute function refuse_change();
call guard('inbox', 'select, insert');
