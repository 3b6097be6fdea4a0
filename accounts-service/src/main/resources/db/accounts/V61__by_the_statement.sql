-- What guards vouchers looks at all that a statement has written, once, and no more at each row by itself: a thousand
-- vouchers go together at the price of a few questions. What is guarded is what was guarded before.
--
-- The functions go by keys whatever they are given: a plan made for one voucher is right for thousands, and the other way
-- round. It is made once for each connection.

-- Whether a voucher is set aside, in a word that changes only then: no index looks at the status, so a voucher that is
-- submitted or reviewed stays where it is in all of them. It says nothing the status does not say.
alter table voucher add column discarded boolean
    generated always as (case when status = 'DISCARDED' then true end) stored;

drop index voucher_shows_its_source_once;
create unique index voucher_shows_its_source_once on voucher (principal, source_kind, source_id)
    where source_id is not null and discarded is null;
drop index voucher_reversed_once;
create unique index voucher_reversed_once on voucher (principal, corrects)
    where kind = 'REVERSAL' and corrects is not null and discarded is null;
drop index voucher_opens_its_book_once;
create unique index voucher_opens_its_book_once on voucher (principal, book)
    where kind = 'OPENING' and discarded is null;

-- Room on its page for a voucher that is taken a step on.
alter table voucher set (fillfactor = 60);

call make_canonical('canonical_voucher', 'voucher', '{discarded}');
call make_canonical('canonical_draft', 'voucher', '{discarded,number,status}');

create or replace function voucher_evidence(whose text, which uuid, upto integer, said jsonb) returns jsonb
    language sql stable set search_path from current set timezone = 'UTC' as $$
select jsonb_strip_nulls(jsonb_build_object(
           'voucher', case
               when (said -> 'voucher' ->> 'version')::integer < head.version then said -> 'voucher'
               when made.step = 'POSTED' then to_jsonb(head) - 'discarded'
               else to_jsonb(head) - '{discarded, number, status}'::text[] end,
           'lines', (
               select jsonb_agg(to_jsonb(line) - '{principal, voucher, version}'::text[] order by line.position)
                 from voucher_line line
                where line.principal = head.principal and line.voucher = head.id
                  and line.version = coalesce((said -> 'voucher' ->> 'version')::integer, head.version)),
           'step', to_jsonb(made) - '{principal, voucher}'::text[],
           'steps', (
               select jsonb_agg(to_jsonb(earlier) - '{principal, voucher}'::text[] order by earlier.seq)
                 from voucher_step earlier
                where made.step = 'POSTED' and earlier.principal = head.principal and earlier.voucher = head.id
                  and earlier.seq < made.seq)))
  from voucher head
  join voucher_step made on made.principal = head.principal and made.voucher = head.id and made.seq = upto
 where head.principal = whose and head.id = which
$$;

-- Vouchers. They stay, and so do their keys: what belongs to one asks only once whether it is there.

drop trigger voucher_stays on voucher;
create or replace function voucher_stays() returns trigger language plpgsql as $$
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

create trigger voucher_not_emptied before truncate on voucher for each statement execute function refuse_change();
create trigger voucher_line_not_emptied before truncate on voucher_line
    for each statement execute function refuse_change();
create trigger voucher_step_not_emptied before truncate on voucher_step
    for each statement execute function refuse_change();
alter table voucher_line drop constraint voucher_line_principal_voucher_fkey;
alter table voucher_step drop constraint voucher_step_principal_voucher_fkey;

drop trigger voucher_corrects_what_is_posted on voucher;
create trigger voucher_corrects_what_is_posted before insert on voucher
    for each row when (new.corrects is not null) execute function voucher_corrects_what_is_posted();

-- Whoever writes into a book holds this lock together with others; whoever closes a month of it holds it alone. Months
-- are looked at only with the lock in hand.
drop trigger voucher_in_open_month on voucher;
drop function voucher_in_open_month();
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

-- Lines. Book and day are the voucher's, whoever writes them down.

drop trigger voucher_line_belongs_to_draft on voucher_line;
drop function line_belongs_to_draft();
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

grant insert (book, date) on voucher_line to "${app}";

-- Steps.

drop trigger voucher_step_is_taken on voucher_step;
drop function take_step();

create function step_has_its_turn() returns trigger language plpgsql as $$
begin
    new.seq := (select count(*) + 1 from voucher_step earlier
                 where earlier.principal = new.principal and earlier.voucher = new.voucher);
    return new;
end
$$;

create trigger voucher_step_has_its_turn before insert on voucher_step
    for each row when (new.seq is null) execute function step_has_its_turn();

grant insert (seq) on voucher_step to "${app}";

-- The second guard beside the core: the legal move, another person for the review, debits equal to credits. Then the
-- numbers, by the days of the vouchers; a count's row stays locked until the posting is committed, so none is skipped and
-- none given twice. Of one voucher a statement takes one step, the one whose turn it is. It runs as the owner: nobody else
-- can touch the counts or the status.
create function take_steps_of_statement() returns trigger
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
                           or made.seq <> 1 and not exists (
                               select from voucher_step before
                                where before.principal = made.principal and before.voucher = made.voucher
                                  and before.seq = made.seq - 1)
                           then 'TURN'
                       when made.step = 'REVIEWED' and exists (
                               select from voucher_step written
                                where written.principal = made.principal and written.voucher = made.voucher
                                  and written."by" = made."by" and written.step in ('DRAFTED', 'SUBMITTED'))
                           then 'HAND'
                       when made.step in ('SUBMITTED', 'POSTED') and (
                               select coalesce(sum(line.debit - line.credit), 1) from voucher_line line
                                where line.principal = head.principal and line.voucher = head.id
                                  and line.version = head.version) <> 0
                           then 'SUM'
                       when made.step = 'POSTED' and head.kind = 'OPENING' and exists (
                               select from voucher other
                                where other.principal = head.principal and other.book = head.book
                                  and other.status = 'POSTED')
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

create trigger voucher_step_is_taken after insert on voucher_step
    referencing new table as taken
    for each statement execute function take_steps_of_statement();

-- After that, with number and status: the leaf, and the balances.
drop trigger voucher_step_is_evidence on voucher_step;
create or replace function voucher_step_is_evidence() returns trigger
    language plpgsql security definer set search_path from current set timezone = 'UTC'
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    insert into evidence_leaf (principal, id, kind, subject, body, content, at)
    select done.principal, done.leaf, done.kind, done.subject,
           leaf_body(done.leaf, done.kind, done.principal, done.subject, done.content, done."by", done.ruling, done.at),
           done.content, done.at
      from (select made.principal, gen_random_uuid() as leaf, 'voucher.' || lower(made.step) as kind,
                   made.voucher::text as subject, made."by", made.ruling, made.at,
                   '{' || coalesce('"lines":[' || (
                              select string_agg(canonical_line(line), ',' order by line.position)
                                from voucher_line line
                               where line.principal = head.principal and line.voucher = head.id
                                 and line.version = head.version) || '],', '')
                       || '"step":' || canonical_step(made)
                       || coalesce(',"steps":[' || case when made.step = 'POSTED' then (
                              select string_agg(canonical_step(earlier), ',' order by earlier.seq)
                                from voucher_step earlier
                               where earlier.principal = head.principal and earlier.voucher = head.id
                                 and earlier.seq < made.seq) end || ']', '')
                       || ',"voucher":' || case made.step when 'POSTED' then canonical_voucher(head)
                                                          else canonical_draft(head) end || '}' as content
              from taken
              join voucher_step made
                on made.principal = taken.principal and made.voucher = taken.voucher and made.seq = taken.seq
              join voucher head on head.principal = taken.principal and head.id = taken.voucher
             order by head.date, head.type, head.number, head.id
            offset 0) done;
    return null;
end
$$;
create trigger voucher_step_leaves_evidence after insert on voucher_step
    referencing new table as taken
    for each statement execute function voucher_step_is_evidence();

alter function move_balances() set enable_seqscan = off;
alter function move_balances() set enable_hashjoin = off;
alter function move_balances() set enable_mergejoin = off;
