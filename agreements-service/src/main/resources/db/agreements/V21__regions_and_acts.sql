insert into region (code, name, within) values
('CN', '全国', null),
('CN-31', '上海市', 'CN'),
('CN-33', '浙江省', 'CN'),
('CN-37', '山东省', 'CN');

insert into act_kind (kind, area, finishes) values
('BOOK', 'ACCOUNTS', false), ('VOUCHER', 'ACCOUNTS', true), ('REVIEW', 'ACCOUNTS', true),
('POSTING', 'ACCOUNTS', true), ('REVERSAL', 'ACCOUNTS', true), ('PERIOD_CLOSE', 'ACCOUNTS', true),
('YEAR_CLOSE', 'ACCOUNTS', true), ('IMPORT', 'ACCOUNTS', false), ('EXPORT', 'ACCOUNTS', true),
('DISCLOSURE', 'ACCOUNTS', true), ('ACCOUNT', 'ACCOUNTS', false), ('POSTING_RULE', 'ACCOUNTS', false),
('TRUST_ACCOUNT', 'FUNDS', false), ('BANK_ACCOUNT', 'FUNDS', false), ('RECEIPT', 'FUNDS', true),
('RECEIPT_BOOK', 'FUNDS', true), ('DEPOSIT', 'FUNDS', true), ('PAYEE', 'FUNDS', true), ('PAYMENT', 'FUNDS', false),
('REFUND', 'FUNDS', false), ('PAYROLL', 'FUNDS', false), ('CONTRACT', 'FUNDS', false),
('CONTRACT_CHANGE', 'FUNDS', false), ('CONTRACT_PERFORMANCE', 'FUNDS', true), ('BUDGET', 'FUNDS', false), ('BUDGET_AMENDMENT', 'FUNDS', false),
('EARMARK', 'FUNDS', false), ('EARMARK_RELEASE', 'FUNDS', false), ('IMPREST', 'FUNDS', false),
('IMPREST_CLAIM', 'FUNDS', true), ('IMPREST_SETTLEMENT', 'FUNDS', true), ('IMPREST_COUNT', 'FUNDS', true), ('STATEMENT', 'FUNDS', true),
('MATCH', 'FUNDS', true), ('BANK_CHARGE', 'FUNDS', true), ('RECONCILIATION', 'FUNDS', true),
('DEPOSIT_RETURN', 'FUNDS', true), ('TRANSFER_OF_FUNDS', 'FUNDS', false), ('ADVANCE', 'FUNDS', false),
('ASSET', 'ASSETS', false), ('ASSET_CHANGE', 'ASSETS', false), ('DEPRECIATION_RUN', 'ASSETS', true),
('LEASE', 'ASSETS', false), ('RENEWAL', 'ASSETS', false), ('RENT_WAIVER', 'ASSETS', false), ('RENT_DEMAND', 'ASSETS', true), ('LEASE_CHANGE', 'ASSETS', false), ('LEASE_END', 'ASSETS', true),
('RENT', 'ASSETS', true), ('TENDER', 'ASSETS', false), ('STOCKTAKE', 'ASSETS', true),
('DISPOSAL', 'ASSETS', false), ('IMPAIRMENT', 'ASSETS', false),
('FILING', 'ARCHIVES', true), ('LOAN', 'ARCHIVES', false), ('HOLD', 'ARCHIVES', true),
('DESTRUCTION', 'ARCHIVES', false), ('FIXITY', 'ARCHIVES', true), ('TRANSFER', 'ARCHIVES', true),
('DECLASSIFICATION', 'ARCHIVES', false),
('SEAL', 'SEALS', false), ('CUSTODY', 'SEALS', true), ('IMPRINT', 'SEALS', false), ('E_SEAL', 'SEALS', false),
('SEAL_LOSS', 'SEALS', true), ('SEAL_REPLACEMENT', 'SEALS', false), ('SEAL_RETIREMENT', 'SEALS', true),
('SEAL_REFUSAL', 'SEALS', true);
insert into act_kind (kind, area, finishes, gives_back) values ('LOAN_RETURN', 'ARCHIVES', true, true);
