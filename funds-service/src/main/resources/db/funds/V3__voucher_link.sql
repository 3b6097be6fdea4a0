-- The voucher that accounts-service drafted for a payment, a receipt, a charge of the bank or its interest.
create table voucher_link (
    principal text not null,
    source_id uuid not null,
    source    text not null check (source in ('payment', 'receipt', 'bank-charge', 'interest')),
    voucher   text not null,
    primary key (principal, source_id)
);

call isolate('voucher_link', 'select, insert');
call prove('voucher_link', 'voucher.linked', subject => '{source_id}', label => '{source,voucher}');

create trigger voucher_link_fixed before update or delete on voucher_link
    for each row execute function forbid_change();

-- Money that has come in or gone out and has no voucher yet: put here by the statement that registers or pays it, taken
-- away by the one that links its voucher.
create table unbooked (
    principal text        not null,
    source_id uuid        not null,
    since     timestamptz not null,
    primary key (principal, source_id)
);
create index unbooked_by_age on unbooked (since);
call isolate('unbooked', 'select');

create function await_voucher() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if tg_table_name = 'receipt' then
        insert into unbooked (principal, source_id, since) values (new.principal, new.id, new.registered_at);
    elsif tg_table_name = 'bank_charge' then
        insert into unbooked (principal, source_id, since) values (new.principal, new.id, new.entered_at);
    else
        insert into unbooked (principal, source_id, since) values (new.principal, new.id, new.paid_at);
    end if;
    return null;
end
$$;
create trigger receipt_awaits_voucher after insert on receipt for each row execute function await_voucher();

create function end_waiting() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    delete from unbooked where principal = new.principal and source_id = new.source_id;
    return null;
end
$$;
create trigger voucher_link_ends_waiting after insert on voucher_link for each row execute function end_waiting();

-- How many receipts and payments of all principals have no voucher, and since when; nothing else of them is shown.
create function unbooked_movements() returns bigint
    language sql stable security definer set search_path from current as $$
select count(*) from unbooked
$$;
create function oldest_unbooked_movement() returns timestamptz
    language sql stable security definer set search_path from current as $$
select min(since) from unbooked
$$;
