-- What agreements-service tells of an act: the other side is an officer or near to one, papers of an emergency are late.
alter table alert_rule drop constraint alert_rule_rule_check, add constraint alert_rule_rule_check check (rule in (
    'WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH', 'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED',
    'TAKINGS_SPENT', 'IMPREST_OVERDUE', 'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE',
    'PADDED_LIST', 'PAYEE_CHANGED', 'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY', 'RELATED_PARTY',
    'PRIVATE_ACCOUNT', 'LATE_PAPERS'));
alter table alert drop constraint alert_rule_check1, add constraint alert_known_rule check (rule in (
    'WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH', 'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED',
    'TAKINGS_SPENT', 'IMPREST_OVERDUE', 'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE',
    'PADDED_LIST', 'PAYEE_CHANGED', 'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY', 'RELATED_PARTY',
    'PRIVATE_ACCOUNT', 'LATE_PAPERS'));

insert into alert_rule (rule, valid_from, level, owner, days, source) values
    ('RELATED_PARTY', '1990-01-01', 'RED', 'reporter', 3, '收款方为干部或其亲属经营、合伙的单位（级别与期限待核）'),
    ('PRIVATE_ACCOUNT', '1990-01-01', 'RED', 'reporter', 3, '公款私存：收款账户属于干部、亲属或报账员（级别与期限待核）'),
    ('LATE_PAPERS', '1990-01-01', 'RED', 'reporter', 1, '应急支出逾期未补手续（级别与期限待核）');

-- What an officer is due in person like anybody else; a relative or a firm is always looked at.
create table paid_in_person (
    kind       text      not null check (kind <> ''),
    category   text      not null,
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    source     text      not null,
    unsure     boolean   not null,
    primary key (kind, category, valid_from)
);
comment on column paid_in_person.kind is 'of the act';
comment on column paid_in_person.category is 'category or evidence pack of the payment; empty: any';
comment on column paid_in_person.unsure is 'no rule was found that names it; the sub-district settles it';
grant select on paid_in_person to "${app}";

insert into paid_in_person (kind, category, valid_from, source, unsure) values
    ('PAYMENT', 'WAGES', '1990-01-01', '工资、津贴、误工补贴由本人领取', true),
    ('PAYMENT', 'RELIEF', '1990-01-01', '符合条件并经公示的救助由本人领取', true),
    ('PAYMENT', 'TRAVEL', '1990-01-01', '出差人员差旅费由本人报销', true),
    ('IMPREST', '', '1990-01-01', '备用金由保管人本人领用', true);
