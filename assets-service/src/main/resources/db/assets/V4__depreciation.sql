-- Months of depreciation (月折旧), each confirmed once for all assets of a principal, in the order of the months.
create table depreciation_run (
    principal    text        not null,
    id           uuid        not null,
    month        known_day   not null check (extract(day from month) = 1),
    assets       integer     not null check (assets >= 0),
    amount       bigint      not null check (amount >= 0),
    digest       text        not null,
    confirmed_by text        not null,
    confirmed_at timestamptz not null,
    basis        jsonb       not null,
    primary key (principal, id),
    unique (principal, month),
    unique (principal, id, month),
    check ((assets = 0) = (amount = 0))
);
create index depreciation_run_by_id on depreciation_run (id);
create index depreciation_run_by_time on depreciation_run (principal, confirmed_at desc, id desc);
create index depreciation_run_by_time_of_all on depreciation_run (confirmed_at desc, id desc);
call isolate('depreciation_run', 'select, insert');
call prove('depreciation_run', 'depreciation-run.confirmed', at => 'confirmed_at', actor => 'confirmed_by',
    ruling => 'basis', label => '{month}');
create trigger depreciation_run_fixed before update or delete on depreciation_run
    for each row execute function forbid_change();

create function depreciation_run_follows() returns trigger language plpgsql as $$
begin
    if exists (select from depreciation_run later where later.principal = new.principal and later.month > new.month) then
        raise exception 'a later month of % is confirmed', new.principal using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger depreciation_run_follows before insert on depreciation_run
    for each row execute function depreciation_run_follows();

-- What was charged for an asset in a month, and in all up to it. The digest of the run stands for its lines.
create table depreciation_line (
    principal   text      not null,
    asset       uuid      not null,
    month       known_day not null,
    run         uuid      not null,
    use         text      not null check (use in ('ADMINISTRATION', 'OPERATING', 'WELFARE')),
    amount      bigint    not null check (amount > 0),
    accumulated bigint    not null check (accumulated >= amount),
    net         bigint    not null check (net >= 0),
    primary key (principal, asset, month),
    foreign key (principal, asset) references asset (principal, id),
    foreign key (principal, run, month) references depreciation_run (principal, id, month)
);
create index depreciation_line_of_run on depreciation_line (principal, run, asset);
call isolate('depreciation_line', 'select, insert');
create trigger depreciation_line_fixed before update or delete on depreciation_line
    for each row execute function forbid_change();

-- Lines come with their run and never later.
create function depreciation_lines_are_whole() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (
        select from (select distinct principal, run from written) touched
          join depreciation_run run on run.principal = touched.principal and run.id = touched.run
         where (run.assets, run.amount) is distinct from (
            select (count(*)::integer, sum(line.amount)::bigint) from depreciation_line line
             where line.principal = run.principal and line.run = run.id))
    then
        raise exception 'the lines of a run are those that it counts' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger depreciation_lines_are_whole after insert on depreciation_line
    referencing new table as written for each statement execute function depreciation_lines_are_whole();

-- No base counts in a month that is confirmed; the first one of an asset may, and is then charged with the next run.
create function depreciation_base_is_to_come() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if new.number > 0 and exists (
        select from depreciation_run run where run.principal = new.principal and run.month >= new.from_month)
    then
        raise exception 'the month % is confirmed', new.from_month using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger depreciation_base_is_to_come before insert on depreciation_base
    for each row execute function depreciation_base_is_to_come();

-- A meter runs forward, and is not read for a month that is confirmed.
create function meter_runs_forward() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (
        select from meter_reading before
         where before.principal = new.principal and before.asset = new.asset
           and (before.read_on >= new.read_on or before.meter > new.meter))
        or exists (
        select from depreciation_run run
         where run.principal = new.principal and run.month >= date_trunc('month', new.read_on::date)::date)
    then
        raise exception 'the meter of % runs back, or its month is confirmed', new.asset using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger meter_runs_forward before insert on meter_reading
    for each row execute function meter_runs_forward();

-- What changed the value of an asset or the estimates of its life, and the base that came of it.
create table value_change (
    principal   text        not null,
    id          uuid        not null,
    asset       uuid        not null,
    kind        text        not null check (kind in ('IMPROVEMENT', 'ESTIMATE')),
    amount      bigint check (amount > 0),
    life        bigint check (life between 1 and 1000000000),
    residual    bigint check (residual >= 0),
    reason      text        not null,
    happened_on known_day   not null,
    base        integer     not null check (base > 0),
    from_month  known_day   not null,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    basis       jsonb       not null,
    primary key (principal, id),
    unique (principal, asset, base),
    foreign key (principal, asset, base) references depreciation_base (principal, asset, number),
    check ((amount is not null) = (kind = 'IMPROVEMENT')),
    check (kind <> 'ESTIMATE' or num_nonnulls(life, residual) > 0),
    check (kind = 'ESTIMATE' or residual is null)
);
create index value_change_by_id on value_change (id);
call isolate('value_change', 'select, insert');
call prove('value_change', 'value-change.made', at => 'changed_at', actor => 'changed_by', ruling => 'basis',
    label => '{kind,reason}');
create trigger value_change_fixed before update or delete on value_change
    for each row execute function forbid_change();

-- The last confirmed month of each principal.
create view confirmed_month with (security_invoker = true) as
select principal, max(month) as through from depreciation_run group by principal;
grant select on confirmed_month to "${app}";

-- What happened to an asset, one row for each (资产变动史).
create view asset_history with (security_invoker = true) as
select asset.principal, asset.id as asset, asset.id, 'REGISTERED' as kind, asset.acquired_on::date as happened_on, null::date as from_month,
       asset.cost as amount, null::bigint as meter, asset.source as reason, asset.registered_by as done_by,
       asset.registered_at as done_at
  from asset
union all
select principal, asset, id, kind, happened_on::date, from_month::date, amount, null, reason, changed_by, changed_at
  from value_change
union all
select principal, asset, md5(asset::text || read_on)::uuid, 'READING', read_on::date, null, null, meter, null, read_by, read_at
  from meter_reading
union all
select line.principal, line.asset, md5(line.asset::text || line.run)::uuid, 'DEPRECIATED',
       (line.month + interval '1 month - 1 day')::date, line.month::date, line.amount, null, null, run.confirmed_by, run.confirmed_at
  from depreciation_line line
  join depreciation_run run on run.principal = line.principal and run.id = line.run
union all
select principal, asset, id, 'DISPOSED', disposed_on::date, null, price, null, reason, executed_by, executed_at
  from disposal where executed_at is not null;
grant select on asset_history to "${app}";

create view depreciation_run_view with (security_invoker = true) as
select run.*,
       (select coalesce(jsonb_agg(jsonb_build_object('use', charged.use, 'amount', charged.amount) order by charged.use), '[]')
          from (select line.use, sum(line.amount)::bigint as amount from depreciation_line line
                 where line.principal = run.principal and line.run = run.id group by line.use) charged) as uses
  from depreciation_run run;
grant select on depreciation_run_view to "${app}";

create view depreciation_line_view with (security_invoker = true) as
select line.*, asset.name, asset.card_year || '-' || lpad(asset.card_serial::text, 4, '0') as card_number
  from depreciation_line line
  join asset on asset.principal = line.principal and asset.id = line.asset;
grant select on depreciation_line_view to "${app}";
