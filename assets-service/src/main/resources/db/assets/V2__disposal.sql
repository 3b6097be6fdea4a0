-- What the community asked to part with, as it was frozen; later only who carried it out and when, once.
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
    disposed_on       date,
    closed_at         timestamptz,
    primary key (principal, id),
    foreign key (principal, asset) references asset (principal, id),
    foreign key (principal, id) references act (principal, id),
    check (amount = greatest(net_book_value, appraised_value)),
    check (recipient_account is null or recipient_name is not null),
    check ((executed_by is null) = (executed_at is null)),
    check ((disposed_on is null) = (executed_at is null)),
    check (executed_at is null or closed_at is null)
);

-- One disposal per asset at a time; one that was carried out stays open here for ever, so an asset goes only once.
create unique index disposal_live on disposal (principal, asset) where closed_at is null;
create index disposal_by_id on disposal (id);
create index disposal_by_time on disposal (principal, requested_at desc, id desc);
create index disposal_by_time_of_all on disposal (requested_at desc, id desc);

call guard('disposal', 'select, insert (principal, id, asset, manner, reason, amount, net_book_value, appraised_value,
    recipient_name, recipient_account, price, evidence, requested_at), update (executed_by, executed_at, disposed_on)');

-- The second guard beside the core: what was frozen stays; carried out once, under a warrant, not by who asked.
create function disposal_moves() returns trigger language plpgsql as $$
declare
    moving constant text[] := array['executed_by', 'executed_at', 'disposed_on', 'closed_at'];
begin
    if to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'disposal % is frozen as it was asked for', old.id using errcode = 'restrict_violation';
    end if;
    if old.executed_at is not null then
        raise exception 'disposal % was already carried out', old.id using errcode = 'restrict_violation';
    end if;
    if new.executed_at is not null and not exists (
        select from act
         where principal = new.principal and id = new.id and status = 'AUTHORISED' and requested_by <> new.executed_by)
    then
        raise exception 'disposal % has no warrant, or is carried out by who asked', old.id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger disposal_moves before update on disposal for each row execute function disposal_moves();
create trigger disposal_kept before delete on disposal for each row execute function refuse_change();

-- When the act comes to nothing the asset is free for another disposal.
create function close_disposal() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update disposal set closed_at = now() where principal = new.principal and id = new.id and closed_at is null;
    return new;
end
$$;

create trigger act_closes_disposal after update of status on act
    for each row when (new.status in ('REFUSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'))
    execute function close_disposal();

-- The same moves as AssetStatus: a live disposal asks, a carried out one ends, none is none.
create view asset_seen with (security_invoker = true) as
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

grant select on asset_seen to "${app}";

create view disposal_seen with (security_invoker = true) as
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

grant select on disposal_seen to "${app}";
