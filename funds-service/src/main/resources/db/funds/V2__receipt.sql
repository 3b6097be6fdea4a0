-- Money received. Written once, never changed. What came over the bank is there; cash is on its way until it is paid in.
create table receipt (
    principal     text        not null,
    id            uuid        not null,
    account       uuid        not null,
    received_on   known_day not null,
    amount        bigint      not null check (amount > 0),
    payer         text        not null,
    purpose       text        not null,
    category      text        not null,
    number        text        not null,
    number_key    text        not null check (number_key <> ''),
    method        text        not null check (method in ('BANK', 'CASH')),
    -- what assets-service keeps it under: rent of a lease, or proceeds of a disposal
    lease         uuid,
    disposal      uuid        check (lease is null or disposal is null),
    earmark       text        check (earmark <> ''),
    emergency     boolean     not null default false,
    registered_by text        not null,
    registered_at timestamptz not null,
    basis         jsonb       not null,
    primary key (principal, id),
    unique (principal, number_key),
    foreign key (principal, account) references trust_account (principal, id)
);

create index receipt_by_id on receipt (id);
create index receipt_by_time on receipt (principal, registered_at desc, id desc);

call isolate('receipt', 'select, insert');
call prove('receipt', 'receipt.registered', at => 'registered_at', actor => 'registered_by', ruling => 'basis',
    label => '{number}');

create trigger receipt_fixed before update or delete on receipt
    for each row execute function forbid_change();

-- A receipt that was registered by mistake: taken back once, whole, by another person, while its money is there.
create table receipt_reversal (
    principal   text        not null,
    receipt     uuid        not null,
    reason      text        not null check (reason <> ''),
    reversed_on known_day   not null,
    reversed_by text        not null,
    reversed_at timestamptz not null,
    basis       jsonb       not null,
    primary key (principal, receipt),
    foreign key (principal, receipt) references receipt (principal, id)
);
call isolate('receipt_reversal', 'select, insert');
call prove('receipt_reversal', 'receipt.reversed', at => 'reversed_at', actor => 'reversed_by', ruling => 'basis',
    subject => '{receipt}', label => '{reason}');
create trigger receipt_reversal_fixed before update or delete on receipt_reversal
    for each row execute function forbid_change();

-- What came under an earmark is the earmark's once the bank has it.
create function receipt_raises_earmark() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform raise_earmark(receipt.principal, receipt.earmark, new.amount, new.recorded_at)
       from receipt
      where receipt.principal = new.principal and receipt.id = new.source and receipt.earmark is not null;
    return null;
end
$$;
create trigger receipt_entry_raises_earmark after insert on trust_entry
    for each row when (new.kind = 'RECEIPT' and new.cleared_on is not null) execute function receipt_raises_earmark();
create trigger receipt_clearing_raises_earmark after insert on trust_clearing
    for each row when (new.kind = 'RECEIPT') execute function receipt_raises_earmark();

-- The money leaves the account with the reversal. Cash that was never paid in is no longer on its way either.
create function receipt_is_taken_back() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    taken receipt;
begin
    select * into strict taken from receipt where principal = new.principal and id = new.receipt for no key update;
    if taken.registered_by = new.reversed_by then
        raise exception 'receipt % is taken back by who registered it', taken.id using errcode = 'restrict_violation';
    end if;
    if not exists (
        select from trust_entry_view entry where entry.principal = taken.principal and entry.kind = 'RECEIPT'
           and entry.source = taken.id and entry.cleared_on is not null)
    then
        insert into trust_clearing (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
        values (taken.principal, 'RECEIPT', taken.id, true, new.reversed_on, taken.id::text, new.reversed_by,
            new.reversed_at);
    end if;
    if taken.earmark is not null then
        perform raise_earmark(taken.principal, taken.earmark, -taken.amount, new.reversed_at);
    end if;
    insert into trust_entry (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
    values (taken.principal, taken.account, 'RECEIPT_REVERSAL', taken.id, -taken.amount, new.reversed_on,
        new.reversed_on, new.reversed_at);
    return null;
end
$$;
create trigger receipt_is_taken_back after insert on receipt_reversal
    for each row execute function receipt_is_taken_back();
