-- Files imported into a book (导入). A file is imported once, unless a person asks for it again.
create table import (
    principal     text        not null,
    id            uuid        not null,
    book          uuid        not null,
    digest        text        not null,
    again         boolean     not null,
    format        text        not null check (format in ('CSV', 'XLSX')),
    code_map      text,
    vouchers      integer     not null,
    lines         integer     not null,
    opening_lines integer     not null,
    imported_by   text        not null,
    imported_at   timestamptz not null,
    ruling        uuid        not null,
    primary key (principal, id),
    foreign key (principal, book) references book (principal, id)
);

create unique index import_once on import (principal, book, digest) where not again;
create index import_by_digest on import (principal, book, digest);

call isolate('import', 'select, insert');
call prove('import', 'file.imported', at => 'imported_at', actor => 'imported_by', ruling => 'ruling',
    label => '{format,digest}');

create trigger import_fixed before update or delete on import for each row execute function forbid_change();

-- Maps account codes of an older chart to a newer one. A row without a code has no single successor: the old account was
-- split or dropped, and a person writes the new code into the file.
create table code_map (
    name     text not null,
    old_code text not null,
    standard text not null,
    code     text,
    note     text not null,
    primary key (name, old_code),
    foreign key (standard, code) references chart_account (standard, code)
);

grant select on code_map to "${app}";
