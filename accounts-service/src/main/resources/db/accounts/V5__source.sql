-- What other areas did and the books must show: each once, with the voucher that shows it. Without a voucher it waits for
-- a book that covers its day.
create table source (
    principal    text        not null,
    kind         text        not null check (kind in ('payment', 'receipt', 'trust-account')),
    id           text        not null,
    happened_on  date        not null,
    amount       bigint      not null check (amount > 0),
    category     text        not null,
    counterparty text        not null,
    purpose      text        not null,
    reference    text,
    documents    jsonb       not null,
    received_at  timestamptz not null,
    voucher      uuid,
    primary key (principal, kind, id)
);

create index source_waiting on source (principal) where voucher is null;

call guard('source', 'select, insert (principal, kind, id, happened_on, amount, category, counterparty, purpose,
    reference, documents, received_at), update (voucher)');

create function source_is_booked_once() returns trigger language plpgsql as $$
begin
    if old.voucher is not null or to_jsonb(old) - 'voucher' <> to_jsonb(new) - 'voucher' then
        raise exception 'source % % stays as it is', old.kind, old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger source_is_booked_once before update on source for each row execute function source_is_booked_once();
create trigger source_kept before delete on source for each row execute function refuse_change();

-- Which accounts a source goes to: by standard, kind of source and category, dated and versioned. The category * is
-- what is not named. A change is a new version; a voucher keeps the one it was drawn up by.
create table posting_rule (
    id           text    not null,
    version      integer not null default 1,
    standard     text    not null,
    kind         text    not null check (kind in ('payment', 'receipt', 'trust-account')),
    category     text    not null,
    word         text    not null,
    voucher_type text    not null check (voucher_type in ('RECEIPT', 'PAYMENT', 'TRANSFER', 'GENERAL')),
    debit        text    not null,
    credit       text    not null,
    summary      text    not null,
    valid_from   date    not null,
    valid_to     date,
    note         text    not null,
    primary key (id, version),
    foreign key (standard, debit) references chart_account (standard, code),
    foreign key (standard, credit) references chart_account (standard, code)
);

grant select on posting_rule to "${app}";
