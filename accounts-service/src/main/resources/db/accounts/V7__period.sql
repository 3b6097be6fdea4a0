-- Closed months and years (结账). Closing is final.
create table month_closed (
    principal       text        not null,
    book            uuid        not null,
    month           known_day not null check (month = date_trunc('month', month::timestamp)::date),
    closed_by       text        not null,
    closed_by_name  text        not null,
    closed_at       timestamptz not null,
    ruling          uuid        not null,
    bank_reconciled jsonb,
    warnings        jsonb       not null,
    primary key (principal, book, month),
    foreign key (principal, book) references book (principal, id)
);

call isolate('month_closed', 'select, insert');
call prove('month_closed', 'month.closed', at => 'closed_at', actor => 'closed_by', ruling => 'ruling',
    subject => '{book,month}', label => '{month}');

create trigger month_closed_fixed before update or delete on month_closed
    for each row execute function forbid_change();

create table year_closed (
    principal      text        not null,
    book           uuid        not null,
    year           integer     not null,
    closed_by      text        not null,
    closed_by_name text        not null,
    closed_at      timestamptz not null,
    ruling         uuid        not null,
    warnings       jsonb       not null default '[]',
    primary key (principal, book, year),
    foreign key (principal, book) references book (principal, id)
);

call isolate('year_closed', 'select, insert');
call prove('year_closed', 'year.closed', at => 'closed_at', actor => 'closed_by', ruling => 'ruling',
    subject => '{book,year}', label => '{year}');

create trigger year_closed_fixed before update or delete on year_closed
    for each row execute function forbid_change();

-- The last day a book takes: the end of the year after its first open year, or after the current year if that is later.
create function book_last_day(whose text, which uuid) returns date
    language sql stable set search_path from current as $$
select make_date(greatest(
           coalesce((select max(year) + 1 from year_closed where principal = whose and book = which),
                    extract(year from book.starts_on)::integer),
           extract(year from now() at time zone 'Asia/Shanghai')::integer) + 1, 12, 31)
  from book
 where book.principal = whose and book.id = which
$$;

-- Series of voucher numbers with a gap. A row means that the tables were tampered with.
create view number_gap with (security_invoker = true) as
select principal, book, month, type, count(number) as given, max(number) as last
  from voucher
 where status = 'POSTED'
 group by principal, book, month, type
having count(number) <> max(number);

grant select on number_gap to "${app}";

-- The checks before a month is closed. Those of double entry itself apply always; the others depend on the standard and,
-- dated, on the book (settable). Numbers are given at posting, so no voucher is inserted before another; whether dates must
-- rise with the numbers the law leaves open, hence DATE_ORDER warns and a book may demand it.
create table closing_check (
    code       text not null check (code in ('UNPOSTED', 'EARLIER_OPEN', 'NUMBER_GAP', 'RESULT_NOT_NIL', 'PENDING_NOT_NIL',
                   'BANK_RECONCILED', 'DEPRECIATION', 'DATE_ORDER', 'STATEMENTS_AGREE', 'MONEY_BY_HAND', 'FUNDS_AGREE')),
    standard   text not null,
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    months     integer[] not null,
    severity   text not null check (severity in ('REFUSE', 'WARN', 'OFF')),
    settable   boolean not null,
    law        text not null,
    note       text not null,
    primary key (code, standard, valid_from)
);

grant select on closing_check to "${app}";

-- The checks a book demands beyond its standard, from a day on.
create table book_check (
    principal  text        not null,
    book       uuid        not null,
    code       text        not null
        check (code in ('BANK_RECONCILED', 'DEPRECIATION', 'DATE_ORDER', 'STATEMENTS_AGREE', 'FUNDS_AGREE')),
    valid_from known_day   not null,
    severity   text        not null check (severity in ('REFUSE', 'WARN')),
    set_by     text        not null,
    set_at     timestamptz not null,
    ruling     uuid        not null,
    primary key (principal, book, code, valid_from),
    foreign key (principal, book) references book (principal, id)
);

call isolate('book_check', 'select, insert');
call prove('book_check', 'closing-check.set', at => 'set_at', actor => 'set_by', ruling => 'ruling',
    subject => '{book,code,valid_from}', label => '{code,severity}');

create trigger book_check_fixed before update or delete on book_check for each row execute function forbid_change();

-- The accounts of a standard that play a part in closing: PENDING (待处理财产损溢), DEPRECIABLE and DEPRECIATION, and KEPT,
-- the money that funds-service keeps (代管资金).
create table chart_role (
    standard text not null,
    role     text not null check (role in ('PENDING', 'DEPRECIABLE', 'DEPRECIATION', 'KEPT')),
    code     text not null,
    primary key (standard, role, code),
    foreign key (standard, code) references chart_account (standard, code)
);

grant select on chart_role to "${app}";

-- Names that mark an account as pending disposal (待处理财产损溢) where the chart has no account of its own for it. Such
-- accounts too must be nil before closing.
create table pending_name (
    standard     text not null references standard (code),
    name_matches text not null,
    law          text not null,
    note         text not null,
    primary key (standard, name_matches)
);

grant select on pending_name to "${app}";

-- The carry-forward at year end (年终结转), step by step: each leaf account that a step selects moves its balance to the
-- target. Within a step the first row that fits an account counts.
create table closing_rule (
    standard     text    not null,
    step         integer not null,
    place        integer not null,
    nature       text check (nature in ('INCOME', 'EXPENSE')),
    code         text,
    name_matches text,
    target       text    not null,
    summary      text    not null,
    valid_from   known_day not null,
    valid_to     known_day check (valid_to >= valid_from),
    law          text    not null,
    primary key (standard, step, place, valid_from),
    foreign key (standard, code) references chart_account (standard, code),
    foreign key (standard, target) references chart_account (standard, code),
    check ((nature is null) <> (code is null))
);

grant select on closing_rule to "${app}";
