-- Where a community lies decides which local rules hold beside the national ones; a local rule adds, it never loosens.
create table place (
    code text primary key,
    name text not null,
    within text references place (code)
);
grant select on place to "${app}";

insert into place (code, name, within) values
('CN', '全国', null),
('CN-31', '上海市', 'CN'),
('CN-33', '浙江省', 'CN'),
('CN-37', '山东省', 'CN');

alter table community add column place text not null default 'CN' references place (code);

alter table meeting_rule
    add column counted_by text not null default 'PERSONS' check (counted_by in ('PERSONS', 'HOUSEHOLDS', 'GROUPS')),
    add column for_topics text[],
    add column size_least integer,
    add column size_most integer,
    add column size_odd boolean not null default false,
    add column group_kind text,
    add column group_numerator integer,
    add column group_denominator integer,
    add column party_first boolean not null default false,
    add column needs_authority boolean not null default false,
    add foreign key (place) references place (code),
    add check ((group_kind is null) = (group_numerator is null) and (group_kind is null) = (group_denominator is null));

-- the five days of notice are Shandong's, see row 12
update meeting_rule set notice_days = 0, source = '村民委员会组织法(2018) 第二十六条' where id = 4;
update meeting_rule set size_least = 21 where id in (6, 8);
update meeting_rule set size_least = 3, size_most = 7, size_odd = true where id = 7;

insert into meeting_rule (id, body, for_kind, place, notice_days, quorum_numerator, quorum_denominator, quorum_strict,
    majority_numerator, majority_denominator, majority_strict, majority_of, valid_from, valid_to, source, unsure,
    counted_by, for_topics, size_least, size_most, size_odd, group_kind, group_numerator, group_denominator,
    party_first) values
(9, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 0, 1, 2, true, 1, 2, true, 'PRESENT', '2018-12-29', null,
    '城市居民委员会组织法(2018) 第九条：户代表过半数出席', false,
    'HOUSEHOLDS', null, null, null, false, null, null, null, false),
(10, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 0, 1, 2, true, 1, 2, true, 'PRESENT', '2018-12-29', null,
    '城市居民委员会组织法(2018) 第九条：居民小组代表过半数出席', false,
    'GROUPS', null, null, null, false, null, null, null, false),
(11, 'VILLAGERS_MEETING', 'COMMITTEE', 'CN', 10, 2, 3, false, 1, 2, true, 'PRESENT', '2018-12-29', null,
    '村民委员会组织法(2018) 第二十二条：三分之二以上的户的代表参加', false,
    'HOUSEHOLDS', null, null, null, false, null, null, null, false),
(12, 'VILLAGERS_REPRESENTATIVES', 'COMMITTEE', 'CN-37', 5, 2, 3, false, 1, 2, true, 'PRESENT', '2013-01-01', null,
    '山东省实施村民委员会组织法办法(2012) 第二十四条：提前五日书面通知，妇女代表三分之二以上参加；施行日待核', true,
    'PERSONS', null, null, null, false, 'WOMAN_REPRESENTATIVE', 2, 3, false),
(13, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', 'CN-31', 0, 1, 2, false, 2, 3, false, 'PRESENT', '2018-04-01', null,
    '上海市农村集体资产监督管理条例(2017) 第十六条：一般事项；施行日待核', true,
    'PERSONS', null, null, null, false, null, null, null, false),
(14, 'COLLECTIVE_REPRESENTATIVES', 'COLLECTIVE', 'CN-31', 0, 2, 3, false, 2, 3, false, 'PRESENT', '2018-04-01', null,
    '上海市农村集体资产监督管理条例(2017) 第十六条：一般事项；施行日待核', true,
    'PERSONS', null, null, null, false, null, null, null, false),
(15, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', 'CN-31', 0, 1, 2, false, 4, 5, false, 'PRESENT', '2018-04-01', null,
    '上海市农村集体资产监督管理条例(2017) 第十六条：重大事项；范围与施行日待核', true,
    'PERSONS', '{CHARTER,MERGER,COMPENSATION_SPLIT}', null, null, false, null, null, null, false),
(16, 'COLLECTIVE_REPRESENTATIVES', 'COLLECTIVE', 'CN-31', 0, 2, 3, false, 4, 5, false, 'PRESENT', '2018-04-01', null,
    '上海市农村集体资产监督管理条例(2017) 第十六条：重大事项；范围与施行日待核', true,
    'PERSONS', '{CHARTER,MERGER,COMPENSATION_SPLIT}', null, null, false, null, null, null, false),
(17, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', 'CN', 0, 0, 1, false, 0, 1, false, 'PRESENT', '2025-05-01', null,
    '农村集体经济组织法(2024) 第二十六条：重大事项先经村党组织研究讨论', false,
    'PERSONS', '{CHARTER,MEMBERSHIP,LAND_PLAN,COMPENSATION_SPLIT,MERGER}', null, null, false, null, null, null, true),
(18, 'SUPERVISORS', 'COMMITTEE', 'CN', 0, 1, 2, true, 1, 2, true, 'ELIGIBLE', '2018-12-29', null,
    '村民委员会组织法(2018) 第三十二条、山东省实施办法(2012) 第三十一条：三人或五人；议事比例法律未定，此处取过半数', true,
    'PERSONS', null, 3, 5, true, null, null, null, false),
(19, 'SUPERVISORS', 'COLLECTIVE', 'CN', 0, 1, 2, true, 1, 2, true, 'ELIGIBLE', '2025-05-01', null,
    '农村集体经济组织法(2024) 第三十四条；议事比例依章程，此处取过半数', true,
    'PERSONS', null, null, null, false, null, null, null, false);

-- what the villagers' meeting has not authorised its representatives may not decide
update meeting_rule set needs_authority = true where id = 12;

-- What a body may not decide, and who decides it instead.
create table meeting_topic_bar (
    body text not null,
    for_kind text not null check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    place text not null references place (code),
    topic text not null,
    valid_from date not null,
    valid_to date,
    decided_by text not null,
    source text not null,
    primary key (body, for_kind, place, topic, valid_from)
);
grant select on meeting_topic_bar to "${app}";

insert into meeting_topic_bar (body, for_kind, place, topic, valid_from, decided_by, source)
select body, 'COLLECTIVE', 'CN', topic, '2025-05-01', 'COLLECTIVE_MEMBERS', source
from (values
        ('COLLECTIVE_REPRESENTATIVES', '农村集体经济组织法(2024) 第二十八条'),
        ('RESIDENTS_REPRESENTATIVES', '农村集体经济组织法(2024) 第二十八条'),
        ('BOARD', '农村集体经济组织法(2024) 第二十六条、第二十九条'),
        ('SUPERVISORS', '农村集体经济组织法(2024) 第二十六条、第三十四条')) as bodies (body, source),
    (values ('CHARTER'), ('MEMBERSHIP'), ('LAND_PLAN'), ('COMPENSATION_SPLIT'), ('MERGER')) as topics (topic);
insert into meeting_topic_bar (body, for_kind, place, topic, valid_from, decided_by, source) values
('BOARD', 'COLLECTIVE', 'CN', 'AGENCY_AGREEMENT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第二十九条：理事会执行成员大会决定'),
('SUPERVISORS', 'COLLECTIVE', 'CN', 'AGENCY_AGREEMENT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第三十四条：监事会只作监督'),
('SUPERVISORS', 'COMMITTEE', 'CN', 'AGENCY_AGREEMENT', '2018-12-29', 'RESIDENTS_MEETING, RESIDENTS_REPRESENTATIVES',
    '村民委员会组织法(2018) 第三十二条：监督机构只作监督');

alter table resolution
    add column counted_by text not null default 'PERSONS',
    add column topics text[] not null default '{}',
    add column groups jsonb not null default '[]',
    add column party_reviewed_on date,
    add column authorised_by uuid,
    add foreign key (principal, authorised_by) references resolution (principal, id);

create table resolution_attendee (
    principal text not null,
    resolution uuid not null,
    no integer not null,
    name text not null,
    kind text,
    signed_at timestamptz,
    signature text,
    primary key (principal, resolution, no),
    foreign key (principal, resolution) references resolution (principal, id)
);
create index resolution_attendee_signature on resolution_attendee (principal, signature);
create trigger resolution_attendee_fixed before update or delete on resolution_attendee
    for each row execute function refuse_change();
call guard('resolution_attendee', 'select, insert');

create table resolution_item (
    principal text not null,
    resolution uuid not null,
    no integer not null check (no > 0),
    subject text not null,
    amount bigint check (amount > 0),
    primary key (principal, resolution, no),
    foreign key (principal, resolution) references resolution (principal, id)
);
create trigger resolution_item_fixed before update or delete on resolution_item
    for each row execute function refuse_change();
call guard('resolution_item', 'select, insert');

alter table resolution_use add column item integer;

-- The core's promise again: an item lets no more through than it decided.
create function resolution_item_covers() returns trigger language plpgsql as $$
declare
    decided bigint;
    used bigint;
begin
    select i.amount into decided from resolution_item i
    where i.principal = new.principal and i.resolution = new.resolution and i.no = new.item;
    if new.item is not null and not found then
        raise exception 'no such item of the resolution' using errcode = 'foreign_key_violation';
    end if;
    select coalesce(sum(u.amount), 0) into used from resolution_use u
    where u.principal = new.principal and u.resolution = new.resolution and u.item = new.item
        and u.matter <> new.matter;
    if decided is not null and used + new.amount > decided then
        raise exception 'the item of the resolution is exhausted' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger resolution_item_covers before insert on resolution_use
    for each row execute function resolution_item_covers();
