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
create function tell_ground() returns trigger language plpgsql as $$
declare
    which text;
begin
    if tg_level = 'STATEMENT' then
        perform pg_notify('ground', 'everything');
        return null;
    end if;
    foreach which in array array[
        case when tg_op <> 'INSERT' then to_jsonb(old) ->> tg_argv[1] end,
        case when tg_op <> 'DELETE' then to_jsonb(new) ->> tg_argv[1] end]
    loop
        if octet_length(which) > 1000 then
            perform pg_notify('ground', 'everything');
        elsif which is not null then
            perform pg_notify('ground', tg_argv[0] || ' ' || which);
        end if;
    end loop;
    return null;
end
$$;

-- Notifies of every change of a table: of whom (principal, person) and in which column the table names them.
create procedure rest_on(target regclass, whom text, named_in text) language plpgsql as $$
begin
    execute format('create trigger ground_changes after insert or update or delete on %s
        for each row execute function tell_ground(%L, %L)', target, whom, named_in);
    execute format('create trigger ground_emptied after truncate on %s
        for each statement execute function tell_ground()', target);
end
$$;
