-- A request for imprints as it was frozen. Its status comes from its act and its use.
create table seal_request (
    principal       text        not null,
    id              uuid        not null,
    seal            uuid        not null,
    document_title  text        not null,
    document_record text,
    document_digest text        not null check (document_digest ~ '^sha-256:[0-9a-f]{64}$'),
    document_pages  integer     not null check (document_pages > 0),
    copies          integer     not null check (copies > 0),
    purpose         text        not null,
    category        text        not null,
    requested_at    timestamptz not null,
    primary key (principal, id),
    foreign key (principal, seal) references seal (principal, id)
);

call act_table('seal_request');
call prove('seal_request', 'imprint.requested', at => 'requested_at', label => '{document_title}');
