-- Exclusion constraints over equal texts and overlapping ranges.
create extension if not exists btree_gist;

-- What the rules allow a lease, by kind and by the day the figure holds from: the longest term in years, and from how many
-- months on it must be in writing. Local rules stand beside the national ones; the strictest holds.
create table lease_limit (
    rule       text      not null check (rule in ('LONGEST_TERM', 'WRITTEN_FORM')),
    kind       text      not null check (kind in ('LEASE', 'ARABLE_LAND', 'GRASSLAND', 'FOREST_LAND', 'BARREN_LAND')),
    region     text      not null check (region <> ''),
    valid_from known_day not null,
    valid_to   known_day,
    figure     integer   not null check (figure > 0),
    source     text      not null,
    unsure     boolean   not null,
    primary key (rule, kind, region, valid_from),
    check (valid_to >= valid_from)
);
comment on column lease_limit.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on lease_limit to "${app}";

insert into lease_limit (rule, kind, region, valid_from, figure, source, unsure) values
    ('LONGEST_TERM', 'LEASE', 'CN', '1999-10-01', 20, '民法典第七百零五条（此前为合同法第二百一十四条）：租赁期限不得超过二十年', false),
    ('LONGEST_TERM', 'ARABLE_LAND', 'CN', '2003-03-01', 30, '农村土地承包法第二十一条：耕地的承包期为三十年', false),
    ('LONGEST_TERM', 'GRASSLAND', 'CN', '2003-03-01', 50, '农村土地承包法第二十一条：草地的承包期为三十年至五十年', false),
    ('LONGEST_TERM', 'FOREST_LAND', 'CN', '2003-03-01', 70, '农村土地承包法第二十一条：林地的承包期为三十年至七十年', false),
    ('WRITTEN_FORM', 'LEASE', 'CN', '1999-10-01', 6, '民法典第七百零七条：租赁期限六个月以上的，应当采用书面形式', false),
    ('WRITTEN_FORM', 'ARABLE_LAND', 'CN', '2003-03-01', 1, '农村土地承包法第二十二条：发包方应当与承包方签订书面承包合同', false),
    ('WRITTEN_FORM', 'GRASSLAND', 'CN', '2003-03-01', 1, '农村土地承包法第二十二条：发包方应当与承包方签订书面承包合同', false),
    ('WRITTEN_FORM', 'FOREST_LAND', 'CN', '2003-03-01', 1, '农村土地承包法第二十二条：发包方应当与承包方签订书面承包合同', false),
    ('WRITTEN_FORM', 'BARREN_LAND', 'CN', '2003-03-01', 1, '农村土地承包法第四十九条：以其他方式承包的，应当签订承包合同', false);

-- Receipts of these categories are no rent, though they name a lease.
create table security_deposit_category (
    category text not null primary key,
    source   text not null
);
grant select on security_deposit_category to "${app}";
insert into security_deposit_category (category, source) values
    ('押金', '押金、保证金是应付款，不是租金收入（会计制度应付款科目）'),
    ('保证金', '押金、保证金是应付款，不是租金收入（会计制度应付款科目）'),
    ('DEPOSIT', '押金、保证金是应付款，不是租金收入（会计制度应付款科目）');

-- A part of an asset, or all of it: the range of one name, or of all names.
create type part_range as range (subtype = text, collation = "C");

-- A lease (租赁合同) as frozen when asked for; later who entered it, under what number, and when it ended early.
create table lease (
    principal       text        not null,
    id              uuid        not null,
    asset           uuid        not null,
    part            text        check (part <> ''),
    kind            text        not null check (kind in ('LEASE', 'ARABLE_LAND', 'GRASSLAND', 'FOREST_LAND', 'BARREN_LAND')),
    tenant_name     text        not null,
    tenant_key      text        not null check (tenant_key <> ''),
    use             text        not null,
    begins_on       known_day   not null,
    ends_on         known_day   not null,
    price           bigint      not null check (price > 0),
    quantity        numeric     not null check (quantity > 0),
    per             text        not null check (per in ('MONTH', 'YEAR')),
    every           text        not null check (every in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    timing          text        not null check (timing in ('IN_ADVANCE', 'IN_ARREARS')),
    months_start    text        not null check (months_start in ('DAY_OF_LEASE', 'CALENDAR')),
    free_months     integer[]   not null,
    escalations     jsonb       not null,
    floor           bigint      not null check (floor > 0),
    floor_basis     text        not null check (floor_basis in ('APPRAISAL', 'COMPARABLES')),
    floor_documents text[]      not null check (cardinality(floor_documents) > 0),
    deposit         bigint      not null check (deposit >= 0),
    renews          uuid,
    document        text        check (document <> ''),
    total           bigint      not null check (total >= 0),
    requested_at    timestamptz not null,
    entered_by      text,
    entered_at      timestamptz,
    closed_at       timestamptz,
    primary key (principal, id),
    foreign key (principal, asset) references asset (principal, id),
    foreign key (principal, renews) references lease (principal, id),
    check (ends_on >= begins_on),
    check ((entered_by is null) = (entered_at is null)),
    check (entered_at is null or closed_at is null)
);
comment on column lease.total is 'rent of the whole term';
create index lease_by_asset on lease (principal, asset);
create index lease_by_tenant on lease (principal, tenant_key);

call act_table('lease', filled_later => '{entered_by,entered_at}', executed_by => 'entered_by');
call prove('lease', 'lease.requested', at => 'requested_at', label => '{tenant_name,use}',
    later => '{entered_by,entered_at,closed_at}');
call prove('lease', 'lease.entered', at => 'entered_at', actor => 'entered_by', label => '{tenant_name,use}');
call prove('lease', 'lease.dropped', at => 'closed_at', label => '{tenant_name,use}');

-- What is let on which days. An asset, or a part of it, is let once at a time: from the request on, until it comes to
-- nothing or the lease is over.
create table lease_occupation (
    principal text       not null,
    lease     uuid       not null,
    asset     uuid       not null,
    part      part_range not null,
    term      daterange  not null check (not isempty(term)),
    primary key (principal, lease),
    foreign key (principal, lease) references lease (principal, id),
    constraint lease_occupation_once
        exclude using gist (principal with =, asset with =, part with &&, term with &&)
);
call isolate('lease_occupation', 'select');

-- Who asks for the same asset waits here, so that two who ask at once do not wait for each other.
create function lease_occupies() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.principal || '/' || new.asset, 0));
    insert into lease_occupation (principal, lease, asset, part, term)
    values (new.principal, new.id, new.asset,
        case when new.part is null then part_range(null, null) else part_range(new.part, new.part, '[]') end,
        daterange(new.begins_on, new.ends_on, '[]'));
    return null;
end
$$;
create trigger lease_occupies after insert on lease for each row execute function lease_occupies();

create function lease_leaves() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    delete from lease_occupation where principal = new.principal and lease = new.id;
    return null;
end
$$;
create trigger lease_leaves after update of closed_at on lease
    for each row when (old.closed_at is null and new.closed_at is not null) execute function lease_leaves();

-- Numbers of contracts run without a gap within one principal and year, and are given when the lease is entered.
create table lease_number (
    principal text    not null,
    lease     uuid    not null,
    year      integer not null,
    serial    integer not null check (serial > 0),
    primary key (principal, lease),
    unique (principal, year, serial),
    foreign key (principal, lease) references lease (principal, id)
);
call isolate('lease_number', 'select');
call prove('lease_number', 'lease.numbered', subject => '{lease}', label => '{year,serial}');
create trigger lease_number_fixed before update or delete on lease_number for each row execute function forbid_change();

-- The rents of a lease, written when it is entered. total is what is due up to here less what of it was waived, so that
-- arrears are one look-up however long the lease has run.
create table rent_due (
    principal   text      not null,
    lease       uuid      not null,
    number      integer   not null check (number > 0),
    period_from known_day not null,
    period_to   known_day not null check (period_to >= period_from),
    due_on      known_day not null,
    amount      bigint    not null check (amount >= 0),
    waived      bigint    not null default 0 check (waived between 0 and amount),
    total       bigint    not null check (total >= 0),
    primary key (principal, lease, number),
    foreign key (principal, lease) references lease (principal, id)
);
create index rent_due_by_day on rent_due (principal, lease, due_on desc) include (total);
create index rent_due_by_total on rent_due (principal, lease, total);
call isolate('rent_due', 'select, insert (principal, lease, number, period_from, period_to, due_on, amount, total)');
call prove('rent_due', 'rent.agreed', subject => '{lease,number}', later => '{waived,total}');
create trigger rent_due_kept before delete on rent_due for each row execute function forbid_change();

-- What came in for a lease and was not taken back.
create table lease_balance (
    principal text   not null,
    lease     uuid   not null,
    received  bigint not null default 0 check (received >= 0),
    primary key (principal, lease),
    foreign key (principal, lease) references lease (principal, id)
);
call isolate('lease_balance', 'select');

-- Rent of a lease is what came in for it and is no deposit.
alter table proceeds add column category text;
grant insert (category) on proceeds to "${app}";

create function is_rent(came proceeds) returns boolean language sql stable set search_path from current as $$
select came.lease is not null and came.reversed_on is null
   and not exists (select from security_deposit_category where category = came.category)
$$;

-- The lease is held, so that nothing that comes in while it is entered is left out.
create function lease_is_paid() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    by_amount bigint := case when is_rent(new) then new.amount else 0 end;
begin
    perform from lease where principal = new.principal and id = new.lease for no key update;
    if tg_op = 'UPDATE' then
        by_amount := by_amount - case when is_rent(old) then old.amount else 0 end;
    end if;
    update lease_balance set received = received + by_amount
     where principal = new.principal and lease = new.lease and by_amount <> 0;
    return null;
end
$$;
create trigger lease_is_paid after insert or update of reversed_on on proceeds
    for each row when (new.lease is not null) execute function lease_is_paid();

-- What came in before the lease was entered counts from then on.
create function lease_gets_number() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    in_year constant integer := extract(year from new.entered_at at time zone 'Asia/Shanghai');
begin
    insert into lease_number (principal, lease, year, serial)
    values (new.principal, new.id, in_year, next_number(new.principal, 'lease/' || in_year));
    insert into lease_balance (principal, lease, received)
    select new.principal, new.id, coalesce(sum(came.amount) filter (where is_rent(came)), 0)
      from proceeds came where came.principal = new.principal and came.lease = new.id;
    return null;
end
$$;
create trigger lease_gets_number after update of entered_at on lease
    for each row when (old.entered_at is null and new.entered_at is not null) execute function lease_gets_number();

-- Arrears outlive the lease: they are what fell due, less what was waived and what came in.
create view lease_view with (security_invoker = true) as
select lease.*,
       asset.name as asset_name, asset.card_year, asset.card_serial,
       number.year as number_year, number.serial as number_serial,
       coalesce(balance.received, 0) as received,
       coalesce(due.total, 0) as due,
       greatest(coalesce(due.total, 0) - coalesce(balance.received, 0), 0) as owed,
       case when due.total > balance.received then (
           select first.due_on from rent_due first
            where first.principal = lease.principal and first.lease = lease.id and first.total > balance.received
            order by first.total, first.number limit 1) end as owed_since,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when lease.entered_at is not null then 'IN_FORCE'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from lease
  join act on act.principal = lease.principal and act.id = lease.id
  join asset on asset.principal = lease.principal and asset.id = lease.asset
  left join lease_number number on number.principal = lease.principal and number.lease = lease.id
  left join lease_balance balance on balance.principal = lease.principal and balance.lease = lease.id
  left join lateral (
      select rent.total from rent_due rent
       where rent.principal = lease.principal and rent.lease = lease.id
         and rent.due_on <= (now() at time zone 'Asia/Shanghai')::date
       order by rent.due_on desc, rent.number desc limit 1) due on true
 where act.status not in ('ASKED', 'REFUSED');
grant select on lease_view to "${app}";

