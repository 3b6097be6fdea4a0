-- Money held in trust: one sub-ledger per principal, its balance kept beside its entries.
create table trust_account (
    principal  text        not null,
    id         uuid        not null,
    name       text        not null,
    bank       text        not null,
    number     text        not null,
    number_key text        not null,
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

-- The application may rename an account and nothing else; "select … for update" needs some column it may change.
call isolate('trust_account', 'select, insert (principal, id, name, bank, number, number_key, opened_on, opened_by,
    opened_at, basis), update (name)');
call prove('trust_account', 'trust-account.opened', at => 'opened_at', actor => 'opened_by', ruling => 'basis',
    later => '{balance,entries}', label => '{name}');

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
