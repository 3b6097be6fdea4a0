-- A copy of a statutory layout that a book may change; the statutory one stays as the law has it.
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

call guard('own_layout', 'select, insert (principal, id, book, copied, name, made_by, made_at), update (version)');

create trigger own_layout_kept before delete on own_layout for each row execute function refuse_change();

-- The lines of each version of a copy. A version is written once; older ones stay as they were.
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

call guard('own_line', 'select, insert');

create trigger own_line_fixed before update or delete on own_line for each row execute function refuse_change();

-- What no account can tell and a person answers for (手工填列): the part that falls due within a year, cash by its purpose.
-- A later figure stands in place of an earlier one; none is lost.
create table statement_figure (
    principal    text        not null,
    book         uuid        not null,
    seq          bigint      generated always as identity,
    layout       text        not null,
    number       text        not null,
    term         text        not null,
    month        date        not null check (extract(day from month) = 1),
    current      bigint      not null,
    year_to_date bigint,
    said_by      text        not null,
    said_at      timestamptz not null,
    primary key (principal, book, seq),
    foreign key (principal, book) references book (principal, id)
);

create index statement_figure_by_line on statement_figure (principal, book, layout, month, number, term, seq desc);

call guard('statement_figure', 'select, insert (principal, book, layout, number, term, month, current, year_to_date,
    said_by, said_at)');

create trigger statement_figure_fixed before update or delete on statement_figure
    for each row execute function refuse_change();
