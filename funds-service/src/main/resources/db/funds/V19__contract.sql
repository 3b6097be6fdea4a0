-- What the rules allow at most in a contract, by the day the figure holds from: retention and changes in hundredths of a
-- percent, the defects period in months.
create table contract_limit (
    rule       text      not null check (rule in ('RETENTION', 'DEFECTS_PERIOD', 'CHANGE')),
    valid_from known_day not null,
    valid_to   known_day,
    most       integer   not null check (most >= 0),
    source     text      not null,
    unsure     boolean   not null,
    primary key (rule, valid_from),
    check (valid_to >= valid_from)
);
comment on column contract_limit.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on contract_limit to "${app}";

insert into contract_limit (rule, valid_from, most, source, unsure) values
    ('RETENTION', '2017-07-01', 300, '建质〔2017〕138号第七条：保证金总预留比例不得高于工程价款结算总额的3%', false),
    ('DEFECTS_PERIOD', '2017-07-01', 24, '建质〔2017〕138号第二条：缺陷责任期一般为1年，最长不超过2年', false),
    ('CHANGE', '1990-01-01', 1000, '产品默认：变更累计超过合同价款10%的须重新决策，由街道核定（待核）', true);

-- A contract as frozen when asked for; later who entered it. Percentages are in hundredths of a percent.
create table contract (
    principal      text        not null,
    id             uuid        not null,
    number         text        not null,
    number_key     text        not null check (number_key <> ''),
    title          text        not null,
    payee_name     text        not null,
    payee_key      text        not null check (payee_key <> ''),
    price          bigint      not null check (price > 0),
    steps          jsonb       not null,
    retention      integer     not null check (retention between 0 and 10000),
    defects_months integer     not null check (defects_months >= 0),
    project        uuid,
    tender         text        check (tender <> ''),
    signed_on      known_day   not null,
    requested_at   timestamptz not null,
    entered_by     text,
    entered_at     timestamptz,
    closed_at      timestamptz,
    primary key (principal, id),
    check ((entered_by is null) = (entered_at is null)),
    check (entered_at is null or closed_at is null)
);
comment on column contract.project is 'the project of assets-service that it serves';
create unique index contract_of_number on contract (principal, number_key) where closed_at is null;

call act_table('contract', filled_later => '{entered_by,entered_at}', executed_by => 'entered_by');
call prove('contract', 'contract.requested', at => 'requested_at', label => '{number,title}',
    later => '{entered_by,entered_at,closed_at}');
call prove('contract', 'contract.entered', at => 'entered_at', actor => 'entered_by', label => '{number,title}');
call prove('contract', 'contract.dropped', at => 'closed_at', label => '{number,title}');

-- Repeats ContractOrder.
create function contract_within_limits() returns trigger language plpgsql as $$
declare
    on_day constant date := (new.requested_at at time zone 'Asia/Shanghai')::date;
begin
    if exists (
        select from contract_limit
         where on_day between valid_from and coalesce(valid_to, on_day)
           and (rule = 'RETENTION' and new.retention > most or rule = 'DEFECTS_PERIOD' and new.defects_months > most))
    then
        raise exception 'more is retained than may be' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger contract_within_limits before insert on contract
    for each row execute function contract_within_limits();

-- A change of the price. One is open at a time, since together they may need the deciding body again.
create table contract_change (
    principal    text        not null,
    id           uuid        not null,
    contract     uuid        not null,
    amount       bigint      not null check (amount <> 0),
    price        bigint      not null check (price > 0),
    decided_anew boolean     not null,
    reason       text        not null,
    document     text        not null,
    requested_at timestamptz not null,
    entered_by   text,
    entered_at   timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    foreign key (principal, contract) references contract (principal, id),
    check ((entered_by is null) = (entered_at is null)),
    check (entered_at is null or closed_at is null)
);
comment on column contract_change.price is 'of the contract from then on';
comment on column contract_change.decided_anew is 'the changes are so large in sum that the whole price is decided again';
create unique index contract_change_open on contract_change (principal, contract)
    where closed_at is null and entered_at is null;

call act_table('contract_change', filled_later => '{entered_by,entered_at}', executed_by => 'entered_by');
call prove('contract_change', 'contract.change-requested', at => 'requested_at', label => '{reason}',
    later => '{entered_by,entered_at,closed_at}');
call prove('contract_change', 'contract.changed', at => 'entered_at', actor => 'entered_by', label => '{reason}');
call prove('contract_change', 'contract.change-dropped', at => 'closed_at', label => '{reason}');

-- A step that the work has come to, on its acceptance paper.
create table contract_progress (
    principal   text        not null,
    contract    uuid        not null,
    step        integer     not null check (step > 0),
    reached     integer     not null check (reached between 1 and 10000),
    paper       text        not null check (paper <> ''),
    reached_on  known_day   not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    basis       jsonb       not null,
    primary key (principal, contract, step),
    foreign key (principal, contract) references contract (principal, id)
);
comment on column contract_progress.reached is 'of the price, in hundredths of a percent';
call isolate('contract_progress', 'select, insert');
call prove('contract_progress', 'contract.progressed', at => 'recorded_at', actor => 'recorded_by', ruling => 'basis',
    subject => '{contract,step}', label => '{paper}');
create trigger contract_progress_fixed before update or delete on contract_progress
    for each row execute function forbid_change();

-- The settled price, and what of it is kept for the defects period; later when that was released.
create table contract_settlement (
    principal     text        not null,
    contract      uuid        not null,
    price         bigint      not null check (price > 0),
    retained      bigint      not null check (retained between 0 and price),
    paper         text        not null check (paper <> ''),
    accepted_on   known_day   not null,
    release_on    known_day   not null check (release_on >= accepted_on),
    settled_by    text        not null,
    settled_at    timestamptz not null,
    basis         jsonb       not null,
    release_paper text        check (release_paper <> ''),
    released_on   known_day   check (released_on >= release_on),
    released_by   text,
    released_at   timestamptz,
    primary key (principal, contract),
    foreign key (principal, contract) references contract (principal, id),
    check (num_nulls(release_paper, released_on, released_by, released_at) in (0, 4))
);
call isolate('contract_settlement', 'select, insert (principal, contract, price, retained, paper, accepted_on,
    release_on, settled_by, settled_at, basis), update (release_paper, released_on, released_by, released_at)');
call prove('contract_settlement', 'contract.settled', at => 'settled_at', actor => 'settled_by', ruling => 'basis',
    subject => '{contract}', label => '{paper}', later => '{release_paper,released_on,released_by,released_at}');
call prove('contract_settlement', 'contract.retention-released', at => 'released_at', actor => 'released_by',
    subject => '{contract}', label => '{release_paper}');

create function contract_settlement_stays() returns trigger language plpgsql as $$
declare
    filled constant text[] := '{release_paper,released_on,released_by,released_at}';
begin
    if old.released_at is not null or to_jsonb(new) - filled <> to_jsonb(old) - filled then
        raise exception 'the settlement of contract % stays as it was made', old.contract
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger contract_settlement_stays before update on contract_settlement
    for each row execute function contract_settlement_stays();
create trigger contract_settlement_kept before delete on contract_settlement
    for each row execute function forbid_change();

-- What may be paid under a contract now, and what of it is used. Until it is settled: as far as the work has come, less
-- what is retained in the end; then all but what is retained; in the end all.
create table contract_balance (
    principal text    not null,
    contract  uuid    not null,
    price     bigint  not null check (price > 0),
    retention integer not null,
    reached   integer not null check (reached between 0 and 10000),
    settled   bigint  check (settled between 0 and price),
    retained  bigint  not null default 0 check (retained >= 0),
    reserved  bigint  not null default 0 check (reserved >= 0),
    spent     bigint  not null default 0 check (spent >= 0),
    payable   bigint  not null generated always as (
        coalesce(settled - retained, price * least(reached, 10000 - retention) / 10000)) stored,
    primary key (principal, contract),
    foreign key (principal, contract) references contract (principal, id),
    check (reserved + spent <= payable)
);
comment on column contract_balance.retained is 'kept for the defects period, and nothing once it is released';
-- "select … for no key update" needs some column that may be changed
call isolate('contract_balance', 'select, update (retention)');
create function contract_balance_keeps_retention() returns trigger language plpgsql as $$
begin
    raise exception 'the retention stays as it was agreed' using errcode = 'restrict_violation';
end
$$;
create trigger contract_balance_keeps_retention before update of retention on contract_balance
    for each row execute function contract_balance_keeps_retention();

create function contract_enters() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into contract_balance (principal, contract, price, retention, reached)
    values (new.principal, new.id, new.price, new.retention,
        case when jsonb_array_length(new.steps) = 0 then 10000 else 0 end);
    return null;
end
$$;
create trigger contract_enters after update of entered_at on contract
    for each row when (old.entered_at is null and new.entered_at is not null) execute function contract_enters();

create function contract_changes() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update contract_balance set price = new.price where principal = new.principal and contract = new.contract;
    return null;
end
$$;
create trigger contract_changes after update of entered_at on contract_change
    for each row when (old.entered_at is null and new.entered_at is not null) execute function contract_changes();

create function contract_progresses() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update contract_balance set reached = new.reached
     where principal = new.principal and contract = new.contract and reached < new.reached and settled is null;
    if not found then
        raise exception 'contract % does not come so far', new.contract using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger contract_progresses after insert on contract_progress
    for each row execute function contract_progresses();

create function contract_settles() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update contract_balance set settled = new.price, retained = new.retained
     where principal = new.principal and contract = new.contract;
    return null;
end
$$;
create trigger contract_settles after insert on contract_settlement
    for each row execute function contract_settles();

create function contract_retention_released() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update contract_balance set retained = 0 where principal = new.principal and contract = new.contract;
    return null;
end
$$;
create trigger contract_retention_released after update of released_at on contract_settlement
    for each row when (old.released_at is null and new.released_at is not null)
    execute function contract_retention_released();

-- Moves what a payment uses of the contract it names.
create function use_contract(asked payment, by_reserved bigint, by_spent bigint) returns void
    language plpgsql set search_path from current as $$
begin
    if asked.contract is null then
        return;
    end if;
    update contract_balance set reserved = reserved + by_reserved, spent = spent + by_spent
     where principal = asked.principal and contract = asked.contract;
    if not found then
        raise exception 'there is no contract %', asked.contract using errcode = 'check_violation';
    end if;
end
$$;
revoke execute on function use_contract(payment, bigint, bigint) from public;

create function contract_covers(asked payment) returns boolean
    language sql stable set search_path from current as $$
select asked.contract is null or exists (
        select from contract_balance balance
         where balance.principal = asked.principal and balance.contract = asked.contract
           and balance.payable - balance.reserved - balance.spent >= asked.amount)
$$;
revoke execute on function contract_covers(payment) from public;

create view contract_view with (security_invoker = true) as
select contract.*, coalesce(balance.price, contract.price) as price_now, coalesce(balance.reached, 0) as reached,
       coalesce(balance.payable, 0) as payable, coalesce(balance.reserved, 0) as reserved,
       coalesce(balance.spent, 0) as spent,
       settlement.price as settled, settlement.retained, settlement.accepted_on, settlement.release_on,
       settlement.released_on,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when settlement.price is not null then 'SETTLED'
           when contract.entered_at is not null then 'IN_FORCE'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from contract
  join act using (principal, id)
  left join contract_balance balance on balance.principal = contract.principal and balance.contract = contract.id
  left join contract_settlement settlement
         on settlement.principal = contract.principal and settlement.contract = contract.id
 where act.status not in ('ASKED', 'REFUSED');
grant select on contract_view to "${app}";

create view contract_change_view with (security_invoker = true) as
select change.*, contract.number, contract.payee_name,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when change.entered_at is not null then 'IN_FORCE'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from contract_change change
  join contract on contract.principal = change.principal and contract.id = change.contract
  join act on act.principal = change.principal and act.id = change.id
 where act.status not in ('ASKED', 'REFUSED');
grant select on contract_change_view to "${app}";

-- Contracts whose use the payments that name them do not explain, or whose price its changes do not.
create function contracts_unexplained() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select contract.principal, 'contract', contract.id::text, contract.number
  from contract
  join contract_balance balance on balance.principal = contract.principal and balance.contract = contract.id
  left join contract_settlement settlement
         on settlement.principal = contract.principal and settlement.contract = contract.id
  left join lateral (
      select coalesce(sum(payment.amount) filter (where payment.paid_at is null and held.source is not null), 0) as reserved,
             coalesce(sum(payment.amount) filter (where payment.paid_at is not null and returned.source is null), 0) as spent
        from payment
        left join trust_reservation held
               on held.principal = payment.principal and held.source = payment.id and held.freed_at is null
        left join trust_entry returned on returned.principal = payment.principal and returned.source = payment.id
              and returned.kind = 'RETURN'
       where payment.principal = contract.principal and payment.contract = contract.id) named on true
  left join lateral (
      select coalesce(sum(change.amount), 0) as amount from contract_change change
       where change.principal = contract.principal and change.contract = contract.id
         and change.entered_at is not null) changes on true
 where balance.reserved <> named.reserved or balance.spent <> named.spent
    or balance.price <> contract.price + changes.amount
    or balance.settled is distinct from settlement.price
    or balance.retained <> coalesce(case when settlement.released_at is null then settlement.retained else 0 end, 0)
    or balance.reached <> (
        select coalesce(max(progress.reached), case when contract.steps = '[]' then 10000 else 0 end)
          from contract_progress progress
         where progress.principal = contract.principal and progress.contract = contract.id)
$$;
