-- Dimensions (辅助核算) of a book, their values, and the accounts whose lines must carry one.
create table dimension (
    principal  text        not null,
    book       uuid        not null,
    code       text        not null,
    name       text        not null,
    kind       text        not null check (kind in ('PROJECT', 'MEMBER', 'CONTRACT', 'CUSTOM')),
    defined_by text        not null,
    defined_at timestamptz not null,
    ruling     uuid        not null,
    primary key (principal, book, code),
    foreign key (principal, book) references book (principal, id)
);

call isolate('dimension', 'select, insert');
call prove('dimension', 'dimension.defined', at => 'defined_at', actor => 'defined_by', ruling => 'ruling',
    subject => '{book,code}', label => '{code,name}');
create trigger dimension_fixed before update or delete on dimension for each row execute function forbid_change();

create table dimension_value (
    principal  text        not null,
    book       uuid        not null,
    dimension  text        not null,
    code       text        not null,
    name       text        not null,
    defined_by text        not null,
    defined_at timestamptz not null,
    primary key (principal, book, dimension, code),
    foreign key (principal, book, dimension) references dimension (principal, book, code)
);

call isolate('dimension_value', 'select, insert');
call prove('dimension_value', 'dimension.value', at => 'defined_at', actor => 'defined_by',
    subject => '{book,dimension,code}', label => '{code,name}');
create trigger dimension_value_fixed before update or delete on dimension_value
    for each row execute function forbid_change();

create table dimension_required (
    principal   text        not null,
    book        uuid        not null,
    account     text        not null,
    dimension   text        not null,
    required_by text        not null,
    required_at timestamptz not null,
    ruling      uuid        not null,
    primary key (principal, book, account, dimension),
    foreign key (principal, book, dimension) references dimension (principal, book, code)
);

call isolate('dimension_required', 'select, insert');
call prove('dimension_required', 'dimension.required', at => 'required_at', actor => 'required_by', ruling => 'ruling',
    subject => '{book,account,dimension}', label => '{account,dimension}');
create trigger dimension_required_fixed before update or delete on dimension_required
    for each row execute function forbid_change();
