-- What each account moved in each month, kept beside the entries it sums.
create table balance (
    principal text   not null,
    book      uuid   not null,
    account   text   not null,
    month     date   not null,
    debit     bigint not null,
    credit    bigint not null,
    primary key (principal, book, account, month)
);

call guard('balance', 'select');

-- The one way a balance moves: by posting. Once per statement, after all its numbers are given and always in the same
-- order, so that posters wait for each other and never for each other's leavings.
create function move_balances() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into balance as kept (principal, book, account, month, debit, credit)
    select head.principal, head.book, line.account, head.month, sum(line.debit), sum(line.credit)
      from taken
      join voucher head on head.principal = taken.principal and head.id = taken.voucher
      join voucher_line line
        on line.principal = head.principal and line.voucher = head.id and line.version = head.version
     where taken.step = 'POSTED'
     group by head.principal, head.book, line.account, head.month
     order by head.principal, head.book, line.account, head.month
    on conflict (principal, book, account, month)
    do update set debit = kept.debit + excluded.debit, credit = kept.credit + excluded.credit;
    return null;
end
$$;

create trigger voucher_step_moves_balances after insert on voucher_step
    referencing new table as taken
    for each statement execute function move_balances();

-- What is in the books: the lines of posted vouchers, and nothing else.
create view entry with (security_invoker = true) as
select line.principal, line.book, line.voucher, line.position, line.date, head.month, head.type, head.number,
       line.summary, line.account, line.debit, line.credit, line.dimensions
  from voucher_line line
  join voucher head
    on head.principal = line.principal and head.id = line.voucher and head.version = line.version
 where head.status = 'POSTED';

grant select on entry to "${app}";

-- Kept against summed. It has no rows, or somebody has been at the tables.
create view balance_drift with (security_invoker = true) as
select principal, book, account, month,
       kept.debit as kept_debit, kept.credit as kept_credit,
       summed.debit as summed_debit, summed.credit as summed_credit
  from balance kept
  full join (select principal, book, account, month, sum(debit)::bigint as debit, sum(credit)::bigint as credit
               from entry
              group by principal, book, account, month) summed
 using (principal, book, account, month)
 where row (kept.debit, kept.credit) is distinct from row (summed.debit, summed.credit);

grant select on balance_drift to "${app}";
