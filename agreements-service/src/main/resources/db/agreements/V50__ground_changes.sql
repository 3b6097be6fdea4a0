-- What questions rest on is remembered by every instance; whoever changes it says so as he commits. Each notifying commit
-- waits for the one before it, so only what bears on a ruling is told: not every word spoken on a matter.
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

-- Questions about whom, named in which column, rest on a table's rows.
create procedure rest_on(target regclass, whom text, named_in text) language plpgsql as $$
begin
    execute format('create trigger ground_changes after insert or update or delete on %s
        for each row execute function tell_ground(%L, %L)', target, whom, named_in);
    execute format('create trigger ground_emptied after truncate on %s
        for each statement execute function tell_ground()', target);
end
$$;

call rest_on('agreement', 'principal', 'principal');
call rest_on('agreement_suspension', 'principal', 'principal');
call rest_on('agreement_termination', 'principal', 'principal');
call rest_on('handover', 'principal', 'principal');
call rest_on('related_party', 'person', 'subject');

create trigger ground_changes after insert or update or delete or truncate on act_kind
    for each statement execute function tell_ground();

-- Of a matter only whether, when, towards whom and with how much it counts within the splitting window.
create trigger ground_grows after insert on matter for each row
    when (new.counterparty_name_key is not null) execute function tell_ground('community', 'community');
create trigger ground_changes after update on matter for each row
    when ((old.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED'), old.community, old.act, old.kind, old.amount,
            old.requested_on, old.counterparty_name_key, old.counterparty_account_key)
        is distinct from (new.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED'), new.community, new.act, new.kind,
            new.amount, new.requested_on, new.counterparty_name_key, new.counterparty_account_key))
    execute function tell_ground('community', 'community');
create trigger ground_shrinks after delete on matter for each row execute function tell_ground('community', 'community');
create trigger ground_emptied after truncate on matter for each statement execute function tell_ground();

create index matter_recent on matter (community, requested_on) where counterparty_name_key is not null;
