-- The register: one card per thing, written once. Where a thing stands is told by its disposals (asset_seen).
create table asset (
    principal     text        not null,
    id            uuid        not null,
    card_year     integer     not null,
    card_serial   integer     not null check (card_serial > 0),
    name          text        not null,
    category      text        not null,
    cost          bigint      not null check (cost > 0),
    acquired_on   date        not null,
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
call guard('asset', 'select, insert (principal, id, name, category, cost, acquired_on, quantity, place, keeper, source,
    life_months, residual, registered_by, registered_at, basis)');

create trigger asset_fixed before update or delete on asset for each row execute function refuse_change();

create table card_count (
    principal text    not null,
    year      integer not null,
    last      integer not null,
    primary key (principal, year)
);
alter table card_count enable row level security;

-- The count's row stays locked until the card is committed, so a number is never skipped and never given twice. It runs
-- as the owner: nobody else can touch the count.
create function give_card_number() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    new.card_year := extract(year from new.registered_at at time zone 'Asia/Shanghai');
    insert into card_count as kept (principal, year, last)
    values (new.principal, new.card_year, 1)
    on conflict (principal, year) do update set last = kept.last + 1
    returning last into new.card_serial;
    return new;
end
$$;

create trigger asset_gets_card_number before insert on asset for each row execute function give_card_number();
