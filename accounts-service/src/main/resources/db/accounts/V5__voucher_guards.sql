-- Second guards of vouchers. Each repeats a rule of the Java model, so that a defect in the service cannot write past it.

-- Repeats Step.leadsOnFrom and VoucherWorkflow: only a draft changes, and nobody changes its identity or origin.
create function voucher_is_frozen() returns trigger language plpgsql as $$
begin
    raise exception 'voucher % is % and cannot change', old.id, old.status using errcode = 'restrict_violation';
end
$$;

create trigger voucher_is_frozen before update on voucher
    for each row when (
        old.status in ('POSTED', 'DISCARDED')
        or old.status <> 'DRAFT' and row (old.type, old.date, old.attachments, old.reason, old.version)
            is distinct from row (new.type, new.date, new.attachments, new.reason, new.version)
        or row (old.kind, old.corrects, old.papers_at, old.import, old.place, old.voucher_no)
            is distinct from row (new.kind, new.corrects, new.papers_at, new.import, new.place, new.voucher_no)
        or row (old.principal, old.id, old.book) is distinct from row (new.principal, new.id, new.book))
    execute function voucher_is_frozen();

-- Repeats CorrectedVoucher: a corrected voucher is in the same book, not later and posted (or of the same import), and a
-- reversal reverses neither a reversal nor an opening.
create function check_correction() returns trigger language plpgsql as $$
begin
    if new.corrects is not null and not exists (
        select from voucher original
         where original.principal = new.principal and original.id = new.corrects and original.book = new.book
           and original.date <= new.date
           and (original.status = 'POSTED' or original.import = new.import)
           and (new.kind <> 'REVERSAL' or original.kind not in ('REVERSAL', 'OPENING')))
    then
        raise exception 'voucher % cannot correct %', new.id, new.corrects using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger check_correction before insert on voucher
    for each row when (new.corrects is not null) execute function check_correction();
create trigger check_correction_day before update of date on voucher
    for each row when (new.corrects is not null and old.date <> new.date) execute function check_correction();

-- Repeats PostingContext.lastDay: no voucher of a person is dated beyond the next open year. What another area did on such
-- a day is kept: its event is not refused here.
create function check_last_day() returns trigger language plpgsql as $$
declare
    last date := book_last_day(new.principal, new.book);
begin
    if new.date > last then
        raise exception 'book % takes no day beyond the next year, which ends on %', new.book, last
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger check_last_day_of_new before insert on voucher
    for each row when (new.rule is null) execute function check_last_day();
create trigger check_last_day_of_changed before update of date on voucher
    for each row when (old.date <> new.date) execute function check_last_day();

-- Repeats PostingContext.isClosed: no voucher is written into a closed month. Writers of a book share this lock, and closing a
-- month holds it alone; closed months are read after the lock is new_step.
create function check_open_months() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    offending record;
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(one.book::text, 6))
       from (select distinct book from new_voucher order by book) one;
    select head.book, head.date into offending
      from new_voucher head
      join month_closed closed on closed.principal = head.principal and closed.book = head.book
           and closed.month >= date_trunc('month', head.date::timestamp)::date
     limit 1;
    if found then
        raise exception 'book % is closed for %', offending.book, offending.date using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;

create trigger voucher_insert_in_open_month after insert on voucher
    referencing new table as new_voucher
    for each statement execute function check_open_months();
create trigger voucher_update_in_open_month after update on voucher
    referencing new table as new_voucher
    for each statement execute function check_open_months();

-- Repeats Content.faults: lines belong to the current version of a draft, with its book and date, and only a reversal, an
-- opening or a correction has negative amounts.
create function check_lines() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    offending record;
begin
    select line.voucher, line.version into offending
      from new_line line
      left join voucher head on head.principal = line.principal and head.id = line.voucher
     where (head.version = line.version and head.status = 'DRAFT' and head.book = line.book and head.date = line.date)
           is not true
     limit 1;
    if found then
        raise exception 'voucher % takes no such lines of version %', offending.voucher, offending.version
            using errcode = 'restrict_violation';
    end if;
    select line.voucher into offending
      from new_line line
      join voucher head on head.principal = line.principal and head.id = line.voucher
     where (line.debit < 0 or line.credit < 0) and head.kind not in ('REVERSAL', 'OPENING') and head.corrects is null
     limit 1;
    if found then
        raise exception 'voucher % corrects nothing and has no negative amounts', offending.voucher
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger voucher_lines_are_checked after insert on voucher_line
    referencing new table as new_line
    for each statement execute function check_lines();

-- Repeats Step.leadsOnFrom (STATUS), Voucher.review (SAME_PERSON: another person reviews) and Content.faults (UNBALANCED:
-- debits equal credits). SEQUENCE: a statement takes one step of a voucher, the next one. BOOK_IN_USE: a book with posted
-- vouchers takes no opening of its own; what a trust account opened with is posted while the first month is open. NO_REASON
-- repeats Voucher.withoutReason. It locks the vouchers for apply_steps, whose trigger fires next.
--
-- count(*) and limit stand where exists would do, because the planner may answer exists by reading a whole table.
create function check_steps() returns trigger
    language plpgsql security definer set search_path from current
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    offending record;
begin
    perform
       from new_step step
       join voucher head on head.principal = step.principal and head.id = step.voucher
        for update of head;

    select * into offending
      from (select step.voucher, step.step, step."by", head.book, coalesce(head.status, 'missing') as status,
                   case
                       when (case step.step
                                 when 'REVIEWED' then head.status = 'SUBMITTED'
                                 when 'RETURNED' then head.status in ('SUBMITTED', 'REVIEWED')
                                 when 'POSTED' then head.status = 'REVIEWED'
                                 else head.status = 'DRAFT' end) is not true
                           then 'STATUS'
                       when count(*) over (partition by step.principal, step.voucher) > 1
                           or step.seq <> 1 and 0 = (
                               select count(*) from voucher_step before
                                where before.principal = step.principal and before.voucher = step.voucher
                                  and before.seq = step.seq - 1)
                           then 'SEQUENCE'
                       when step.step = 'REVIEWED' and 0 < (
                               select count(*) from voucher_step earlier
                                where earlier.principal = step.principal and earlier.voucher = step.voucher
                                  and earlier."by" = step."by" and earlier.step in ('DRAFTED', 'SUBMITTED'))
                           then 'SAME_PERSON'
                       when step.step in ('SUBMITTED', 'POSTED') and (
                               select coalesce(sum(line.debit - line.credit), 1) from voucher_line line
                                where line.principal = head.principal and line.voucher = head.id
                                  and line.version = head.version) <> 0
                           then 'UNBALANCED'
                       when step.step = 'SUBMITTED' and head.kind not in ('OPENING', 'REVERSAL') and head.rule is null
                               and head.reason is null
                               and moves_kept_money(head.principal, head.id, head.version, head.book, head.date)
                           then 'NO_REASON'
                       when step.step = 'POSTED' and head.kind = 'OPENING' and head.source_id is null and 0 < (
                               select last from voucher_count counted
                                where counted.principal = head.principal and counted.book = head.book
                                limit 1)
                           then 'BOOK_IN_USE' end as refusal
              from new_step step
              left join voucher head on head.principal = step.principal and head.id = step.voucher) checked
     where refusal is not null
     limit 1;
    case offending.refusal
        when 'STATUS' then
            raise exception 'voucher % is % and cannot be %', offending.voucher, offending.status, offending.step
                using errcode = 'restrict_violation';
        when 'SEQUENCE' then
            raise exception 'voucher % takes one step after the other', offending.voucher
                using errcode = 'restrict_violation';
        when 'SAME_PERSON' then
            raise exception 'voucher % was prepared by %', offending.voucher, offending."by"
                using errcode = 'restrict_violation';
        when 'UNBALANCED' then
            raise exception 'voucher % does not balance', offending.voucher using errcode = 'check_violation';
        when 'NO_REASON' then
            raise exception 'voucher % moves money that funds keeps and gives no reason', offending.voucher
                using errcode = 'check_violation';
        when 'BOOK_IN_USE' then
            raise exception 'book % has entries and cannot be opened again', offending.book
                using errcode = 'restrict_violation';
        else null;
    end case;
    return null;
end
$$;

create trigger voucher_step_1_check after insert on voucher_step
    referencing new table as new_step
    for each statement execute function check_steps();
