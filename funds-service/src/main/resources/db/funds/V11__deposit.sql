-- Cash that is paid in (解款): a deposit lists its receipts and equals them. With the bank's slip it is there.
create table deposit (
    principal    text        not null,
    id           uuid        not null,
    account      uuid        not null,
    amount       bigint      not null check (amount > 0),
    deposited_on known_day   not null,
    deposited_by text        not null,
    recorded_at  timestamptz not null,
    basis        jsonb       not null,
    slip         text        check (slip <> ''),
    cleared_on   known_day,
    slip_by      text,
    slip_at      timestamptz,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check (num_nulls(slip, cleared_on, slip_by, slip_at) in (0, 4)),
    check (cleared_on >= deposited_on)
);
comment on column deposit.slip is 'the number of the bank''s paying-in slip (现金缴款单)';
create index deposit_by_id on deposit (id);
create index deposit_by_time on deposit (principal, recorded_at desc, id desc);
create index deposit_by_time_of_all on deposit (recorded_at desc, id desc);
call isolate('deposit', 'select, insert, update (slip, cleared_on, slip_by, slip_at)');
call prove('deposit', 'deposit.made', at => 'recorded_at', actor => 'deposited_by', ruling => 'basis',
    later => '{slip,cleared_on,slip_by,slip_at}');
call prove('deposit', 'deposit.cleared', at => 'slip_at', actor => 'slip_by', label => '{slip}');

create table deposit_receipt (
    principal text not null,
    deposit   uuid not null,
    receipt   uuid not null,
    -- a receipt is paid in once
    primary key (principal, receipt),
    foreign key (principal, deposit) references deposit (principal, id),
    foreign key (principal, receipt) references receipt (principal, id)
);
create index deposit_receipt_by_deposit on deposit_receipt (principal, deposit);
call isolate('deposit_receipt', 'select, insert');
call prove('deposit_receipt', 'receipt.deposited', subject => '{receipt}');
create trigger deposit_receipt_fixed before update or delete on deposit_receipt
    for each row execute function forbid_change();

-- A receipt is paid in or taken back, whichever comes first; what the bank has can still be taken back.
create function receipt_is_to_deposit() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform from receipt where principal = new.principal and id = new.receipt for no key update;
    if exists (select from receipt_reversal reversal
                where reversal.principal = new.principal and reversal.receipt = new.receipt) then
        raise exception 'receipt % was taken back', new.receipt using errcode = 'unique_violation';
    end if;
    return new;
end
$$;
create trigger receipt_is_to_deposit before insert on deposit_receipt
    for each row execute function receipt_is_to_deposit();

create function receipt_is_not_on_its_way() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform from receipt where principal = new.principal and id = new.receipt for no key update;
    if exists (select from deposit_receipt listed
                 join deposit on deposit.principal = listed.principal and deposit.id = listed.deposit
                where listed.principal = new.principal and listed.receipt = new.receipt and deposit.slip is null) then
        raise exception 'receipt % is on its way to the bank', new.receipt using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger receipt_is_not_on_its_way before insert on receipt_reversal
    for each row execute function receipt_is_not_on_its_way();

create function deposit_stays() returns trigger language plpgsql as $$
begin
    if old.slip is not null
        or to_jsonb(new) - '{slip,cleared_on,slip_by,slip_at}'::text[] <> to_jsonb(old) - '{slip,cleared_on,slip_by,slip_at}'::text[]
    then
        raise exception 'deposit % stays as it was made', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger deposit_stays before update on deposit for each row execute function deposit_stays();
create trigger deposit_kept before delete on deposit for each row execute function forbid_change();

-- At the end of the transaction: cash of this account, received by then, and as much as the deposit and what was spent of
-- it.
create function deposit_equals_its_receipts() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    counted bigint;
begin
    select coalesce(sum(receipt.amount), 0) into counted
      from deposit_receipt listed
      join receipt on receipt.principal = listed.principal and receipt.id = listed.receipt
     where listed.principal = new.principal and listed.deposit = new.id and receipt.method = 'CASH'
       and receipt.account = new.account and receipt.received_on <= new.deposited_on;
    select counted - coalesce(sum(payment.amount), 0) into counted
      from deposit_spent spent
      join payment on payment.principal = spent.principal and payment.id = spent.payment
     where spent.principal = new.principal and spent.deposit = new.id;
    if counted <> new.amount then
        raise exception 'deposit % is not what its receipts are, less what was spent of them', new.id using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger deposit_equals_its_receipts after insert on deposit deferrable initially deferred
    for each row execute function deposit_equals_its_receipts();

create function deposit_clears() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into trust_clearing (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
    select listed.principal, 'RECEIPT', listed.receipt, true, new.cleared_on, new.slip, new.slip_by, new.slip_at
      from deposit_receipt listed
      join trust_entry_view entry on entry.principal = listed.principal and entry.kind = 'RECEIPT'
           and entry.source = listed.receipt and entry.cleared_on is null
     where listed.principal = new.principal and listed.deposit = new.id
     order by listed.receipt;
    insert into trust_clearing (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
    select spent.principal, 'PAYMENT', spent.payment, true, new.cleared_on, new.slip, new.slip_by, new.slip_at
      from deposit_spent spent
     where spent.principal = new.principal and spent.deposit = new.id
     order by spent.payment;
    return null;
end
$$;
create trigger deposit_clears after update of slip on deposit
    for each row when (old.slip is null and new.slip is not null) execute function deposit_clears();
