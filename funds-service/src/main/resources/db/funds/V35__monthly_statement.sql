-- The monthly statement of a trust account (代管资金分户月度对账单), as it was when the reconciliation of the month's end was
-- signed. It never changes: what is entered later with a day of that month stands in the next one.
create table monthly_statement (
    principal        text        not null,
    id               uuid        not null,
    account          uuid        not null,
    month            known_day   not null check (extract(day from month) = 1),
    reconciliation   uuid        not null,
    ledger           bigint      not null check (ledger >= 0),
    cleared          bigint      not null,
    reserved         bigint      not null check (reserved >= 0),
    through          integer     not null check (through >= 0),
    content          text        not null,
    digest           text        not null check (digest = 'sha-256:' || encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    prepared_by_name text        not null,
    signed_by        text        not null,
    signed_by_name   text        not null,
    signed_at        timestamptz not null,
    primary key (principal, id),
    unique (principal, account, month),
    foreign key (principal, account) references trust_account (principal, id)
);
comment on column monthly_statement.through is 'the last line of the sub-ledger that had been entered: what follows is late';
comment on column monthly_statement.content is 'canonical JSON (RFC 8785)';
create index monthly_statement_by_id on monthly_statement (id);
call isolate('monthly_statement', 'select, insert');
call prove('monthly_statement', 'monthly-statement.signed', at => 'signed_at', actor => 'signed_by',
    subject => '{account,month}', label => '{month}');
create trigger monthly_statement_fixed before update or delete on monthly_statement
    for each row execute function forbid_change();

-- It is of a signed reconciliation of that month's end, and tells every line that was entered until then.
create function monthly_statement_is_reconciled() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (
        select from trust_account held
          join reconciliation signed on signed.number_key = held.number_key and signed.id = new.reconciliation
         where held.principal = new.principal and held.id = new.account and held.entries = new.through
           and signed.signed_at = new.signed_at and signed.signed_by = new.signed_by
           and signed.as_of = (new.month + interval '1 month - 1 day')::date)
    then
        raise exception 'no reconciliation of % was signed with statement %', new.month, new.id
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger monthly_statement_is_reconciled before insert on monthly_statement
    for each row execute function monthly_statement_is_reconciled();

-- The lines of a sub-ledger with the words of what causes them.
create view statement_line with (security_invoker = true) as
select entry.principal, entry.account, entry.seq, entry.kind, entry.source, entry.amount, entry.effective_on, entry.cleared_on,
       coalesce(paid.payee_name, received.payer, handed.holder) as party,
       coalesce(paid.purpose, received.purpose, moved.purpose, charged.purpose, drawn.purpose, settled.purpose) as purpose,
       received.number as receipt_number
  from trust_entry_view entry
  left join payment paid on entry.kind in ('PAYMENT', 'RETURN') and paid.principal = entry.principal
       and paid.id = entry.source
  left join receipt received on entry.kind in ('RECEIPT', 'RECEIPT_REVERSAL') and received.principal = entry.principal
       and received.id = entry.source
  left join transfer moved on entry.kind in ('TRANSFER_IN', 'TRANSFER_OUT') and moved.principal = entry.principal
       and moved.id = entry.source
  left join bank_charge charged on entry.kind in ('CHARGE', 'INTEREST') and charged.principal = entry.principal
       and charged.id = entry.source
  left join imprest_settlement settled on entry.kind = 'IMPREST_RETURN' and settled.principal = entry.principal
       and settled.id = entry.source
  left join imprest_advance drawn on entry.kind in ('IMPREST_ADVANCE', 'IMPREST_RETURN')
       and drawn.principal = entry.principal and drawn.id = coalesce(settled.advance, entry.source)
  left join imprest handed on handed.principal = drawn.principal and handed.id = drawn.imprest;
grant select on statement_line to "${app}";

-- What is kept back in an account, and for what.
create view kept_back with (security_invoker = true) as
select held.principal, held.account, held.source, held.amount, held.reserved_on, held.freed_on,
       case when marked.id is not null then 'EARMARK' when asked.id is not null then 'PAYMENT' else 'OTHER' end as kind,
       marked.code, coalesce(marked.giver, asked.payee_name) as party, asked.purpose
  from trust_reservation held
  left join earmark marked on marked.principal = held.principal and marked.id = held.source
  left join payment asked on asked.principal = held.principal and asked.id = held.source;
grant select on kept_back to "${app}";
