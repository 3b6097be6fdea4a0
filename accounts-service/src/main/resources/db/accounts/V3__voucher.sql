-- A journal voucher (记账凭证). What it says may change while it is a draft, each time as a new version; how far it has
-- come is told by its steps alone, and its number is not the application's to choose.
create table voucher (
    principal   text        not null,
    id          uuid        not null,
    book        uuid        not null,
    type        text        not null check (type in ('RECEIPT', 'PAYMENT', 'TRANSFER', 'GENERAL')),
    date        date        not null,
    month       date        generated always as (date_trunc('month', date::timestamp)::date) stored,
    attachments integer     not null default 0 check (attachments >= 0),
    documents   jsonb       not null default '[]',
    source_kind text,
    source_id   text,
    rule        text,
    version     integer     not null default 1,
    status      text        not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'POSTED')),
    number      integer     check (number > 0),
    drafted_at  timestamptz not null,
    primary key (principal, id),
    foreign key (principal, book) references book (principal, id),
    -- the same source is never booked twice, whatever the book
    unique (principal, source_kind, source_id),
    unique (principal, book, month, type, number),
    check ((source_kind is null) = (source_id is null)),
    check ((status = 'POSTED') = (number is not null))
);

create index voucher_by_id on voucher (id);
create index voucher_by_date on voucher (principal, book, date, drafted_at, id);

call guard('voucher', 'select, insert (principal, id, book, type, date, attachments, documents, source_kind, source_id,
    rule, drafted_at), update (type, date, attachments, version)');

create function voucher_stays() returns trigger language plpgsql as $$
begin
    if old.status = 'POSTED'
        or old.status <> 'DRAFT' and row (old.type, old.date, old.attachments, old.version)
            is distinct from row (new.type, new.date, new.attachments, new.version)
    then
        raise exception 'voucher % is % and says what it says', old.id, old.status using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger voucher_stays before update on voucher for each row execute function voucher_stays();
create trigger voucher_kept before delete on voucher for each row execute function refuse_change();

-- The lines of each version. A version is written once; older ones stay as they were.
create table voucher_line (
    principal  text    not null,
    voucher    uuid    not null,
    version    integer not null,
    position   integer not null,
    book       uuid    not null,
    date       date    not null,
    summary    text    not null,
    account    text    not null,
    debit      bigint  not null,
    credit     bigint  not null,
    dimensions jsonb   not null,
    primary key (principal, voucher, version, position),
    foreign key (principal, voucher) references voucher (principal, id),
    check ((debit = 0) <> (credit = 0))
);

create index voucher_line_by_account on voucher_line (principal, book, account, date);

call guard('voucher_line', 'select, insert (principal, voucher, version, position, summary, account, debit, credit,
    dimensions)');

create function line_belongs_to_draft() returns trigger language plpgsql as $$
begin
    select head.book, head.date into new.book, new.date
      from voucher head
     where head.principal = new.principal and head.id = new.voucher and head.version = new.version
       and head.status = 'DRAFT';
    if not found then
        raise exception 'voucher % takes no lines of version %', new.voucher, new.version
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger voucher_line_belongs_to_draft before insert on voucher_line
    for each row execute function line_belongs_to_draft();
create trigger voucher_line_fixed before update or delete on voucher_line
    for each row execute function refuse_change();

-- Who took a voucher how far, by which ruling. The system drafts without one, a person never goes on without one.
create table voucher_step (
    principal text        not null,
    voucher   uuid        not null,
    seq       integer     not null,
    step      text        not null check (step in ('DRAFTED', 'SUBMITTED', 'RETURNED', 'REVIEWED', 'POSTED')),
    by        text        not null,
    by_name   text        not null,
    at        timestamptz not null,
    ruling    uuid,
    comment   text,
    primary key (principal, voucher, seq),
    foreign key (principal, voucher) references voucher (principal, id),
    check (ruling is not null or step = 'DRAFTED')
);

call guard('voucher_step', 'select, insert (principal, voucher, step, by, by_name, at, ruling, comment)');

create trigger voucher_step_fixed before update or delete on voucher_step
    for each row execute function refuse_change();

create table voucher_count (
    principal text    not null,
    book      uuid    not null,
    month     date    not null,
    type      text    not null,
    last      integer not null,
    primary key (principal, book, month, type)
);
alter table voucher_count enable row level security;

-- The second guard beside the core: the legal move, another person for the review, debits equal to credits. Then the
-- number; the count's row stays locked until the posting is committed, so none is skipped and none given twice. It runs
-- as the owner: nobody else can touch the count or the status.
create function take_step() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    taken voucher;
    given integer;
begin
    select * into taken from voucher where principal = new.principal and id = new.voucher for update;
    if not (case new.step
        when 'REVIEWED' then taken.status = 'SUBMITTED'
        when 'RETURNED' then taken.status in ('SUBMITTED', 'REVIEWED')
        when 'POSTED' then taken.status = 'REVIEWED'
        else taken.status = 'DRAFT' end)
    then
        raise exception 'voucher % is % and cannot be %', new.voucher, taken.status, new.step
            using errcode = 'restrict_violation';
    end if;
    if new.step = 'REVIEWED' and exists (
        select from voucher_step written
         where written.principal = new.principal and written.voucher = new.voucher and written.by = new."by"
           and written.step in ('DRAFTED', 'SUBMITTED'))
    then
        raise exception 'voucher % was prepared by %', new.voucher, new."by" using errcode = 'restrict_violation';
    end if;
    if new.step in ('SUBMITTED', 'POSTED') and (
        select coalesce(sum(line.debit - line.credit), 1) from voucher_line line
         where line.principal = new.principal and line.voucher = new.voucher and line.version = taken.version) <> 0
    then
        raise exception 'voucher % does not balance', new.voucher using errcode = 'check_violation';
    end if;
    if new.step = 'POSTED' then
        insert into voucher_count as kept (principal, book, month, type, last)
        values (taken.principal, taken.book, taken.month, taken.type, 1)
        on conflict (principal, book, month, type) do update set last = kept.last + 1
        returning last into given;
    end if;
    if new.step <> 'DRAFTED' then
        update voucher
           set status = case new.step when 'RETURNED' then 'DRAFT' else new.step end, number = given
         where principal = new.principal and id = new.voucher;
    end if;
    new.seq := (select count(*) + 1 from voucher_step earlier
                 where earlier.principal = new.principal and earlier.voucher = new.voucher);
    return new;
end
$$;

create trigger voucher_step_is_taken before insert on voucher_step for each row execute function take_step();

-- A voucher as it stands, with its lines and its steps.
create view voucher_seen with (security_invoker = true) as
select head.principal, head.id, head.book, head.type, head.date, head.month, head.attachments,
       head.documents::text as documents, head.source_kind, head.source_id, head.rule, head.version, head.status,
       head.number, head.drafted_at,
       (select jsonb_agg(jsonb_build_object('summary', line.summary, 'account', line.account, 'debit', line.debit,
                             'credit', line.credit, 'dimensions', line.dimensions) order by line.position)::text
          from voucher_line line
         where line.principal = head.principal and line.voucher = head.id and line.version = head.version) as lines,
       (select jsonb_agg(jsonb_build_object('step', step.step, 'by', step.by, 'byName', step.by_name, 'at', step.at,
                             'comment', step.comment) order by step.seq)::text
          from voucher_step step
         where step.principal = head.principal and step.voucher = head.id) as steps
  from voucher head;

grant select on voucher_seen to "${app}";
