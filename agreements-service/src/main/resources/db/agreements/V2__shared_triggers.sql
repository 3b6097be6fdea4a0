-- Triggers that several features use.

-- A column that ends a row (revoked_at, resumed_at, …) is set once; after that the row is fixed.
create function settled_once() returns trigger language plpgsql as $$
begin
    if to_jsonb(old) ->> tg_argv[0] is not null then
        raise exception 'what is settled in % stays', tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

-- Each instance caches the facts that rulings rest on; a commit that changes them notifies all instances. Commits that
-- notify wait for each other, so only changes that bear on a ruling do.
create function notify_ruling_facts() returns trigger language plpgsql as $$
declare
    changed text;
begin
    if tg_level = 'STATEMENT' then
        perform pg_notify('ruling_facts', 'all');
        return null;
    end if;
    foreach changed in array array[
        case when tg_op <> 'INSERT' then to_jsonb(old) ->> tg_argv[1] end,
        case when tg_op <> 'DELETE' then to_jsonb(new) ->> tg_argv[1] end]
    loop
        if octet_length(changed) > 1000 then
            perform pg_notify('ruling_facts', 'all');
        elsif changed is not null then
            perform pg_notify('ruling_facts', tg_argv[0] || ' ' || changed);
        end if;
    end loop;
    return null;
end
$$;

-- Notifies of every change of a table: what the facts are of (a principal, a person), and the column that names it.
create procedure invalidate_on_change(target regclass, of text, of_column text) language plpgsql as $$
begin
    execute format('create trigger ruling_facts_changed after insert or update or delete on %s
        for each row execute function notify_ruling_facts(%L, %L)', target, of, of_column);
    execute format('create trigger ruling_facts_truncated after truncate on %s
        for each statement execute function notify_ruling_facts()', target);
end
$$;
