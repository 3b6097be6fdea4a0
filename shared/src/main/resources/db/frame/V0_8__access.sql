-- Each request of an auditor or of a district system, written before it is answered. One across principals is kept under
-- the sub-district's own principal, or, of the district, under '*'.
create table audit_access (
    principal text        not null,
    id        uuid        not null,
    subject   text        not null,
    name      text        not null,
    method    text        not null,
    path      text        not null,
    query     text        not null,
    allowed   boolean     not null,
    at        timestamptz not null,
    primary key (principal, id)
);

create index audit_access_by_time on audit_access (at, id);
create index audit_access_by_subject on audit_access (subject, at, id);

call isolate('audit_access', 'select, insert');

create trigger audit_access_fixed before update or delete on audit_access
    for each row execute function forbid_change();
call prove('audit_access', 'audit.access', at => 'at', actor => 'subject', label => '{name,path}');
