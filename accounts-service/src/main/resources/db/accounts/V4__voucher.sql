-- Requirements for vouchers by law and date. The newest valid row counts; a row of a standard precedes one of all ('*').
create table voucher_rule (
    code       text not null check (code in ('SUMMARY_CHINESE', 'ATTACHMENTS', 'MIXED_BUSINESS', 'EARLIER_YEAR_RED',
                   'EARLIER_YEAR_RESULT')),
    standard   text not null,
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    severity   text not null check (severity in ('REFUSE', 'WARN', 'OFF')),
    law        text not null,
    note       text not null,
    primary key (code, standard, valid_from)
);

grant select on voucher_rule to "${app}";

-- The trust accounts (代管账户) that funds-service keeps for a principal, since when. From then on the money accounts of its
-- books (chart_role KEPT) are moved by vouchers that come from funds; another voucher states its reason.
create table kept_money (
    principal text not null,
    account   text not null,
    since     known_day not null,
    primary key (principal, account)
);

call isolate('kept_money', 'select, insert');
call prove('kept_money', 'money.kept', subject => '{account}', label => '{account}');

create trigger kept_money_fixed before update or delete on kept_money for each row execute function forbid_change();

-- The days by whose end funds-service says that a trust account and its bank were reconciled and signed (余额调节表).
create table reconciled_money (
    principal      text        not null,
    account        text        not null,
    as_of          known_day   not null,
    balance        bigint      not null,
    reconciliation text        not null,
    digest         text        not null,
    signed_by      text        not null,
    primary key (principal, account, as_of)
);
call isolate('reconciled_money', 'select, insert');
call prove('reconciled_money', 'money.reconciled', actor => 'signed_by', subject => '{as_of,account}', label => '{account,as_of}');
create trigger reconciled_money_fixed before update or delete on reconciled_money
    for each row execute function forbid_change();

-- A journal voucher (记账凭证). A draft may change, each time as a new version. The steps set the status, and posting sets
-- the number; the application writes neither.
--
-- kind: a REVERSAL (红字) has negative amounts that stay in their columns, so that turnover falls; it reverses the voucher
-- in "corrects", which is reversed once. OPENING holds the balances before the first month. A DISCARDED draft stays
-- readable; another voucher may book its source. "paper_keys" are what numbered papers are found by under
-- another spelling. "reason" says why money that funds keeps is moved by hand. "entered" counts vouchers in the order of their entry.
create table voucher (
    principal   text        not null,
    id          uuid        not null,
    book        uuid        not null,
    type        text        not null check (type in ('RECEIPT', 'PAYMENT', 'TRANSFER', 'GENERAL')),
    kind        text        not null default 'NORMAL' check (kind in ('NORMAL', 'REVERSAL', 'CLOSING', 'OPENING')),
    date        known_day not null,
    month       known_day generated always as (date_trunc('month', date::timestamp)::date) stored,
    attachments integer     not null default 0 check (attachments >= 0),
    documents   jsonb       not null default '[]',
    paper_keys  text[]      not null default '{}',
    papers_at   uuid,
    corrects    uuid,
    source_kind text,
    source_id   text,
    rule        text,
    reason      text        check (length(reason) between 1 and 200),
    import      uuid,
    place       integer     not null default 0,
    voucher_no  text,
    version     integer     not null default 1,
    status      text        not null default 'DRAFT'
        check (status in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'POSTED', 'DISCARDED')),
    -- For partial indexes: it changes only when the voucher is discarded, so every other step is a HOT update.
    discarded   boolean     generated always as (case when status = 'DISCARDED' then true end) stored,
    number      integer     check (number > 0),
    drafted_at  timestamptz not null,
    entered     bigint      generated always as identity,
    primary key (principal, id),
    unique (principal, book, month, type, number),
    foreign key (principal, book) references book (principal, id),
    foreign key (principal, corrects) references voucher (principal, id),
    foreign key (principal, papers_at) references voucher (principal, id),
    foreign key (principal, import) references import (principal, id),
    check ((source_kind is null) = (source_id is null)),
    check ((status = 'POSTED') = (number is not null)),
    check (corrects is distinct from id and papers_at is distinct from id),
    check (kind <> 'OPENING' or date = (month + interval '1 month' - interval '1 day')::date)
) with (fillfactor = 60); -- room for the HOT updates of the steps

create index voucher_by_id on voucher (id);
create index voucher_by_date on voucher (principal, book, date, entered);
create index voucher_by_kind on voucher (principal, book, date) where kind in ('CLOSING', 'OPENING');
create index voucher_corrected_by on voucher (principal, corrects) where corrects is not null;
create index voucher_by_import on voucher (principal, import) where import is not null;
create index voucher_papers on voucher using gin (paper_keys) where paper_keys <> '{}';
create unique index voucher_source_once on voucher (principal, source_kind, source_id)
    where source_id is not null and discarded is null;
create unique index voucher_reversed_once on voucher (principal, corrects)
    where kind = 'REVERSAL' and corrects is not null and discarded is null;
create unique index voucher_opening_once on voucher (principal, book)
    where kind = 'OPENING' and source_id is null and discarded is null;

call isolate('voucher', 'select, insert (principal, id, book, type, kind, date, attachments, documents, paper_keys, papers_at,
    corrects, source_kind, source_id, rule, reason, import, place, voucher_no, drafted_at),
    update (type, date, attachments, reason, version)');

create trigger voucher_kept before delete on voucher for each row execute function forbid_change();
create trigger voucher_not_emptied before truncate on voucher for each statement execute function forbid_change();

-- The lines of each version of a voucher; written once. Book and date repeat those of the voucher. There is no foreign key
-- to the voucher: check_lines looks it up once per statement, and neither table loses rows.
create table voucher_line (
    principal  text    not null,
    voucher    uuid    not null,
    version    integer not null,
    position   integer not null,
    book       uuid    not null,
    date       known_day not null,
    summary    text    not null,
    account    text    not null,
    debit      bigint  not null,
    credit     bigint  not null,
    dimensions jsonb   not null,
    primary key (principal, voucher, version, position),
    check ((debit = 0) <> (credit = 0))
);

create index voucher_line_by_account on voucher_line (principal, book, account, date);

call isolate('voucher_line', 'select, insert');

create trigger voucher_line_fixed before update or delete on voucher_line
    for each row execute function forbid_change();
create trigger voucher_line_not_emptied before truncate on voucher_line
    for each statement execute function forbid_change();

-- The steps of a voucher: who took which, when, by which ruling. Only drafting needs no ruling, because the system drafts
-- too. There is no foreign key to the voucher: check_steps looks it up once per statement.
create table voucher_step (
    principal text        not null,
    voucher   uuid        not null,
    seq       integer     not null,
    step      text        not null
        check (step in ('DRAFTED', 'SUBMITTED', 'RETURNED', 'REVIEWED', 'POSTED', 'DISCARDED')),
    by        text        not null,
    by_name   text        not null,
    at        timestamptz not null,
    ruling    uuid,
    comment   text,
    primary key (principal, voucher, seq),
    check (ruling is not null or step = 'DRAFTED')
);

call isolate('voucher_step', 'select, insert');

create trigger voucher_step_fixed before update or delete on voucher_step
    for each row execute function forbid_change();
create trigger voucher_step_not_emptied before truncate on voucher_step
    for each statement execute function forbid_change();

create function number_step() returns trigger language plpgsql as $$
begin
    new.seq := (select count(*) + 1 from voucher_step earlier
                 where earlier.principal = new.principal and earlier.voucher = new.voucher);
    return new;
end
$$;

create trigger voucher_step_is_numbered before insert on voucher_step
    for each row when (new.seq is null) execute function number_step();

-- The last number given per book, month and type. Only apply_steps, which runs as the owner, reads or writes it.
create table voucher_count (
    principal text    not null,
    book      uuid    not null,
    month     known_day not null,
    type      text    not null,
    last      integer not null,
    primary key (principal, book, month, type)
);

alter table voucher_count enable row level security;

-- Sets status and number after check_steps (V5) has let the steps pass; triggers of one table fire in the order of their
-- names. Numbers follow the dates of the vouchers, then the order of their entry; closing vouchers come last on their day.
-- The row in voucher_count stays locked until the posting commits, so
-- numbers have no gap and no duplicate. It runs as the owner: nobody else may write the count, the status or the number.
--
-- Here and below: the planner settings force plans by key. One plan, made once per connection, serves one voucher and
-- thousands.
create function apply_steps() returns trigger
    language plpgsql security definer set search_path from current
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    if exists (select from new_step where step not in ('DRAFTED', 'POSTED')) then
        update voucher head
           set status = case step.step when 'RETURNED' then 'DRAFT' else step.step end
          from new_step step
         where head.principal = step.principal and head.id = step.voucher and step.step not in ('DRAFTED', 'POSTED');
    end if;
    if exists (select from new_step where step = 'POSTED') then
        insert into voucher_count as kept (principal, book, month, type, last)
        select head.principal, head.book, head.month, head.type, count(*)
          from new_step step
          join voucher head on head.principal = step.principal and head.id = step.voucher
         where step.step = 'POSTED'
         group by head.principal, head.book, head.month, head.type
         order by head.principal, head.book, head.month, head.type
        on conflict (principal, book, month, type) do update set last = kept.last + excluded.last;
        update voucher head
           set status = 'POSTED', number = kept.last - posted.later
          from (select one.principal, one.id,
                       count(*) over (partition by one.principal, one.book, one.month, one.type
                                      order by one.date desc, one.kind = 'CLOSING' desc, one.entered desc) - 1 as later
                  from new_step step
                  join voucher one on one.principal = step.principal and one.id = step.voucher
                 where step.step = 'POSTED') posted,
               voucher_count kept
         where head.principal = posted.principal and head.id = posted.id
           and kept.principal = head.principal and kept.book = head.book and kept.month = head.month
           and kept.type = head.type;
    end if;
    return null;
end
$$;

create trigger voucher_step_2_apply after insert on voucher_step
    referencing new table as new_step
    for each statement execute function apply_steps();

-- Electronic originals (电子会计凭证): each is booked once. An original is known by its own number, so this table spans all
-- principals and has no row-level security: the application can claim a number and learn that it is taken, and cannot
-- read by whom.
create table electronic_paper (
    kind        text        not null,
    number      text        not null,
    kind_key    text        not null check (kind_key <> ''),
    number_key  text        not null check (number_key <> ''),
    holder      text        not null,
    voucher     uuid        not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    shared      text,
    claimed_at  timestamptz not null,
    released_at timestamptz,
    primary key (kind_key, number_key, voucher)
);

-- Within one principal a number and a file occur once.
create unique index electronic_paper_of_holder on electronic_paper (holder, kind_key, number_key)
    where released_at is null;
create unique index electronic_paper_bytes on electronic_paper (holder, sha256) where released_at is null;
create index electronic_paper_live on electronic_paper (kind_key, number_key) where released_at is null;
create index electronic_paper_by_voucher on electronic_paper (holder, voucher);

grant insert (kind, number, kind_key, number_key, holder, voucher, sha256, shared, claimed_at),
    select (kind_key, number_key, released_at)
    on electronic_paper to "${app}";
call prove('electronic_paper', 'electronic-paper.claimed', at => 'claimed_at', subject => '{voucher,kind,number}',
    label => '{kind,number}', later => '{released_at}');
call prove('electronic_paper', 'electronic-paper.released', at => 'released_at', subject => '{voucher,kind,number}',
    label => '{kind,number}');

create trigger electronic_paper_kept before delete on electronic_paper for each row execute function forbid_change();

-- Where several units share one invoice (分割单), each further one says so in "shared"; otherwise the second is refused.
create function check_electronic_paper() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.kind_key || ' ' || new.number_key, 10));
    if new.shared is null and exists (
        select from electronic_paper other
         where other.kind_key = new.kind_key and other.number_key = new.number_key and other.released_at is null)
    then
        raise exception 'paper % % is booked', new.kind, new.number using errcode = 'unique_violation';
    end if;
    return new;
end
$$;

create trigger check_electronic_paper before insert on electronic_paper
    for each row execute function check_electronic_paper();

-- A discarded draft releases its originals.
create function release_electronic_papers() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update electronic_paper set released_at = now()
     where holder = new.principal and voucher = new.id and released_at is null;
    return new;
end
$$;

create trigger voucher_releases_electronic_papers after update of status on voucher
    for each row when (new.status = 'DISCARDED' and new.documents <> '[]')
    execute function release_electronic_papers();
