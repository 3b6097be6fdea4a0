create table ruling (
    principal text not null,
    id uuid not null,
    act uuid not null,
    digest text not null,
    outcome text not null check (outcome in ('PERMITTED', 'NEEDS_PROCEDURE', 'FORBIDDEN')),
    kind text not null,
    amount bigint,
    banded_on bigint,
    basis jsonb not null,
    refusal jsonb,
    asked_by text not null,
    ruled_at timestamptz not null,
    primary key (principal, id),
    unique (principal, act),
    check ((outcome = 'FORBIDDEN') = (refusal is not null))
);
create trigger ruling_fixed before update or delete on ruling for each row execute function refuse_change();
call guard('ruling', 'select, insert');

-- Numbers without gap per street and year; the row is locked until the matter is committed.
create table matter_number (
    street text not null,
    year integer not null,
    last integer not null,
    primary key (street, year)
);
grant select, insert, update on matter_number to "${app}";

create table matter (
    principal text not null,
    id uuid not null,
    number text not null unique,
    street text not null,
    community text not null,
    act uuid not null,
    kind text not null,
    amount bigint,
    banded_on bigint,
    subject text not null,
    category text,
    emergency boolean not null,
    counterparty text,
    counterparty_name_key text,
    counterparty_account_key text,
    digest text not null,
    status text not null check (status in ('OPEN', 'RETURNED', 'REJECTED', 'APPROVED', 'EXECUTED', 'WITHDRAWN', 'EXPIRED')),
    current_step integer not null,
    times_returned integer not null default 0 check (times_returned <= 1),
    agreement uuid not null,
    ruling uuid not null,
    requested_by text not null,
    requested_by_name text not null,
    requested_on date not null,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (principal, id),
    unique (principal, act),
    foreign key (principal, ruling) references ruling (principal, id),
    foreign key (principal, agreement) references agreement (principal, id)
);
create index matter_related on matter (community, counterparty_name_key, requested_on);
create index matter_related_account on matter (community, counterparty_account_key, requested_on);
create index matter_open on matter (principal, opened_at) where status in ('OPEN', 'RETURNED');
create index matter_newest on matter (opened_at, id);
call guard('matter', 'select, insert, update (status, current_step, times_returned, changed_at)');

create function matter_moves() returns trigger language plpgsql as $$
begin
    if old.status <> new.status and not (case old.status
        when 'OPEN' then new.status in ('RETURNED', 'REJECTED', 'APPROVED', 'WITHDRAWN', 'EXPIRED')
        when 'RETURNED' then new.status in ('OPEN', 'WITHDRAWN', 'EXPIRED')
        when 'APPROVED' then new.status in ('EXECUTED', 'EXPIRED')
        else false end)
    then
        raise exception 'a matter does not move from % to %', old.status, new.status using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger matter_moves before update on matter for each row execute function matter_moves();
create trigger matter_stays before delete on matter for each row execute function refuse_change();

create table matter_step (
    principal text not null,
    matter uuid not null,
    no integer not null,
    id uuid not null,
    title text not null,
    title_english text not null,
    role text not null,
    days integer not null check (days > 0),
    wants jsonb not null,
    status text not null check (status in ('WAITING', 'OPEN', 'APPROVED', 'RETURNED', 'REJECTED')),
    due date,
    by text,
    by_name text,
    at timestamptz,
    comment text,
    evidence jsonb,
    primary key (principal, matter, no),
    foreign key (principal, matter) references matter (principal, id),
    check ((status = 'APPROVED') <= (by is not null))
);
create unique index matter_step_one_person on matter_step (principal, matter, by) where status = 'APPROVED';
create index matter_step_open on matter_step (role, principal) where status = 'OPEN';
call guard('matter_step', 'select, insert, update (status, due, by, by_name, at, comment, evidence)');

create function matter_step_moves() returns trigger language plpgsql as $$
begin
    if old.status in ('APPROVED', 'REJECTED') then
        raise exception 'a step once taken stays as it is' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger matter_step_moves before update on matter_step for each row execute function matter_step_moves();
create trigger matter_step_stays before delete on matter_step for each row execute function refuse_change();

-- What happened beside the steps: returned with everything missing, sent again, related acts found.
create table matter_note (
    principal text not null,
    matter uuid not null,
    id uuid not null,
    kind text not null check (kind in ('RETURNED', 'RESUBMITTED', 'WITHDRAWN', 'RELATED')),
    body jsonb not null,
    by text not null,
    at timestamptz not null,
    primary key (principal, matter, id),
    foreign key (principal, matter) references matter (principal, id)
);
create trigger matter_note_fixed before update or delete on matter_note for each row execute function refuse_change();
call guard('matter_note', 'select, insert');

-- Private keys; readable by the service alone.
create table signing_key (
    kid text primary key,
    jwk text not null,
    made_at timestamptz not null
);
grant select, insert on signing_key to "${app}";

create table warrant (
    principal text not null,
    id uuid not null,
    matter uuid not null,
    act uuid not null,
    kind text not null,
    digest text not null,
    token text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    spent_at timestamptz,
    primary key (principal, id),
    unique (principal, matter),
    foreign key (principal, matter) references matter (principal, id)
);
call guard('warrant', 'select, insert, update (spent_at)');

create function warrant_spent_once() returns trigger language plpgsql as $$
begin
    if old.spent_at is not null then
        raise exception 'a warrant is spent once' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger warrant_spent_once before update on warrant for each row execute function warrant_spent_once();
create trigger warrant_stays before delete on warrant for each row execute function refuse_change();
