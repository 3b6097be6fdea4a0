-- The register: one card per asset, written once. The status of an asset comes from its disposals (asset_view).
create table asset (
    principal     text        not null,
    id            uuid        not null,
    card_year     integer     not null,
    card_serial   integer     not null check (card_serial > 0),
    name          text        not null,
    category      text        not null,
    cost          bigint      not null check (cost > 0),
    acquired_on   historical_day not null,
    quantity      integer     not null check (quantity > 0),
    place         text,
    keeper        text,
    source        text,
    use           text        not null check (use in ('ADMINISTRATION', 'OPERATING', 'WELFARE')),
    method        text check (method in ('STRAIGHT_LINE', 'UNITS_OF_WORK')),
    start_rule    text check (start_rule in ('MONTH_AFTER', 'SAME_MONTH')),
    life_months   integer check (life_months > 0),
    capacity      bigint check (capacity between 1 and 1000000000),
    work_unit     text,
    residual      bigint check (residual between 0 and cost),
    opening_used  bigint check (opening_used between 0 and coalesce(life_months, capacity)),
    opening_accumulated bigint check (opening_accumulated between 0 and cost - residual),
    opening_meter bigint check (opening_meter >= 0),
    registered_by text        not null,
    registered_at timestamptz not null,
    basis         jsonb       not null,
    primary key (principal, id),
    unique (principal, card_year, card_serial),
    check ((life_months is not null) = (coalesce(method, '') = 'STRAIGHT_LINE')),
    check ((capacity is not null) = (coalesce(method, '') = 'UNITS_OF_WORK')),
    check (num_nulls(capacity, work_unit, opening_meter) in (0, 3)),
    check (num_nulls(method, start_rule, residual, opening_used, opening_accumulated) in (0, 5))
);

create index asset_by_id on asset (id);
create index asset_by_time on asset (principal, registered_at desc, id desc);
create index asset_by_time_of_all on asset (registered_at desc, id desc);

-- The card number is not the application's to choose.
call isolate('asset', 'select, insert (principal, id, name, category, cost, acquired_on, quantity, place, keeper, source,
    use, method, start_rule, life_months, capacity, work_unit, residual, opening_used, opening_accumulated, opening_meter,
    registered_by, registered_at, basis)');
call prove('asset', 'asset.registered', at => 'registered_at', actor => 'registered_by', ruling => 'basis',
    label => '{name,card_year,card_serial}');

create trigger asset_fixed before update or delete on asset for each row execute function forbid_change();

-- The number series of cards per year.
create function give_card_number() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    new.card_year := extract(year from new.registered_at at time zone 'Asia/Shanghai');
    new.card_serial := next_number(new.principal, 'card/' || new.card_year);
    return new;
end
$$;

create trigger asset_gets_card_number before insert on asset for each row execute function give_card_number();

-- What is charged from a month on (折旧基数): number 0 comes from the card, each later one from a change of value or of the
-- estimates. Those before stay as they are.
create table depreciation_base (
    principal   text        not null,
    asset       uuid        not null,
    number      integer     not null check (number >= 0),
    from_month  historical_day not null check (extract(day from from_month) = 1),
    cost        bigint      not null check (cost >= 0),
    impairment  bigint      not null check (impairment >= 0),
    residual    bigint      not null check (residual >= 0),
    accumulated bigint      not null check (accumulated >= 0),
    life        bigint      not null check (life between 0 and 1000000000),
    meter       bigint      not null check (meter >= 0),
    made_by     text        not null,
    made_at     timestamptz not null,
    primary key (principal, asset, number),
    foreign key (principal, asset) references asset (principal, id),
    check (cost - impairment - accumulated >= 0)
);
call isolate('depreciation_base', 'select, insert');
call prove('depreciation_base', 'depreciation-base.made', at => 'made_at', actor => 'made_by', subject => '{asset,number}');
create trigger depreciation_base_fixed before update or delete on depreciation_base
    for each row execute function forbid_change();

-- A base follows the one before it, in number and in month.
create function depreciation_base_follows() returns trigger language plpgsql as $$
begin
    if new.number <> 0 and not exists (
        select from depreciation_base before
         where before.principal = new.principal and before.asset = new.asset and before.number = new.number - 1
           and before.from_month <= new.from_month)
    then
        raise exception 'base % of % follows none', new.number, new.asset using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger depreciation_base_follows before insert on depreciation_base
    for each row execute function depreciation_base_follows();

-- What a meter showed at the end of a day (工作量读数).
create table meter_reading (
    principal text        not null,
    asset     uuid        not null,
    read_on   known_day   not null,
    meter     bigint      not null check (meter >= 0),
    read_by   text        not null,
    read_at   timestamptz not null,
    basis     jsonb       not null,
    primary key (principal, asset, read_on),
    foreign key (principal, asset) references asset (principal, id)
);
call isolate('meter_reading', 'select, insert');
call prove('meter_reading', 'meter-reading.made', at => 'read_at', actor => 'read_by', ruling => 'basis',
    subject => '{asset,read_on}');
create trigger meter_reading_fixed before update or delete on meter_reading
    for each row execute function forbid_change();
