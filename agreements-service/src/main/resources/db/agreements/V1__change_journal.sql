-- The journal of changes. Triggers write it in the transaction of the change, as its last step; no other code can add to it.
create table change_head (
    principal text not null,
    last bigint not null,
    primary key (principal)
);
call isolate('change_head', 'select');

create table change_event (
    principal text not null,
    seq bigint not null check (seq > 0),
    id uuid not null,
    type text not null,
    subject text not null,
    data jsonb not null,
    at timestamptz not null,
    primary key (principal, seq)
);
create index change_event_by_time on change_event (principal, at);
create trigger change_event_fixed before update or delete on change_event
    for each row execute function forbid_change();
call isolate('change_event', 'select');

-- Events that are not yet given to subscriptions.
create table change_unread (
    principal text not null,
    seq bigint not null,
    primary key (principal, seq)
);
call isolate('change_unread', 'select, delete');

create function camel(snake text) returns text language sql immutable as $$
    select left(joined, 1) || substr(initcap_joined, 2)
    from (select replace(snake, '_', '') as joined, replace(initcap(replace(snake, '_', ' ')), ' ', '') as initcap_joined) n
$$;

create function yuan(fen text) returns text language sql immutable as $$
    select to_char(fen::numeric / 100, 'FM9999999999999990.00')
$$;

-- The verb of an event: the first named state column that changed gives it (a status its value, a timestamp its name).
create function change_verb(was jsonb, now jsonb, states text[]) returns text language sql immutable as $$
    select case when state like '%\_at' then replace(left(state, -3), '_', '-')
                else replace(lower(now ->> state), '_', '-') end
    from unnest(states) with ordinality s (state, nth)
    where was -> state is distinct from now -> state and now ->> state is not null
    order by nth limit 1
$$;

-- Runs at commit. The lock on the head's row lasts until then, so numbers follow commits without a gap.
create function announce_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    noun text := tg_argv[0];
    born text := tg_argv[1];
    states text[] := string_to_array(tg_argv[2], ',');
    facts text[] := string_to_array(tg_argv[3], ',');
    was jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    now jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    verb text;
    told jsonb;
    next bigint;
begin
    if tg_op = 'UPDATE' and was = now then
        return null;
    end if;
    verb := case
        when tg_op = 'DELETE' then 'removed'
        when tg_op = 'UPDATE' then coalesce(change_verb(was, now, states), 'changed')
        when born like ':%' then replace(lower(now ->> substr(born, 2)), '_', '-')
        else born end;
    select coalesce(jsonb_strip_nulls(jsonb_object_agg(
            camel(split_part(fact, ':', 1)),
            case when fact like '%:money' then to_jsonb(yuan(now ->> split_part(fact, ':', 1)))
                 else now -> split_part(fact, ':', 1) end)), '{}')
        into told from unnest(facts) fact;
    if tg_op = 'UPDATE' then
        told := told || jsonb_build_object('changed', (
            select coalesce(jsonb_agg(camel(split_part(fact, ':', 1))), '[]') from unnest(facts) fact
            where was -> split_part(fact, ':', 1) is distinct from now -> split_part(fact, ':', 1)));
    end if;
    insert into change_head as h (principal, last) values (now ->> 'principal', 1)
        on conflict (principal) do update set last = h.last + 1
        returning last into next;
    insert into change_event (principal, seq, id, type, subject, data, at)
        values (now ->> 'principal', next, gen_random_uuid(), noun || '.' || verb, now ->> tg_argv[4], told,
            clock_timestamp());
    insert into change_unread (principal, seq) values (now ->> 'principal', next);
    return null;
end
$$;

-- Records every change of a table in the journal. facts: the columns an event carries, money marked as "amount:money";
-- state: the columns whose change names the event; born: the verb of a new row, or ":column" whose value is the verb.
create procedure announce(target regclass, noun text, facts text, state text default 'status',
    born text default 'recorded', subject text default 'id') language plpgsql as $$
begin
    execute format('create constraint trigger change_is_told after insert or update or delete on %s
        deferrable initially deferred for each row execute function announce_change(%L, %L, %L, %L, %L)',
        target, noun, born, state, facts, subject);
end
$$;
