-- The voucher that accounts-service drafted for a payment or a receipt.
create table voucher_link (
    principal text not null,
    source_id uuid not null,
    source    text not null check (source in ('payment', 'receipt')),
    voucher   text not null,
    primary key (principal, source_id)
);

call isolate('voucher_link', 'select, insert');
call prove('voucher_link', 'voucher.linked', subject => '{source_id}', label => '{source,voucher}');

create trigger voucher_link_fixed before update or delete on voucher_link
    for each row execute function forbid_change();

create view receipt_view with (security_invoker = true) as
select receipt.id, receipt.principal, receipt.account, receipt.received_on, receipt.amount, receipt.payer,
       receipt.purpose, receipt.category, receipt.number, link.voucher, receipt.registered_at
  from receipt
  left join voucher_link link on link.principal = receipt.principal and link.source_id = receipt.id;

grant select on receipt_view to "${app}";
