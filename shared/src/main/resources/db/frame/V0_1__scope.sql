-- What every service keeps besides its own area. ${app} is the login role of the service: it owns nothing, so
-- row-level security and privileges bind it.

create function forbid_change() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- The sub-district (街道) and the legal name (法定名称) of each principal, as agreements-service has them. A caller who sees
-- a whole sub-district names it in one setting, app.principals = 'subdistrict:<name>', and sees the principals listed here.
create table principal_subdistrict (
    principal text primary key,
    subdistrict text not null,
    legal_name text
);
create index principal_subdistrict_members on principal_subdistrict (subdistrict, principal);
create trigger principal_subdistrict_fixed before update or delete on principal_subdistrict
    for each row execute function forbid_change();

-- Everyone may read it; a row may be added only to a sub-district in scope.
alter table principal_subdistrict enable row level security;
create policy known_to_all on principal_subdistrict for select using (true);
create policy own_subdistrict on principal_subdistrict for insert with check (
    (select current_setting('app.principals', true)) in ('*', 'subdistrict:' || subdistrict));
grant select, insert on principal_subdistrict to "${app}";

-- The principals a setting names, without everyone ('*'): principals by name, those of sub-districts, and for each
-- sub-district what belongs to it and to no principal ('street-<name>').
create function principals_within(setting text) returns text[] language sql stable as $$
select case when strpos(setting, 'subdistrict:') = 0 then string_to_array(setting, ',')
       else string_to_array(replace(setting, 'subdistrict:', 'street-'), ',') || array(
           select placed.principal
             from principal_subdistrict placed
            where placed.subdistrict = any (array(
                select substr(item, length('subdistrict:') + 1) from unnest(string_to_array(setting, ',')) as item
                 where starts_with(item, 'subdistrict:')))) end
$$;

create function visible_principals() returns text[] language sql stable as $$
select principals_within(current_setting('app.principals', true))
$$;

-- The same for one principal, by its key.
create function is_within(setting text, whose text) returns boolean language sql stable as $$
select setting = '*'
    or whose = any (string_to_array(replace(setting, 'subdistrict:', 'street-'), ','))
    or strpos(setting, 'subdistrict:') > 0 and exists (
        select from principal_subdistrict placed
         where placed.principal = whose
           and 'subdistrict:' || placed.subdistrict = any (string_to_array(setting, ',')))
$$;

-- A transaction sees the principals named in app.principals, those of the sub-district it names, or with '*' all; without
-- the setting it sees nothing. Each sub-select is evaluated once per statement, and the principals of a sub-district are
-- looked up only where one is named.
create procedure isolate(target regclass, privileges text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format($policy$
        create policy own_principals on %s using (
            (select current_setting('app.principals', true)) = '*'
            or principal = any ((select case
                   when strpos(current_setting('app.principals', true), 'subdistrict:') = 0
                   then string_to_array(current_setting('app.principals', true), ',')
                   else visible_principals() end)::text[]))
        $policy$, target);
    execute format('grant %s on %s to "${app}"', privileges, target);
end
$$;
