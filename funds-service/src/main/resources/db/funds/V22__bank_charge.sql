-- What the bank took for its services, or gave as interest (银行手续费、利息): booked from the entry that shows it, once.
create table bank_charge (
    principal  text        not null,
    id         uuid        not null,
    account    uuid        not null,
    kind       text        not null check (kind in ('CHARGE', 'INTEREST')),
    owner      text        not null,
    statement  uuid        not null,
    entry      integer     not null,
    amount     bigint      not null check (case kind when 'CHARGE' then amount < 0 else amount > 0 end),
    booked_on  known_day   not null,
    purpose    text        not null,
    entered_by text        not null,
    entered_at timestamptz not null,
    basis      jsonb       not null,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    foreign key (owner, statement, entry) references bank_entry (principal, statement, number)
);
create unique index bank_charge_of_entry on bank_charge (owner, statement, entry);
create index bank_charge_by_id on bank_charge (id);
create index bank_charge_by_time on bank_charge (principal, entered_at desc, id desc);
create index bank_charge_by_time_of_all on bank_charge (entered_at desc, id desc);
call isolate('bank_charge', 'select, insert');
call prove('bank_charge', 'bank-charge.made', at => 'entered_at', actor => 'entered_by', ruling => 'basis', label => '{purpose}');
create trigger bank_charge_fixed before update or delete on bank_charge for each row execute function forbid_change();
create trigger bank_charge_awaits_voucher after insert on bank_charge for each row execute function await_voucher();

-- It is what the entry says, under the number that the sub-ledger is under.
create function bank_charge_is_true() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (
        select from bank_entry entry
          join trust_account account on account.principal = new.principal and account.id = new.account
         where entry.principal = new.owner and entry.statement = new.statement and entry.number = new.entry
           and entry.amount = new.amount and entry.booked_on = new.booked_on and entry.account_key = account.number_key)
    then
        raise exception 'a charge is what the entry of the bank says' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger bank_charge_is_true before insert on bank_charge for each row execute function bank_charge_is_true();

create view bank_charge_view with (security_invoker = true) as
select charge.*, link.voucher
  from bank_charge charge
  left join voucher_link link on link.principal = charge.principal and link.source_id = charge.id;
grant select on bank_charge_view to "${app}";
