-- Who may demand that a body meets: a share of those it is made of, as dated rows per body and place. A place's own row
-- stands in for the national one of the same way of counting.
create table meeting_demand_rule (
    id integer primary key,
    body text not null,
    for_kind text not null check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    place text not null references place (code),
    counted_by text not null check (counted_by in ('PERSONS', 'HOUSEHOLDS', 'GROUPS', 'REPRESENTATIVES')),
    numerator integer not null check (numerator > 0),
    denominator integer not null check (denominator >= numerator),
    valid_from date not null,
    valid_to date,
    source text not null,
    unsure boolean not null,
    unique (body, for_kind, place, counted_by, valid_from),
    check (valid_to >= valid_from)
);
grant select on meeting_demand_rule to "${app}";

insert into meeting_demand_rule (id, body, for_kind, place, counted_by, numerator, denominator, valid_from, valid_to,
    source, unsure) values
(1, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 'PERSONS', 1, 5, '2018-12-29', '2025-12-31',
    '城市居民委员会组织法(2018) 第十条：五分之一以上的十八周岁以上居民', false),
(2, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 'HOUSEHOLDS', 1, 5, '2018-12-29', '2025-12-31',
    '城市居民委员会组织法(2018) 第十条：五分之一以上的户', false),
(3, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 'GROUPS', 1, 3, '2018-12-29', '2025-12-31',
    '城市居民委员会组织法(2018) 第十条：三分之一以上的居民小组', false),
(4, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 'PERSONS', 1, 5, '2026-01-01', null,
    '2025年修订的城市居民委员会组织法已降低提议召集的人数，具体比例待核；此处沿用2018年第十条', true),
(5, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 'HOUSEHOLDS', 1, 5, '2026-01-01', null,
    '2025年修订的城市居民委员会组织法已降低提议召集的户数，具体比例待核；此处沿用2018年第十条', true),
(6, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 'GROUPS', 1, 3, '2026-01-01', null,
    '2025年修订的城市居民委员会组织法已降低提议召集的组数，具体比例待核；此处沿用2018年第十条', true),
(7, 'VILLAGERS_MEETING', 'COMMITTEE', 'CN', 'PERSONS', 1, 10, '2018-12-29', '2025-12-31',
    '村民委员会组织法(2018) 第二十一条：十分之一以上的村民', false),
(8, 'VILLAGERS_MEETING', 'COMMITTEE', 'CN', 'REPRESENTATIVES', 1, 3, '2018-12-29', '2025-12-31',
    '村民委员会组织法(2018) 第二十一条：三分之一以上的村民代表', false),
(9, 'VILLAGERS_MEETING', 'COMMITTEE', 'CN', 'PERSONS', 1, 10, '2026-01-01', null,
    '村民委员会组织法 第二十一条：十分之一以上的村民；2025年修正后的比例待核', true),
(10, 'VILLAGERS_MEETING', 'COMMITTEE', 'CN', 'REPRESENTATIVES', 1, 3, '2026-01-01', null,
    '村民委员会组织法 第二十一条：三分之一以上的村民代表；2025年修正后的比例待核', true),
(11, 'VILLAGERS_REPRESENTATIVES', 'COMMITTEE', 'CN', 'REPRESENTATIVES', 1, 5, '2018-12-29', '2025-12-31',
    '村民委员会组织法(2018) 第二十六条：五分之一以上的村民代表', false),
(12, 'VILLAGERS_REPRESENTATIVES', 'COMMITTEE', 'CN', 'REPRESENTATIVES', 1, 5, '2026-01-01', null,
    '村民委员会组织法 第二十六条：五分之一以上的村民代表；2025年修正后的比例待核', true);

-- A demand as it came in, and how it was judged that day; both stay. What came of it is added once.
create table meeting_demand (
    principal text not null,
    id uuid not null,
    body text not null,
    counted_by text not null check (counted_by in ('PERSONS', 'HOUSEHOLDS', 'GROUPS', 'REPRESENTATIVES')),
    demanded_on date not null,
    eligible integer not null check (eligible > 0),
    signers integer not null check (signers between 0 and eligible),
    subject text not null,
    paper text not null,
    sufficient boolean not null,
    needed integer not null check (needed > 0),
    rule jsonb not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    resolution uuid,
    answered_by text,
    answered_at timestamptz,
    primary key (principal, id),
    foreign key (principal, resolution) references resolution (principal, id),
    check (sufficient = (signers >= needed)),
    check ((resolution is null) = (answered_at is null) and (resolution is null) = (answered_by is null))
);
create index meeting_demand_unanswered on meeting_demand (principal, demanded_on) where resolution is null;

-- The core's promise again: a demand is answered once, by a vote of the very body, not before it was made.
create function meeting_demand_moves() returns trigger language plpgsql as $$
begin
    if old.resolution is not null
        or to_jsonb(old) - '{resolution,answered_by,answered_at}'::text[]
            <> to_jsonb(new) - '{resolution,answered_by,answered_at}'::text[]
    then
        raise exception 'a demand is only ever answered, once' using errcode = 'restrict_violation';
    end if;
    if not exists (
        select 1 from resolution r
        where r.principal = new.principal and r.id = new.resolution and r.body = new.body
            and r.held_on >= new.demanded_on)
    then
        raise exception 'no meeting that was demanded' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger meeting_demand_moves before update on meeting_demand
    for each row execute function meeting_demand_moves();
create trigger meeting_demand_stays before delete on meeting_demand for each row execute function refuse_change();
call guard('meeting_demand', 'select, insert, update (resolution, answered_by, answered_at)');
call announce('meeting_demand', 'meeting-demand',
    'body,counted_by,demanded_on,eligible,signers,sufficient,needed,subject,resolution,answered_at',
    state => 'answered_at');
