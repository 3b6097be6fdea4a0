-- Vouchers of several communities are taken a step on in one transaction; what it needs is asked of all at once.

-- Where vouchers belong, asked before it is known whose rows may be seen. Nothing else of them is told.
create function voucher_home(wanted uuid[]) returns table (id uuid, principal text, book uuid)
    language sql stable security definer set search_path from current set plan_cache_mode = force_generic_plan as $$
select head.id, head.principal, head.book from voucher head where head.id = any (wanted)
$$;

-- Always in one order: the books, whose steps queue; the vouchers; then that no account gets details and no month is
-- closed until the transaction ends. All that is asked in such a transaction goes by keys, so no plan of it depends on
-- what is asked for: none is made twice.
create procedure hold_vouchers(whose text[], held uuid[], books uuid[]) language plpgsql as $$
declare
    sorted uuid[] := array(select distinct book from unnest(books) as book order by book);
    one uuid;
begin
    perform set_config('plan_cache_mode', 'force_generic_plan', true);
    foreach one in array sorted loop
        perform pg_advisory_xact_lock(hashtextextended(one::text, 4));
    end loop;
    perform from voucher
      where id = any (held) and principal = any (whose)
      order by principal, id
        for update;
    foreach one in array sorted loop
        perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 3));
        perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 6));
    end loop;
end
$$;

-- As it has become within this statement.
create function voucher_number(whose text, which uuid) returns integer language plpgsql volatile as $$
begin
    return (select number from voucher where principal = whose and id = which);
end
$$;

-- The leaves of all steps of a statement, in one statement.
call make_canonical('canonical_voucher', 'voucher', '{}');
call make_canonical('canonical_draft', 'voucher', '{number,status}');
call make_canonical('canonical_line', 'voucher_line', '{principal,version,voucher}');
call make_canonical('canonical_step', 'voucher_step', '{principal,voucher}');

create or replace function voucher_step_is_evidence() returns trigger
    language plpgsql security definer set search_path from current set timezone = 'UTC' as $$
begin
    insert into evidence_leaf (principal, id, kind, subject, body, content, at)
    select done.principal, done.leaf, done.kind, done.subject,
           leaf_body(done.leaf, done.kind, done.principal, done.subject, done.content, done."by", done.ruling, done.at),
           done.content, done.at
      from (select made.principal, gen_random_uuid() as leaf, 'voucher.' || lower(made.step) as kind,
                   made.voucher::text as subject, made."by", made.ruling, made.at,
                   concat('{', '"lines":[' || (
                              select string_agg(canonical_line(line), ',' order by line.position)
                                from voucher_line line
                               where line.principal = head.principal and line.voucher = head.id
                                 and line.version = head.version) || '],',
                          '"step":', canonical_step(made),
                          ',"steps":[' || case when made.step = 'POSTED' then (
                              select string_agg(canonical_step(earlier), ',' order by earlier.seq)
                                from voucher_step earlier
                               where earlier.principal = head.principal and earlier.voucher = head.id
                                 and earlier.seq < made.seq) end || ']',
                          ',"voucher":', case made.step when 'POSTED' then canonical_voucher(head)
                                                        else canonical_draft(head) end, '}') as content
              from taken
              join voucher_step made
                on made.principal = taken.principal and made.voucher = taken.voucher and made.seq = taken.seq
              join voucher head on head.principal = taken.principal and head.id = taken.voucher
             order by head.date, head.type, head.number, head.id
            offset 0) done;
    return null;
end
$$;
