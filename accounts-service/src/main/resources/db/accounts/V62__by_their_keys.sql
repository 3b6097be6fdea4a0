-- What a step is judged by is found by its keys, however many vouchers go together and however many others there are. A
-- question that only asks whether something exists may be answered by reading a whole table once, which no setting of
-- the function forbids; a count of what has these keys may not. The judgement is what it was.
create or replace function take_steps_of_statement() returns trigger
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

    if exists (select from taken where step not in ('DRAFTED', 'POSTED')) then
        update voucher head
           set status = case made.step when 'RETURNED' then 'DRAFT' else made.step end
          from taken made
         where head.principal = made.principal and head.id = made.voucher and made.step not in ('DRAFTED', 'POSTED');
    end if;
    if exists (select from taken where step = 'POSTED') then
        insert into voucher_count as kept (principal, book, month, type, last)
        select head.principal, head.book, head.month, head.type, count(*)
          from taken made
          join voucher head on head.principal = made.principal and head.id = made.voucher
         where made.step = 'POSTED'
         group by head.principal, head.book, head.month, head.type
         order by head.principal, head.book, head.month, head.type
        on conflict (principal, book, month, type) do update set last = kept.last + excluded.last;
        update voucher head
           set status = 'POSTED', number = kept.last - posted.later
          from (select one.principal, one.id,
                       count(*) over (partition by one.principal, one.book, one.month, one.type
                                      order by one.date desc, one.drafted_at desc, one.place desc, one.id desc) - 1
                           as later
                  from taken made
                  join voucher one on one.principal = made.principal and one.id = made.voucher
                 where made.step = 'POSTED') posted,
               voucher_count kept
         where head.principal = posted.principal and head.id = posted.id
           and kept.principal = head.principal and kept.book = head.book and kept.month = head.month
           and kept.type = head.type;
    end if;
    return null;
end
$$;
