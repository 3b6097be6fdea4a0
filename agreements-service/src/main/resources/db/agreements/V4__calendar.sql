-- The calendar of days that differ from the week: public holidays, and weekend days worked in exchange.

-- Years whose holidays the State Council has announced.
create table calendar_year (
    year integer primary key,
    source text not null
);
grant select, insert on calendar_year to "${app}";
call prove('calendar_year', 'calendar.year', subject => '{year}', label => '{year}');

create table calendar_import (
    id uuid primary key,
    rows integer not null,
    added integer not null,
    changed integer not null,
    unchanged integer not null,
    by text not null,
    by_name text not null,
    at timestamptz not null
);
create trigger calendar_import_fixed before update or delete on calendar_import
    for each row execute function forbid_change();
grant select, insert on calendar_import to "${app}";
call prove('calendar_import', 'calendar.imported', at => 'at', actor => 'by', label => '{by_name}');

-- A changed day is another row; the earlier one stays, because deadlines were reckoned by it.
create table calendar_version (
    day known_day not null,
    version integer not null check (version > 0),
    working boolean not null,
    name text not null,
    source text not null,
    provisional boolean not null,
    import uuid references calendar_import (id),
    since timestamptz not null,
    primary key (day, version)
);
create trigger calendar_version_fixed before update or delete on calendar_version
    for each row execute function forbid_change();
grant select, insert on calendar_version to "${app}";
call prove('calendar_version', 'calendar.day', at => 'since', subject => '{day,version}', label => '{day,name}');

create view calendar_day with (security_invoker = true) as
    select distinct on (day) day, working, name, source, provisional, version, since
    from calendar_version order by day, version desc;
grant select on calendar_day to "${app}";
