-- A disposal as it was frozen when asked for; later its executor and the day, once.
create table disposal (
    principal         text        not null,
    id                uuid        not null,
    asset             uuid        not null,
    manner            text        not null check (manner in ('SALE', 'SCRAP', 'TRANSFER_OUT', 'DONATION')),
    reason            text        not null,
    amount            bigint      not null check (amount >= 0),
    net_book_value    bigint      not null check (net_book_value >= 0),
    appraised_value   bigint check (appraised_value >= 0),
    recipient_name    text,
    recipient_account text,
    price             bigint check (price >= 0),
    evidence          jsonb       not null check (jsonb_array_length(evidence) > 0),
    requested_at      timestamptz not null,
    executed_by       text,
    executed_at       timestamptz,
    disposed_on       known_day,
    closed_at         timestamptz,
    primary key (principal, id),
    foreign key (principal, asset) references asset (principal, id),
    check (amount = greatest(net_book_value, appraised_value)),
    check (recipient_account is null or recipient_name is not null),
    check ((executed_by is null) = (executed_at is null)),
    check ((disposed_on is null) = (executed_at is null)),
    check (executed_at is null or closed_at is null)
);

-- One disposal per asset at a time; an executed one is never closed, so an asset is disposed of only once.
create unique index disposal_live on disposal (principal, asset) where closed_at is null;

call act_table('disposal', filled_later => '{executed_by,executed_at,disposed_on}', executed_by => 'executed_by');
call prove('disposal', 'disposal.requested', at => 'requested_at', label => '{manner,reason}',
    later => '{executed_by,executed_at,disposed_on,closed_at}');
call prove('disposal', 'disposal.executed', at => 'executed_at', actor => 'executed_by', label => '{manner,reason}');
call prove('disposal', 'disposal.closed', at => 'closed_at', label => '{manner,reason}');

-- Repeats AssetStatus: an open disposal requests, an executed one disposes.
create view asset_view with (security_invoker = true) as
select asset.*,
       disposal.id as disposal,
       disposal.disposed_on,
       case
           when disposal.executed_at is not null then 'DISPOSED'
           when disposal.id is not null then 'DISPOSAL_REQUESTED'
           else 'IN_USE'
       end as status,
       jsonb_build_object('method', coalesce(asset.method, 'STRAIGHT_LINE'),
           'start', coalesce(asset.start_rule, 'MONTH_AFTER'), 'leftOn', disposal.disposed_on,
           'bases', (select jsonb_agg(jsonb_build_object('from', to_char(base.from_month, 'YYYY-MM'), 'cost', base.cost,
                   'impairment', base.impairment, 'residual', base.residual, 'accumulated', base.accumulated,
                   'life', base.life, 'meter', base.meter) order by base.number)
              from depreciation_base base where base.principal = asset.principal and base.asset = asset.id),
           'readings', (select coalesce(jsonb_agg(jsonb_build_object('readOn', reading.read_on, 'meter', reading.meter)
                   order by reading.read_on), '[]')
              from meter_reading reading where reading.principal = asset.principal and reading.asset = asset.id)) as schedule
  from asset
  left join disposal
         on disposal.principal = asset.principal and disposal.asset = asset.id and disposal.closed_at is null;

grant select on asset_view to "${app}";

-- What came in for a disposal or as rent, as funds-service tells it. A disposal or a lease that is not known here is kept
-- all the same.
create table proceeds (
    principal      text        not null,
    receipt        uuid        not null,
    lease          uuid,
    disposal       uuid,
    amount         bigint      not null check (amount > 0),
    payer          text        not null,
    receipt_number text        not null,
    received_on    known_day   not null,
    told_at        timestamptz not null,
    reversed_on    known_day,
    primary key (principal, receipt),
    check (num_nulls(lease, disposal) = 1)
);
create index proceeds_by_disposal on proceeds (principal, disposal);
create index proceeds_by_lease on proceeds (principal, lease);
call isolate('proceeds', 'select, insert (principal, receipt, lease, disposal, amount, payer, receipt_number, received_on,
    told_at), update (reversed_on)');
call prove('proceeds', 'proceeds.received', at => 'told_at', subject => '{receipt}', label => '{receipt_number}',
    later => '{reversed_on}');

create function proceeds_stay() returns trigger language plpgsql as $$
begin
    if old.reversed_on is not null or to_jsonb(old) - 'reversed_on' <> to_jsonb(new) - 'reversed_on' then
        raise exception 'receipt % stays as it was told', old.receipt using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger proceeds_stay before update on proceeds for each row execute function proceeds_stay();
create trigger proceeds_kept before delete on proceeds for each row execute function forbid_change();

create view disposal_view with (security_invoker = true) as
select disposal.*,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       asset.name as asset_name, asset.card_year, asset.card_serial,
       (select coalesce(jsonb_agg(jsonb_build_object('receipt', came.receipt, 'receiptNumber', came.receipt_number,
                   'payer', came.payer, 'amount', came.amount, 'receivedOn', came.received_on,
                   'reversedOn', came.reversed_on) order by came.received_on, came.receipt), '[]')
          from proceeds came where came.principal = disposal.principal and came.disposal = disposal.id) as proceeds,
       case
           when disposal.executed_at is not null then 'EXECUTED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from disposal
  join act on act.principal = disposal.principal and act.id = disposal.id
  join asset on asset.principal = disposal.principal and asset.id = disposal.asset
 where act.status not in ('ASKED', 'REFUSED');

grant select on disposal_view to "${app}";
