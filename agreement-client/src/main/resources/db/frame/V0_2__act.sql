-- Acts (行为) of the area: asked for, decided by agreements-service, executed once under a warrant.
create table act (
    principal text not null,
    id uuid not null,
    kind text not null,
    subject text not null,
    amount bigint,
    category text,
    body text not null,
    digest text not null,
    records text[] not null,
    requested_by text not null,
    requested_by_name text not null,
    requested_at timestamptz not null,
    status text not null check (status in ('ASKED', 'REFUSED', 'AWAITING_APPROVAL', 'RETURNED', 'REJECTED',
        'WITHDRAWN', 'EXPIRED', 'AUTHORISED', 'EXECUTED')),
    matter uuid,
    matter_number text,
    ruling jsonb,
    refusal jsonb,
    warrant_id uuid,
    warrant text,
    approvers text[],
    comment text,
    executed_by text,
    executed_at timestamptz,
    changed_at timestamptz not null,
    ask_again_at timestamptz not null,
    part_of uuid,
    primary key (principal, id),
    foreign key (principal, part_of) references act (principal, id),
    check (status not in ('AUTHORISED', 'EXECUTED') or (warrant_id is not null and warrant is not null
        and approvers is not null)),
    check ((status = 'EXECUTED') = (executed_at is not null))
);
comment on column act.part_of is 'the act that it is asked for, decided and executed with';
create index act_asked on act (ask_again_at) where status = 'ASKED' and part_of is null;
create index act_parts on act (principal, part_of) where part_of is not null;
create index act_by_id on act (id);
call isolate('act', 'select, insert, update (status, matter, matter_number, ruling, refusal, warrant_id, warrant,
    approvers, comment, executed_by, executed_at, changed_at, ask_again_at)');

-- The legal moves of an act; repeats ActState.Status.
create function act_moves() returns trigger language plpgsql as $$
begin
    if old.status <> new.status and not (case old.status
        when 'ASKED' then new.status <> 'EXECUTED'
        when 'AWAITING_APPROVAL' then new.status in ('RETURNED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'AUTHORISED')
        when 'RETURNED' then new.status in ('AWAITING_APPROVAL', 'REJECTED', 'WITHDRAWN', 'EXPIRED')
        when 'AUTHORISED' then new.status in ('EXECUTED', 'EXPIRED', 'WITHDRAWN')
        else false end)
    then
        raise exception 'an act does not move from % to %', old.status, new.status
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger act_moves before update on act for each row execute function act_moves();

-- The parts of an act go where it goes, in the same statement.
create function act_parts_move() returns trigger language plpgsql as $$
begin
    update act
       set status = new.status, matter = new.matter, matter_number = new.matter_number, ruling = new.ruling,
           refusal = new.refusal, warrant_id = new.warrant_id, warrant = new.warrant, approvers = new.approvers,
           comment = new.comment, executed_by = new.executed_by, executed_at = new.executed_at,
           changed_at = new.changed_at
     where principal = new.principal and part_of = new.id;
    return null;
end
$$;
create trigger act_parts_move after update on act for each row
    when (new.part_of is null and (old.status, old.changed_at) is distinct from (new.status, new.changed_at)) execute function act_parts_move();
create trigger act_stays before delete on act for each row execute function forbid_change();

-- The table of an act's details, one row per act under the act's id. What was frozen when it was asked for never
-- changes; each of the columns named is filled once; the row is never deleted. Where executing is named, it takes an
-- authorised act and another person than who asked. Whoever approved fills nothing before it is executed. A column closed_at is filled when the act comes to nothing.
create procedure act_table(target regclass, filled_later text[] default '{}', executed_by text default null)
    language plpgsql as $$
declare
    asked text := (
        select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
         where attrelid = target and attnum > 0 and not attisdropped and attname <> all (filled_later || '{closed_at}'));
    closes boolean := exists (
        select from pg_attribute where attrelid = target and attname = 'closed_at' and not attisdropped);
begin
    execute format('alter table %s add foreign key (principal, id) references act (principal, id)', target);
    execute format('create index %I on %s (id)', target || '_by_id', target);
    execute format('create index %I on %s (principal, requested_at desc, id desc)', target || '_by_time', target);
    execute format('create index %I on %s (requested_at desc, id desc)', target || '_by_time_of_all', target);
    call isolate(target, format('select, insert (%s)', asked)
        || case when filled_later = '{}' then '' else format(', update (%s)', array_to_string(filled_later, ', ')) end);
    if closes or cardinality(filled_later) > 0 then
        execute format('create trigger %I before update on %s for each row execute function act_details_move(%L, %L)',
            target || '_moves', target, filled_later, executed_by);
        execute format('create trigger %I before delete on %s for each row execute function forbid_change()',
            target || '_kept', target);
    else
        execute format('create trigger %I before update or delete on %s for each row execute function forbid_change()',
            target || '_fixed', target);
    end if;
    if closes then
        execute format('create trigger %I after update of status on act for each row
            when (new.status in (''REFUSED'', ''REJECTED'', ''WITHDRAWN'', ''EXPIRED''))
            execute function close_act_details(%L)', 'act_closes_' || target, target);
    end if;
end
$$;

create function act_details_move() returns trigger language plpgsql as $$
declare
    filled_later constant text[] := tg_argv[0]::text[];
    executor constant text := nullif(tg_argv[1], '');
    was constant jsonb := to_jsonb(old);
    becomes constant jsonb := to_jsonb(new);
begin
    if becomes - filled_later - 'closed_at' <> was - filled_later - 'closed_at' then
        raise exception '% % is frozen as it was asked for', tg_table_name, old.id using errcode = 'restrict_violation';
    end if;
    if exists (select from unnest(filled_later || '{closed_at}') as field
                where was ->> field is not null and becomes -> field <> was -> field)
    then
        raise exception 'what % % was filled with stays', tg_table_name, old.id using errcode = 'restrict_violation';
    end if;
    if was ->> executor is null and becomes ->> executor is not null and not exists (
        select from act
         where act.principal = new.principal and act.id = new.id and act.status = 'AUTHORISED'
           and act.requested_by <> becomes ->> executor)
    then
        raise exception '% % has no warrant, or is executed by the person who asked', tg_table_name, old.id
            using errcode = 'restrict_violation';
    end if;
    if exists (
        select from act, unnest(filled_later) as field
         where act.principal = new.principal and act.id = new.id and act.status = 'AUTHORISED'
           and was ->> field is null and field like '%\_by' and becomes ->> field = any (act.approvers))
    then
        raise exception '% % is prepared or executed by a person who approved it', tg_table_name, old.id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create function close_act_details() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    execute format('update %s set closed_at = $1 where principal = $2 and id = $3 and closed_at is null', tg_argv[0])
        using now(), new.principal, new.id;
    return new;
end
$$;

-- Numbers without a gap. The row of a series stays locked until the number is committed, so none is skipped and none
-- given twice. Only triggers that run as the owner take numbers.
create table number_series (
    principal text   not null,
    series    text   not null,
    last      bigint not null,
    primary key (principal, series)
);
alter table number_series enable row level security;

create function next_number(whose text, wanted text) returns bigint language sql set search_path from current as $$
insert into number_series as kept (principal, series, last) values (whose, wanted, 1)
on conflict (principal, series) do update set last = kept.last + 1
returning last
$$;
revoke execute on function next_number(text, text) from public;
