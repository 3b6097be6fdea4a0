-- Events of other areas that the books must show, each with the voucher that books it. An event without a voucher waits for
-- a book that covers its day.
create table source (
    principal    text        not null,
    kind         text        not null check (kind in ('payment', 'payment-return', 'receipt', 'receipt-reversal',
                     'transfer-in', 'transfer-out', 'imprest', 'bank-charge', 'interest', 'trust-account', 'depreciation', 'rent', 'disposal')),
    id           text        not null,
    happened_on  known_day not null,
    amount       bigint      not null check (amount > 0),
    -- of a disposal: what of the amount, the cost, is depreciated
    accumulated  bigint      not null default 0 check (accumulated between 0 and amount),
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

call isolate('source', 'select, insert (principal, kind, id, happened_on, amount, accumulated, category, counterparty,
    purpose, reference, documents, received_at), update (voucher)');
-- Which voucher books an event is proven by the voucher, which names the event.
call prove('source', 'source-event.received', at => 'received_at', subject => '{kind,id}', label => '{purpose}',
    later => '{voucher}');

-- An event is booked once and does not change.
create function check_source_booking() returns trigger language plpgsql as $$
begin
    if old.voucher is not null or to_jsonb(old) - 'voucher' <> to_jsonb(new) - 'voucher' then
        raise exception 'source % % cannot change', old.kind, old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger check_source_booking before update on source for each row execute function check_source_booking();
create trigger source_kept before delete on source for each row execute function forbid_change();

-- The accounts an event is booked to, by standard, kind of event and category, dated and versioned. Category '*' covers
-- what no other row names. The rule of a disposal names the account of accumulated depreciation too. A change is a new
-- version; a voucher names the version it was drafted by. A rule without a sub-district (街道) holds everywhere.
create table posting_rule (
    id           text    not null,
    version      integer not null default 1,
    subdistrict  text,
    standard     text    not null,
    kind         text    not null check (kind in ('payment', 'receipt', 'transfer-in', 'transfer-out', 'trust-account',
                     'depreciation', 'rent', 'disposal')),
    category     text    not null,
    word         text    not null,
    voucher_type text    not null check (voucher_type in ('RECEIPT', 'PAYMENT', 'TRANSFER', 'GENERAL')),
    debit        text    not null,
    credit       text    not null,
    accumulated  text check ((kind = 'disposal') = (accumulated is not null)),
    summary      text    not null,
    valid_from   known_day not null,
    valid_to     known_day,
    note         text    not null,
    proposed_by  text,
    approved_by  text,
    approved_at  timestamptz,
    primary key (id, version),
    foreign key (standard, debit) references chart_account (standard, code),
    foreign key (standard, credit) references chart_account (standard, code),
    foreign key (standard, accumulated) references chart_account (standard, code),
    check (proposed_by is distinct from approved_by or proposed_by is null)
);

grant select on posting_rule to "${app}";
call prove('posting_rule', 'posting-rule.version', subject => '{version,id}', label => '{word,category}');

create trigger posting_rule_fixed before update or delete on posting_rule
    for each row execute function forbid_change();

-- A proposed version of a posting rule. One person proposes it, another decides.
create table posting_rule_proposal (
    id           uuid        primary key,
    rule         text        not null,
    subdistrict  text,
    standard     text        not null,
    kind         text        not null check (kind in ('payment', 'receipt', 'transfer-in', 'transfer-out', 'trust-account',
                     'depreciation', 'rent', 'disposal')),
    category     text        not null,
    word         text        not null,
    voucher_type text        not null check (voucher_type in ('RECEIPT', 'PAYMENT', 'TRANSFER', 'GENERAL')),
    debit        text        not null,
    credit       text        not null,
    accumulated  text check ((kind = 'disposal') = (accumulated is not null)),
    summary      text        not null,
    valid_from   known_day not null,
    valid_to     known_day check (valid_to >= valid_from),
    reason       text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    approved     boolean,
    foreign key (standard, debit) references chart_account (standard, code),
    foreign key (standard, credit) references chart_account (standard, code),
    foreign key (standard, accumulated) references chart_account (standard, code),
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (approved is null)),
    check (decided_by <> proposed_by)
);

grant select, insert (id, rule, subdistrict, standard, kind, category, word, voucher_type, debit, credit, accumulated, summary,
    valid_from, valid_to, reason, proposed_by, proposed_at), update (decided_by, decided_at, approved)
    on posting_rule_proposal to "${app}";
call prove('posting_rule_proposal', 'posting-rule.proposed', at => 'proposed_at', actor => 'proposed_by',
    label => '{word,category}', later => '{decided_by,decided_at,approved}');
call prove('posting_rule_proposal', 'posting-rule.decided', at => 'decided_at', actor => 'decided_by',
    label => '{word,category}');

create trigger proposal_kept before delete on posting_rule_proposal for each row execute function forbid_change();

-- A proposal is decided once; an approved one becomes the next version of its rule.
create function decide_proposal() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if old.decided_by is not null
        or to_jsonb(old) - array['decided_by', 'decided_at', 'approved']
           <> to_jsonb(new) - array['decided_by', 'decided_at', 'approved']
    then
        raise exception 'proposal % is decided', old.id using errcode = 'restrict_violation';
    end if;
    if new.approved then
        perform pg_advisory_xact_lock(hashtextextended(new.rule, 8));
        insert into posting_rule (id, version, standard, kind, category, word, voucher_type, debit, credit,
            accumulated, summary, valid_from, valid_to, note, subdistrict, proposed_by, approved_by, approved_at)
        values (new.rule,
            (select coalesce(max(version), 0) + 1 from posting_rule where id = new.rule),
            new.standard, new.kind, new.category, new.word, new.voucher_type, new.debit, new.credit,
            new.accumulated, new.summary, new.valid_from, new.valid_to, new.reason, new.subdistrict, new.proposed_by,
            new.decided_by, new.decided_at);
    end if;
    return new;
end
$$;

create trigger decide_proposal before update on posting_rule_proposal
    for each row execute function decide_proposal();
