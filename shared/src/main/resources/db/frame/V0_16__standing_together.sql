-- What standing acts that go together rest on, told at once: the mandate kept for an area and what is known of each key.
-- Nothing is locked beyond the statement; keep_standing finds out what has changed since.
create function standing_at_hand(whose text[], subjects text[], keys text[], held_for text)
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
-- answered under one of the keys meanwhile, what was done is undone and may be looked at again.
create function keep_standing(acts jsonb[]) returns void language plpgsql as $$
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
