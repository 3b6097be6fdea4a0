-- Alerts (风险预警): what the figures say is wrong or may be. An alert is explained by its owner, closed by a third person,
-- and stays.
create table alert_rule (
    rule       text      not null check (rule in ('WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH',
        'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED', 'TAKINGS_SPENT', 'IMPREST_OVERDUE',
        'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE', 'PADDED_LIST', 'PAYEE_CHANGED',
        'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY')),
    valid_from known_day not null,
    valid_to   known_day,
    level      text      not null check (level in ('RED', 'YELLOW', 'BLUE')),
    owner      text      not null check (owner <> ''),
    days       integer   not null check (days between 0 and 90),
    source     text      not null,
    unsure     boolean   not null default true,
    primary key (rule, valid_from),
    check (valid_to >= valid_from)
);
comment on table alert_rule is 'level, the role that explains, and within how many days';
comment on column alert_rule.unsure is 'no rule was found that names level and days; the sub-district settles them';
grant select on alert_rule to "${app}";

insert into alert_rule (rule, valid_from, level, owner, days, source) values
    ('WORKS_WITHOUT_PAPERS', '1990-01-01', 'RED', 'reporter', 5, '工程付款缺少招标、合同或验收资料（级别与期限待核）'),
    ('BARE_RECEIPT', '1990-01-01', 'YELLOW', 'reporter', 5, '白条抵库、大额白条支出（级别与期限待核）'),
    ('LARGE_CASH', '1990-01-01', 'YELLOW', 'cashier', 3, '现金管理暂行条例第五、六条（级别与期限待核）'),
    ('UNREGISTERED_ACCOUNT', '1990-01-01', 'RED', 'reporter', 3, '账外账户：银行账户清单减登记簿（级别与期限待核）'),
    ('INCOME_NOT_DEPOSITED', '1990-01-01', 'RED', 'cashier', 1, '收入未按期解缴（级别与期限待核）'),
    ('TAKINGS_SPENT', '1990-01-01', 'YELLOW', 'cashier', 1, '坐支现金：现金管理暂行条例第十一条（级别与期限待核）'),
    ('IMPREST_OVERDUE', '1990-01-01', 'YELLOW', 'reporter', 3, '备用金超限或逾期未报账（级别与期限待核）'),
    ('HOLIDAY_CASH', '1990-01-01', 'BLUE', 'cashier', 3, '非工作日收付现金且无应急标识（级别与期限待核）'),
    ('WORKS_OVERRUN', '1990-01-01', 'RED', 'reporter', 5, '工程付款超合同价及批准变更（级别与期限待核）'),
    ('STALE_ITEM', '1990-01-01', 'YELLOW', 'agency-accountant', 5, '未达账项超过30日（级别与期限待核）'),
    ('RECONCILIATION_LATE', '1990-01-01', 'YELLOW', 'agency-accountant', 3, '次月10日前未完成对账（级别与期限待核）'),
    ('PADDED_LIST', '1990-01-01', 'YELLOW', 'reporter', 5, '同日五笔以上等额整数发放（级别与期限待核）'),
    ('PAYEE_CHANGED', '1990-01-01', 'YELLOW', 'cashier', 3, '变更收款账户后30日内付款（级别与期限待核）'),
    ('SUSPENSE_OVERDUE', '1990-01-01', 'YELLOW', 'cashier', 5, '待查收款超过30日未认领（级别与期限待核）'),
    ('UNAUTHORISED_BANK_ENTRY', '1990-01-01', 'RED', 'cashier', 1, '银行支出无经授权的付款（级别与期限待核）');

create table alert (
    principal text        not null,
    id        uuid        not null,
    rule      text        not null check (rule in ('WORKS_WITHOUT_PAPERS', 'BARE_RECEIPT', 'LARGE_CASH',
        'UNREGISTERED_ACCOUNT', 'INCOME_NOT_DEPOSITED', 'TAKINGS_SPENT', 'IMPREST_OVERDUE',
        'HOLIDAY_CASH', 'WORKS_OVERRUN', 'STALE_ITEM', 'RECONCILIATION_LATE', 'PADDED_LIST', 'PAYEE_CHANGED',
        'SUSPENSE_OVERDUE', 'UNAUTHORISED_BANK_ENTRY')),
    subject   uuid        not null,
    level     text        not null check (level in ('RED', 'YELLOW', 'BLUE')),
    owner     text        not null,
    figures   jsonb       not null,
    links     text[]      not null,
    people    text[]      not null,
    raised_on known_day   not null,
    due_on    known_day   not null,
    raised_at timestamptz not null,
    closed_by text,
    closed_at timestamptz,
    outcome   text        check (outcome <> ''),
    primary key (principal, id),
    -- the same finding is told once
    unique (principal, rule, subject),
    check (due_on >= raised_on),
    check (num_nulls(closed_by, closed_at, outcome) in (0, 3)),
    check (closed_by <> all (people))
);
comment on column alert.subject is 'what it is about: a payment, a receipt, a bank entry';
comment on column alert.people is 'who had a part in it, and so may not close it';
create index alert_by_id on alert (id);
create index alert_by_time on alert (principal, raised_at desc, id desc);
create index alert_by_time_of_all on alert (raised_at desc, id desc);
create index alert_open on alert (principal, due_on) where closed_at is null;
call isolate('alert', 'select, insert (principal, id, rule, subject, level, owner, figures, links, people, raised_on,
    due_on, raised_at), update (closed_by, closed_at, outcome)');
call prove('alert', 'alert.raised', at => 'raised_at', label => '{rule,level}', later => '{closed_by,closed_at,outcome}');
call prove('alert', 'alert.closed', at => 'closed_at', actor => 'closed_by', label => '{rule,outcome}');

create table alert_explanation (
    principal    text        not null,
    alert        uuid        not null,
    nth          integer     not null check (nth > 0),
    explanation  text        not null check (explanation <> ''),
    explained_by text        not null,
    explained_at timestamptz not null,
    primary key (principal, alert, nth),
    foreign key (principal, alert) references alert (principal, id)
);
call isolate('alert_explanation', 'select, insert');
call prove('alert_explanation', 'alert.explained', at => 'explained_at', actor => 'explained_by',
    subject => '{alert,nth}');
create trigger alert_explanation_fixed before update or delete on alert_explanation
    for each row execute function forbid_change();

-- Repeats RaisedAlert: closed once, after its owner explained it, by somebody who neither explained it nor had a part in it.
create function alert_closes_once() returns trigger language plpgsql as $$
begin
    if old.closed_at is not null
        or to_jsonb(new) - '{closed_by,closed_at,outcome}'::text[] <> to_jsonb(old) - '{closed_by,closed_at,outcome}'::text[]
    then
        raise exception 'alert % stays as it was raised', old.id using errcode = 'restrict_violation';
    end if;
    if not exists (select from alert_explanation given where given.principal = new.principal and given.alert = new.id)
        or exists (select from alert_explanation given where given.principal = new.principal and given.alert = new.id
                      and given.explained_by = new.closed_by)
    then
        raise exception 'alert % is not closed by a third person', new.id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger alert_closes_once before update on alert for each row execute function alert_closes_once();
create trigger alert_kept before delete on alert for each row execute function forbid_change();

create view alert_view with (security_invoker = true) as
select alert.principal, alert.id, alert.rule, alert.subject, alert.level, alert.owner, alert.figures, alert.links,
       alert.people, alert.raised_on, alert.due_on, alert.raised_at, alert.closed_by, alert.closed_at, alert.outcome,
       given.explanations, given.explainers,
       alert.closed_at is null and given.explainers = '{}' as unexplained,
       case when alert.closed_at is not null then 'CLOSED'
            when given.explainers <> '{}' then 'EXPLAINED' else 'OPEN' end as status
  from alert
  cross join lateral (
      select coalesce(array_agg(explained_by order by nth), '{}') as explainers,
             coalesce(jsonb_agg(jsonb_build_object('explanation', explanation,
                 'explainedBy', explained_by, 'explainedAt', explained_at) order by nth), '[]') as explanations
        from alert_explanation
       where alert_explanation.principal = alert.principal and alert_explanation.alert = alert.id) given;
grant select on alert_view to "${app}";

create function open_alerts(of_level text) returns bigint
    language sql stable security definer set search_path from current as $$
select count(*) from alert where closed_at is null and level = of_level
$$;
revoke execute on function open_alerts(text) from public;
grant execute on function open_alerts(text) to "${app}";
