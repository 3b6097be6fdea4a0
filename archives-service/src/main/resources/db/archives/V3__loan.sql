-- How long a record may be out: a rule with its source, by the day it holds from.
create table loan_term (
    valid_from   known_day primary key,
    longest_days integer not null check (longest_days > 0),
    source       text    not null
);
grant select on loan_term to "${app}";
insert into loan_term (valid_from, longest_days, source) values
    (date '2026-01-01', 30, '本地惯例：内部借阅15天，可续借一次 [general knowledge]');

-- A loan as it was frozen when asked for; later the persons who handed it out and took it back, each once.
create table loan (
    principal     text        not null,
    id            uuid        not null,
    record        uuid        not null,
    purpose       text        not null,
    borrower      text        not null,
    due_on        known_day not null,
    requested_at  timestamptz not null,
    handed_out_by text,
    handed_out_at timestamptz,
    returned_by   text,
    returned_at   timestamptz,
    condition     text,
    closed_at     timestamptz,
    primary key (principal, id),
    foreign key (principal, record) references archive_record (principal, id),
    check ((handed_out_by is null) = (handed_out_at is null)),
    check ((returned_by is null) = (returned_at is null)),
    check (returned_at is null or handed_out_at is not null),
    check (returned_at is null or closed_at is not null),
    check (condition is null or returned_at is not null)
);

-- A record is lent to one borrower at a time.
create unique index loan_live on loan (principal, record) where closed_at is null;

call act_table('loan', filled_later => '{handed_out_by,handed_out_at,returned_by,returned_at,condition}',
    executed_by => 'handed_out_by');
call prove('loan', 'loan.requested', at => 'requested_at', label => '{borrower,purpose}',
    later => '{handed_out_by,handed_out_at,returned_by,returned_at,condition,closed_at}');
call prove('loan', 'loan.handed-out', at => 'handed_out_at', actor => 'handed_out_by', label => '{borrower,purpose}',
    later => '{returned_by,returned_at,condition,closed_at}');
call prove('loan', 'loan.closed', at => 'closed_at', actor => 'returned_by', label => '{borrower,purpose}');

-- Repeats Loan.takeBack: returned after it was handed out, and closed by it.
create function loan_is_returned() returns trigger language plpgsql as $$
begin
    if old.handed_out_at is null then
        raise exception 'loan % was never handed out', old.id using errcode = 'restrict_violation';
    end if;
    new.closed_at := new.returned_at;
    return new;
end
$$;

create trigger loan_is_returned before update on loan
    for each row when (new.returned_at is not null and old.returned_at is null) execute function loan_is_returned();

create view record_view with (security_invoker = true) as
select record.*,
       line.terms as retention_terms,
       loan.id as loan,
       (select earlier.id
          from archive_record earlier
         where earlier.principal = record.principal and earlier.sha256 = record.sha256
           and (earlier.filed_at, earlier.id) < (record.filed_at, record.id)
         order by earlier.filed_at, earlier.id
         limit 1) as same_content_as,
       case
           when loan.handed_out_at is not null then 'OUT'
           when loan.id is not null then 'LOAN_REQUESTED'
           else 'AVAILABLE'
       end as status
  from archive_record record
  left join retention_line line
         on line.retention_table = record.retention_table and line.line = record.retention_line
  left join loan on loan.principal = record.principal and loan.record = record.id and loan.closed_at is null;

grant select on record_view to "${app}";

create view loan_view with (security_invoker = true) as
select loan.*,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       record.title, record.archival_number,
       case
           when loan.returned_at is not null then 'RETURNED'
           when loan.handed_out_at is not null then 'OUT'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           when act.status = 'RETURNED' then 'SENT_BACK'
           else act.status
       end as status
  from loan
  join act on act.principal = loan.principal and act.id = loan.id
  join archive_record record on record.principal = loan.principal and record.id = loan.record
 where act.status not in ('ASKED', 'REFUSED');

grant select on loan_view to "${app}";
