-- Money received. Written once, never changed. What came over the bank is there; cash is on its way until it is paid in.
create table receipt (
    principal     text        not null,
    id            uuid        not null,
    account       uuid        not null,
    received_on   known_day not null,
    amount        bigint      not null check (amount > 0),
    payer         text        not null,
    purpose       text        not null,
    category      text        not null,
    number        text        not null,
    number_key    text        not null check (number_key <> ''),
    method        text        not null check (method in ('BANK', 'CASH')),
    -- what assets-service keeps it under: rent of a lease, or proceeds of a disposal
    lease         uuid,
    disposal      uuid        check (lease is null or disposal is null),
    registered_by text        not null,
    registered_at timestamptz not null,
    basis         jsonb       not null,
    primary key (principal, id),
    unique (principal, number_key),
    foreign key (principal, account) references trust_account (principal, id)
);

create index receipt_by_id on receipt (id);
create index receipt_by_time on receipt (principal, registered_at desc, id desc);

call isolate('receipt', 'select, insert');
call prove('receipt', 'receipt.registered', at => 'registered_at', actor => 'registered_by', ruling => 'basis',
    label => '{number}');

create trigger receipt_fixed before update or delete on receipt
    for each row execute function forbid_change();
