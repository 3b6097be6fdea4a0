-- Second guards of vouchers. Each repeats a rule of the Java model, so that a defect in the service cannot write past it.

-- Repeats Step.leadsOnFrom and VoucherWorkflow: only a draft changes, and nobody changes its identity or origin.
create function voucher_stays() returns trigger language plpgsql as $$
begin
    raise exception 'voucher % is % and says what it says', old.id, old.status using errcode = 'restrict_violation';
end
$$;

create trigger voucher_stays before update on voucher
    for each row when (
        old.status in ('POSTED', 'DISCARDED')
        or old.status <> 'DRAFT' and row (old.type, old.date, old.attachments, old.version)
            is distinct from row (new.type, new.date, new.attachments, new.version)
        or row (old.kind, old.corrects, old.papers_at, old.import, old.place, old.voucher_no)
            is distinct from row (new.kind, new.corrects, new.papers_at, new.import, new.place, new.voucher_no)
        or row (old.principal, old.id, old.book) is distinct from row (new.principal, new.id, new.book))
    execute function voucher_stays();

-- Repeats the refusals of Original: a corrected voucher is in the same book and posted (or of the same import), and a
-- reversal reverses neither a reversal nor an opening.
create function voucher_corrects_what_is_posted() returns trigger language plpgsql as $$
begin
    if new.corrects is not null and not exists (
        select from voucher original
         where original.principal = new.principal and original.id = new.corrects and original.book = new.book
           and (original.status = 'POSTED' or original.import = new.import)
           and (new.kind <> 'REVERSAL' or original.kind not in ('REVERSAL', 'OPENING')))
    then
        raise exception 'voucher % cannot correct %', new.id, new.corrects using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger voucher_corrects_what_is_posted before insert on voucher
    for each row when (new.corrects is not null) execute function voucher_corrects_what_is_posted();

-- Repeats Ground.isClosed: no voucher is written into a closed month. Writers of a book share this lock, and closing a
-- month holds it alone; closed months are read after the lock is taken.
create function vouchers_in_open_months() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    wrong record;
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(one.book::text, 6))
       from (select distinct book from written order by book) one;
    select head.book, head.date into wrong
      from written head
      join month_closed closed on closed.principal = head.principal and closed.book = head.book
           and closed.month >= date_trunc('month', head.date::timestamp)::date
     limit 1;
    if found then
        raise exception 'book % is closed for %', wrong.book, wrong.date using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;

create trigger voucher_drafted_in_open_month after insert on voucher
    referencing new table as written
    for each statement execute function vouchers_in_open_months();
create trigger voucher_moved_in_open_month after update on voucher
    referencing new table as written
    for each statement execute function vouchers_in_open_months();

-- Repeats Content.faults: lines belong to the current version of a draft, with its book and date, and only a reversal, an
-- opening or a correction has negative amounts.
create function lines_belong_to_drafts() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    wrong record;
begin
    select line.voucher, line.version into wrong
      from written line
      left join voucher head on head.principal = line.principal and head.id = line.voucher
     where (head.version = line.version and head.status = 'DRAFT' and head.book = line.book and head.date = line.date)
           is not true
     limit 1;
    if found then
        raise exception 'voucher % takes no such lines of version %', wrong.voucher, wrong.version
            using errcode = 'restrict_violation';
    end if;
    select line.voucher into wrong
      from written line
      join voucher head on head.principal = line.principal and head.id = line.voucher
     where (line.debit < 0 or line.credit < 0) and head.kind not in ('REVERSAL', 'OPENING') and head.corrects is null
     limit 1;
    if found then
        raise exception 'voucher % corrects nothing and has no negative amounts', wrong.voucher
            using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger voucher_line_belongs_to_draft after insert on voucher_line
    referencing new table as written
    for each statement execute function lines_belong_to_drafts();

-- Repeats Step.leadsOnFrom (MOVE), Voucher.review (HAND: another person reviews) and Content.faults (SUM: debits equal
-- credits). TURN: a statement takes one step of a voucher, the next one. BOOK: a book with posted vouchers is not opened
-- again. It locks the vouchers for apply_steps, whose trigger fires after this one.
--
-- count(*) and limit stand where exists would do, because the planner may answer exists by reading a whole table.
create function check_steps() returns trigger
    language plpgsql security definer set search_path from current
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    wrong record;
begin
    perform
       from taken made
       join voucher head on head.principal = made.principal and head.id = made.voucher
        for update of head;

    select * into wrong
      from (select made.voucher, made.step, made."by", head.book, coalesce(head.status, 'nowhere') as status,
                   case
                       when (case made.step
                                 when 'REVIEWED' then head.status = 'SUBMITTED'
                                 when 'RETURNED' then head.status in ('SUBMITTED', 'REVIEWED')
                                 when 'POSTED' then head.status = 'REVIEWED'
                                 else head.status = 'DRAFT' end) is not true
                           then 'MOVE'
                       when count(*) over (partition by made.principal, made.voucher) > 1
                           or made.seq <> 1 and 0 = (
                               select count(*) from voucher_step before
                                where before.principal = made.principal and before.voucher = made.voucher
                                  and before.seq = made.seq - 1)
                           then 'TURN'
                       when made.step = 'REVIEWED' and 0 < (
                               select count(*) from voucher_step written
                                where written.principal = made.principal and written.voucher = made.voucher
                                  and written."by" = made."by" and written.step in ('DRAFTED', 'SUBMITTED'))
                           then 'HAND'
                       when made.step in ('SUBMITTED', 'POSTED') and (
                               select coalesce(sum(line.debit - line.credit), 1) from voucher_line line
                                where line.principal = head.principal and line.voucher = head.id
                                  and line.version = head.version) <> 0
                           then 'SUM'
                       when made.step = 'POSTED' and head.kind = 'OPENING' and 0 < (
                               select last from voucher_count counted
                                where counted.principal = head.principal and counted.book = head.book
                                limit 1)
                           then 'BOOK' end as obstacle
              from taken made
              left join voucher head on head.principal = made.principal and head.id = made.voucher) judged
     where obstacle is not null
     limit 1;
    case wrong.obstacle
        when 'MOVE' then
            raise exception 'voucher % is % and cannot be %', wrong.voucher, wrong.status, wrong.step
                using errcode = 'restrict_violation';
        when 'TURN' then
            raise exception 'voucher % takes one step after the other', wrong.voucher
                using errcode = 'restrict_violation';
        when 'HAND' then
            raise exception 'voucher % was prepared by %', wrong.voucher, wrong."by"
                using errcode = 'restrict_violation';
        when 'SUM' then
            raise exception 'voucher % does not balance', wrong.voucher using errcode = 'check_violation';
        when 'BOOK' then
            raise exception 'book % has entries and cannot be opened anew', wrong.book
                using errcode = 'restrict_violation';
        else null;
    end case;
    return null;
end
$$;

create trigger voucher_step_is_checked after insert on voucher_step
    referencing new table as taken
    for each statement execute function check_steps();
