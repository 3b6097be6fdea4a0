-- The first call. It goes by keys whatever it is asked, so its plan is made once. Each sees what the person who asks
-- may see: his scope stands beside his question, and from where the vouchers' principals are known on only these are seen.
create or replace function steps_at_hand(ids uuid[], scopes text[], steps text[], subjects text[], keys text[], held_for text)
    returns table (n bigint, voucher text, book text, stands text, standing text)
    language plpgsql set plan_cache_mode = force_generic_plan
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    whose text[];
begin
    perform set_config('app.principals',
        case when '*' = any (scopes) then '*' else array_to_string(scopes, ',') end, true);
    whose := array(
        select (select head.principal from voucher head
                 where head.id = asked.id
                   and is_within(asked.scope, head.principal)
                 limit 1)
          from unnest(ids, scopes) with ordinality as asked (id, scope, place)
         order by asked.place);
    perform set_config('app.principals',
        array_to_string(array(select distinct one from unnest(whose) as one where one is not null), ','), true);
    return query
    select asked.n, told.told,
           (select book.told from book_told book where book.principal = told.principal and book.id = told.book),
           (select case asked.step when 'SUBMITTED' then concat(stand.stands, ' ', stand.reach)
                                   when 'POSTED' then concat(stand.stands, ' ', stand.posted)
                                   else stand.stands end
              from voucher_stand stand
             where stand.principal = told.principal and stand.id = told.id),
           act.told
      from unnest(ids, whose, steps) with ordinality as asked (id, principal, step, n)
      join lateral (
          select * from voucher_told one where one.principal = asked.principal and one.id = asked.id limit 1) told on true
      join standing_at_hand(whose, subjects, keys, held_for) act on act.n = asked.n;
end
$$;

-- What a street's centre has decided of posting rules holds for its street; a rule without a street holds everywhere.
alter table posting_rule add column street text;
alter table posting_rule_proposal add column street text;
grant insert (street) on posting_rule_proposal to "${app}";

create or replace function proposal_is_decided_once() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if old.decided_by is not null
        or to_jsonb(old) - array['decided_by', 'decided_at', 'approved']
           <> to_jsonb(new) - array['decided_by', 'decided_at', 'approved']
    then
        raise exception 'proposal % is decided', old.id using errcode = 'restrict_violation';
    end if;
    if new.approved then
        perform pg_advisory_xact_lock(hashtextextended(new.rule, 8));
        insert into posting_rule (id, version, standard, kind, category, word, voucher_type, debit, credit, summary,
            valid_from, valid_to, note, street, proposed_by, approved_by, approved_at)
        values (new.rule,
            (select coalesce(max(version), 0) + 1 from posting_rule where id = new.rule),
            new.standard, new.kind, new.category, new.word, new.voucher_type, new.debit, new.credit, new.summary,
            new.valid_from, new.valid_to, new.reason, new.street, new.proposed_by, new.decided_by, new.decided_at);
    end if;
    return new;
end
$$;
