-- Clearings of one statement move the figures together: an account, a day and an earmark are each written once, however many
-- entries a run of matching or a deposit clears.
drop trigger trust_clearing_moves_figures on trust_clearing;
drop trigger receipt_clearing_raises_earmark on trust_clearing;

create or replace function clear_entry() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    entry trust_entry;
begin
    select * into strict entry from trust_entry
     where principal = new.principal and kind = new.kind and source = new.source;
    perform from trust_account where principal = new.principal and id = entry.account for no key update;
    select coalesce(max(nth), 0) + 1 into new.nth from trust_clearing
     where principal = new.principal and account = entry.account and seq = entry.seq;
    if new.cleared <> (new.nth % 2 = 1) then
        raise exception 'the entry is as the bank has it already' using errcode = 'unique_violation';
    end if;
    if entry.cleared_on is not null then
        raise exception 'the bank has had it since it was entered' using errcode = 'check_violation';
    end if;
    new.account := entry.account;
    new.seq := entry.seq;
    new.amount := case when new.cleared then entry.amount else -entry.amount end;
    return new;
end
$$;
create trigger trust_clearing_is_of_an_entry before insert on trust_clearing
    for each row execute function clear_entry();

-- A payment that the bank has frees what was kept back for it; one that the bank does not have after all is kept back again
-- from the day on which that was freed.
create function clearings_move_figures() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    with freed as (
        update trust_reservation held
           set freed_at = greatest(made.recorded_at, held.reserved_at),
               freed_on = greatest((made.recorded_at at time zone 'Asia/Shanghai')::date, held.reserved_on)
          from made
         where made.kind = 'PAYMENT' and made.cleared and held.principal = made.principal and held.source = made.source
           and held.freed_at is null
        returning held.principal, held.account, held.freed_on, held.amount
    ), reserved_again as (
        insert into trust_reservation (principal, source, nth, account, amount, reserved_on, reserved_at)
        select last.principal, last.source, last.nth + 1, last.account, last.amount, last.freed_on, made.recorded_at
          from made
         cross join lateral (
               select * from trust_reservation held where held.principal = made.principal and held.source = made.source
                order by held.nth desc limit 1) last
         where made.kind = 'PAYMENT' and not made.cleared
        returning principal, account, reserved_on, amount
    ), moved (principal, account, day, cleared, reserved) as (
        select principal, account, cleared_on::date, amount, 0 from made
         union all
        select principal, account, freed_on::date, 0, -amount from freed
         union all
        select principal, account, reserved_on::date, 0, amount from reserved_again
    ), daily as (
        insert into trust_day as kept (principal, account, day, cleared, reserved)
        select principal, account, day, sum(cleared), sum(reserved) from moved group by principal, account, day
        on conflict (principal, account, day) do update
           set cleared = kept.cleared + excluded.cleared, reserved = kept.reserved + excluded.reserved
    )
    update trust_account account
       set cleared = account.cleared + total.cleared, reserved = account.reserved + total.reserved
      from (select principal, account as id, sum(cleared) as cleared, sum(reserved) as reserved
              from moved group by principal, account) total
     where account.principal = total.principal and account.id = total.id;
    return null;
end
$$;
create trigger trust_clearing_moves_figures after insert on trust_clearing
    referencing new table as made for each statement execute function clearings_move_figures();

drop function reserve_again(text, uuid, timestamptz);

-- After the figures: an earmark keeps back from what is there.
create function clearings_raise_earmarks() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform raise_earmark(raised.principal, raised.earmark, raised.amount, raised.at)
       from (select receipt.principal, receipt.earmark, sum(made.amount)::bigint as amount, max(made.recorded_at) as at
               from made
               join receipt on receipt.principal = made.principal and receipt.id = made.source
              where made.kind = 'RECEIPT' and receipt.earmark is not null
              group by receipt.principal, receipt.earmark order by receipt.principal, receipt.earmark) raised;
    return null;
end
$$;
create trigger trust_clearing_raises_earmarks after insert on trust_clearing
    referencing new table as made for each statement execute function clearings_raise_earmarks();
