-- What agreements-service has issued: the keys it signs with, the mandates it gave, and rulings made by them here.
create table authority_key (
    kid text primary key,
    jwk text not null,
    first_seen_at timestamptz not null,
    -- A key is trusted while it is listed, and for a while after. The row stays for good: both times decide which
    -- earlier signatures it may verify.
    last_listed_at timestamptz not null,
    check (last_listed_at >= first_seen_at)
);
create trigger authority_key_fixed before update of kid, jwk, first_seen_at on authority_key
    for each row execute function forbid_change();
create trigger authority_key_kept before delete on authority_key for each row execute function forbid_change();
grant select, insert, update (last_listed_at) on authority_key to "${app}";

create table mandate (
    principal text not null,
    area text not null,
    token text not null,
    expires_at timestamptz not null,
    fetched_at timestamptz not null,
    primary key (principal, area)
);
create index mandate_by_age on mandate (fetched_at);
call isolate('mandate', 'select, insert, update, delete');

-- When the mandates of a principal were last revoked; what was fetched earlier is not kept, however late it arrives.
create table mandate_end (
    principal text        not null,
    at        timestamptz not null,
    primary key (principal)
);
call isolate('mandate_end', 'select, insert, update');

create table standing_ruling (
    principal text not null,
    id uuid not null,
    kind text not null,
    by text not null,
    basis jsonb not null,
    ruled_at timestamptz not null,
    primary key (principal, id)
);
create trigger standing_ruling_fixed before update or delete on standing_ruling
    for each row execute function forbid_change();
call isolate('standing_ruling', 'select, insert');

-- What a batch of standing acts is decided on, in one call: the mandate of the area and the state of each key. Nothing
-- is locked beyond the statement; save_rulings finds what has changed since.
create function load_permissions(whose text[], subjects text[], keys text[], held_for text)
    returns table (n bigint, told text) language sql volatile
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
select asked.n,
       json_build_object(
           'mandate', held.token,
           'key', json_build_object(
               'free', coalesce(pg_try_advisory_xact_lock(hashtextextended(
                           asked.principal || E'\n' || asked.subject || E'\n' || asked.key, 1)), true),
               'digest', kept.digest, 'act', kept.act, 'leaseUntil', kept.lease_until, 'status', kept.status,
               'location', kept.location, 'answer', kept.answer))::text
  from unnest(whose, subjects, keys) with ordinality as asked (principal, subject, key, n)
  left join mandate held on held.principal = asked.principal and held.area = held_for
  left join idempotency kept
    on kept.principal = asked.principal and kept.subject = asked.subject and kept.key = asked.key
$$;

-- The rulings of standing acts and their first answers, in the transaction of what was done. Where another attempt has
-- answered under one of the keys in between, the transaction is undone and may be tried again.
create function save_rulings(acts jsonb[]) returns void language plpgsql as $$
declare
    answered integer;
begin
    insert into standing_ruling (principal, id, kind, "by", basis, ruled_at)
    select act ->> 'principal', (act ->> 'ruling')::uuid, act ->> 'kind', act ->> 'by', act -> 'basis',
           (act ->> 'ruledAt')::timestamptz
      from unnest(acts) as act;
    insert into idempotency (principal, subject, key, digest, status, location, answer, at)
    select act ->> 'principal', act ->> 'by', act ->> 'key', act ->> 'digest', (act ->> 'status')::integer,
           act ->> 'location', act ->> 'answer', (act ->> 'ruledAt')::timestamptz
      from unnest(acts) as act
     where act ->> 'key' is not null
     order by act ->> 'principal', act ->> 'by', act ->> 'key'
    on conflict (principal, subject, key)
    do update set status = excluded.status, location = excluded.location, answer = excluded.answer, lease_until = null
        where idempotency.status is null;
    get diagnostics answered = row_count;
    if answered < (select count(act ->> 'key') from unnest(acts) as act) then
        raise exception 'a key was answered meanwhile' using errcode = 'serialization_failure';
    end if;
end
$$;
