-- One fonds (全宗) per principal, so that a committee can leave whole; its number never changes.
create table fonds (
    principal text primary key,
    number    text not null unique check (number ~ '^[A-Z][0-9]{3}$')
);
alter table fonds enable row level security;
call prove('fonds', 'fonds.numbered', subject => '{principal}', label => '{number}');

create sequence fonds_count;

-- A filed record: its description and the digest that finds its bytes in the store.
create table archive_record (
    principal            text        not null,
    id                   uuid        not null,
    fonds                text        not null,
    class_code           text        not null,
    issue_code           text        not null,
    category             text        not null references record_category,
    year                 integer     not null check (year between 1949 and 9999),
    item                 integer     not null check (item between 1 and 99999),
    retention            text        not null check (retention in ('Y', 'D30', 'D10', 'D5')),
    archival_number      text        not null generated always as (
        fonds || '-' || class_code || '·' || year::text || '·' || retention
        || case when issue_code = '' then '' else '·' || issue_code end
        || '-' || lpad(item::text, greatest(4, length(item::text)), '0')) stored,
    retention_table      text,
    retention_line       integer,
    retention_to_confirm boolean     not null,
    title                text        not null,
    document_number      text,
    author               text,
    formed_on            historical_day,
    security_level       text        not null check (security_level in ('PUBLIC', 'INTERNAL', 'SENSITIVE')),
    file_name            text        not null,
    media_type           text        not null,
    size                 bigint      not null check (size > 0),
    sha256               text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    filed_by             text        not null,
    filed_by_name        text        not null,
    filed_at             timestamptz not null,
    basis                jsonb       not null,
    primary key (principal, id),
    unique (principal, year, category, item),
    foreign key (retention_table, retention_line) references retention_line
);

create index archive_record_by_id on archive_record (id);
create unique index archive_record_by_number on archive_record (principal, archival_number);
create index archive_record_by_time on archive_record (principal, filed_at desc, id desc);
create index archive_record_by_time_of_all on archive_record (filed_at desc, id desc);
create index archive_record_by_content on archive_record (principal, sha256);

-- The archival number is not the application's to choose.
call isolate('archive_record', 'select, insert (principal, id, category, year, retention, retention_table, retention_line,
    retention_to_confirm, title, document_number, author, formed_on, security_level, file_name, media_type, size,
    sha256, filed_by, filed_by_name, filed_at, basis)');
call prove('archive_record', 'record.filed', at => 'filed_at', actor => 'filed_by', ruling => 'basis',
    label => '{archival_number,title}');

create trigger archive_record_fixed before update or delete on archive_record
    for each row execute function forbid_change();

-- A001 to Z999, in the order in which principals first file.
create function fonds_of(owner text) returns text
    language plpgsql security definer set search_path from current as $$
declare
    found_number text;
    nth bigint;
begin
    select number into found_number from fonds where principal = owner;
    if found_number is null then
        nth := nextval('fonds_count') - 1;
        insert into fonds (principal, number)
        values (owner, chr(65 + (nth / 999)::integer) || lpad((nth % 999 + 1)::text, 3, '0'))
        on conflict (principal) do nothing;
        select number into found_number from fonds where principal = owner;
    end if;
    return found_number;
end
$$;
revoke execute on function fonds_of(text) from public;

-- The number series of items per year and category.
create function give_archival_number() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    select class_code, issue_code into strict new.class_code, new.issue_code
      from record_category where category = new.category;
    new.fonds := fonds_of(new.principal);
    new.item := next_number(new.principal, 'item/' || new.year || '/' || new.category);
    return new;
end
$$;

create trigger archive_record_gets_number before insert on archive_record
    for each row execute function give_archival_number();

-- Every reading of content, for ever.
create table content_reading (
    principal    text        not null,
    id           uuid        not null,
    record       uuid        not null,
    read_by      text        not null,
    read_by_name text        not null,
    roles        text[]      not null,
    read_at      timestamptz not null,
    primary key (principal, id),
    foreign key (principal, record) references archive_record (principal, id)
);
create index content_reading_by_record on content_reading (principal, record, read_at);
call isolate('content_reading', 'select, insert');
call prove('content_reading', 'record.read', at => 'read_at', actor => 'read_by', label => '{read_by_name}');
create trigger content_reading_fixed before update or delete on content_reading
    for each row execute function forbid_change();
