-- A year's budget as frozen when asked for; later who entered its adoption.
create table budget (
    principal    text        not null,
    id           uuid        not null,
    year         integer     not null check (year between 1990 and 2100),
    resolution   text        not null,
    lines        jsonb       not null check (jsonb_array_length(lines) > 0),
    total        bigint      not null check (total >= 0),
    requested_at timestamptz not null,
    adopted_by   text,
    adopted_at   timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    check ((adopted_by is null) = (adopted_at is null)),
    check (adopted_at is null or closed_at is null)
);
create unique index budget_of_year on budget (principal, year) where closed_at is null;

call act_table('budget', filled_later => '{adopted_by,adopted_at}', executed_by => 'adopted_by');
call prove('budget', 'budget.requested', at => 'requested_at', label => '{year}',
    later => '{adopted_by,adopted_at,closed_at}');
call prove('budget', 'budget.adopted', at => 'adopted_at', actor => 'adopted_by', label => '{year}');
call prove('budget', 'budget.dropped', at => 'closed_at', label => '{year}');

-- New amounts for some lines. One is open at a time, since each says what a line has from then on.
create table budget_amendment (
    principal    text        not null,
    id           uuid        not null,
    budget       uuid        not null,
    reason       text        not null,
    resolution   text        not null,
    lines        jsonb       not null check (jsonb_array_length(lines) > 0),
    requested_at timestamptz not null,
    adopted_by   text,
    adopted_at   timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    foreign key (principal, budget) references budget (principal, id),
    check ((adopted_by is null) = (adopted_at is null)),
    check (adopted_at is null or closed_at is null)
);
create unique index budget_amendment_open on budget_amendment (principal, budget)
    where closed_at is null and adopted_at is null;

call act_table('budget_amendment', filled_later => '{adopted_by,adopted_at}', executed_by => 'adopted_by');
call prove('budget_amendment', 'budget.amendment-requested', at => 'requested_at', label => '{reason}',
    later => '{adopted_by,adopted_at,closed_at}');
call prove('budget_amendment', 'budget.amended', at => 'adopted_at', actor => 'adopted_by', label => '{reason}');
call prove('budget_amendment', 'budget.amendment-dropped', at => 'closed_at', label => '{reason}');

-- What a line has, and what of it is used: adopted = reserved + spent + left, and nothing is below zero.
create table budget_balance (
    principal text   not null,
    budget    uuid   not null,
    code      text   not null,
    name      text   not null,
    adopted   bigint not null check (adopted >= 0),
    reserved  bigint not null default 0 check (reserved >= 0),
    spent     bigint not null default 0 check (spent >= 0),
    remaining bigint not null generated always as (adopted - reserved - spent) stored check (remaining >= 0),
    primary key (principal, budget, code),
    foreign key (principal, budget) references budget (principal, id)
);
call isolate('budget_balance', 'select, update (name)');

create function adopt_budget_lines() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into budget_balance as kept (principal, budget, code, name, adopted)
    select new.principal, (to_jsonb(new) ->> tg_argv[0])::uuid, line ->> 'code', line ->> 'name',
           (line ->> 'amount')::bigint
      from jsonb_array_elements(new.lines) line
    on conflict (principal, budget, code) do update set adopted = excluded.adopted, name = excluded.name;
    return null;
end
$$;
create trigger budget_adopts after update of adopted_at on budget
    for each row when (old.adopted_at is null and new.adopted_at is not null)
    execute function adopt_budget_lines('id');
create trigger budget_amendment_adopts after update of adopted_at on budget_amendment
    for each row when (old.adopted_at is null and new.adopted_at is not null)
    execute function adopt_budget_lines('budget');

-- Moves what a payment uses of its line in the budget of the year it was asked for in; nothing where it names none.
create function use_budget(asked payment, by_reserved bigint, by_spent bigint) returns void
    language plpgsql set search_path from current as $$
begin
    if asked.budget_line is null then
        return;
    end if;
    update budget_balance line
       set reserved = line.reserved + by_reserved, spent = line.spent + by_spent
      from budget
     where budget.principal = asked.principal and budget.adopted_at is not null
       and budget.year = extract(year from asked.requested_at at time zone 'Asia/Shanghai')
       and line.principal = budget.principal and line.budget = budget.id and line.code = asked.budget_line;
    if not found then
        raise exception 'there is no budget line %', asked.budget_line using errcode = 'check_violation';
    end if;
end
$$;
revoke execute on function use_budget(payment, bigint, bigint) from public;

-- Whether a payment that was returned can be kept back again; what an earmark keeps back is not available to others.
create function can_reserve(asked payment) returns boolean
    language sql stable set search_path from current as $$
select not exists (select from trust_reservation held
                    where held.principal = asked.principal and held.source = asked.id and held.freed_at is null)
   and (asked.earmark is not null or exists (
        select from trust_account account
         where account.principal = asked.principal and account.id = asked.account and account.available >= asked.amount))
   and (asked.budget_line is null or exists (
        select from budget_balance line
          join budget on budget.principal = line.principal and budget.id = line.budget
         where budget.principal = asked.principal and budget.adopted_at is not null
           and budget.year = extract(year from asked.requested_at at time zone 'Asia/Shanghai')
           and line.code = asked.budget_line and line.remaining >= asked.amount))
$$;
revoke execute on function can_reserve(payment) from public;

create view budget_view with (security_invoker = true) as
select budget.*,
       (select jsonb_agg(to_jsonb(line) - '{principal,budget}'::text[] order by line.code) from budget_balance line
         where line.principal = budget.principal and line.budget = budget.id) as balances,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when budget.adopted_at is not null then 'ADOPTED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from budget
  join act using (principal, id)
 where act.status not in ('ASKED', 'REFUSED');
grant select on budget_view to "${app}";

create view budget_amendment_view with (security_invoker = true) as
select amendment.*, budget.year,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when amendment.adopted_at is not null then 'ADOPTED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from budget_amendment amendment
  join budget on budget.principal = amendment.principal and budget.id = amendment.budget
  join act on act.principal = amendment.principal and act.id = amendment.id
 where act.status not in ('ASKED', 'REFUSED');
grant select on budget_amendment_view to "${app}";

-- Lines whose use the payments that name them do not explain.
create function budget_lines_unexplained() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select line.principal, 'budget', line.budget || '/' || line.code, line.name
  from budget_balance line
  join budget on budget.principal = line.principal and budget.id = line.budget
  left join lateral (
      select coalesce(sum(payment.amount) filter (where payment.paid_at is null and held.source is not null), 0) as reserved,
             coalesce(sum(payment.amount) filter (where payment.paid_at is not null and returned.source is null), 0) as spent
        from payment
        left join trust_reservation held
               on held.principal = payment.principal and held.source = payment.id and held.freed_at is null
        left join trust_entry returned on returned.principal = payment.principal and returned.source = payment.id
              and returned.kind = 'RETURN'
       where payment.principal = line.principal and payment.budget_line = line.code
         and extract(year from payment.requested_at at time zone 'Asia/Shanghai') = budget.year) named on true
 where line.reserved <> named.reserved or line.spent <> named.spent
$$;
