-- Money held in trust: one sub-ledger per principal, its figures kept beside its entries. Ledger (balance): what is
-- booked. Cleared: what the bank has. Reserved: what was asked for or let go and has not left the bank. Available:
-- cleared less reserved; nothing is paid from money on its way.
create table trust_account (
    principal  text        not null,
    id         uuid        not null,
    name       text        not null,
    bank       text        not null,
    number     text        not null,
    number_key text        not null,
    shared     text        check (shared <> ''),
    opened_on  known_day not null,
    opened_by  text        not null,
    opened_at  timestamptz not null,
    basis      jsonb       not null,
    balance    bigint      not null default 0 check (balance >= 0),
    cleared    bigint      not null default 0,
    reserved   bigint      not null default 0 check (reserved >= 0),
    available  bigint      not null generated always as (cleared - reserved) stored check (available >= 0),
    entries    integer     not null default 0,
    primary key (principal, id),
    unique (principal, bank, number_key)
);

create index trust_account_by_id on trust_account (id);
create index trust_account_by_number on trust_account (number_key) where number_key <> '';

-- The application may rename an account and nothing else; "select … for update" needs some column it may change.
call isolate('trust_account', 'select, insert (principal, id, name, bank, number, number_key, shared, opened_on,
    opened_by, opened_at, basis), update (name)');
call prove('trust_account', 'trust-account.opened', at => 'opened_at', actor => 'opened_by', ruling => 'basis',
    later => '{balance,cleared,reserved,available,entries}', label => '{name}');

-- One bank account is held for one principal, unless the account says why it is shared. The application learns that a
-- number is held for another principal, and not for whom.
create function is_held_elsewhere(owner text, key text) returns boolean
    language sql stable security definer set search_path from current as $$
    select key <> '' and exists (select from trust_account where number_key = key and principal <> owner)
$$;

create function trust_account_held_once() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.number_key, 11));
    if new.shared is null and is_held_elsewhere(new.principal, new.number_key) then
        raise exception 'the bank account is held for another principal' using errcode = 'unique_violation';
    end if;
    return new;
end
$$;
create trigger trust_account_held_once before insert on trust_account
    for each row execute function trust_account_held_once();

-- The most that one person alone enters in one act, by the day the figure holds from.
create table amount_limit (
    act        text      not null check (act in ('RECEIPT', 'TRUST_ACCOUNT')),
    valid_from known_day not null,
    valid_to   known_day,
    most       bigint    not null check (most > 0),
    source     text      not null,
    unsure     boolean   not null default true,
    primary key (act, valid_from),
    check (valid_to >= valid_from)
);
comment on column amount_limit.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on amount_limit to "${app}";

insert into amount_limit (act, valid_from, most, source) values
    ('RECEIPT', '1990-01-01', 1000000000, '产品默认，法规未定额度，由街道核定（待核）'),
    ('TRUST_ACCOUNT', '1990-01-01', 10000000000, '产品默认，法规未定额度，由街道核定（待核）');

create table trust_entry (
    principal     text        not null,
    account       uuid        not null,
    seq           integer     not null,
    kind          text        not null check (kind in ('OPENING', 'RECEIPT', 'PAYMENT', 'RETURN', 'TRANSFER_IN',
        'TRANSFER_OUT', 'RECEIPT_REVERSAL', 'CHARGE', 'INTEREST', 'IMPREST_ADVANCE', 'IMPREST_RETURN')),
    source        uuid        not null,
    amount        bigint      not null,
    effective_on  known_day not null,
    recorded_at   timestamptz not null,
    -- the day the bank had it, where that was known when it was entered
    cleared_on    known_day,
    balance_after bigint      not null check (balance_after >= 0),
    primary key (principal, account, seq),
    foreign key (principal, account) references trust_account (principal, id),
    -- a receipt credits once, a payment debits once
    unique (principal, kind, source),
    check (case when kind = 'OPENING' then amount >= 0
                when kind in ('RECEIPT', 'RETURN', 'TRANSFER_IN', 'INTEREST', 'IMPREST_RETURN') then amount > 0 else amount < 0 end)
);
comment on table trust_entry is '收支两条线：一切收入先入账，后支出';

create index trust_entry_by_day on trust_entry (principal, account, effective_on);

call isolate('trust_entry', 'select, insert (principal, account, kind, source, amount, effective_on, recorded_at,
    cleared_on)');

create trigger trust_entry_fixed before update or delete on trust_entry
    for each row execute function forbid_change();

-- What each day changed in the three figures, so that those of any day are a short sum.
create table trust_day (
    principal text      not null,
    account   uuid      not null,
    day       known_day not null,
    ledger    bigint    not null default 0,
    cleared   bigint    not null default 0,
    reserved  bigint    not null default 0,
    primary key (principal, account, day),
    foreign key (principal, account) references trust_account (principal, id)
);
call isolate('trust_day', 'select');

create function change_day(whose text, which uuid, on_day date, by_ledger bigint, by_cleared bigint, by_reserved bigint)
    returns void language sql set search_path from current as $$
insert into trust_day as kept (principal, account, day, ledger, cleared, reserved)
values (whose, which, on_day, by_ledger, by_cleared, by_reserved)
on conflict (principal, account, day) do update
   set ledger = kept.ledger + by_ledger, cleared = kept.cleared + by_cleared, reserved = kept.reserved + by_reserved
$$;
revoke execute on function change_day(text, uuid, date, bigint, bigint, bigint) from public;

-- The only way the balance moves. It runs as the owner, so that the kept figures are always the sums of the entries.
create function move_balance() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    by_cleared constant bigint := case when new.cleared_on is null then 0 else new.amount end;
begin
    update trust_account
       set balance = balance + new.amount, cleared = cleared + by_cleared, entries = entries + 1
     where principal = new.principal and id = new.account
    returning entries, balance into new.seq, new.balance_after;
    perform change_day(new.principal, new.account, new.effective_on, new.amount, 0, 0);
    if new.cleared_on is not null then
        perform change_day(new.principal, new.account, new.cleared_on, 0, new.amount, 0);
    end if;
    return new;
end
$$;

create trigger trust_entry_moves_balance before insert on trust_entry
    for each row execute function move_balance();

-- What an act keeps back from the available money: from the day it is asked for until it comes to nothing or the bank
-- has paid it. The n-th time, since what was freed may be asked for again.
create table trust_reservation (
    principal   text        not null,
    source      uuid        not null,
    nth         integer     not null,
    account     uuid        not null,
    amount      bigint      not null check (amount > 0),
    reserved_on known_day   not null,
    reserved_at timestamptz not null,
    freed_on    known_day,
    freed_at    timestamptz,
    primary key (principal, source, nth),
    foreign key (principal, account) references trust_account (principal, id),
    check ((freed_on is null) = (freed_at is null)),
    check (freed_on >= reserved_on)
);
create unique index trust_reservation_live on trust_reservation (principal, source) where freed_at is null;
create index trust_reservation_by_account on trust_reservation (principal, account, reserved_on);
call isolate('trust_reservation', 'select');

create function reserve(whose text, which uuid, what uuid, how_much bigint, at timestamptz) returns void
    language plpgsql set search_path from current as $$
declare
    today constant date := (at at time zone 'Asia/Shanghai')::date;
begin
    update trust_account set reserved = reserved + how_much where principal = whose and id = which;
    insert into trust_reservation (principal, source, nth, account, amount, reserved_on, reserved_at)
    select whose, what, count(*) + 1, which, how_much, today, at
      from trust_reservation where principal = whose and source = what;
    perform change_day(whose, which, today, 0, 0, how_much);
end
$$;
revoke execute on function reserve(text, uuid, uuid, bigint, timestamptz) from public;

-- Whether something was reserved.
create function free_reservation(whose text, what uuid, at timestamptz) returns boolean
    language plpgsql set search_path from current as $$
declare
    freed trust_reservation;
    today constant date := (at at time zone 'Asia/Shanghai')::date;
begin
    -- the account first, as everybody who moves money locks it
    perform from trust_account account
      join trust_reservation held on held.principal = account.principal and held.account = account.id
     where held.principal = whose and held.source = what and held.freed_at is null
       for no key update of account;
    update trust_reservation set freed_at = greatest(at, reserved_at), freed_on = greatest(today, reserved_on)
     where principal = whose and source = what and freed_at is null
    returning * into freed;
    if freed.amount is not null then
        update trust_account set reserved = reserved - freed.amount where principal = whose and id = freed.account;
        perform change_day(whose, freed.account, freed.freed_on, 0, 0, -freed.amount);
    end if;
    return freed.amount is not null;
end
$$;
revoke execute on function free_reservation(text, uuid, timestamptz) from public;

-- What was freed by mistake was never free: it is reserved from the day on which it was freed.
create function reserve_again(whose text, what uuid, at timestamptz) returns void
    language plpgsql set search_path from current as $$
declare
    last trust_reservation;
begin
    select * into strict last from trust_reservation where principal = whose and source = what order by nth desc limit 1;
    update trust_account set reserved = reserved + last.amount where principal = whose and id = last.account;
    insert into trust_reservation (principal, source, nth, account, amount, reserved_on, reserved_at)
    values (whose, what, last.nth + 1, last.account, last.amount, last.freed_on, at);
    perform change_day(whose, last.account, last.freed_on, 0, 0, last.amount);
end
$$;
revoke execute on function reserve_again(text, uuid, timestamptz) from public;

-- An entry reaches the bank after it was entered: a deposit arrives, a payment leaves. What was cleared by mistake is
-- taken back by another row.
create table trust_clearing (
    principal   text        not null,
    account     uuid        not null,
    seq         integer     not null,
    kind        text        not null,
    source      uuid        not null,
    nth         integer     not null,
    cleared     boolean     not null,
    amount      bigint      not null,
    cleared_on  known_day   not null,
    reference   text        not null check (reference <> ''),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (principal, account, seq, nth),
    foreign key (principal, account, seq) references trust_entry (principal, account, seq),
    check (cleared = (nth % 2 = 1))
);
comment on column trust_clearing.reference is 'what the bank says of it: the number of its slip, or the statement and its line';
create index trust_clearing_by_source on trust_clearing (principal, kind, source);
call isolate('trust_clearing', 'select, insert (principal, kind, source, cleared, cleared_on, reference, recorded_by,
    recorded_at)');
create trigger trust_clearing_fixed before update or delete on trust_clearing
    for each row execute function forbid_change();

create function clear_entry() returns trigger
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
    if new.kind = 'PAYMENT' and new.cleared then
        perform free_reservation(new.principal, new.source, new.recorded_at);
    end if;
    update trust_account set cleared = cleared + new.amount where principal = new.principal and id = new.account;
    if new.kind = 'PAYMENT' and not new.cleared then
        perform reserve_again(new.principal, new.source, new.recorded_at);
    end if;
    perform change_day(new.principal, new.account, new.cleared_on, 0, new.amount, 0);
    return new;
end
$$;
create trigger trust_clearing_moves_figures before insert on trust_clearing
    for each row execute function clear_entry();

call prove('trust_clearing', 'trust-entry.cleared', at => 'recorded_at', actor => 'recorded_by',
    subject => '{account,seq,nth}', label => '{kind,reference}');

-- Repeats AmountLimit.against.
create function trust_entry_within_limit() returns trigger language plpgsql as $$
begin
    if exists (
        select from amount_limit
         where act = case new.kind when 'OPENING' then 'TRUST_ACCOUNT' else new.kind end and new.amount > most
           and new.effective_on between valid_from and coalesce(valid_to, new.effective_on))
    then
        raise exception 'more than one person alone enters' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger trust_entry_within_limit before insert on trust_entry
    for each row execute function trust_entry_within_limit();

call prove('trust_entry', 'trust-entry.recorded', at => 'recorded_at', subject => '{account,seq}',
    label => '{kind,effective_on}');

create view trust_entry_view with (security_invoker = true) as
select entry.principal, entry.account, entry.seq, entry.kind, entry.source, entry.amount, entry.effective_on,
       coalesce(entry.cleared_on, later.cleared_on) as cleared_on, entry.balance_after, entry.recorded_at
  from trust_entry entry
  left join lateral (
      select case when clearing.cleared then clearing.cleared_on end as cleared_on from trust_clearing clearing
       where clearing.principal = entry.principal and clearing.account = entry.account and clearing.seq = entry.seq
       order by clearing.nth desc limit 1) later on true;
grant select on trust_entry_view to "${app}";

-- A kept figure that entries, clearings and reservations do not explain is a finding too.
create function trust_figures_unexplained() returns table (principal text, account uuid, name text, kind text)
    language sql stable set search_path from current as $$
select account.principal, account.id, account.name, kept.kind
  from trust_account account
  left join lateral (
      select coalesce(sum(entry.amount), 0) as ledger, count(*) as entries,
             coalesce(sum(entry.amount) filter (where entry.cleared_on is not null), 0) as cleared
        from trust_entry entry
       where entry.principal = account.principal and entry.account = account.id) entered on true
  left join lateral (
      select coalesce(sum(clearing.amount), 0) as cleared from trust_clearing clearing
       where clearing.principal = account.principal and clearing.account = account.id) later on true
  left join lateral (
      select coalesce(sum(held.amount), 0) as reserved from trust_reservation held
       where held.principal = account.principal and held.account = account.id and held.freed_at is null) kept_back on true
  left join lateral (
      select coalesce(sum(day.ledger), 0) as ledger, coalesce(sum(day.cleared), 0) as cleared,
             coalesce(sum(day.reserved), 0) as reserved
        from trust_day day
       where day.principal = account.principal and day.account = account.id) daily on true
 cross join lateral (values
      ('balance', account.balance = entered.ledger and account.entries = entered.entries
          and account.balance = daily.ledger),
      ('cleared', account.cleared = entered.cleared + later.cleared and account.cleared = daily.cleared),
      ('reserved', account.reserved = kept_back.reserved and account.reserved = daily.reserved)) kept (kind, explained)
 where not kept.explained
$$;
