-- Accounting standards (会计制度) and their period of validity.
create table standard (
    code          text primary key,
    name          text not null,
    english       text not null,
    law           text not null,
    in_force_from known_day not null,
    in_force_to   known_day check (in_force_to >= in_force_from)
);

grant select on standard to "${app}";

-- Charts of accounts (会计科目表): the first-level accounts and the details a standard itself requires. The key is standard
-- and code, because one code means different accounts in different editions.
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

-- The edition of the reference tables that readers cache: charts and statement layouts. Each query returns the current
-- edition, and a reader reloads its cache when the edition differs.
create table reference_edition (
    one     boolean primary key default true check (one),
    edition bigint not null
);

insert into reference_edition (edition) values (1);

grant select on reference_edition to "${app}";

create function next_edition() returns trigger
    language plpgsql set search_path from current as $$
begin
    update reference_edition set edition = edition + 1;
    return null;
end
$$;

create trigger chart_account_edition after insert or update or delete or truncate on chart_account
    for each statement execute function next_edition();

-- A set of books (账套): one principal, one standard, from one day on.
create table book (
    principal text        not null,
    id        uuid        not null,
    standard  text        not null references standard (code),
    starts_on known_day not null,
    opened_by text        not null,
    opened_at timestamptz not null,
    ruling    uuid        not null,
    primary key (principal, id),
    unique (principal, standard)
);

create index book_by_id on book (id);
create index book_by_time on book (principal, opened_at, id);

call isolate('book', 'select, insert');

create trigger book_fixed before update or delete on book for each row execute function forbid_change();
call prove('book', 'book.opened', at => 'opened_at', actor => 'opened_by', ruling => 'ruling', label => '{standard}');

create view book_view with (security_invoker = true) as
select book.principal, book.id, book.standard, standard.name as standard_name, book.starts_on,
       standard.in_force_from, standard.in_force_to, book.opened_by, book.opened_at
  from book
  join standard on standard.code = book.standard;

grant select on book_view to "${app}";

-- Detail accounts (明细科目) of one book, below the accounts of its standard.
create table detail_account (
    principal text        not null,
    book      uuid        not null,
    code      text        not null,
    name      text        not null,
    parent    text        not null,
    class     text        not null,
    nature    text        not null check (nature in ('ASSET', 'LIABILITY', 'EQUITY', 'COST', 'INCOME', 'EXPENSE')),
    side      text        not null check (side in ('DEBIT', 'CREDIT')),
    opened_by text        not null,
    opened_at timestamptz not null,
    ruling    uuid        not null,
    primary key (principal, book, code),
    foreign key (principal, book) references book (principal, id),
    check (starts_with(code, parent) and code <> parent)
);

create index detail_account_by_parent on detail_account (principal, book, parent);

call isolate('detail_account', 'select, insert');

create trigger detail_account_fixed before update or delete on detail_account
    for each row execute function forbid_change();
call prove('detail_account', 'account.opened', at => 'opened_at', actor => 'opened_by', ruling => 'ruling',
    subject => '{book,code}', label => '{code,name}');

-- All accounts of all books: those of the standard and the book's own details. Only a leaf takes entries.
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

-- The unit name (单位名称) printed on a book's papers, dated: an old paper keeps the name of its day. A correction is a later
-- row for the same day.
create table unit_name (
    principal   text        not null,
    book        uuid        not null,
    valid_from  known_day not null,
    name        text        not null check (length(name) between 1 and 100),
    credit_code text        check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    set_by      text        not null,
    set_at      timestamptz not null,
    ruling      uuid        not null,
    primary key (principal, book, valid_from, set_at),
    foreign key (principal, book) references book (principal, id)
);

call isolate('unit_name', 'select, insert');

create trigger unit_name_fixed before update or delete on unit_name for each row execute function forbid_change();
call prove('unit_name', 'book.named', at => 'set_at', actor => 'set_by', ruling => 'ruling',
    subject => '{book,valid_from}', label => '{name}');

-- Exactly one row: the name valid on the day, else the first name, else the legal name that agreements-service has, else
-- the principal itself.
create function unit_on(whose text, which uuid, day date) returns table (unit text, credit_code text)
    language sql stable set search_path from current as $$
select coalesce(named.name,
                (select placed.legal_name from principal_subdistrict placed where placed.principal = whose),
                whose),
       named.credit_code
  from (select 1) one
  left join lateral (
      select known.name, known.credit_code
        from unit_name known
       where known.principal = whose and known.book = which
       order by known.valid_from <= day desc,
                case when known.valid_from <= day then known.valid_from end desc nulls last,
                known.valid_from, known.set_at desc
       limit 1) named on true
$$;
