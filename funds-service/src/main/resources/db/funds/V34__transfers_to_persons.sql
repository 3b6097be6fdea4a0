-- Much money to one person's account without a contract; not what anybody is due in person.
alter table alert_rule drop constraint alert_rule_rule_check, add constraint alert_rule_rule_check check (rule in (
    'WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH', 'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED',
    'TAKINGS_SPENT', 'IMPREST_OVERDUE', 'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE',
    'PADDED_LIST', 'PAYEE_CHANGED', 'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY', 'RELATED_PARTY',
    'PRIVATE_ACCOUNT', 'LATE_PAPERS', 'DEBT_ABOVE_LINE', 'SILENT_BANK', 'LARGE_TRANSFER_TO_PERSON'));
alter table alert drop constraint alert_known_rule, add constraint alert_known_rule check (rule in (
    'WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH', 'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED',
    'TAKINGS_SPENT', 'IMPREST_OVERDUE', 'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE',
    'PADDED_LIST', 'PAYEE_CHANGED', 'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY', 'RELATED_PARTY',
    'PRIVATE_ACCOUNT', 'LATE_PAPERS', 'DEBT_ABOVE_LINE', 'SILENT_BANK', 'LARGE_TRANSFER_TO_PERSON'));
insert into alert_rule (rule, valid_from, level, owner, days, source) values
    ('LARGE_TRANSFER_TO_PERSON', '1990-01-01', 'YELLOW', 'reporter', 3, '向个人大额转账且无合同（级别与期限待核）');

alter table payment_limit drop constraint payment_limit_name_check, add constraint payment_limit_name_check
    check (name in ('BARE_RECEIPT_MOST', 'PAYEE_CHANGE_DAYS', 'EQUAL_PAYMENTS', 'ROUND_AMOUNT', 'PERSON_TRANSFER_MOST'));
insert into payment_limit (name, valid_from, figure, source, unsure) values
    ('PERSON_TRANSFER_MOST', '1990-01-01', 1000000, '产品默认：向个人转账一万元以上须有合同（待核）', true);
