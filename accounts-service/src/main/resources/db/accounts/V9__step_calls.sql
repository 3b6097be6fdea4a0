-- A batch of voucher steps takes two calls: load_steps returns all that the steps are decided on, and write_steps writes
-- the decisions if that has not changed. No lock is held while the service decides.

-- Whether a version of a voucher has a line on money that funds keeps on its day.
create function moves_kept_money(whose text, which uuid, said integer, keeping uuid, day date) returns boolean
    language sql stable set search_path from current as $$
select exists (select from kept_money kept where kept.principal = whose and kept.since <= day)
   and exists (select from voucher_line line
                 join book on book.principal = whose and book.id = keeping
                 join chart_role kept on kept.standard = book.standard and kept.role = 'KEPT'
                      and starts_with(line.account, kept.code)
                where line.principal = whose and line.voucher = which and line.version = said)
$$;

-- Whether it moves money that funds keeps without coming from funds as funds told it.
create function is_by_hand(head voucher) returns boolean
    language sql stable set search_path from current as $$
select head.kind <> 'OPENING'
   and (head.rule is null or head.reason is not null
        or head.source_kind not in ('payment', 'payment-return', 'receipt', 'receipt-reversal', 'transfer-in',
           'transfer-out', 'imprest', 'bank-charge', 'interest', 'trust-account'))
   and moves_kept_money(head.principal, head.id, head.version, head.book, head.date)
$$;

-- A voucher as JSON, with its lines and steps, under the names the application uses.
create view voucher_json with (security_invoker = true) as
select head.principal, head.id, head.book, head.date,
       json_build_object(
           'principal', head.principal, 'id', head.id, 'book', head.book, 'type', head.type, 'date', head.date,
           'attachments', head.attachments, 'documents', head.documents, 'sourceKind', head.source_kind,
           'sourceId', head.source_id, 'rule', head.rule, 'reason', head.reason, 'version', head.version, 'status', head.status,
           'number', head.number,
           'lines', (
               select coalesce(json_agg(json_build_object('summary', line.summary, 'account', line.account,
                          'debit', line.debit, 'credit', line.credit, 'dimensions', line.dimensions)
                          order by line.position), '[]')
                 from voucher_line line
                where line.principal = head.principal and line.voucher = head.id and line.version = head.version),
           'steps', (
               select coalesce(json_agg(json_build_object('step', step.step, 'by', step.by, 'byName', step.by_name,
                          'at', step.at, 'comment', step.comment) order by step.seq), '[]')
                 from voucher_step step
                where step.principal = head.principal and step.voucher = head.id),
           'marks', json_build_object(
               'kind', head.kind, 'corrects', head.corrects, 'papersAt', head.papers_at, 'taken', head.import,
               'place', head.place, 'voucherNo', head.voucher_no,
               'byHand', is_by_hand(head),
               'correctedBy', (
                   select coalesce(json_agg(later.id order by later.drafted_at, later.id), '[]')
                     from voucher later
                    where later.principal = head.principal and later.corrects = head.id
                      and later.status <> 'DISCARDED'),
               'reversedBy', (
                   select later.id from voucher later
                    where later.principal = head.principal and later.corrects = head.id and later.kind = 'REVERSAL'
                      and later.status <> 'DISCARDED'),
               'rules', json_build_object('severities', (
                   select coalesce(json_object_agg(rule.code, rule.severity), '{}')
                     from (select distinct on (code) code, severity
                             from voucher_rule
                            where standard in ('*', book.standard)
                              and head.date between valid_from and coalesce(valid_to, 'infinity')
                            order by code, standard = '*', valid_from desc) rule))))::text as json
  from voucher head
  join book on book.principal = head.principal and book.id = head.book;

grant select on voucher_json to "${app}";

-- Vouchers with what a list is filtered by. "words" are the label and the summaries; "hands" are the people who wrote it,
-- each on a line of its own.
create view voucher_listed with (security_invoker = true) as
select head.principal, head.id, head.book, head.date, head.entered, head.status, head.number,
       (select sum(line.debit)::bigint from voucher_line line
         where line.principal = head.principal and line.voucher = head.id and line.version = head.version) as total,
       concat_ws(E'\n',
           case head.type when 'RECEIPT' then '收' when 'PAYMENT' then '付' when 'TRANSFER' then '转' else '记' end
               || '-' || head.number,
           (select string_agg(line.summary, E'\n' order by line.position) from voucher_line line
             where line.principal = head.principal and line.voucher = head.id and line.version = head.version)) as words,
       (select E'\n' || string_agg(step."by", E'\n') || E'\n' from voucher_step step
         where step.principal = head.principal and step.voucher = head.id and step.step in ('DRAFTED', 'SUBMITTED'))
           as hands,
       is_by_hand(head) as by_hand,
       told.json
  from voucher head
  join voucher_json told on told.principal = head.principal and told.id = head.id;

grant select on voucher_listed to "${app}";

-- The last date of the posted vouchers by type and month, for the months in which the book demands that dates rise with
-- the numbers; null for a book that never demands it, which then costs no query of its vouchers.
create view book_posting_days with (security_invoker = true) as
select book.principal, book.id,
       case when exists (
           select from book_check demanded
            where demanded.principal = book.principal and demanded.book = book.id and demanded.code = 'DATE_ORDER'
              and demanded.severity = 'REFUSE')
       then (
           select json_agg(last order by last.month, last.type)
             from (select head.type, head.month, max(head.date) as day
                     from voucher head
                    where head.principal = book.principal and head.book = book.id and head.status = 'POSTED'
                    group by head.type, head.month
                   having (select demanded.severity from book_check demanded
                            where demanded.principal = book.principal and demanded.book = book.id
                              and demanded.code = 'DATE_ORDER'
                              and demanded.valid_from < head.month + interval '1 month'
                            order by demanded.valid_from desc limit 1) = 'REFUSE') last) end as posted
  from book;

grant select on book_posting_days to "${app}";

-- A book as JSON, with its last closed month, the last day it takes, the money that funds keeps and
-- the last posted dates.
create view book_json with (security_invoker = true) as
select book.principal, book.id,
       json_build_object(
           'principal', book.principal, 'id', book.id, 'standard', book.standard, 'standardName', book.standard_name,
           'startsOn', book.starts_on, 'inForceFrom', book.in_force_from, 'inForceTo', book.in_force_to,
           'closed', (select max(closed.month) from month_closed closed
                       where closed.principal = book.principal and closed.book = book.id),
           'lastDay', book_last_day(book.principal, book.id),
           'kept', (select json_build_object(
                           'since', min(kept.since),
                           'accounts', (select json_agg(role.code) from chart_role role
                                         where role.standard = book.standard and role.role = 'KEPT'))
                      from kept_money kept
                     where kept.principal = book.principal
                    having count(*) > 0),
           'posted', days.posted)::text as json
  from book_view book
  join book_posting_days days on days.principal = book.principal and days.id = book.id;

grant select on book_json to "${app}";

-- A fingerprint of what a step is decided on: while it is the same, the decision is valid. Accounts and dimensions are only
-- added, so their counts suffice. The closing of months is left out, because no month closes over a voucher that is not
-- posted.
create view voucher_fingerprint with (security_invoker = true) as
select head.principal, head.id,
       concat_ws(' ', head.version, head.status,
           (select max(step.seq) from voucher_step step
             where step.principal = head.principal and step.voucher = head.id)) as state,
       (select days.posted::text from book_posting_days days
         where days.principal = head.principal and days.id = head.book) as posting_days,
       concat_ws(' ',
           (select count(*) from detail_account own
             where own.principal = head.principal and own.book = head.book),
           (select count(*) from dimension
             where dimension.principal = head.principal and dimension.book = head.book),
           (select count(*) from dimension_value value
             where value.principal = head.principal and value.book = head.book),
           (select count(*) from dimension_required demanded
             where demanded.principal = head.principal and demanded.book = head.book)) as chart_size
  from voucher head;

grant select on voucher_fingerprint to "${app}";

-- The first call. Each caller sees the principals of their scope: first the vouchers are looked up within the scopes, then
-- only their principals are visible. The plan is generic and by key, so that it is made once per connection.
create function load_steps(ids uuid[], scopes text[], steps text[], subjects text[], keys text[], held_for text)
    returns table (n bigint, voucher text, book text, fingerprint text, standing text)
    language plpgsql set plan_cache_mode = force_generic_plan
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    principals text[];
begin
    perform set_config('app.principals',
        case when '*' = any (scopes) then '*' else array_to_string(scopes, ',') end, true);
    principals := array(
        select (select head.principal from voucher head
                 where head.id = asked.id
                   and is_within(asked.scope, head.principal)
                 limit 1)
          from unnest(ids, scopes) with ordinality as asked (id, scope, place)
         order by asked.place);
    perform set_config('app.principals',
        array_to_string(array(select distinct one from unnest(principals) as one where one is not null), ','), true);
    return query
    select asked.n, loaded.json,
           (select owning.json from book_json owning where owning.principal = loaded.principal and owning.id = loaded.book),
           (select case asked.step when 'SUBMITTED' then concat(print.state, ' ', print.chart_size)
                                   when 'POSTED' then concat(print.state, ' ', print.posting_days)
                                   else print.state end
              from voucher_fingerprint print
             where print.principal = loaded.principal and print.id = loaded.id),
           act.told
      from unnest(ids, principals, steps) with ordinality as asked (id, principal, step, n)
      join lateral (
          select * from voucher_json one where one.principal = asked.principal and one.id = asked.id limit 1) loaded on true
      join load_permissions(principals, subjects, keys, held_for) act on act.n = asked.n;
end
$$;

create type step_write as (
    principal   text,
    id          uuid,
    book        uuid,
    step        text,
    fingerprint text,
    "by"        text,
    name        text,
    comment     text,
    standing    jsonb
);

-- The second call. It locks in one order, so that batches do not deadlock: the books (one batch of a book at a time), the
-- vouchers, then shared locks against new detail accounts (3) and closing months (6). It fails if a fingerprint differs.
-- The stored answer of a posting has no number; the service puts it in from the voucher, which keeps its number for good.
create function write_steps(decided jsonb, done_at timestamptz) returns table (voucher uuid, number integer)
    language plpgsql set plan_cache_mode = force_generic_plan
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
    steps step_write[] := array(select made from jsonb_populate_recordset(null::step_write, decided) as made);
    books uuid[] := array(select distinct book from unnest(steps) order by book);
    one uuid;
begin
    perform set_config('app.principals', (select string_agg(distinct principal, ',') from unnest(steps)), true);
    foreach one in array books loop
        perform pg_advisory_xact_lock(hashtextextended(one::text, 4));
    end loop;
    perform from (select principal, id from unnest(steps) order by principal, id) made
      cross join lateral (
          select from voucher head where head.principal = made.principal and head.id = made.id for update) held;
    foreach one in array books loop
        perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 3));
        perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 6));
    end loop;
    if exists (
        select from unnest(steps) as made
         where made.fingerprint is distinct from (
             select case made.step when 'SUBMITTED' then concat(print.state, ' ', print.chart_size)
                                   when 'POSTED' then concat(print.state, ' ', print.posting_days)
                                   else print.state end
               from voucher_fingerprint print
              where print.principal = made.principal and print.id = made.id))
    then
        raise exception 'what the steps were decided on has changed' using errcode = 'serialization_failure';
    end if;
    -- The leaf of a step proves its ruling, so the ruling is written first.
    perform set_config('app.rulings_of_steps', 'on', true);
    perform save_rulings(array(select made.standing from unnest(steps) as made));
    perform set_config('app.rulings_of_steps', 'off', true);
    insert into voucher_step (principal, voucher, step, by, by_name, at, ruling, comment)
    select made.principal, made.id, made.step, made.by, made.name, done_at, (made.standing ->> 'ruling')::uuid,
           made.comment
      from unnest(steps) as made;
    return query
    select head.id, head.number
      from unnest(steps) as made
      join voucher head on head.principal = made.principal and head.id = made.id
     where head.number is not null;
end
$$;
