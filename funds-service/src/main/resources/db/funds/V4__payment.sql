-- A payment as it was frozen when asked for; later the preparer and the releaser, each once. The status comes from its
-- act.
create table payment (
    principal     text        not null,
    id            uuid        not null,
    account       uuid        not null,
    payee_name    text        not null,
    payee_account text,
    payee_bank    text,
    payee_kind    text        not null check (payee_kind in ('ORGANISATION', 'PERSON')),
    amount        bigint      not null check (amount > 0),
    purpose       text        not null,
    category      text        not null,
    budget_line   text,
    earmark       text,
    contract      uuid,
    method        text        not null check (method in ('TRANSFER', 'CHEQUE', 'CASH')),
    evidence      jsonb       not null,
    emergency     boolean     not null,
    requested_at  timestamptz not null,
    prepared_by   text,
    prepared_at   timestamptz,
    released_by   text,
    paid_at       timestamptz,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check ((prepared_by is null) = (prepared_at is null)),
    check ((released_by is null) = (paid_at is null)),
    check (released_by is null or prepared_by is not null),
    check (released_by <> prepared_by),
    check (case method when 'TRANSFER' then payee_account is not null when 'CASH' then payee_account is null else true end)
);
comment on column payment.contract is 'what it is paid under, in the contracts of this service';

call act_table('payment', filled_later => '{prepared_by,prepared_at,released_by,paid_at}', executed_by => 'released_by');
call prove('payment', 'payment.requested', at => 'requested_at', label => '{payee_name,purpose}',
    later => '{prepared_by,prepared_at,released_by,paid_at}');
call prove('payment', 'payment.prepared', at => 'prepared_at', actor => 'prepared_by', label => '{payee_name,purpose}',
    later => '{released_by,paid_at}');
call prove('payment', 'payment.paid', at => 'paid_at', actor => 'released_by', label => '{payee_name,purpose}');

-- The most that is paid in cash at once, and the categories of which more may be, by the day they hold from.
create table cash_limit (
    valid_from known_day not null primary key,
    valid_to   known_day check (valid_to >= valid_from),
    most       bigint    not null check (most > 0),
    source     text      not null,
    unsure     boolean   not null
);
grant select on cash_limit to "${app}";
create table cash_exception (
    category   text      not null,
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    source     text      not null,
    unsure     boolean   not null,
    primary key (category, valid_from)
);
grant select on cash_exception to "${app}";

insert into cash_limit (valid_from, most, source, unsure) values
    ('1990-01-01', 100000, '现金管理暂行条例第五条第二款：结算起点1000元', false);
insert into cash_exception (category, valid_from, source, unsure) values
    ('WAGES', '1990-01-01', '现金管理暂行条例第五条第（一）项：职工工资、津贴；超过限额全额付现须经开户银行审核（第六条）', false),
    ('LABOUR', '1990-01-01', '现金管理暂行条例第五条第（二）项：个人劳务报酬；超过限额全额付现须经开户银行审核（第六条）', false),
    ('FARM_PURCHASES', '1990-01-01', '现金管理暂行条例第五条第（五）项：向个人收购农副产品和其他物资的价款', false),
    ('TRAVEL', '1990-01-01', '现金管理暂行条例第五条第（六）项：出差人员必须随身携带的差旅费', false);

-- Repeats CashRule.
create function cash_within_limit() returns trigger language plpgsql as $$
declare
    on_day constant date := (new.requested_at at time zone 'Asia/Shanghai')::date;
begin
    if exists (select from cash_limit where new.amount > most and on_day between valid_from and coalesce(valid_to, on_day))
       and not exists (select from cash_exception
                        where category = new.category and on_day between valid_from and coalesce(valid_to, on_day))
    then
        raise exception 'more than is paid in cash' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger cash_within_limit before insert on payment
    for each row when (new.method = 'CASH') execute function cash_within_limit();

create trigger payment_awaits_voucher after update of paid_at on payment
    for each row when (old.paid_at is null and new.paid_at is not null) execute function await_voucher();

-- Counts a payment against what it names: a budget line, an earmark, a contract.
create function count_payment(asked payment, by_reserved bigint, by_spent bigint, at timestamptz) returns void
    language plpgsql set search_path from current as $$
begin
    perform use_budget(asked, by_reserved, by_spent);
    perform use_earmark(asked, by_reserved, by_spent, at);
    perform use_contract(asked, by_reserved, by_spent);
end
$$;
revoke execute on function count_payment(payment, bigint, bigint, timestamptz) from public;

-- What is asked for is kept back at once, and free again when it comes to nothing or is returned to who asked. Asked for
-- again, it is kept back again as far as there is money; who releases finds out else. What an earmark keeps back is taken
-- from it before, and given back to it after.
create function payment_reserves() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform count_payment(new, new.amount, 0, new.requested_at);
    perform reserve(new.principal, new.account, new.id, new.amount, new.requested_at);
    return null;
end
$$;
create trigger payment_reserves after insert on payment for each row execute function payment_reserves();

create function act_moves_reservation() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    asked payment;
begin
    select * into asked from payment where principal = new.principal and id = new.id;
    if asked.id is null then
        return null;
    end if;
    if new.status in ('REFUSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'RETURNED') then
        if free_reservation(asked.principal, asked.id, new.changed_at) then
            perform count_payment(asked, -asked.amount, 0, new.changed_at);
        end if;
    elsif old.status = 'RETURNED' and can_reserve(asked) and earmark_covers(asked) and contract_covers(asked) then
        perform count_payment(asked, asked.amount, 0, new.changed_at);
        perform reserve(asked.principal, asked.account, asked.id, asked.amount, new.changed_at);
    end if;
    return null;
end
$$;
create trigger act_moves_reservation after update of status on act
    for each row when (old.status <> new.status) execute function act_moves_reservation();

-- A payment leaves the ledger only from money that was kept back for it.
create function payment_entry_is_reserved() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    paid payment;
begin
    select * into strict paid from payment where principal = new.principal and id = new.source;
    if exists (select from trust_reservation held where held.principal = new.principal
                   and held.source = new.source and held.freed_at is null) then
        perform count_payment(paid, new.amount, -new.amount, new.recorded_at);
    else
        perform count_payment(paid, 0, -new.amount, new.recorded_at);
        perform reserve(new.principal, new.account, new.source, -new.amount, new.recorded_at);
    end if;
    return null;
end
$$;
create trigger payment_entry_is_reserved after insert on trust_entry
    for each row when (new.kind = 'PAYMENT') execute function payment_entry_is_reserved();

-- What the bank gave back was not spent.
create function return_gives_back() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    paid payment;
begin
    select * into strict paid from payment where principal = new.principal and id = new.source;
    perform count_payment(paid, 0, -new.amount, new.recorded_at);
    return null;
end
$$;
create trigger return_gives_back after insert on trust_entry
    for each row when (new.kind = 'RETURN') execute function return_gives_back();

-- One invoice, one payment: an invoice is identified by its own number alone, so this table spans all principals and has
-- no row-level security. The application can claim a number and learn that it is taken, but cannot read by whom. The key
-- is what all spellings of the number have in common.
create table invoice_use (
    number      text        not null,
    number_key  text        not null check (number_key <> ''),
    holder      text        not null,
    payment     uuid        not null,
    claimed_at  timestamptz not null,
    released_at timestamptz,
    primary key (number_key, payment)
);

create unique index invoice_use_live on invoice_use (number_key) where released_at is null;
create index invoice_use_by_payment on invoice_use (holder, payment);

grant insert (number, number_key, holder, payment, claimed_at), select (number_key, released_at) on invoice_use to "${app}";
call prove('invoice_use', 'invoice.claimed', at => 'claimed_at', subject => '{payment,number}', label => '{number}',
    later => '{released_at}');
call prove('invoice_use', 'invoice.released', at => 'released_at', subject => '{payment,number}', label => '{number}');

-- When the act comes to nothing its invoices are free again.
create function release_invoices() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update invoice_use set released_at = now()
     where holder = new.principal and payment = new.id and released_at is null;
    return new;
end
$$;

create trigger act_releases_invoices after update of status on act
    for each row when (new.status in ('REFUSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'))
    execute function release_invoices();
