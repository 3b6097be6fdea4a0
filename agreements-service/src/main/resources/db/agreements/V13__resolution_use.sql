-- Resolutions as evidence: which matter used which item, with how much, and how it was shown to be decided.

-- A person's statement that a resolution decided this act, where data cannot show it. Item 0: a resolution without items.
create table evidence_confirmation (
    principal text not null,
    matter uuid not null,
    resolution uuid not null,
    item integer not null check (item >= 0),
    statement text not null,
    confirmed_by text not null,
    confirmed_by_name text not null,
    on_behalf_of text,
    on_behalf_of_name text,
    confirmed_at timestamptz not null,
    primary key (principal, matter, resolution, item),
    foreign key (principal, matter) references matter (principal, id),
    foreign key (principal, resolution) references resolution (principal, id),
    check (on_behalf_of <> confirmed_by)
);
create trigger evidence_confirmation_fixed before update or delete on evidence_confirmation
    for each row execute function forbid_change();
call isolate('evidence_confirmation', 'select, insert');
call prove('evidence_confirmation', 'evidence.confirmed', at => 'confirmed_at', actor => 'confirmed_by',
    subject => '{matter,resolution,item}', label => '{statement}');
call publish_changes('evidence_confirmation', 'matter', 'resolution,item,confirmed_at', created => 'evidence-confirmed',
    subject => 'matter');

-- "proof": data alone matched, or a person confirmed.
create table resolution_use (
    principal text not null,
    resolution uuid not null,
    matter uuid not null,
    item integer,
    amount bigint not null,
    proof text not null check (proof in ('MATCHED', 'CONFIRMED')),
    used_at timestamptz not null,
    primary key (principal, resolution, matter)
);
create trigger resolution_use_fixed before update or delete on resolution_use
    for each row execute function forbid_change();
call isolate('resolution_use', 'select, insert');
call prove('resolution_use', 'resolution.used', at => 'used_at', subject => '{resolution,matter}', label => '{proof}');
call publish_changes('resolution_use', 'resolution', 'matter,amount:money,used_at',
    created => 'used', subject => 'resolution');

-- The uses that count against a resolution: a matter that failed gives back its amount.
create view resolution_live_use with (security_invoker = true) as
    select u.principal, u.resolution, u.matter, u.amount, coalesce(u.item, 0) as item
    from resolution_use u
    join matter m on m.principal = u.principal and m.id = u.matter
    where m.status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED');
grant select on resolution_live_use to "${app}";

-- Second guards.

-- Repeats Matter.confirming.
create function evidence_confirmed_by_another() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from matter m where m.principal = new.principal and m.id = new.matter
            and m.requested_by in (new.confirmed_by, new.on_behalf_of))
        or exists (
        select 1 from matter_step s
        where s.principal = new.principal and s.matter = new.matter and s.status = 'APPROVED' and s.role <> 'supervisor'
            and (s.by in (new.confirmed_by, new.on_behalf_of) or s.on_behalf_of in (new.confirmed_by, new.on_behalf_of)))
    then
        raise exception 'evidence is confirmed by somebody else' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger evidence_confirmed_by_another before insert on evidence_confirmation
    for each row execute function evidence_confirmed_by_another();

-- Repeats DecidedItem.serves. The lock is AdvisoryLock.RESOLUTION_USES.
create function resolution_use_covered() returns trigger language plpgsql as $$
declare
    vote resolution;
    decided resolution_item;
    act matter;
    used_of_all bigint;
    used_of_item bigint;
    uses integer;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.principal || '/' || new.resolution, 5));
    select * into strict vote from resolution where principal = new.principal and id = new.resolution;
    select * into strict act from matter where principal = new.principal and id = new.matter;
    select * into decided from resolution_item
        where principal = new.principal and resolution = new.resolution and no = new.item;
    if new.item is not null and decided.no is null then
        raise exception 'no such item of the resolution' using errcode = 'foreign_key_violation';
    end if;
    if new.item is null and exists (
        select 1 from resolution_item i where i.principal = new.principal and i.resolution = new.resolution)
    then
        raise exception 'the resolution is used item by item' using errcode = 'check_violation';
    end if;
    if not vote.valid or vote.held_on > (new.used_at at time zone 'Asia/Shanghai')::date
        or resolution_last_day(vote.principal, vote.held_on, decided.valid_until, act.kind)
            < (new.used_at at time zone 'Asia/Shanghai')::date
    then
        raise exception 'the resolution does not hold on this day' using errcode = 'check_violation';
    end if;
    if decided.kind <> act.kind or decided.counterparty_key is not null
        and decided.counterparty_key is distinct from act.counterparty_name_key
    then
        raise exception 'the resolution decided another act' using errcode = 'check_violation';
    end if;
    if new.proof is null or new.proof = 'CONFIRMED' and not exists (
        select 1 from evidence_confirmation c where c.principal = new.principal and c.matter = new.matter
            and c.resolution = new.resolution and c.item = coalesce(new.item, 0))
        or new.proof = 'MATCHED' and (decided.kind is null or decided.counterparty_key is null
            or decided.amount is distinct from act.amount or vote.recorded_at >= act.opened_at
            or vote.recorded_by = act.requested_by)
    then
        raise exception 'nobody has confirmed that the resolution decided this act' using errcode = 'check_violation';
    end if;
    select coalesce(sum(u.amount), 0), coalesce(sum(u.amount) filter (where u.item = coalesce(new.item, 0)), 0),
        count(*) filter (where u.item = coalesce(new.item, 0))
    into used_of_all, used_of_item, uses from resolution_live_use u
    where u.principal = new.principal and u.resolution = new.resolution and u.matter <> new.matter;
    if new.amount <> coalesce(act.amount, 0) or act.amount > 0 and (
        coalesce(decided.amount, vote.decides_amount) is null
        or used_of_all + new.amount > vote.decides_amount or used_of_item + new.amount > decided.amount)
        or coalesce(act.amount, 0) = 0 and uses > 0
    then
        raise exception 'the item of the resolution is exhausted' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger resolution_use_covered before insert on resolution_use
    for each row execute function resolution_use_covered();

-- Repeats Matter.wanting and Matter.repeated: a step that wants a resolution has one, a quorum is of different people at
-- one meeting, and a person who confirms evidence takes no step but the supervisor's.
create function matter_step_requires_evidence() returns trigger language plpgsql as $$
declare
    wants_minutes boolean := new.wants @> '["MINUTES"]' or new.wants @> '["PARTY_MINUTES"]';
    wants_resolution boolean := new.wants @> '["RESOLUTION"]';
    present bigint;
begin
    if new.status <> 'APPROVED' or old.status = 'APPROVED' then
        return new;
    end if;
    if new.role <> 'supervisor' and exists (
        select 1 from evidence_confirmation c where c.principal = new.principal and c.matter = new.matter
            and (c.confirmed_by in (new."by", new.on_behalf_of) or c.on_behalf_of in (new."by", new.on_behalf_of)))
    then
        raise exception 'who vouches for evidence does not decide' using errcode = 'check_violation';
    end if;
    if wants_resolution and not exists (
        select 1 from resolution_use u where u.principal = new.principal and u.matter = new.matter)
    then
        raise exception 'no resolution has been laid before the step' using errcode = 'check_violation';
    end if;
    if new.quorum is null then
        return new;
    end if;
    if wants_resolution and not wants_minutes then
        select max(r.present) into present from resolution_use u
            join resolution r on r.principal = u.principal and r.id = u.resolution
            where u.principal = new.principal and u.matter = new.matter;
    else
        select max(people) into present from (
            select count(*) as people from matter_step_attendance a
            where a.principal = new.principal and a.matter = new.matter and a.step = new."no"
            group by a.paper) papers;
    end if;
    if coalesce(present, 0) < new.quorum then
        raise exception 'too few different people were there' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger matter_step_requires_evidence before update on matter_step
    for each row execute function matter_step_requires_evidence();

-- A resolution with its attendees, items and uses.
create view resolution_view with (security_invoker = true) as
    select r.*,
           (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'kind', a.kind,
                   'signedAt', a.signed_at, 'signature', a.signature, 'identity', a.identity) order by a.no), '[]')
            from resolution_attendee a where a.principal = r.principal and a.resolution = r.id) as attendees,
           (select coalesce(jsonb_agg(jsonb_build_object('no', i.no, 'subject', i.subject, 'amount', i.amount,
                   'kind', i.kind, 'counterparty', i.counterparty, 'validUntil', i.valid_until,
                   'holdsUntil', resolution_last_day(i.principal, r.held_on, i.valid_until, i.kind),
                   'used', (select coalesce(sum(u.amount), 0) from resolution_live_use u
                            where u.principal = i.principal and u.resolution = i.resolution
                                and u.item = i.no)) order by i.no), '[]')
            from resolution_item i where i.principal = r.principal and i.resolution = r.id) as items,
           (select coalesce(jsonb_agg(jsonb_build_object('matter', m.id, 'number', m.number, 'kind', m.kind,
                   'item', u.item, 'amount', yuan(u.amount::text), 'proof', u.proof, 'at', u.used_at,
                   'state', case when m.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED') then 'RELEASED'
                                 when m.status = 'EXECUTED' then 'CONSUMED' else 'RESERVED' end)
                   order by u.used_at, m.id), '[]')
            from resolution_use u
            join matter m on m.principal = u.principal and m.id = u.matter
            where u.principal = r.principal and u.resolution = r.id) as uses,
           (select coalesce(sum(u.amount), 0)::bigint from resolution_live_use u
            where u.principal = r.principal and u.resolution = r.id) as used
    from resolution r;
grant select on resolution_view to "${app}";
