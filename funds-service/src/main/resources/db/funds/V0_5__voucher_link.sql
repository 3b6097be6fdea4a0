-- Which voucher the accounts drew up for a payment or a receipt, as they told us.
create table voucher_link (
    principal text not null,
    source_id uuid not null,
    source    text not null check (source in ('payment', 'receipt')),
    voucher   text not null,
    primary key (principal, source_id)
);

call guard('voucher_link', 'select, insert');

create trigger voucher_link_fixed before update or delete on voucher_link
    for each row execute function refuse_change();
