-- Seals in custody: one row per seal, written once.
create table seal (
    principal      text        not null,
    id             uuid        not null,
    name           text        not null,
    name_key       text        not null check (name_key <> ''),
    kind           text        not null check (kind in ('OFFICIAL', 'FINANCE', 'CONTRACT', 'INVOICE',
        'LEGAL_REPRESENTATIVE', 'PARTY', 'SUPERVISION', 'OTHER')),
    material       text,
    code           text,
    engraved_on    known_day,
    custodian      text        not null,
    imprint_record text,
    status         text        not null default 'IN_CUSTODY' check (status in ('IN_CUSTODY')),
    registered_by  text        not null,
    registered_at  timestamptz not null,
    basis          jsonb       not null,
    primary key (principal, id),
    unique (principal, kind, name_key),
    unique (principal, code)
);

create index seal_by_id on seal (id);
create index seal_by_time on seal (principal, registered_at desc, id desc);
create index seal_by_time_of_all on seal (registered_at desc, id desc);

call isolate('seal', 'select, insert (principal, id, name, name_key, kind, material, code, engraved_on, custodian,
    imprint_record, registered_by, registered_at, basis)');
call prove('seal', 'seal.registered', at => 'registered_at', actor => 'registered_by', ruling => 'basis',
    label => '{name}');

create trigger seal_fixed before update or delete on seal for each row execute function forbid_change();
