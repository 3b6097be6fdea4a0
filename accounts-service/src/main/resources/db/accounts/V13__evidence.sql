-- The evidence of vouchers: each step is a leaf of the evidence log, written by the statement that takes the step.

-- The column "discarded" repeats the status, "entered" only orders what is posted together; a draft has no status or number
-- yet that would be worth proof.
call make_canonical('canonical_voucher', 'voucher', '{discarded,entered}');
call make_canonical('canonical_draft', 'voucher', '{discarded,entered,number,status}');
call make_canonical('canonical_line', 'voucher_line', '{principal,version,voucher}');
call make_canonical('canonical_step', 'voucher_step', '{principal,voucher}');

-- What the leaf of a step says of the ruling it was taken by: the digest of the whole row. Both callers set the time zone.
create function ruling_digest(whose text, which uuid) returns text language sql stable as $$
select encode(sha256(convert_to(to_jsonb(kept)::text, 'UTF8')), 'hex')
  from standing_ruling kept
 where kept.principal = whose and kept.id = which
$$;

-- So rulings that write_steps saves with their steps need no leaf of their own.
drop trigger "prove_standing-ruling.made" on standing_ruling;
create trigger "prove_standing-ruling.made" after insert on standing_ruling
    referencing new table as written
    for each statement when (current_setting('app.rulings_of_steps', true) is distinct from 'on')
    execute function prove_rows('standing-ruling.made');

-- Writes the leaves of all steps of a statement, after apply_steps has set status and number.
create function record_steps() returns trigger
    language plpgsql security definer set search_path from current set timezone = 'UTC'
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    insert into evidence_leaf (principal, id, kind, subject, body, content, at)
    select done.principal, done.leaf, done.kind, done.subject,
           leaf_body(done.leaf, done.kind, done.principal, done.subject, done.content, done."by", done.ruling, done.at),
           done.content, done.at
      from (select this_step.principal, gen_random_uuid() as leaf, 'voucher.' || lower(this_step.step) as kind,
                   this_step.voucher::text as subject, this_step."by", this_step.ruling, this_step.at,
                   '{' || coalesce('"lines":[' || (
                              select string_agg(canonical_line(line), ',' order by line.position)
                                from voucher_line line
                               where line.principal = head.principal and line.voucher = head.id
                                 and line.version = head.version) || '],', '')
                       || coalesce('"ruling":"' || ruling_digest(this_step.principal, this_step.ruling) || '",', '')
                       || '"step":' || canonical_step(this_step)
                       || coalesce(',"steps":[' || case when this_step.step = 'POSTED' then (
                              select string_agg(canonical_step(earlier), ',' order by earlier.seq)
                                from voucher_step earlier
                               where earlier.principal = head.principal and earlier.voucher = head.id
                                 and earlier.seq < this_step.seq) end || ']', '')
                       || ',"voucher":' || case this_step.step when 'POSTED' then canonical_voucher(head)
                                                          else canonical_draft(head) end || '}' as content
              from new_step
              join voucher_step this_step
                on this_step.principal = new_step.principal and this_step.voucher = new_step.voucher
                   and this_step.seq = new_step.seq
              join voucher head on head.principal = new_step.principal and head.id = new_step.voucher
             order by head.date, head.type, head.number, head.id
            offset 0) done;
    return null;
end
$$;

create trigger voucher_step_3_evidence after insert on voucher_step
    referencing new table as new_step
    for each statement execute function record_steps();

-- The content of the leaf of one step, from the tables as they are now; "said" is the content of the stored leaf. It takes
-- whole rows, so that a column added later is proven too. Status and number are part of a posting only. Lines of a draft
-- that has a newer version are compared in their old version.
create function voucher_evidence(whose text, which uuid, upto integer, said jsonb) returns jsonb
    language sql stable set search_path from current set timezone = 'UTC' as $$
select jsonb_strip_nulls(jsonb_build_object(
           'voucher', case
               when (said -> 'voucher' ->> 'version')::integer < head.version then said -> 'voucher'
               when this_step.step = 'POSTED' then to_jsonb(head) - '{discarded, entered}'::text[]
               else to_jsonb(head) - '{discarded, entered, number, status}'::text[] end,
           'lines', (
               select jsonb_agg(to_jsonb(line) - '{principal, voucher, version}'::text[] order by line.position)
                 from voucher_line line
                where line.principal = head.principal and line.voucher = head.id
                  and line.version = coalesce((said -> 'voucher' ->> 'version')::integer, head.version)),
           'ruling', ruling_digest(whose, this_step.ruling),
           'step', to_jsonb(this_step) - '{principal, voucher}'::text[],
           'steps', (
               select jsonb_agg(to_jsonb(earlier) - '{principal, voucher}'::text[] order by earlier.seq)
                 from voucher_step earlier
                where this_step.step = 'POSTED' and earlier.principal = head.principal and earlier.voucher = head.id
                  and earlier.seq < this_step.seq)))
  from voucher head
  join voucher_step this_step
    on this_step.principal = head.principal and this_step.voucher = head.id and this_step.seq = upto
 where head.principal = whose and head.id = which
$$;

create or replace function evidence_now(whose text, what text, which text, said jsonb) returns jsonb
    language plpgsql stable set search_path from current as $$
begin
    return case
        when what like 'voucher.%' then
            voucher_evidence(whose, which::uuid, (said -> 'step' ->> 'seq')::integer, said)
        else row_evidence(whose, what, which, said) end;
exception when data_exception then
    return null;
end
$$;

-- Rows that lack their leaf, balances that no entry explains, events whose voucher does not name them, and layouts that are
-- not at their newest version.
create or replace function evidence_missing() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select step.principal, step.kind, step.voucher::text, null
  from (select made.principal, 'voucher.' || lower(made.step) as kind, made.voucher, count(*) as steps
          from voucher_step made
         group by made.principal, made.voucher, made.step) step
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
select lacking.*
  from rows_without_leaf() lacking
 where lacking.kind <> 'standing-ruling.made'
    or (lacking.principal, lacking.subject) not in (
        select step.principal, step.ruling::text from voucher_step step where step.ruling is not null)
 union all
select drift.principal, 'balance', drift.book::text, drift.account || ' ' || to_char(drift.month, 'YYYY-MM')
  from balance_drift drift
 union all
select event.principal, 'source-event.booked', event.kind || '/' || event.id, event.purpose
  from source event
 where event.voucher is not null
   and not exists (select from voucher head
                    where head.principal = event.principal and head.id = event.voucher
                      and head.source_kind = event.kind and head.source_id = event.id)
 union all
select layout.principal, 'layout.version', layout.id::text, layout.name
  from own_layout layout
 where layout.version <> (select max(line.version) from own_line line
                           where line.principal = layout.principal and line.layout = layout.id)
$$;

-- What people call the subject of a leaf, such as the number of a voucher.
create or replace function evidence_label(what text, said jsonb) returns text
    language sql stable as $$
select case
    when what like 'voucher.%' then concat(
        case said -> 'voucher' ->> 'type'
            when 'RECEIPT' then '收' when 'PAYMENT' then '付' when 'TRANSFER' then '转' else '记' end,
        '-' || (said -> 'voucher' ->> 'number'), ' ', left(said -> 'voucher' ->> 'date', 7))
    else row_label(what, said) end
$$;
