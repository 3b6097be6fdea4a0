-- The voucher that accounts-service drafted for a payment or a receipt.
create table voucher_link (
    principal text not null,
    source_id uuid not null,
    source    text not null check (source in ('payment', 'receipt')),
    voucher   text not null,
    primary key (principal, source_id)
);

call isolate('voucher_link', 'select, insert');

create trigger voucher_link_fixed before update or delete on voucher_link
    for each row execute function forbid_change();
