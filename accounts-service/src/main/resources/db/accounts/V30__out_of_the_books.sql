-- What a voucher is for: ordinary business, a red-letter reversal, the closing of a period, or the opening of the books.
alter table voucher add column if not exists kind text not null default 'NORMAL'
    check (kind in ('NORMAL', 'REVERSAL', 'CLOSING', 'OPENING'));

-- The few that are no turnover of business: found without reading the others.
create index voucher_apart on voucher (principal, book, date) where kind in ('CLOSING', 'OPENING');

-- What is in the books, with what its voucher is for.
create view book_entry with (security_invoker = true) as
select line.principal, line.book, line.voucher, line.position, line.date, head.month, head.type, head.number, head.kind,
       line.summary, line.account, line.debit, line.credit, line.dimensions
  from voucher head
  join voucher_line line
    on line.principal = head.principal and line.voucher = head.id and line.version = head.version
 where head.status = 'POSTED';

grant select on book_entry to "${app}";

-- Which accounts of a standard are money, and so are kept day by day (现金日记账、银行存款日记账).
create table money_account (
    standard text not null,
    code     text not null,
    kind     text not null check (kind in ('CASH', 'BANK')),
    primary key (standard, code),
    foreign key (standard, code) references chart_account (standard, code)
);

grant select on money_account to "${app}";

insert into money_account (standard, code, kind) values
    ('RURAL_COLLECTIVE_2023', '101', 'CASH'),
    ('RURAL_COLLECTIVE_2023', '102', 'BANK'),
    ('NONPROFIT_2004', '1001', 'CASH'),
    ('NONPROFIT_2004', '1002', 'BANK'),
    ('NONPROFIT_2004', '1009', 'BANK'),
    ('NONPROFIT_2024', '1001', 'CASH'),
    ('NONPROFIT_2024', '1002', 'BANK'),
    ('NONPROFIT_2024', '1009', 'BANK');
