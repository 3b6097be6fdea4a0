-- The calendar in versions: a day that is announced otherwise gets another row, the earlier one stays to be explained.
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
    for each row execute function refuse_change();
grant select, insert on calendar_import to "${app}";

create table calendar_version (
    day date not null,
    version integer not null check (version > 0),
    working boolean not null,
    name text not null,
    source text not null,
    provisional boolean not null,
    import uuid references calendar_import (id),
    since timestamptz not null,
    primary key (day, version)
);
insert into calendar_version (day, version, working, name, source, provisional, since)
select day, 1, working, name, source, false,
    case when day < '2026-01-01' then timestamptz '2024-11-12T00:00:00+08:00' else timestamptz '2025-11-04T00:00:00+08:00' end
from calendar_day;
create trigger calendar_version_fixed before update or delete on calendar_version
    for each row execute function refuse_change();
grant select, insert on calendar_version to "${app}";

drop table calendar_day;
create view calendar_day with (security_invoker = true) as
    select distinct on (day) day, working, name, source, provisional, version, since
    from calendar_version order by day, version desc;
grant select on calendar_day to "${app}";
grant insert on calendar_year to "${app}";

update calendar_year set source = '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024年11月12日）' where year = 2025;
update calendar_year set source = '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）' where year = 2026;

-- 2027 was not announced when this was written: only the days the law itself names, without the shifts the notice sets.
insert into calendar_version (day, version, working, name, source, provisional, since)
select day::date, 1, false, name, '依《全国年节及纪念日放假办法》（2024年11月修订）推定，以国务院办公厅2027年通知为准', true, now()
from (values ('2027-01-01', '元旦'), ('2027-02-05', '春节（除夕）'), ('2027-02-06', '春节'), ('2027-02-07', '春节'),
    ('2027-02-08', '春节'), ('2027-04-05', '清明节'), ('2027-05-01', '劳动节'), ('2027-05-02', '劳动节'),
    ('2027-06-09', '端午节'), ('2027-09-15', '中秋节'), ('2027-10-01', '国庆节'), ('2027-10-02', '国庆节'),
    ('2027-10-03', '国庆节')) d (day, name);
