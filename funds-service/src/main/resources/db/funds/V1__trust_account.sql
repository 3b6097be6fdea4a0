-- Money held in trust: one sub-ledger per principal, its balance kept beside its entries.
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
    later => '{balance,entries}', label => '{name}');

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
    kind          text        not null check (kind in ('OPENING', 'RECEIPT', 'PAYMENT')),
    source        uuid        not null,
    amount        bigint      not null,
    effective_on  known_day not null,
    recorded_at   timestamptz not null,
    balance_after bigint      not null check (balance_after >= 0),
    primary key (principal, account, seq),
    foreign key (principal, account) references trust_account (principal, id),
    -- a receipt credits once, a payment debits once
    unique (principal, kind, source),
    check (case kind when 'OPENING' then amount >= 0 when 'RECEIPT' then amount > 0 else amount < 0 end)
);

create index trust_entry_by_day on trust_entry (principal, account, effective_on);

call isolate('trust_entry', 'select, insert (principal, account, kind, source, amount, effective_on, recorded_at)');

create trigger trust_entry_fixed before update or delete on trust_entry
    for each row execute function forbid_change();

-- The only way a balance moves. It runs as the owner, so that the kept balance is always the sum of the entries.
create function move_balance() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update trust_account
       set balance = balance + new.amount, entries = entries + 1
     where principal = new.principal and id = new.account
    returning entries, balance into new.seq, new.balance_after;
    return new;
end
$$;

create trigger trust_entry_moves_balance before insert on trust_entry
    for each row execute function move_balance();

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

-- A kept balance that its entries do not explain is a finding too.
create or replace function evidence_missing() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select * from rows_without_leaf()
 union all
select account.principal, 'balance', account.id::text, account.name
  from trust_account account
  left join lateral (
      select coalesce(sum(entry.amount), 0) as sum, count(*) as entries
        from trust_entry entry
       where entry.principal = account.principal and entry.account = account.id) found on true
 where account.balance <> found.sum or account.entries <> found.entries
$$;
