-- A waiver of rent (租金减免) as frozen when asked for; later who granted it.
create table rent_waiver (
    principal    text        not null,
    id           uuid        not null,
    lease        uuid        not null,
    numbers      integer[]   not null check (cardinality(numbers) between 1 and 1200),
    amounts      bigint[]    not null check (cardinality(amounts) = cardinality(numbers)),
    reason       text        not null,
    document     text        not null,
    requested_at timestamptz not null,
    granted_by   text,
    granted_at   timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    foreign key (principal, lease) references lease (principal, id),
    check ((granted_by is null) = (granted_at is null)),
    check (granted_at is null or closed_at is null)
);
comment on column rent_waiver.numbers is 'which rents of the lease; amounts has what of each is waived';
create index rent_waiver_by_lease on rent_waiver (principal, lease, requested_at desc, id desc);
call act_table('rent_waiver', filled_later => '{granted_by,granted_at}', executed_by => 'granted_by');
call prove('rent_waiver', 'rent-waiver.requested', at => 'requested_at', label => '{reason}',
    later => '{granted_by,granted_at,closed_at}');
call prove('rent_waiver', 'rent-waiver.granted', at => 'granted_at', actor => 'granted_by', label => '{reason}');
call prove('rent_waiver', 'rent-waiver.dropped', at => 'closed_at', label => '{reason}');

-- What of a rent is no longer due, because it was waived or because the lease was over.
create table rent_remission (
    principal text   not null,
    lease     uuid   not null,
    number    integer not null,
    source    uuid   not null,
    amount    bigint not null check (amount > 0),
    remitted_on known_day not null,
    primary key (principal, lease, number, source),
    foreign key (principal, lease, number) references rent_due (principal, lease, number)
);
comment on column rent_remission.source is 'the waiver or the end of the lease';
call isolate('rent_remission', 'select, insert');
call prove('rent_remission', 'rent.remitted', subject => '{lease,number,source}');
create trigger rent_remission_fixed before update or delete on rent_remission
    for each row execute function forbid_change();

create function rent_is_remitted() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update rent_due set waived = rent_due.waived + less.amount
      from (select principal, lease, number, sum(amount) as amount from remitted group by 1, 2, 3) less
     where rent_due.principal = less.principal and rent_due.lease = less.lease and rent_due.number = less.number;
    update rent_due set total = running.total
      from (select due.principal, due.lease, due.number,
                   sum(due.amount - due.waived) over (partition by due.principal, due.lease order by due.number) as total
              from rent_due due
             where (due.principal, due.lease) in (select principal, lease from remitted)) running
     where rent_due.principal = running.principal and rent_due.lease = running.lease
       and rent_due.number = running.number and rent_due.total <> running.total;
    return null;
end
$$;
create trigger rent_is_remitted after insert on rent_remission referencing new table as remitted
    for each statement execute function rent_is_remitted();

create view rent_waiver_view with (security_invoker = true) as
select waiver.*,
       lease.tenant_name,
       to_char(number.year, 'FM0000-') || to_char(number.serial, 'FM0000') as lease_number,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when waiver.granted_at is not null then 'GRANTED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from rent_waiver waiver
  join act on act.principal = waiver.principal and act.id = waiver.id
  join lease on lease.principal = waiver.principal and lease.id = waiver.lease
  join lease_number number on number.principal = waiver.principal and number.lease = waiver.lease
 where act.status not in ('ASKED', 'REFUSED');
grant select on rent_waiver_view to "${app}";

