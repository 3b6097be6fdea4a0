-- Regions decide which local rules apply beside the national ones.
create table place (
    code text primary key,
    name text not null,
    within text references place (code)
);
grant select on place to "${app}";

create table community (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('VILLAGE_CONVERTED', 'URBAN')),
    street text not null,
    place text not null default 'CN' references place (code),
    registered_by text not null,
    registered_at timestamptz not null
);
grant select, insert on community to "${app}";

create table principal (
    principal text primary key,
    community text not null references community (code),
    kind text not null check (kind in ('COMMITTEE', 'COLLECTIVE')),
    legal_name text not null,
    street text not null,
    registered_by text not null,
    registered_at timestamptz not null,
    unique (community, kind)
);
call isolate('principal', 'select, insert');
call announce('principal', 'principal', 'community,kind,legal_name,street', subject => 'principal');
