-- Dated rules, each row with its source. A local rule is another row, not another program; rows whose figure the law
-- leaves open are marked unsure.

create function in_force(valid_from date, valid_to date, day date) returns boolean language sql immutable as $$
    select valid_from <= day and (valid_to is null or valid_to >= day)
$$;

-- Which area owns a kind of act; "finishes": whether a frozen agreement still allows it, to finish what is open;
-- "gives_back": whether it is allowed after the agreement's end.
create table act_kind (
    kind text primary key,
    area text not null check (area in ('ACCOUNTS', 'FUNDS', 'ASSETS', 'ARCHIVES', 'SEALS')),
    finishes boolean not null,
    gives_back boolean not null default false
);
comment on column act_kind.gives_back is
    '民法典 第九百二十七条：受托人处理委托事务取得的财产，应当转交给委托人；第五百五十八条：债权债务终止后的协助等义务';
grant select on act_kind to "${app}";
create trigger ruling_facts_changed after insert or update or delete or truncate on act_kind
    for each statement execute function notify_ruling_facts();

-- Notice, quorum and majority of meetings. A local row adds to the national ones.
create table meeting_rule (
    id integer primary key,
    body text not null check (body in ('RESIDENTS_MEETING', 'RESIDENTS_REPRESENTATIVES', 'VILLAGERS_MEETING',
        'VILLAGERS_REPRESENTATIVES', 'COLLECTIVE_MEMBERS', 'COLLECTIVE_REPRESENTATIVES', 'BOARD', 'SUPERVISORS')),
    for_kind text check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    community_kind text check (community_kind in ('VILLAGE_CONVERTED', 'URBAN')),
    region text not null references region (code),
    counted_by text not null default 'PERSONS' check (counted_by in ('PERSONS', 'HOUSEHOLDS', 'GROUPS')),
    for_topics text[],
    notice_days integer not null,
    quorum_numerator integer not null,
    quorum_denominator integer not null,
    quorum_strict boolean not null,
    majority_numerator integer not null,
    majority_denominator integer not null,
    majority_strict boolean not null,
    majority_of text not null check (majority_of in ('PRESENT', 'ELIGIBLE')),
    size_least integer,
    size_most integer,
    size_odd boolean not null default false,
    group_kind text,
    group_numerator integer,
    group_denominator integer,
    party_first boolean not null default false,
    needs_authority boolean not null default false,
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    unsure boolean not null,
    check ((group_kind is null) = (group_numerator is null) and (group_kind is null) = (group_denominator is null))
);
grant select on meeting_rule to "${app}";

-- What a body may not decide, and who decides it instead. A local row adds to the national ones.
create table meeting_topic_bar (
    body text not null,
    for_kind text not null check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    region text not null references region (code),
    topic text not null,
    decided_by text not null,
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    primary key (body, for_kind, region, topic, valid_from)
);
grant select on meeting_topic_bar to "${app}";

-- The share of members that may demand a meeting. A local row replaces the national one of the same way of counting.
create table meeting_demand_rule (
    id integer primary key,
    body text not null check (body in ('RESIDENTS_MEETING', 'RESIDENTS_REPRESENTATIVES', 'VILLAGERS_MEETING',
        'VILLAGERS_REPRESENTATIVES', 'COLLECTIVE_MEMBERS', 'COLLECTIVE_REPRESENTATIVES')),
    for_kind text not null check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    region text not null references region (code),
    counted_by text not null check (counted_by in ('PERSONS', 'HOUSEHOLDS', 'GROUPS', 'REPRESENTATIVES')),
    numerator integer not null check (numerator > 0),
    denominator integer not null check (denominator >= numerator),
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    unsure boolean not null,
    unique (body, for_kind, region, counted_by, valid_from),
    check (valid_to >= valid_from)
);
grant select on meeting_demand_rule to "${app}";

-- How long a resolution without a date of its own may be acted on, from its meeting; the shortest row applies.
create table resolution_validity (
    id integer primary key,
    for_kind text check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    region text not null references region (code),
    kind text references act_kind (kind),
    months integer not null check (months > 0),
    valid_from known_day not null,
    valid_to known_day check (valid_to >= valid_from),
    source text not null,
    unsure boolean not null
);
grant select on resolution_validity to "${app}";

create function resolution_last_day(whose text, held date, stated date, act text) returns date language sql stable as $$
    select coalesce(stated, (
        select min((held + make_interval(months => v.months))::date) from resolution_validity v
        join principal p on p.principal = whose
        join community c on c.code = p.community
        where (v.for_kind is null or v.for_kind = p.kind) and v.region in ('CN', c.region)
            and (v.kind is null or v.kind = act)
            and in_force(v.valid_from, v.valid_to, held)))
$$;

-- Above which amount the law wants which evidence, whatever an agreement provides. A local row adds.
create table legal_demand (
    id integer primary key,
    kind text not null,
    community_kind text check (community_kind in ('VILLAGE_CONVERTED', 'URBAN')),
    principal_kind text check (principal_kind in ('COMMITTEE', 'COLLECTIVE')),
    region text not null references region (code),
    above bigint not null check (above >= 0),
    evidence text not null,
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    unsure boolean not null
);
grant select on legal_demand to "${app}";

-- Whether a draft that misses an unsure legal demand is refused or warned of. A local row replaces the national one.
create table unsure_demand_severity (
    region text not null references region (code),
    severity text not null check (severity in ('REFUSE', 'WARN')),
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    primary key (region, valid_from),
    check (valid_to >= valid_from)
);
grant select on unsure_demand_severity to "${app}";

-- Days within which missing items are handed over. A local row replaces the national one.
create table handover_rule (
    region text not null references region (code),
    days integer not null check (days > 0),
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    unsure boolean not null,
    primary key (region, valid_from)
);
grant select on handover_rule to "${app}";

-- Days for filing and review of agreements, and for what a new committee receives from the former one. A local row
-- replaces the national one.
create table duty_rule (
    kind text not null check (kind in ('FILING', 'REVIEW', 'ELECTION_HAND_OVER', 'ORDERED_HAND_OVER')),
    level text not null check (level in ('', 'STREET', 'DISTRICT')),
    region text not null references region (code),
    days integer not null check (days > 0),
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    unsure boolean not null,
    primary key (kind, level, region, valid_from),
    check ((kind = 'FILING') = (level <> '')),
    check (valid_to >= valid_from)
);
grant select on duty_rule to "${app}";

create function duty_days(of_principal text, of_kind text, of_level text, on_day date)
    returns table (days integer, source text, unsure boolean) language sql stable as $$
    select r.days, r.source, r.unsure
    from duty_rule r
    join principal p on p.principal = of_principal
    join community c on c.code = p.community and r.region in ('CN', c.region)
    where r.kind = of_kind and r.level = of_level and in_force(r.valid_from, r.valid_to, on_day)
    order by (r.region = c.region) desc, r.valid_from desc limit 1
$$;

-- To whom an overdue step is escalated, and who may grant more time.
create table role_superior (
    role text not null,
    superior text not null check (superior <> role),
    valid_from known_day not null,
    valid_to known_day,
    source text not null,
    primary key (role, valid_from)
);
grant select on role_superior to "${app}";
