-- The general ledger: the lines of posted vouchers.
create view book_entry with (security_invoker = true) as
select line.principal, line.book, line.voucher, line.position, line.date, head.month, head.type, head.number, head.kind,
       line.summary, line.account, line.debit, line.credit, line.dimensions
  from voucher head
  join voucher_line line
    on line.principal = head.principal and line.voucher = head.id and line.version = head.version
 where head.status = 'POSTED';

grant select on book_entry to "${app}";

-- The turnover of each account in each month: the sum of its entries, kept for quick reading.
create table balance (
    principal text   not null,
    book      uuid   not null,
    account   text   not null,
    month     known_day not null,
    debit     bigint not null,
    credit    bigint not null,
    primary key (principal, book, account, month)
);

call isolate('balance', 'select');

-- Posting alone moves balances: once per statement, after apply_steps, and always in the same order, so that concurrent
-- postings do not deadlock.
create function update_balances() returns trigger
    language plpgsql security definer set search_path from current
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    insert into balance as kept (principal, book, account, month, debit, credit)
    select head.principal, head.book, line.account, head.month, sum(line.debit), sum(line.credit)
      from new_step
      join voucher head on head.principal = new_step.principal and head.id = new_step.voucher
      join voucher_line line
        on line.principal = head.principal and line.voucher = head.id and line.version = head.version
     where new_step.step = 'POSTED'
     group by head.principal, head.book, line.account, head.month
     order by head.principal, head.book, line.account, head.month
    on conflict (principal, book, account, month)
    do update set debit = kept.debit + excluded.debit, credit = kept.credit + excluded.credit;
    return null;
end
$$;

create trigger voucher_step_4_balances after insert on voucher_step
    referencing new table as new_step
    for each statement execute function update_balances();

-- Balances that differ from the sum of their entries. A row means that the tables were tampered with.
create view balance_drift with (security_invoker = true) as
select principal, book, account, month,
       kept.debit as kept_debit, kept.credit as kept_credit,
       summed.debit as summed_debit, summed.credit as summed_credit
  from balance kept
  full join (select principal, book, account, month, sum(debit)::bigint as debit, sum(credit)::bigint as credit
               from book_entry
              group by principal, book, account, month) summed
 using (principal, book, account, month)
 where row (kept.debit, kept.credit) is distinct from row (summed.debit, summed.credit);

grant select on balance_drift to "${app}";

-- The money accounts of a standard, kept day by day (现金日记账、银行存款日记账).
create table money_account (
    standard text not null,
    code     text not null,
    kind     text not null check (kind in ('CASH', 'BANK')),
    primary key (standard, code),
    foreign key (standard, code) references chart_account (standard, code)
);

grant select on money_account to "${app}";
