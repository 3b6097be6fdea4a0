-- A resolution serves the acts it decided: of a kind, up to an amount, with whom it names, while it holds, each once.
alter table resolution_item
    add column kind text,
    add column counterparty text,
    add column counterparty_key text,
    add column valid_until date,
    add check ((counterparty is null) = (counterparty_key is null));

-- How long a resolution that does not say so itself may be acted on, counted from its meeting; the shortest row counts.
create table resolution_validity (
    id integer primary key,
    for_kind text check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    place text not null references place (code),
    kind text references act_kind (kind),
    months integer not null check (months > 0),
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    source text not null,
    unsure boolean not null
);
grant select on resolution_validity to "${app}";
insert into resolution_validity (id, for_kind, place, kind, months, valid_from, valid_to, source, unsure) values
(1, null, 'CN', null, 12, '2018-12-29', null,
    '法律未规定决议的有效期；示范设置为一年，以章程、居民公约或街道文件为准，待核', true);

create function resolution_last_day(whose text, held date, stated date, act text) returns date language sql stable as $$
    select coalesce(stated, (
        select min((held + make_interval(months => v.months))::date) from resolution_validity v
        join principal p on p.principal = whose
        join community c on c.code = p.community
        where (v.for_kind is null or v.for_kind = p.kind) and v.place in ('CN', c.place)
            and (v.kind is null or v.kind = act)
            and v.valid_from <= held and (v.valid_to is null or v.valid_to >= held)))
$$;

-- Bodies that supervise or carry out what an assembly decides do not themselves decide what an agreement leaves to it.
insert into meeting_topic_bar (body, for_kind, place, topic, valid_from, decided_by, source) values
('SUPERVISORS', 'COMMITTEE', 'CN', 'AGENCY_ACT', '2018-12-29',
    'RESIDENTS_MEETING, RESIDENTS_REPRESENTATIVES, VILLAGERS_MEETING, VILLAGERS_REPRESENTATIVES',
    '村民委员会组织法(2018) 第三十二条：监督机构只作监督'),
('SUPERVISORS', 'COLLECTIVE', 'CN', 'AGENCY_ACT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第三十四条：监事会只作监督'),
('BOARD', 'COLLECTIVE', 'CN', 'AGENCY_ACT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第二十九条：理事会执行成员大会决定');

-- The villagers' law governs villages and what they were converted to, not urban communities.
alter table meeting_rule add column community_kind text check (community_kind in ('VILLAGE_CONVERTED', 'URBAN'));
update meeting_rule set community_kind = 'VILLAGE_CONVERTED' where body in ('VILLAGERS_MEETING', 'VILLAGERS_REPRESENTATIVES');

-- What data cannot tell is said by a person: that this resolution decided this very act. Item 0: one without items.
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
    for each row execute function refuse_change();
call guard('evidence_confirmation', 'select, insert');
call announce('evidence_confirmation', 'matter', 'resolution,item,confirmed_at', born => 'evidence-confirmed',
    subject => 'matter');

-- Nobody confirms for what he asked for or decides himself; checking is the supervisor's own part.
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

-- How a use was found to be of what was decided: by data alone, or by a person's word. Empty: before this was asked.
alter table resolution_use add column proof text check (proof in ('MATCHED', 'CONFIRMED'));

-- What counts against a resolution: a matter that came to nothing gives back what it had reserved.
create view resolution_live_use with (security_invoker = true) as
    select u.principal, u.resolution, u.matter, u.amount, coalesce(u.item, 0) as item
    from resolution_use u
    join matter m on m.principal = u.principal and m.id = u.matter
    where m.status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED');
grant select on resolution_live_use to "${app}";

-- The core's promise again, one use of a resolution after the other.
drop trigger resolution_item_covers on resolution_use;
drop function resolution_item_covers();
create function resolution_use_holds() returns trigger language plpgsql as $$
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
create trigger resolution_use_holds before insert on resolution_use
    for each row execute function resolution_use_holds();
