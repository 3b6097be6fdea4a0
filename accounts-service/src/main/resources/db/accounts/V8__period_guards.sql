-- Second guards of closing.

-- Repeats MonthToClose (UNPOSTED, EARLIER_OPEN, NUMBER_GAP): all vouchers of the month are posted, the month before is
-- closed and the numbers have no gap. It holds alone the lock that writers of the book share.
create function check_month_closing() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.book::text, 6));
    if exists (select from voucher
                where principal = new.principal and book = new.book and month <= new.month
                  and status not in ('POSTED', 'DISCARDED'))
    then
        raise exception 'vouchers up to % are not posted', new.month using errcode = 'restrict_violation';
    end if;
    if exists (select from book
                where principal = new.principal and id = new.book
                  and new.month > date_trunc('month', starts_on::timestamp)::date)
        and not exists (select from month_closed before
                         where before.principal = new.principal and before.book = new.book
                           and before.month = new.month - interval '1 month')
    then
        raise exception 'the month before % is open', new.month using errcode = 'restrict_violation';
    end if;
    if exists (select from number_gap
                where principal = new.principal and book = new.book and month = new.month)
    then
        raise exception 'numbers of % have a gap', new.month using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger check_month_closing before insert on month_closed for each row execute function check_month_closing();

-- Repeats YearToClose: December is closed and the result accounts are nil.
create function check_year_closing() returns trigger language plpgsql as $$
begin
    if not exists (select from month_closed closed
                    where closed.principal = new.principal and closed.book = new.book
                      and closed.month = make_date(new.year, 12, 1))
    then
        raise exception 'December of % is open', new.year using errcode = 'restrict_violation';
    end if;
    if exists (select from balance kept
                 join account on account.principal = kept.principal and account.book = kept.book
                      and account.code = kept.account
                where kept.principal = new.principal and kept.book = new.book
                  and kept.month <= make_date(new.year, 12, 1) and account.nature in ('INCOME', 'EXPENSE')
                group by kept.account having sum(kept.debit) <> sum(kept.credit))
    then
        raise exception 'results of % are not carried forward', new.year using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger check_year_closing before insert on year_closed for each row execute function check_year_closing();
