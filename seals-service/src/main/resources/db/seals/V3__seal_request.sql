-- What the community asked to have sealed, as it was frozen. Where it stands is told by its act and its use.
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
    foreign key (principal, seal) references seal (principal, id),
    foreign key (principal, id) references act (principal, id)
);

create index seal_request_by_id on seal_request (id);
create index seal_request_by_time on seal_request (principal, requested_at desc, id desc);
create index seal_request_by_time_of_all on seal_request (requested_at desc, id desc);

call guard('seal_request', 'select, insert');

create trigger seal_request_fixed before update or delete on seal_request
    for each row execute function refuse_change();
