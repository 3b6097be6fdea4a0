insert into meeting_rule (id, body, for_kind, community_kind, region, counted_by, notice_days,
    quorum_numerator, quorum_denominator, quorum_strict, majority_numerator, majority_denominator, majority_strict,
    majority_of, valid_from, source, unsure) values
(1, 'RESIDENTS_MEETING', 'COMMITTEE', null, 'CN', 'PERSONS', 0, 1, 2, true, 1, 2, true, 'PRESENT',
    '2018-12-29', '城市居民委员会组织法(2018) 第九条', false),
(9, 'RESIDENTS_MEETING', 'COMMITTEE', null, 'CN', 'HOUSEHOLDS', 0, 1, 2, true, 1, 2, true, 'PRESENT',
    '2018-12-29', '城市居民委员会组织法(2018) 第九条：户代表过半数出席', false),
(10, 'RESIDENTS_MEETING', 'COMMITTEE', null, 'CN', 'GROUPS', 0, 1, 2, true, 1, 2, true, 'PRESENT',
    '2018-12-29', '城市居民委员会组织法(2018) 第九条：居民小组代表过半数出席', false),
(2, 'RESIDENTS_REPRESENTATIVES', 'COMMITTEE', null, 'CN', 'PERSONS', 5, 2, 3, false, 1, 2, true, 'PRESENT',
    '2018-12-29', '比照村民代表会议：村民委员会组织法(2018) 第二十六条、山东省实施办法 第二十四条；2025年修订的居民委员会组织法的具体比例待核', true),
(3, 'VILLAGERS_MEETING', 'COMMITTEE', 'VILLAGE_CONVERTED', 'CN', 'PERSONS', 10, 1, 2, true, 1, 2, true, 'PRESENT',
    '2018-12-29', '村民委员会组织法(2018) 第二十一条、第二十二条', false),
(11, 'VILLAGERS_MEETING', 'COMMITTEE', 'VILLAGE_CONVERTED', 'CN', 'HOUSEHOLDS', 10, 2, 3, false, 1, 2, true, 'PRESENT',
    '2018-12-29', '村民委员会组织法(2018) 第二十二条：三分之二以上的户的代表参加', false),
(4, 'VILLAGERS_REPRESENTATIVES', 'COMMITTEE', 'VILLAGE_CONVERTED', 'CN', 'PERSONS', 0, 2, 3, false, 1, 2, true, 'PRESENT',
    '2018-12-29', '村民委员会组织法(2018) 第二十六条', false),
(5, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', null, 'CN', 'PERSONS', 10, 2, 3, false, 2, 3, false, 'ELIGIBLE',
    '2025-05-01', '农村集体经济组织法(2024) 第二十七条', false),
(13, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', null, 'CN-31', 'PERSONS', 0, 1, 2, false, 2, 3, false, 'PRESENT',
    '2018-04-01', '上海市农村集体资产监督管理条例(2017) 第十六条：一般事项；施行日待核', true),
(14, 'COLLECTIVE_REPRESENTATIVES', 'COLLECTIVE', null, 'CN-31', 'PERSONS', 0, 2, 3, false, 2, 3, false, 'PRESENT',
    '2018-04-01', '上海市农村集体资产监督管理条例(2017) 第十六条：一般事项；施行日待核', true),
(19, 'SUPERVISORS', 'COLLECTIVE', null, 'CN', 'PERSONS', 0, 1, 2, true, 1, 2, true, 'ELIGIBLE',
    '2025-05-01', '农村集体经济组织法(2024) 第三十四条；议事比例依章程，此处取过半数', true);

-- A size of the body. Row 8: the representatives of a committee may vote for the collective too, by its own majority.
insert into meeting_rule (id, body, for_kind, region, notice_days, quorum_numerator, quorum_denominator, quorum_strict,
    majority_numerator, majority_denominator, majority_strict, majority_of, size_least, size_most, size_odd, valid_from,
    source, unsure) values
(6, 'COLLECTIVE_REPRESENTATIVES', 'COLLECTIVE', 'CN', 0, 2, 3, false, 2, 3, false, 'ELIGIBLE', 21, null, false,
    '2025-05-01', '农村集体经济组织法(2024) 第二十八条；出席比例依章程，此处取三分之二', true),
(8, 'RESIDENTS_REPRESENTATIVES', 'COLLECTIVE', 'CN', 5, 2, 3, false, 2, 3, false, 'ELIGIBLE', 21, null, false,
    '2025-05-01', '农村集体经济组织法(2024) 第二十八条：全体成员代表三分之二以上同意', false),
(7, 'BOARD', 'COLLECTIVE', 'CN', 0, 2, 3, false, 1, 2, true, 'ELIGIBLE', 3, 7, true,
    '2025-05-01', '农村集体经济组织法(2024) 第二十九条、第三十一条', false),
(18, 'SUPERVISORS', 'COMMITTEE', 'CN', 0, 1, 2, true, 1, 2, true, 'ELIGIBLE', 3, 5, true,
    '2018-12-29', '村民委员会组织法(2018) 第三十二条、山东省实施办法(2012) 第三十一条：三人或五人；议事比例法律未定，此处取过半数', true);

-- A share of a group; what the villagers' meeting has not authorised, its representatives may not decide.
insert into meeting_rule (id, body, for_kind, community_kind, region, notice_days, quorum_numerator, quorum_denominator,
    quorum_strict, majority_numerator, majority_denominator, majority_strict, majority_of, group_kind, group_numerator,
    group_denominator, needs_authority, valid_from, source, unsure) values
(12, 'VILLAGERS_REPRESENTATIVES', 'COMMITTEE', 'VILLAGE_CONVERTED', 'CN-37', 5, 2, 3, false, 1, 2, true, 'PRESENT',
    'WOMAN_REPRESENTATIVE', 2, 3, true, '2013-01-01',
    '山东省实施村民委员会组织法办法(2012) 第二十四条：提前五日书面通知，妇女代表三分之二以上参加；施行日待核', true);

-- Some topics only.
insert into meeting_rule (id, body, for_kind, region, for_topics, notice_days, quorum_numerator, quorum_denominator,
    quorum_strict, majority_numerator, majority_denominator, majority_strict, majority_of, party_first, valid_from,
    source, unsure) values
(15, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', 'CN-31', '{CHARTER,MERGER,COMPENSATION_SPLIT}', 0, 1, 2, false,
    4, 5, false, 'PRESENT', false, '2018-04-01', '上海市农村集体资产监督管理条例(2017) 第十六条：重大事项；范围与施行日待核', true),
(16, 'COLLECTIVE_REPRESENTATIVES', 'COLLECTIVE', 'CN-31', '{CHARTER,MERGER,COMPENSATION_SPLIT}', 0, 2, 3, false,
    4, 5, false, 'PRESENT', false, '2018-04-01', '上海市农村集体资产监督管理条例(2017) 第十六条：重大事项；范围与施行日待核', true),
(17, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', 'CN', '{CHARTER,MEMBERSHIP,LAND_PLAN,COMPENSATION_SPLIT,MERGER}', 0, 0, 1, false,
    0, 1, false, 'PRESENT', true, '2025-05-01', '农村集体经济组织法(2024) 第二十六条：重大事项先经村党组织研究讨论', false);

insert into meeting_topic_bar (body, for_kind, region, topic, valid_from, decided_by, source)
select body, 'COLLECTIVE', 'CN', topic, '2025-05-01', 'COLLECTIVE_MEMBERS', source
from (values
        ('COLLECTIVE_REPRESENTATIVES', '农村集体经济组织法(2024) 第二十八条'),
        ('RESIDENTS_REPRESENTATIVES', '农村集体经济组织法(2024) 第二十八条'),
        ('BOARD', '农村集体经济组织法(2024) 第二十六条、第二十九条'),
        ('SUPERVISORS', '农村集体经济组织法(2024) 第二十六条、第三十四条')) as bodies (body, source),
    (values ('CHARTER'), ('MEMBERSHIP'), ('LAND_PLAN'), ('COMPENSATION_SPLIT'), ('MERGER')) as topics (topic);

-- Bodies that supervise or carry out decisions do not decide agreements or the acts an agreement leaves to a resolution.
insert into meeting_topic_bar (body, for_kind, region, topic, valid_from, decided_by, source) values
('BOARD', 'COLLECTIVE', 'CN', 'AGENCY_AGREEMENT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第二十九条：理事会执行成员大会决定'),
('SUPERVISORS', 'COLLECTIVE', 'CN', 'AGENCY_AGREEMENT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第三十四条：监事会只作监督'),
('SUPERVISORS', 'COMMITTEE', 'CN', 'AGENCY_AGREEMENT', '2018-12-29', 'RESIDENTS_MEETING, RESIDENTS_REPRESENTATIVES',
    '村民委员会组织法(2018) 第三十二条：监督机构只作监督'),
('SUPERVISORS', 'COMMITTEE', 'CN', 'AGENCY_ACT', '2018-12-29',
    'RESIDENTS_MEETING, RESIDENTS_REPRESENTATIVES, VILLAGERS_MEETING, VILLAGERS_REPRESENTATIVES',
    '村民委员会组织法(2018) 第三十二条：监督机构只作监督'),
('SUPERVISORS', 'COLLECTIVE', 'CN', 'AGENCY_ACT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第三十四条：监事会只作监督'),
('BOARD', 'COLLECTIVE', 'CN', 'AGENCY_ACT', '2025-05-01', 'COLLECTIVE_MEMBERS, COLLECTIVE_REPRESENTATIVES',
    '农村集体经济组织法(2024) 第二十九条：理事会执行成员大会决定');

insert into meeting_demand_rule (id, body, for_kind, region, counted_by, numerator, denominator, valid_from, valid_to,
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

insert into resolution_validity (id, for_kind, region, kind, months, valid_from, valid_to, source, unsure) values
(1, null, 'CN', null, 12, '2018-12-29', null,
    '法律未规定决议的有效期；示范设置为一年，以章程、居民公约或街道文件为准，待核', true);
