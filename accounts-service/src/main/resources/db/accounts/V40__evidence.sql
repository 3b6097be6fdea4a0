-- Every step of a voucher, every book and every account opened is a leaf of the evidence log, written by the statement
-- that does it: no code path can leave it out.

-- All a voucher says at one of its steps. Whole rows, so that a column added later is proven without a thought; such a
-- column has to be nullable or of the same release as its table. Of a voucher posted its status and number are told too.
-- Held against what was said before: a draft that has since been written anew is judged by its old lines and its step.
create function voucher_evidence(whose text, which uuid, upto integer, said jsonb) returns jsonb
    language sql stable set search_path from current set timezone = 'UTC' as $$
select jsonb_strip_nulls(jsonb_build_object(
           'voucher', case
               when (said -> 'voucher' ->> 'version')::integer < head.version then said -> 'voucher'
               when made.step = 'POSTED' then to_jsonb(head)
               else to_jsonb(head) - '{status, number}'::text[] end,
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

create function voucher_step_is_evidence() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform record_evidence(step.principal, 'voucher.' || lower(step.step), step.voucher::text,
                voucher_evidence(step.principal, step.voucher, step.seq, null), step.by, step.ruling, step.at)
       from (select taken.*
               from taken
               join voucher head on head.principal = taken.principal and head.id = taken.voucher
              order by head.date, head.type, head.number, head.id) step;
    return null;
end
$$;

create trigger voucher_step_is_evidence after insert on voucher_step
    referencing new table as taken
    for each statement execute function voucher_step_is_evidence();

create trigger book_is_evidence after insert on book
    for each row execute function row_is_evidence('book.opened', 'id', 'opened_by', 'ruling', 'opened_at');
create trigger detail_account_is_evidence after insert on detail_account
    for each row execute function row_is_evidence('account.opened', 'book/code', 'opened_by', 'ruling', 'opened_at');

create or replace function evidence_missing() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select step.principal, step.kind, step.voucher::text, null
  from (select taken.principal, 'voucher.' || lower(taken.step) as kind, taken.voucher, count(*) as steps
          from voucher_step taken
         group by taken.principal, taken.voucher, taken.step) step
 where step.steps > (select count(*) from evidence_leaf leaf
                      where leaf.principal = step.principal and leaf.subject = step.voucher::text
                        and leaf.kind = step.kind)
 union all
select head.principal, 'voucher.posted', head.id::text, head.type || '-' || head.number || ' ' || to_char(head.date, 'YYYY-MM')
  from voucher head
 where head.status = 'POSTED'
   and not exists (select from voucher_step step
                    where step.principal = head.principal and step.voucher = head.id and step.step = 'POSTED')
 union all
select book.principal, 'book.opened', book.id::text, book.standard
  from book
 where not exists (select from evidence_leaf leaf
                    where leaf.principal = book.principal and leaf.subject = book.id::text
                      and leaf.kind = 'book.opened')
 union all
select own.principal, 'account.opened', own.book || '/' || own.code, own.name
  from detail_account own
 where not exists (select from evidence_leaf leaf
                    where leaf.principal = own.principal and leaf.subject = own.book || '/' || own.code
                      and leaf.kind = 'account.opened')
 union all
-- a kept balance that no posted entry explains
select drift.principal, 'balance', drift.book::text, drift.account || ' ' || to_char(drift.month, 'YYYY-MM')
  from balance_drift drift
$$;

create or replace function evidence_label(what text, said jsonb) returns text
    language sql stable as $$
select case
    when what like 'voucher.%' then concat(
        case said -> 'voucher' ->> 'type'
            when 'RECEIPT' then '收' when 'PAYMENT' then '付' when 'TRANSFER' then '转' else '记' end,
        '-' || (said -> 'voucher' ->> 'number'), ' ', left(said -> 'voucher' ->> 'date', 7))
    when what = 'book.opened' then said ->> 'standard'
    when what = 'account.opened' then concat(said ->> 'code', ' ', said ->> 'name') end
$$;

set local timezone = 'UTC';

-- What was done before there was a log is proven from now on as it stands.
select record_evidence(book.principal, 'book.opened', book.id::text, jsonb_strip_nulls(to_jsonb(book)), book.opened_by,
           book.ruling, book.opened_at)
  from book order by book.opened_at, book.id;
select record_evidence(own.principal, 'account.opened', own.book || '/' || own.code, jsonb_strip_nulls(to_jsonb(own)),
           own.opened_by, own.ruling, own.opened_at)
  from detail_account own order by own.opened_at, own.book, own.code;
select record_evidence(step.principal, 'voucher.' || lower(step.step), step.voucher::text,
           voucher_evidence(step.principal, step.voucher, step.seq, null), step.by, step.ruling, step.at)
  from voucher_step step order by step.at, step.voucher, step.seq;
