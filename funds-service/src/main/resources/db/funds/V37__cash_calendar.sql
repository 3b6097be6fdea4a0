-- The cash calendar (现金流日历): what is to come in and to go out, by day.
create table cash_calendar_limit (
    name       text      not null check (name in ('DAYS')),
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    figure     integer   not null check (figure between 1 and 366),
    source     text      not null,
    unsure     boolean   not null default true,
    primary key (name, valid_from)
);
comment on column cash_calendar_limit.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on cash_calendar_limit to "${app}";
insert into cash_calendar_limit (name, valid_from, figure, source) values
    ('DAYS', '1990-01-01', 90, '产品默认：预测九十日，法规未定期限，由街道核定（待核）');

-- Income that assets-service has told of: a rent that falls due, the proceeds of a disposal that was decided. A later version
-- stands in the place of the earlier; with no amount nothing is expected any more.
create table expected_income (
    principal text        not null,
    kind      text        not null check (kind in ('RENT', 'DISPOSAL')),
    id        uuid        not null,
    version   integer     not null check (version > 0),
    source    uuid        not null,
    due_on    known_day   not null,
    amount    bigint      not null check (amount >= 0),
    party     text        not null check (party <> ''),
    told_at   timestamptz not null,
    primary key (principal, kind, id, version)
);
comment on column expected_income.source is 'the lease or the disposal, as receipts name it';
create index expected_income_by_source on expected_income (principal, kind, source);
call isolate('expected_income', 'select, insert');
call prove('expected_income', 'income.expected', at => 'told_at', subject => '{kind,id,version}', label => '{party}');
create trigger expected_income_fixed before update or delete on expected_income
    for each row execute function forbid_change();

-- What is still to come of it. Receipts of a lease pay its rents in the order they fall due.
create view income_to_come with (security_invoker = true) as
with latest as (
    select distinct on (told.principal, told.kind, told.id) told.*,
           least(min(told.due_on) over of_source, min((told.told_at at time zone 'Asia/Shanghai')::date) over of_source) as since
      from expected_income told
    window of_source as (partition by told.principal, told.kind, told.source)
     order by told.principal, told.kind, told.id, told.version desc),
running as (
    select latest.*, sum(latest.amount) over (partition by latest.principal, latest.kind, latest.source
                                                   order by latest.due_on, latest.id) as up_to
      from latest)
select running.principal, running.kind, running.id, running.source, running.due_on, running.party,
       least(running.amount, greatest(0, running.up_to - come.amount))::bigint as amount
  from running
 cross join lateral (
     select coalesce(sum(received.amount), 0) as amount from receipt received
      where received.principal = running.principal
        and (running.kind = 'RENT' and received.lease = running.source and received.received_on >= running.since
             or running.kind = 'DISPOSAL' and received.disposal = running.source)
        and not exists (select from receipt_reversal taken_back
                         where taken_back.principal = received.principal and taken_back.receipt = received.id)) come;
grant select on income_to_come to "${app}";

-- Where an act names no account, it is the one that was opened first.
create function first_account(whose text) returns uuid language sql stable as $$
select id from trust_account where principal = whose order by opened_on, opened_at, id limit 1
$$;

-- What is to come in or go out, each once; without a day it may be on any.
create view expected_movement with (security_invoker = true) as
select held.principal, held.account, 'PAYMENT' as kind, held.source, null::date as day, -held.amount as amount, held.party,
       held.purpose as words
  from kept_back held where held.freed_on is null and held.kind <> 'EARMARK'
 union all
select seen.principal, seen.account, 'DEPOSIT', seen.source, deposit_by(seen.principal, seen.effective_on), seen.amount,
       received.payer, received.purpose
  from trust_entry_view seen
  join receipt received on received.principal = seen.principal and received.id = seen.source
 where seen.kind = 'RECEIPT' and seen.cleared_on is null
 union all
select come.principal, first_account(come.principal), come.kind, come.source, come.due_on, come.amount, come.party, null
  from income_to_come come where come.amount > 0
 union all
select work.principal, coalesce(last.account, first_account(work.principal)), flow.kind, work.id, flow.day, -flow.amount,
       work.payee_name, work.title
  from contract_view work
 cross join lateral (values
     ('CONTRACT', null::date, work.payable - work.reserved - work.spent),
     ('RETENTION', work.release_on::date, case when work.released_on is null then coalesce(work.retained, 0) else 0 end))
     flow (kind, day, amount)
  left join lateral (select paid.account from payment paid
                      where paid.principal = work.principal and paid.contract = work.id
                      order by paid.requested_at desc limit 1) last on true
 where work.status in ('IN_FORCE', 'SETTLED') and flow.amount > 0
 union all
select handed.principal, handed.account, 'IMPREST', drawn.id, drawn.due_on, drawn.amount, handed.holder, drawn.purpose
  from imprest_advance_view drawn
  join imprest handed on handed.principal = drawn.principal and handed.id = drawn.imprest
 where drawn.settlement is null;
grant select on expected_movement to "${app}";
