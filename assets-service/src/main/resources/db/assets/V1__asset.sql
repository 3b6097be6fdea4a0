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
    life_months   integer check (life_months > 0),
    residual      bigint check (residual between 0 and cost),
    registered_by text        not null,
    registered_at timestamptz not null,
    basis         jsonb       not null,
    primary key (principal, id),
    unique (principal, card_year, card_serial),
    check ((life_months is null) = (residual is null))
);

create index asset_by_id on asset (id);
create index asset_by_time on asset (principal, registered_at desc, id desc);
create index asset_by_time_of_all on asset (registered_at desc, id desc);

-- The card number is not the application's to choose.
call isolate('asset', 'select, insert (principal, id, name, category, cost, acquired_on, quantity, place, keeper, source,
    life_months, residual, registered_by, registered_at, basis)');
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
