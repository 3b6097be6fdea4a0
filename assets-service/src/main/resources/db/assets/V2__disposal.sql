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
       end as status
  from asset
  left join disposal
         on disposal.principal = asset.principal and disposal.asset = asset.id and disposal.closed_at is null;

grant select on asset_view to "${app}";

create view disposal_view with (security_invoker = true) as
select disposal.*,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       asset.name as asset_name, asset.card_year, asset.card_serial,
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
