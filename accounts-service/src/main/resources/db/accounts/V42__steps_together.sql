-- Vouchers of several communities are taken a step on in one transaction; what it needs is asked of all at once.

-- Where vouchers belong, asked before it is known whose rows may be seen. Nothing else of them is told.
create function voucher_home(wanted uuid[]) returns table (id uuid, principal text, book uuid)
    language sql stable security definer set search_path from current as $$
select head.id, head.principal, head.book from voucher head where head.id = any (wanted)
$$;

-- Always in one order: the books, whose steps queue; the vouchers; then that no account gets details and no month is
-- closed until the transaction ends.
create procedure hold_vouchers(whose text[], held uuid[], books uuid[]) language plpgsql as $$
declare
    sorted uuid[] := array(select distinct book from unnest(books) as book order by book);
    one uuid;
begin
    foreach one in array sorted loop
        perform pg_advisory_xact_lock(hashtextextended(one::text, 4));
    end loop;
    perform from voucher
      where (principal, id) in (select * from unnest(whose, held))
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
