-- The end of a lease before its last day (解除), as frozen when asked for; later who ended it.
create table lease_end (
    principal    text        not null,
    id           uuid        not null,
    lease        uuid        not null,
    last_day     known_day   not null,
    reason       text        not null,
    document     text        not null,
    requested_at timestamptz not null,
    ended_by     text,
    ended_at     timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    foreign key (principal, lease) references lease (principal, id),
    check ((ended_by is null) = (ended_at is null)),
    check (ended_at is null or closed_at is null)
);
create unique index lease_end_once on lease_end (principal, lease) where closed_at is null;
call act_table('lease_end', filled_later => '{ended_by,ended_at}', executed_by => 'ended_by');
call prove('lease_end', 'lease.end-requested', at => 'requested_at', label => '{reason}',
    later => '{ended_by,ended_at,closed_at}');
call prove('lease_end', 'lease.ended', at => 'ended_at', actor => 'ended_by', label => '{reason}');
call prove('lease_end', 'lease.end-dropped', at => 'closed_at', label => '{reason}');

create function lease_is_over() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update lease_occupation set term = term * daterange(null, new.last_day, '[]')
     where principal = new.principal and lease = new.lease;
    return null;
end
$$;
create trigger lease_is_over after update of ended_at on lease_end
    for each row when (old.ended_at is null and new.ended_at is not null) execute function lease_is_over();

-- Arrears outlive the lease: they are what fell due, less what was waived and what came in.
create or replace view lease_view with (security_invoker = true) as
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
           when ending.ended_at is not null then 'TERMINATED'
           when lease.entered_at is not null then 'IN_FORCE'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status,
       ending.last_day as ended_on
  from lease
  join act on act.principal = lease.principal and act.id = lease.id
  join asset on asset.principal = lease.principal and asset.id = lease.asset
  left join lease_number number on number.principal = lease.principal and number.lease = lease.id
  left join lease_balance balance on balance.principal = lease.principal and balance.lease = lease.id
  left join lease_end ending
      on ending.principal = lease.principal and ending.lease = lease.id and ending.ended_at is not null
  left join lateral (
      select rent.total from rent_due rent
       where rent.principal = lease.principal and rent.lease = lease.id
         and rent.due_on <= (now() at time zone 'Asia/Shanghai')::date
       order by rent.due_on desc, rent.number desc limit 1) due on true
 where act.status not in ('ASKED', 'REFUSED');

create view lease_end_view with (security_invoker = true) as
select ending.*,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when ending.ended_at is not null then 'ENDED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from lease_end ending
  join act on act.principal = ending.principal and act.id = ending.id
 where act.status not in ('ASKED', 'REFUSED');
grant select on lease_end_view to "${app}";
