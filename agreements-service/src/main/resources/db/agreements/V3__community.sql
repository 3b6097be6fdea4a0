-- Regions decide which local rules apply beside the national ones.
create table region (
    code text primary key,
    name text not null,
    within text references region (code)
);
grant select on region to "${app}";

create table community (
    code text primary key check (code !~ '-(committee|collective)$'),
    name text not null,
    kind text not null check (kind in ('VILLAGE_CONVERTED', 'URBAN')),
    subdistrict text not null,
    region text not null default 'CN' references region (code),
    registered_by text not null,
    registered_at timestamptz not null
);
grant select, insert on community to "${app}";
call prove('community', 'community.registered', at => 'registered_at', actor => 'registered_by', subject => '{code}',
    label => '{name}');

create table principal (
    principal text primary key,
    community text not null references community (code),
    kind text not null check (kind in ('COMMITTEE', 'COLLECTIVE')),
    legal_name text not null,
    subdistrict text not null,
    registered_by text not null,
    registered_at timestamptz not null,
    unique (community, kind),
    check (principal = community || '-' || lower(kind))
);
call isolate('principal', 'select, insert');
call prove('principal', 'principal.registered', at => 'registered_at', actor => 'registered_by', subject => '{principal}',
    label => '{legal_name}');
call publish_changes('principal', 'principal', 'community,kind,legal_name,subdistrict', subject => 'principal');
