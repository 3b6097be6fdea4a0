-- Which area owns a kind of act, and whether it may still be done to finish what is open once new acts are frozen.
create table act_kind (
    kind text primary key,
    area text not null check (area in ('ACCOUNTS', 'FUNDS', 'ASSETS', 'ARCHIVES', 'SEALS')),
    finishes boolean not null
);
grant select on act_kind to "${app}";
insert into act_kind (kind, area, finishes) values
('BOOK', 'ACCOUNTS', false), ('VOUCHER', 'ACCOUNTS', true), ('REVIEW', 'ACCOUNTS', true),
('POSTING', 'ACCOUNTS', true), ('REVERSAL', 'ACCOUNTS', true), ('PERIOD_CLOSE', 'ACCOUNTS', true),
('YEAR_CLOSE', 'ACCOUNTS', true), ('IMPORT', 'ACCOUNTS', false), ('EXPORT', 'ACCOUNTS', true),
('DISCLOSURE', 'ACCOUNTS', true), ('ACCOUNT', 'ACCOUNTS', false), ('POSTING_RULE', 'ACCOUNTS', false),
('TRUST_ACCOUNT', 'FUNDS', false), ('RECEIPT', 'FUNDS', true), ('RECEIPT_BOOK', 'FUNDS', false),
('PAYMENT', 'FUNDS', false), ('REFUND', 'FUNDS', false), ('PAYROLL', 'FUNDS', false), ('BUDGET', 'FUNDS', false),
('BUDGET_CHANGE', 'FUNDS', false), ('EARMARK', 'FUNDS', false), ('EARMARK_RELEASE', 'FUNDS', false),
('IMPREST', 'FUNDS', false), ('IMPREST_CLAIM', 'FUNDS', true), ('IMPREST_SETTLEMENT', 'FUNDS', true),
('ADVANCE', 'FUNDS', false), ('BANK_STATEMENT', 'FUNDS', true), ('RECONCILIATION', 'FUNDS', true),
('DEPOSIT', 'FUNDS', false), ('DEPOSIT_RETURN', 'FUNDS', true), ('TRANSFER_OF_FUNDS', 'FUNDS', false),
('ASSET', 'ASSETS', false), ('ASSET_CHANGE', 'ASSETS', false), ('DEPRECIATION', 'ASSETS', true),
('LEASE', 'ASSETS', false), ('LEASE_CHANGE', 'ASSETS', false), ('LEASE_END', 'ASSETS', true), ('RENT', 'ASSETS', true),
('TENDER', 'ASSETS', false), ('CONTRACT', 'ASSETS', false), ('STOCKTAKE', 'ASSETS', true),
('DISPOSAL', 'ASSETS', false), ('IMPAIRMENT', 'ASSETS', false),
('FILING', 'ARCHIVES', true), ('LOAN', 'ARCHIVES', false), ('LOAN_RETURN', 'ARCHIVES', true),
('HOLD', 'ARCHIVES', true), ('DESTRUCTION', 'ARCHIVES', false), ('FIXITY', 'ARCHIVES', true),
('TRANSFER', 'ARCHIVES', true), ('DECLASSIFICATION', 'ARCHIVES', false),
('SEAL', 'SEALS', false), ('CUSTODY', 'SEALS', true), ('IMPRINT', 'SEALS', false), ('E_SEAL', 'SEALS', false),
('SEAL_LOSS', 'SEALS', true), ('SEAL_REPLACEMENT', 'SEALS', false), ('SEAL_RETIREMENT', 'SEALS', true),
('SEAL_REFUSAL', 'SEALS', true);

-- Above which amount the law wants which evidence, whatever an agreement says. Figures differ by place and day.
create table legal_demand (
    id integer primary key,
    kind text not null,
    community_kind text check (community_kind in ('VILLAGE_CONVERTED', 'URBAN')),
    principal_kind text check (principal_kind in ('COMMITTEE', 'COLLECTIVE')),
    place text not null references place (code),
    above bigint not null check (above >= 0),
    evidence text not null,
    valid_from date not null,
    valid_to date,
    source text not null,
    unsure boolean not null
);
grant select on legal_demand to "${app}";
insert into legal_demand (id, kind, community_kind, principal_kind, place, above, evidence, valid_from, valid_to, source,
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
insert into act_kind (kind, area, finishes) values ('TRUST_ACCOUNT_EXTRA', 'FUNDS', false);
