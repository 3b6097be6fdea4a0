-- When cash is to be paid in, and what a bank allows beside that.

-- The working calendar as agreements-service keeps it: days that differ from the week, a changed day in another version.
create table calendar_day (
    day     known_day   not null,
    version integer     not null check (version > 0),
    working boolean     not null,
    name    text        not null,
    source  text        not null,
    told_at timestamptz not null,
    primary key (day, version)
);
grant select, insert on calendar_day to "${app}";
call prove('calendar_day', 'calendar.day', at => 'told_at', subject => '{day,version}', label => '{day,name}');
create trigger calendar_day_fixed before update or delete on calendar_day
    for each row execute function forbid_change();

create function is_working_day(which date) returns boolean language sql stable as $$
select coalesce((select working from calendar_day where day = which order by version desc limit 1),
                extract(isodow from which) < 6)
$$;

-- The last day of a limit of so many working days, counted from the day after; of none, the first working day from then.
create function working_day_after(start date, days integer) returns date language plpgsql stable as $$
declare
    due date := start;
    remaining integer := days;
begin
    if days = 0 then
        while not is_working_day(due) loop
            due := due + 1;
        end loop;
    end if;
    while remaining > 0 loop
        due := due + 1;
        if is_working_day(due) then
            remaining := remaining - 1;
        end if;
    end loop;
    return due;
end
$$;

-- Within how many working days cash is paid in, where the bank has agreed to nothing else.
create table deposit_rule (
    valid_from   known_day primary key,
    valid_to     known_day check (valid_to >= valid_from),
    working_days integer   not null check (working_days between 0 and 30),
    source       text      not null,
    unsure       boolean   not null default false
);
comment on column deposit_rule.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on deposit_rule to "${app}";
insert into deposit_rule (valid_from, working_days, source) values
    ('1990-01-01', 0, '现金管理暂行条例第十一条：现金收入应当于当日送存开户银行；当日送存确有困难的，由开户银行确定送存时间');

-- What a bank allows in writing: entered by one person, in force once another has confirmed it.
create table bank_consent (
    principal     text        not null,
    id            uuid        not null,
    kind          text        not null check (kind in ('LATER_DEPOSIT', 'SPENDING_TAKINGS')),
    bank          text        not null,
    number        text        not null,
    working_days  integer     check (working_days in (0, 3, 5, 7)),
    amount        bigint      check (amount > 0),
    valid_from    known_day   not null,
    valid_to      known_day   check (valid_to >= valid_from),
    registered_by text        not null,
    registered_at timestamptz not null,
    basis         jsonb       not null,
    confirmed_by  text        check (confirmed_by <> registered_by),
    confirmed_at  timestamptz,
    primary key (principal, id),
    check ((confirmed_by is null) = (confirmed_at is null)),
    check ((kind = 'LATER_DEPOSIT') = (working_days is not null)),
    check ((kind = 'SPENDING_TAKINGS') = (amount is not null)),
    check (kind <> 'SPENDING_TAKINGS' or valid_to is not null)
);
create index bank_consent_by_id on bank_consent (id);
create index bank_consent_by_time on bank_consent (principal, registered_at desc, id desc);
create index bank_consent_by_time_of_all on bank_consent (registered_at desc, id desc);
call isolate('bank_consent', 'select, insert (principal, id, kind, bank, number, working_days, amount, valid_from, valid_to,
    registered_by, registered_at, basis), update (confirmed_by, confirmed_at)');
call prove('bank_consent', 'bank-consent.registered', at => 'registered_at', actor => 'registered_by', ruling => 'basis',
    label => '{kind,number}', later => '{confirmed_by,confirmed_at}');
call prove('bank_consent', 'bank-consent.confirmed', at => 'confirmed_at', actor => 'confirmed_by',
    label => '{kind,number}');

create function bank_consent_stays() returns trigger language plpgsql as $$
begin
    if old.confirmed_at is not null
        or to_jsonb(new) - '{confirmed_by,confirmed_at}'::text[] <> to_jsonb(old) - '{confirmed_by,confirmed_at}'::text[]
    then
        raise exception 'bank consent % stays as it was entered', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger bank_consent_stays before update on bank_consent for each row execute function bank_consent_stays();
create trigger bank_consent_kept before delete on bank_consent for each row execute function forbid_change();

create function deposit_by(whose text, received date) returns date language sql stable as $$
select working_day_after(received, coalesce(
    (select kept.working_days from bank_consent kept
      where kept.principal = whose and kept.kind = 'LATER_DEPOSIT' and kept.confirmed_at is not null
        and received between kept.valid_from and coalesce(kept.valid_to, received)
      order by kept.valid_from desc, kept.confirmed_at desc limit 1),
    (select rule.working_days from deposit_rule rule
      where received between rule.valid_from and coalesce(rule.valid_to, received)
      order by rule.valid_from desc limit 1)))
$$;

-- Payments in cash that were made from takings, under the consent of the bank: the deposit is less by them.
create table deposit_spent (
    principal text not null,
    deposit   uuid not null,
    payment   uuid not null,
    consent   uuid not null,
    primary key (principal, payment),
    foreign key (principal, deposit) references deposit (principal, id),
    foreign key (principal, payment) references payment (principal, id),
    foreign key (principal, consent) references bank_consent (principal, id)
);
create index deposit_spent_by_deposit on deposit_spent (principal, deposit);
create index deposit_spent_by_consent on deposit_spent (principal, consent);
call isolate('deposit_spent', 'select, insert');
call prove('deposit_spent', 'takings.spent', subject => '{payment}');
create trigger deposit_spent_fixed before update or delete on deposit_spent
    for each row execute function forbid_change();

create function takings_used(whose text, which uuid) returns bigint language sql stable as $$
select coalesce(sum(payment.amount), 0)::bigint
  from deposit_spent spent
  join payment on payment.principal = spent.principal and payment.id = spent.payment
 where spent.principal = whose and spent.consent = which
$$;

-- Repeats Deposit and BankConsent: a payment in cash that was made and not cleared, within what the bank allows.
create function takings_are_covered() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    kept bank_consent;
    paid_in deposit;
    paid payment;
begin
    select * into strict kept from bank_consent where principal = new.principal and id = new.consent for update;
    select * into strict paid_in from deposit where principal = new.principal and id = new.deposit;
    select * into strict paid from payment where principal = new.principal and id = new.payment;
    if paid.payee_account is not null or paid.paid_at is null or paid.account <> paid_in.account then
        raise exception 'payment % was not made in cash from this account', paid.id using errcode = 'check_violation';
    end if;
    if kept.kind <> 'SPENDING_TAKINGS' or kept.confirmed_at is null
        or paid_in.deposited_on not between kept.valid_from and kept.valid_to
        or takings_used(new.principal, new.consent) + paid.amount > kept.amount
    then
        raise exception 'bank consent % does not cover it', kept.number using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger takings_are_covered before insert on deposit_spent for each row execute function takings_are_covered();

create view bank_consent_view with (security_invoker = true) as
select kept.principal, kept.id, kept.kind, kept.bank, kept.number, kept.working_days, kept.amount,
       takings_used(kept.principal, kept.id) as used, kept.valid_from, kept.valid_to, kept.registered_by,
       kept.registered_at, kept.confirmed_by, kept.confirmed_at
  from bank_consent kept;
grant select on bank_consent_view to "${app}";

create view deposit_view with (security_invoker = true) as
select deposit.principal, deposit.id, deposit.account, deposit.amount, deposit.deposited_on, deposit.deposited_by,
       deposit.slip, deposit.cleared_on, deposit.recorded_at,
       array(select listed.receipt from deposit_receipt listed
              where listed.principal = deposit.principal and listed.deposit = deposit.id
              order by listed.receipt) as receipts,
       array(select spent.payment from deposit_spent spent
              where spent.principal = deposit.principal and spent.deposit = deposit.id
              order by spent.payment) as spent,
       (select min(spent.consent::text)::uuid from deposit_spent spent
         where spent.principal = deposit.principal and spent.deposit = deposit.id) as consent
  from deposit;
grant select on deposit_view to "${app}";

create view receipt_view with (security_invoker = true) as
select receipt.id, receipt.principal, receipt.account, receipt.received_on, receipt.amount, receipt.payer,
       receipt.purpose, receipt.category, receipt.number, receipt.method, receipt.lease,
       receipt.disposal, receipt.earmark, receipt.emergency, reversal.reason as reversal_reason, reversal.reversed_on,
       reversal.reversed_by, listed.deposit, due.deposit_by,
       coalesce(due.deposit_by < (now() at time zone 'Asia/Shanghai')::date, false) and listed.deposit is null
           and reversal.receipt is null as overdue,
       link.voucher, receipt.registered_at
  from receipt
  left join receipt_reversal reversal on reversal.principal = receipt.principal and reversal.receipt = receipt.id
  left join deposit_receipt listed on listed.principal = receipt.principal and listed.receipt = receipt.id
  left join voucher_link link on link.principal = receipt.principal and link.source_id = receipt.id
 cross join lateral (
     select case when receipt.method = 'CASH' then deposit_by(receipt.principal, receipt.received_on) end as deposit_by) due;
grant select on receipt_view to "${app}";
