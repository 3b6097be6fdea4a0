-- Standards of accounting (会计制度), dated: which one a year's books follow is data.
create table standard (
    code          text primary key,
    name          text not null,
    english       text not null,
    law           text not null,
    in_force_from date not null,
    in_force_to   date check (in_force_to >= in_force_from)
);

grant select on standard to "${app}";

insert into standard (code, name, english, law, in_force_from, in_force_to) values
    ('RURAL_COLLECTIVE_2023', '农村集体经济组织会计制度', 'Accounting system for rural collective economic organisations',
     '财会〔2023〕14号', '2024-01-01', null),
    ('NONPROFIT_2004', '民间非营利组织会计制度（2004）', 'Accounting system for private non-profit organisations, 2004 edition',
     '财会〔2004〕7号', '2005-01-01', '2025-12-31'),
    ('NONPROFIT_2024', '民间非营利组织会计制度（2024）', 'Accounting system for private non-profit organisations, 2024 edition',
     '财会〔2024〕25号', '2026-01-01', null);

-- The first-level accounts and the details a standard itself demands. An account is known by standard and code: the same
-- code means different things in different editions.
create table chart_account (
    standard text not null references standard (code),
    code     text not null,
    name     text not null,
    english  text not null,
    parent   text,
    class    text not null,
    nature   text not null check (nature in ('ASSET', 'LIABILITY', 'EQUITY', 'COST', 'INCOME', 'EXPENSE')),
    side     text not null check (side in ('DEBIT', 'CREDIT')),
    law      text not null,
    note     text not null,
    primary key (standard, code),
    foreign key (standard, parent) references chart_account (standard, code),
    check (parent is null or starts_with(code, parent))
);

grant select on chart_account to "${app}";

-- A set of books (账套): one principal, one standard, from one day on.
create table book (
    principal text        not null,
    id        uuid        not null,
    standard  text        not null references standard (code),
    starts_on date        not null,
    opened_by text        not null,
    opened_at timestamptz not null,
    ruling    uuid        not null,
    primary key (principal, id),
    unique (principal, standard)
);

create index book_by_id on book (id);
create index book_by_time on book (principal, opened_at, id);

call guard('book', 'select, insert');

create trigger book_fixed before update or delete on book for each row execute function refuse_change();

-- Detail accounts (明细科目) of one book, below the standard's own.
create table detail_account (
    principal text        not null,
    book      uuid        not null,
    code      text        not null,
    name      text        not null,
    parent    text        not null,
    class     text        not null,
    nature    text        not null,
    side      text        not null check (side in ('DEBIT', 'CREDIT')),
    opened_by text        not null,
    opened_at timestamptz not null,
    ruling    uuid        not null,
    primary key (principal, book, code),
    foreign key (principal, book) references book (principal, id),
    check (starts_with(code, parent) and code <> parent)
);

create index detail_account_by_parent on detail_account (principal, book, parent);

call guard('detail_account', 'select, insert');

create trigger detail_account_fixed before update or delete on detail_account
    for each row execute function refuse_change();

create view book_seen with (security_invoker = true) as
select book.principal, book.id, book.standard, standard.name as standard_name, book.starts_on,
       standard.in_force_from, standard.in_force_to, book.opened_by, book.opened_at
  from book
  join standard on standard.code = book.standard;

grant select on book_seen to "${app}";

-- Every account of every book: the standard's and its own. Only a leaf takes entries.
create view account with (security_invoker = true) as
select book.principal, book.id as book, chart.code, chart.name, chart.english, chart.parent, chart.class, chart.nature,
       chart.side, false as detail,
       not exists (select from chart_account below
                    where below.standard = chart.standard and below.parent = chart.code)
       and not exists (select from detail_account below
                        where below.principal = book.principal and below.book = book.id
                          and below.parent = chart.code) as leaf
  from book
  join chart_account chart on chart.standard = book.standard
 union all
select own.principal, own.book, own.code, own.name, null, own.parent, own.class, own.nature,
       own.side, true,
       not exists (select from detail_account below
                    where below.principal = own.principal and below.book = own.book and below.parent = own.code)
  from detail_account own;

grant select on account to "${app}";
