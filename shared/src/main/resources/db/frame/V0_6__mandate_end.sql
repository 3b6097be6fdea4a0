-- When a principal's mandates were last revoked: what was fetched before that moment is not kept any more, however late
-- it arrives.
create table mandate_end (
    principal text        not null,
    at        timestamptz not null,
    primary key (principal)
);
call guard('mandate_end', 'select, insert, update');
