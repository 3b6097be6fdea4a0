-- Statutory statements (法定报表) as data: the form a standard prescribes for a period, and the formula of each line. The
-- note says how far a line has been checked against the text of the law. A later edition adds rows.
create table statement_layout (
    code       text primary key,
    standard   text    not null references standard (code),
    statement  text    not null check (statement in ('BALANCE_SHEET', 'INCOME', 'CASH_FLOW')),
    name       text    not null,
    english    text    not null,
    edition    text    not null,
    -- whether it has columns for unrestricted, restricted and total
    split      boolean not null,
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    law        text    not null,
    unique (standard, statement, valid_from)
);

grant select on statement_layout to "${app}";

create trigger statement_layout_edition after insert or update or delete or truncate on statement_layout
    for each statement execute function next_edition();

create table statement_line (
    layout   text    not null references statement_layout (code),
    position integer not null,
    number   text    not null,
    name     text    not null,
    english  text    not null,
    formula  text    not null,
    note     text    not null,
    primary key (layout, position),
    unique (layout, number)
);

grant select on statement_line to "${app}";

create trigger statement_line_edition after insert or update or delete or truncate on statement_line
    for each statement execute function next_edition();

-- The checks of the forms (勾稽关系): two formulas that must agree. A check without "income" concerns the balance sheet alone;
-- one with it compares the two statements and is shown with both. The checks of a cash flow statement read its lines by YEAR. The functions of a formula:
--   CLOSING(n), OPENING(n)              line n of the balance sheet, at the end or at the start of the year
--   DETAILS(n,a)                        the part of line n that the details of account a make up
--   YEAR(n), YEARU(n), YEARR(n)         line n of the income statement, year to date: total, unrestricted, restricted
--   D(a)                                the closing debit balance of account a with all accounts below it
--   NC(a)                               its net credit turnover of the year, without closing vouchers
--   RISEU(a), RISER(a)                  the increase of its credit balance over the year: unrestricted, restricted
--   X(a,b)                              what vouchers moved from a to b in the year; undetermined, it omits the check
--   NIL()                               zero
create table statement_check (
    sheet         text    not null references statement_layout (code),
    position      integer not null,
    income        text    references statement_layout (code),
    year_end      boolean not null default false,
    name          text    not null,
    english       text    not null,
    left_formula  text    not null,
    right_formula text    not null,
    primary key (sheet, position)
);

grant select on statement_check to "${app}";

create trigger statement_check_edition after insert or update or delete or truncate on statement_check
    for each statement execute function next_edition();

-- A copy of a statutory layout that a book may change.
create table own_layout (
    principal text        not null,
    id        uuid        not null,
    book      uuid        not null,
    copied    text        not null references statement_layout (code),
    name      text        not null,
    version   integer     not null default 1,
    made_by   text        not null,
    made_at   timestamptz not null,
    primary key (principal, id),
    foreign key (principal, book) references book (principal, id)
);

create index own_layout_by_book on own_layout (principal, book, made_at, id);

call isolate('own_layout', 'select, insert (principal, id, book, copied, name, made_by, made_at), update (version)');
call prove('own_layout', 'layout.copied', at => 'made_at', actor => 'made_by', label => '{name}', later => '{version}');

create trigger own_layout_kept before delete on own_layout for each row execute function forbid_change();

-- The lines of each version of a copy; written once.
create table own_line (
    principal text    not null,
    layout    uuid    not null,
    version   integer not null,
    position  integer not null,
    number    text    not null,
    name      text    not null,
    english   text,
    formula   text    not null,
    primary key (principal, layout, version, position),
    unique (principal, layout, version, number),
    foreign key (principal, layout) references own_layout (principal, id)
);

call isolate('own_line', 'select, insert');
call prove('own_line', 'layout.line', subject => '{layout,version,position}', label => '{number,name}');

create trigger own_line_fixed before update or delete on own_line for each row execute function forbid_change();

-- Figures that no account yields and a person enters (手工填列), such as the part due within a year. The newest figure counts;
-- older ones stay.
create table statement_figure (
    principal    text        not null,
    book         uuid        not null,
    seq          bigint      generated always as identity,
    layout       text        not null,
    number       text        not null,
    term         text        not null,
    month        known_day not null check (extract(day from month) = 1),
    current      bigint      not null,
    year_to_date bigint,
    stated_by    text        not null,
    stated_at    timestamptz not null,
    primary key (principal, book, seq),
    foreign key (principal, book) references book (principal, id)
);

create index statement_figure_by_line on statement_figure (principal, book, layout, month, number, term, seq desc);

call isolate('statement_figure', 'select, insert (principal, book, layout, number, term, month, current, year_to_date,
    stated_by, stated_at)');
call prove('statement_figure', 'statement.figure', at => 'stated_at', actor => 'stated_by', subject => '{book,seq}',
    label => '{number,term,month}');

create trigger statement_figure_fixed before update or delete on statement_figure
    for each row execute function forbid_change();
