-- Debt against income, as the books tell of a closed month, and a bank that does not say what became of a payment.
alter table alert_rule drop constraint alert_rule_rule_check, add constraint alert_rule_rule_check check (rule in (
    'WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH', 'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED',
    'TAKINGS_SPENT', 'IMPREST_OVERDUE', 'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE',
    'PADDED_LIST', 'PAYEE_CHANGED', 'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY', 'RELATED_PARTY',
    'PRIVATE_ACCOUNT', 'LATE_PAPERS', 'DEBT_ABOVE_LINE', 'SILENT_BANK'));
alter table alert drop constraint alert_known_rule, add constraint alert_known_rule check (rule in (
    'WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH', 'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED',
    'TAKINGS_SPENT', 'IMPREST_OVERDUE', 'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE',
    'PADDED_LIST', 'PAYEE_CHANGED', 'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY', 'RELATED_PARTY',
    'PRIVATE_ACCOUNT', 'LATE_PAPERS', 'DEBT_ABOVE_LINE', 'SILENT_BANK'));

insert into alert_rule (rule, valid_from, level, owner, days, source) values
    ('DEBT_ABOVE_LINE', '1990-01-01', 'RED', 'reporter', 5, '债务超过警戒线：浙江省农村集体资产管理条例第十八条（级别与期限待核）'),
    ('SILENT_BANK', '1990-01-01', 'YELLOW', 'cashier', 1, '付款结果银行久未答复（级别与期限待核）');

create table alert_limit (
    name       text      not null check (name in ('DEBT_PERCENT', 'SILENT_BANK_HOURS')),
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    figure     integer   not null check (figure > 0),
    source     text      not null,
    unsure     boolean   not null default true,
    primary key (name, valid_from)
);
comment on column alert_limit.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on alert_limit to "${app}";

insert into alert_limit (name, valid_from, figure, source) values
    ('DEBT_PERCENT', '1990-01-01', 100, '债务占近十二个月收入的百分比：浙江省农村集体资产管理条例第十八条，警戒线由街道确定（待核）'),
    ('SILENT_BANK_HOURS', '1990-01-01', 24, '产品默认：付款发出后一日内应有结果（待核）');

create function alert_figure(wanted text, on_day date) returns integer
    language sql stable set search_path from current as $$
select figure from alert_limit
 where name = wanted and on_day between valid_from and coalesce(valid_to, on_day) order by valid_from desc limit 1
$$;

-- Payments of which nobody knows whether the bank made them.
create function unknown_payments() returns bigint
    language sql stable security definer set search_path from current as $$
select count(*) from bank_order where status = 'UNKNOWN'
$$;
revoke execute on function unknown_payments() from public;
grant execute on function unknown_payments() to "${app}";
