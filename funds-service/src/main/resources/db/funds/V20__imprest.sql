-- Within how many days an advance is settled, for one principal or for all without a row of their own ('*').
create table imprest_policy (
    applies_to  text      not null,
    valid_from  known_day not null,
    valid_to    known_day,
    settle_days integer   not null check (settle_days between 0 and 31),
    source      text      not null,
    unsure      boolean   not null,
    primary key (applies_to, valid_from),
    check (valid_to >= valid_from)
);
grant select on imprest_policy to "${app}";
insert into imprest_policy (applies_to, valid_from, settle_days, source, unsure) values
    ('*', '1990-01-01', 7, '村级财务制度：借支备用金一周内报销，不得跨月；另有规定三日内的，按委托方另列一行（待核）', true);

-- Cash for small spending in one person's hands, as frozen when asked for; later who granted it.
create table imprest (
    principal    text        not null,
    id           uuid        not null,
    account      uuid        not null,
    holder       text        not null check (holder <> ''),
    ceiling      bigint      not null check (ceiling > 0),
    purpose      text        not null,
    valid_from   known_day   not null,
    valid_to     known_day   check (valid_to >= valid_from),
    requested_at timestamptz not null,
    granted_by   text        check (granted_by <> holder),
    granted_at   timestamptz,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check ((granted_by is null) = (granted_at is null))
);
comment on column imprest.ceiling is 'the most that is in the holder''s hands';

call act_table('imprest', filled_later => '{granted_by,granted_at}', executed_by => 'granted_by');
call prove('imprest', 'imprest.requested', at => 'requested_at', label => '{holder,purpose}',
    later => '{granted_by,granted_at}');
call prove('imprest', 'imprest.granted', at => 'granted_at', actor => 'granted_by', label => '{holder,purpose}');

create table imprest_balance (
    principal   text   not null,
    imprest     uuid   not null,
    ceiling     bigint not null,
    outstanding bigint not null default 0 check (outstanding between 0 and ceiling),
    primary key (principal, imprest),
    foreign key (principal, imprest) references imprest (principal, id)
);
call isolate('imprest_balance', 'select');

create function imprest_begins() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into imprest_balance (principal, imprest, ceiling) values (new.principal, new.id, new.ceiling);
    return null;
end
$$;
create trigger imprest_begins after update of granted_at on imprest
    for each row when (old.granted_at is null and new.granted_at is not null) execute function imprest_begins();

create table imprest_advance (
    principal   text        not null,
    id          uuid        not null,
    imprest     uuid        not null,
    amount      bigint      not null check (amount > 0),
    purpose     text        not null,
    advanced_on known_day   not null,
    due_on      known_day   not null,
    advanced_by text        not null,
    advanced_at timestamptz not null,
    basis       jsonb       not null,
    primary key (principal, id),
    foreign key (principal, imprest) references imprest (principal, id),
    check (due_on >= advanced_on and date_trunc('month', due_on) = date_trunc('month', advanced_on))
);
create index imprest_advance_by_id on imprest_advance (id);
create index imprest_advance_by_imprest on imprest_advance (principal, imprest, advanced_at desc, id desc);
call isolate('imprest_advance', 'select, insert');
call prove('imprest_advance', 'imprest.advanced', at => 'advanced_at', actor => 'advanced_by', ruling => 'basis',
    label => '{purpose}');
create trigger imprest_advance_fixed before update or delete on imprest_advance
    for each row execute function forbid_change();

create table imprest_settlement (
    principal  text        not null,
    id         uuid        not null,
    advance    uuid        not null,
    spent      bigint      not null check (spent >= 0),
    returned   bigint      not null check (returned >= 0),
    slip       text        check (slip <> ''),
    purpose    text        not null,
    category   text        not null,
    papers     jsonb       not null,
    settled_on known_day   not null,
    settled_by text        not null,
    settled_at timestamptz not null,
    basis      jsonb       not null,
    primary key (principal, id),
    -- an advance is settled once
    unique (principal, advance),
    foreign key (principal, advance) references imprest_advance (principal, id),
    check (returned = 0 or slip is not null),
    check (spent = 0 or papers <> '[]')
);
create index imprest_settlement_by_id on imprest_settlement (id);
call isolate('imprest_settlement', 'select, insert');
call prove('imprest_settlement', 'imprest.settled', at => 'settled_at', actor => 'settled_by', ruling => 'basis',
    label => '{purpose}');
create trigger imprest_settlement_fixed before update or delete on imprest_settlement
    for each row execute function forbid_change();

create table imprest_count (
    principal  text        not null,
    id         uuid        not null,
    imprest    uuid        not null,
    cash       bigint      not null check (cash >= 0),
    papers     bigint      not null check (papers >= 0),
    expected   bigint      not null check (expected >= 0),
    difference bigint      not null generated always as (cash + papers - expected) stored,
    remark     text        check (remark <> ''),
    counted_by text        not null,
    counted_at timestamptz not null,
    basis      jsonb       not null,
    primary key (principal, id),
    foreign key (principal, imprest) references imprest (principal, id)
);
create index imprest_count_by_id on imprest_count (id);
create index imprest_count_by_imprest on imprest_count (principal, imprest, counted_at desc, id desc);
call isolate('imprest_count', 'select, insert (principal, id, imprest, cash, papers, expected, remark, counted_by,
    counted_at, basis)');
call prove('imprest_count', 'imprest.counted', at => 'counted_at', actor => 'counted_by', ruling => 'basis');
create trigger imprest_count_fixed before update or delete on imprest_count
    for each row execute function forbid_change();

-- Cash leaves the bank for the holder, and what is left of it comes back; neither is income or spending.
create function imprest_advances() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    granted imprest;
begin
    select * into strict granted from imprest where principal = new.principal and id = new.imprest;
    if granted.granted_at is null or granted.holder = new.advanced_by then
        raise exception 'imprest % is not granted, or advanced by who holds it', new.imprest using errcode = 'check_violation';
    end if;
    insert into trust_entry (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
    values (new.principal, granted.account, 'IMPREST_ADVANCE', new.id, -new.amount, new.advanced_on, new.advanced_on,
        new.advanced_at);
    update imprest_balance set outstanding = outstanding + new.amount
     where principal = new.principal and imprest = new.imprest;
    return null;
end
$$;
create trigger imprest_advances after insert on imprest_advance for each row execute function imprest_advances();

create function imprest_settles() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    settled imprest_advance;
    granted imprest;
begin
    select * into strict settled from imprest_advance where principal = new.principal and id = new.advance;
    select * into strict granted from imprest where principal = new.principal and id = settled.imprest;
    if new.spent + new.returned <> settled.amount then
        raise exception 'settlement % is not what was advanced', new.id using errcode = 'check_violation';
    end if;
    if new.returned > 0 then
        insert into trust_entry (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
        values (new.principal, granted.account, 'IMPREST_RETURN', new.id, new.returned, new.settled_on, new.settled_on,
            new.settled_at);
    end if;
    update imprest_balance set outstanding = outstanding - settled.amount
     where principal = new.principal and imprest = settled.imprest;
    return null;
end
$$;
create trigger imprest_settles after insert on imprest_settlement for each row execute function imprest_settles();

create function imprest_counted_by_another() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (select from imprest where principal = new.principal and id = new.imprest and holder = new.counted_by) then
        raise exception 'who holds an imprest does not count it' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger imprest_counted_by_another before insert on imprest_count
    for each row execute function imprest_counted_by_another();

create view imprest_view with (security_invoker = true) as
select imprest.*, coalesce(balance.outstanding, 0) as outstanding,
       (select min(advance.due_on) from imprest_advance advance
         where advance.principal = imprest.principal and advance.imprest = imprest.id
           and not exists (select from imprest_settlement settled
                            where settled.principal = advance.principal and settled.advance = advance.id)) as due_on,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when imprest.granted_at is not null then 'GRANTED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from imprest
  join act using (principal, id)
  left join imprest_balance balance on balance.principal = imprest.principal and balance.imprest = imprest.id
 where act.status not in ('ASKED', 'REFUSED');
grant select on imprest_view to "${app}";

create view imprest_advance_view with (security_invoker = true) as
select advance.principal, advance.id, advance.imprest, advance.amount, advance.purpose, advance.advanced_on,
       advance.due_on, advance.advanced_by, advance.advanced_at, settlement.id as settlement, settlement.spent,
       settlement.returned, settlement.slip, settlement.purpose as spent_on, settlement.category, settlement.papers,
       settlement.settled_on, settlement.settled_by
  from imprest_advance advance
  left join imprest_settlement settlement
         on settlement.principal = advance.principal and settlement.advance = advance.id;
grant select on imprest_advance_view to "${app}";

-- Imprests whose cash in hand the advances and settlements do not explain.
create function imprests_unexplained() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select imprest.principal, 'imprest', imprest.id::text, imprest.holder
  from imprest
  join imprest_balance balance on balance.principal = imprest.principal and balance.imprest = imprest.id
 where balance.ceiling <> imprest.ceiling or balance.outstanding <> (
        select coalesce(sum(advance.amount), 0) from imprest_advance advance
         where advance.principal = imprest.principal and advance.imprest = imprest.id
           and not exists (select from imprest_settlement settled
                            where settled.principal = advance.principal and settled.advance = advance.id))
$$;
