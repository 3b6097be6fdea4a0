insert into legal_demand (id, kind, community_kind, principal_kind, region, above, evidence, valid_from, valid_to, source,
    unsure) values
(1, 'PAYMENT', 'URBAN', 'COMMITTEE', 'CN', 2000000, 'RESOLUTION', '2018-12-29', null,
    '城市居民委员会组织法(2018) 第十条：涉及全体居民利益的重要问题须提请居民会议讨论决定；金额线为街道暂定，待核', true),
(2, 'DISPOSAL', 'URBAN', 'COMMITTEE', 'CN', 2000000, 'RESOLUTION', '2018-12-29', null,
    '城市居民委员会组织法(2018) 第十条：涉及全体居民利益的重要问题须提请居民会议讨论决定；金额线为街道暂定，待核', true),
(3, 'PAYMENT', 'VILLAGE_CONVERTED', null, 'CN', 3000000, 'RESOLUTION', '2018-12-29', null,
    '村民委员会组织法(2018) 第二十四条：涉及村民利益的事项须经村民会议或其授权的代表会议；金额线为街道暂定，待核', true),
(4, 'DISPOSAL', 'VILLAGE_CONVERTED', null, 'CN', 3000000, 'RESOLUTION', '2018-12-29', null,
    '村民委员会组织法(2018) 第二十四条：以借贷、租赁或者其他方式处分集体财产；金额线为街道暂定，待核', true),
(5, 'DISPOSAL', null, 'COLLECTIVE', 'CN', 3000000, 'RESOLUTION', '2025-05-01', null,
    '农村集体经济组织法(2024) 第二十六条：集体财产重大处置由成员大会决定；金额线为街道暂定，待核', true),
(6, 'TRUST_ACCOUNT_EXTRA', null, 'COLLECTIVE', 'CN-33', 0, 'RESOLUTION', '2020-08-01', null,
    '浙江省农村集体资产管理条例(2020) 第二十二条：基本账户与补偿款账户之外另开账户须经应到成员过半数同意并备案；施行日待核', true);

insert into unsure_demand_severity (region, valid_from, severity, source) values
('CN', '2018-12-29', 'REFUSE', '待核的金额线未确认前，从严按已确认处理');

insert into handover_rule (region, valid_from, days, source, unsure) values
('CN', '2013-01-01', 5, '比照山东省实施村民委员会组织法办法(2012) 第九条：责令五日内移交；施行日待核', true),
('CN-37', '2013-01-01', 5, '山东省实施村民委员会组织法办法(2012) 第九条：责令五日内移交；施行日待核', true);

insert into duty_rule (kind, level, region, days, valid_from, source, unsure) values
('FILING', 'STREET', 'CN', 30, '2018-12-29', '农村三资代理问答：委托代理协议报乡镇（街道）备案；期限未见明文，此处取三十日，待核', true),
('FILING', 'DISTRICT', 'CN', 30, '2018-12-29', '农村三资代理问答：委托代理协议报县（区）备案；期限未见明文，此处取三十日，待核', true),
('REVIEW', '', 'CN', 30, '2018-12-29', '委托代理每年考核一次；期限未见明文，此处取年度届满后三十日，待核', true),
('ELECTION_HAND_OVER', '', 'CN', 10, '2013-01-01', '比照山东省实施村民委员会组织法办法(2012) 第九条：十日内移交', true),
('ELECTION_HAND_OVER', '', 'CN-37', 10, '2013-01-01', '山东省实施村民委员会组织法办法(2012) 第九条：十日内移交；施行日待核', true),
('ORDERED_HAND_OVER', '', 'CN', 5, '2013-01-01', '比照山东省实施村民委员会组织法办法(2012) 第九条：责令五日内移交', true),
('ORDERED_HAND_OVER', '', 'CN-37', 5, '2013-01-01', '山东省实施村民委员会组织法办法(2012) 第九条：责令五日内移交；施行日待核', true);

insert into role_superior (role, superior, valid_from, source)
select role, superior, '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'
from (values
        ('reporter', 'committee-director'), ('committee-director', 'party-secretary'),
        ('party-secretary', 'street-leader'), ('supervisor', 'street-leader'), ('agency-accountant', 'centre-head'),
        ('reviewer', 'centre-head'), ('cashier', 'centre-head'), ('releaser', 'centre-head'),
        ('civil-affairs-officer', 'centre-head'), ('archivist', 'centre-head'), ('seal-custodian', 'centre-head'),
        ('centre-head', 'street-leader'), ('street-leader', 'street-principal')) as line (role, superior);
