-- The journal of changes. Triggers write it in the transaction of the change, as its last step; no other code adds to it.
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

create function camel_case(snake text) returns text language sql immutable as $$
    select left(joined, 1) || substr(initcap_joined, 2)
    from (select replace(snake, '_', '') as joined,
                 replace(initcap(replace(snake, '_', ' ')), ' ', '') as initcap_joined) n
$$;

-- The name of a column in the events of clients, who write street for 街道.
create function event_field(name text) returns text language sql immutable as $$
    select camel_case(replace(name, 'subdistrict', 'street'))
$$;

create function yuan(fen text) returns text language sql immutable as $$
    select to_char(fen::numeric / 100, 'FM9999999999999990.00')
$$;

-- The verb of an event: the first named state column that changed gives it (a status its value, a timestamp its name).
create function event_verb(before jsonb, after jsonb, states text[]) returns text language sql immutable as $$
    select case when state like '%\_at' then replace(replace(left(state, -3), '_', '-'), 'subdistrict', 'street')
                else replace(lower(after ->> state), '_', '-') end
    from unnest(states) with ordinality s (state, nth)
    where before -> state is distinct from after -> state and after ->> state is not null
    order by nth limit 1
$$;

-- Runs at commit. The lock on the head's row lasts until then, so numbers follow commits without a gap.
create function publish_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    noun text := tg_argv[0];
    created text := tg_argv[1];
    states text[] := string_to_array(tg_argv[2], ',');
    columns text[] := string_to_array(tg_argv[3], ',');
    before jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    after jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    verb text;
    payload jsonb;
    number bigint;
begin
    if tg_op = 'UPDATE' and before = after then
        return null;
    end if;
    verb := case
        when tg_op = 'DELETE' then 'removed'
        when tg_op = 'UPDATE' then coalesce(event_verb(before, after, states), 'changed')
        when created like ':%' then replace(lower(after ->> substr(created, 2)), '_', '-')
        else created end;
    select coalesce(jsonb_strip_nulls(jsonb_object_agg(
            event_field(split_part(field, ':', 1)),
            case when field like '%:money' then to_jsonb(yuan(after ->> split_part(field, ':', 1)))
                 else after -> split_part(field, ':', 1) end)), '{}')
        into payload from unnest(columns) field;
    if tg_op = 'UPDATE' then
        payload := payload || jsonb_build_object('changed', (
            select coalesce(jsonb_agg(event_field(split_part(field, ':', 1))), '[]') from unnest(columns) field
            where before -> split_part(field, ':', 1) is distinct from after -> split_part(field, ':', 1)));
    end if;
    insert into change_head as h (principal, last) values (after ->> 'principal', 1)
        on conflict (principal) do update set last = h.last + 1
        returning last into number;
    insert into change_event (principal, seq, id, type, subject, data, at)
        values (after ->> 'principal', number, gen_random_uuid(), noun || '.' || verb, after ->> tg_argv[4], payload,
            clock_timestamp());
    insert into change_unread (principal, seq) values (after ->> 'principal', number);
    return null;
end
$$;

-- Records every change of a table in the journal. columns: those an event carries, money marked as "amount:money";
-- states: the columns whose change names the event; created: the verb of a new row, or ":column" whose value it is.
create procedure publish_changes(target regclass, noun text, columns text, states text default 'status',
    created text default 'recorded', subject text default 'id') language plpgsql as $$
begin
    execute format('create constraint trigger change_published after insert or update or delete on %s
        deferrable initially deferred for each row execute function publish_change(%L, %L, %L, %L, %L)',
        target, noun, created, states, columns, subject);
end
$$;
