-- Which sub-district (街道) a principal belongs to, as agreements-service has it. Whoever may see a whole street is
-- told so in one setting, app.principals = 'street:<name>', and sees the principals that stand here.
create table principal_street (
    principal text primary key,
    street text not null
);
create index principal_street_by_street on principal_street (street, principal);
create trigger principal_street_fixed before update or delete on principal_street
    for each row execute function refuse_change();

-- It tells nothing but who belongs where; nobody adds to another street than his own.
alter table principal_street enable row level security;
create policy known_to_all on principal_street for select using (true);
create policy own_street on principal_street for insert with check (
    (select current_setting('app.principals', true)) in ('*', 'street:' || street));
grant select, insert on principal_street to "${app}";

-- Whom a setting names, without everyone ('*'): principals by name, those of streets, and for each street what stands in
-- its own name and in no principal's ('street-<name>').
create function principals_within(setting text) returns text[] language sql stable as $$
select case when strpos(setting, 'street:') = 0 then string_to_array(setting, ',')
       else string_to_array(replace(setting, 'street:', 'street-'), ',') || array(
           select placed.principal
             from principal_street placed
            where placed.street = any (array(
                select substr(item, 8) from unnest(string_to_array(setting, ',')) as item
                 where starts_with(item, 'street:')))) end
$$;

create function visible_principals() returns text[] language sql stable as $$
select principals_within(current_setting('app.principals', true))
$$;

-- The same asked of one principal, by its key.
create function is_within(setting text, whose text) returns boolean language sql stable as $$
select setting = '*'
    or whose = any (string_to_array(replace(setting, 'street:', 'street-'), ','))
    or strpos(setting, 'street:') > 0 and exists (
        select from principal_street placed
         where placed.principal = whose
           and 'street:' || placed.street = any (string_to_array(setting, ',')))
$$;

-- A transaction sees the principals named in app.principals, those of the street it names, or with '*' all; without the
-- setting it sees nothing. Each sub-select is evaluated once per statement, and a street's principals are looked up only
-- where a street is named.
create function own_principals_policy() returns text language sql immutable as $$
select $policy$
    (select current_setting('app.principals', true)) = '*'
    or principal = any ((select case
           when strpos(current_setting('app.principals', true), 'street:') = 0
           then string_to_array(current_setting('app.principals', true), ',')
           else visible_principals() end)::text[])
$policy$
$$;

create or replace procedure guard(target regclass, privileges text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy own_principals on %s using (%s)', target, own_principals_policy());
    execute format('grant %s on %s to "${app}"', privileges, target);
end
$$;

do $$
declare
    guarded regclass;
begin
    for guarded in
        select policy.polrelid::regclass
          from pg_policy policy
          join pg_attribute whose on whose.attrelid = policy.polrelid and whose.attname = 'principal'
         where policy.polname = 'own_principals'
    loop
        execute format('alter policy own_principals on %s using (%s)', guarded, own_principals_policy());
    end loop;
end
$$;

create or replace function record_evidence(whose text, what text, which text, said jsonb, actor text, ruling uuid,
    done_at timestamptz) returns void language plpgsql security definer set search_path from current as $$
declare
    own uuid := gen_random_uuid();
    written text := canonical(said);
begin
    if session_user = '${app}' and is_within(current_setting('app.principals', true), whose) is not true then
        raise exception 'no evidence for %', whose using errcode = 'insufficient_privilege';
    end if;
    insert into evidence_leaf (principal, id, kind, subject, body, content, at)
    values (whose, own, what, which, leaf_body(own, what, whose, which, written, actor, ruling, done_at), written,
            done_at);
end
$$;

-- What belongs to no principal is its street's; what belongs to no street either is everyone's: '*'.
create or replace function row_is_evidence() returns trigger
    language plpgsql security definer set search_path from current set timezone = 'UTC' as $$
declare
    said jsonb := to_jsonb(new);
begin
    perform record_evidence(coalesce(said ->> 'principal', 'street-' || (said ->> 'street'), '*'), tg_argv[0],
        (select string_agg(said ->> part, '/' order by place)
           from unnest(string_to_array(tg_argv[1], '/')) with ordinality as named (part, place)),
        jsonb_strip_nulls(said), said ->> tg_argv[2], (said ->> tg_argv[3])::uuid, (said ->> tg_argv[4])::timestamptz);
    return null;
end
$$;

-- Whoever has acted here, or was told of, from before streets were kept: each table's key is walked from one principal
-- to the next.
create function principal_without_street() returns setof text language sql stable as $$
with recursive
    asked (principal) as (
        (select min(principal) from act)
        union all
        select (select min(act.principal) from act where act.principal > asked.principal)
          from asked where asked.principal is not null),
    done (principal) as (
        (select min(principal) from idempotency)
        union all
        select (select min(kept.principal) from idempotency kept where kept.principal > done.principal)
          from done where done.principal is not null),
    heard (principal) as (
        (select min(principal) from inbox)
        union all
        select (select min(inbox.principal) from inbox where inbox.principal > heard.principal)
          from heard where heard.principal is not null)
select found.principal
  from (select principal from asked union select principal from done union select principal from heard) found
 where found.principal is not null and found.principal not like 'street-%'
   and not exists (select from principal_street placed where placed.principal = found.principal)
$$;
