-- Posting rules are changed by two people: one proposes a version, another approves it; then it is a rule, for good.
alter table posting_rule
    add column proposed_by text,
    add column approved_by text,
    add column approved_at timestamptz,
    add check (proposed_by is distinct from approved_by or proposed_by is null);

alter table posting_rule drop constraint posting_rule_kind_check;
alter table posting_rule add constraint posting_rule_kind_check
    check (kind in ('payment', 'receipt', 'trust-account', 'depreciation', 'rent'));
alter table source drop constraint source_kind_check;
alter table source add constraint source_kind_check
    check (kind in ('payment', 'receipt', 'trust-account', 'depreciation', 'rent'));

create table posting_rule_proposal (
    id           uuid        primary key,
    rule         text        not null,
    standard     text        not null,
    kind         text        not null check (kind in ('payment', 'receipt', 'trust-account', 'depreciation', 'rent')),
    category     text        not null,
    word         text        not null,
    voucher_type text        not null check (voucher_type in ('RECEIPT', 'PAYMENT', 'TRANSFER', 'GENERAL')),
    debit        text        not null,
    credit       text        not null,
    summary      text        not null,
    valid_from   date        not null,
    valid_to     date check (valid_to >= valid_from),
    reason       text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    approved     boolean,
    foreign key (standard, debit) references chart_account (standard, code),
    foreign key (standard, credit) references chart_account (standard, code),
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (approved is null)),
    check (decided_by <> proposed_by)
);

grant select, insert (id, rule, standard, kind, category, word, voucher_type, debit, credit, summary, valid_from,
    valid_to, reason, proposed_by, proposed_at), update (decided_by, decided_at, approved)
    on posting_rule_proposal to "${app}";

create function proposal_is_decided_once() returns trigger
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
        insert into posting_rule (id, version, standard, kind, category, word, voucher_type, debit, credit, summary,
            valid_from, valid_to, note, proposed_by, approved_by, approved_at)
        values (new.rule,
            (select coalesce(max(version), 0) + 1 from posting_rule where id = new.rule),
            new.standard, new.kind, new.category, new.word, new.voucher_type, new.debit, new.credit, new.summary,
            new.valid_from, new.valid_to, new.reason, new.proposed_by, new.decided_by, new.decided_at);
    end if;
    return new;
end
$$;

create trigger proposal_is_decided_once before update on posting_rule_proposal
    for each row execute function proposal_is_decided_once();
create trigger proposal_kept before delete on posting_rule_proposal for each row execute function refuse_change();
create trigger posting_rule_fixed before update or delete on posting_rule
    for each row execute function refuse_change();

-- Depreciation goes where the asset is used (category); rent that falls due is claimed.
insert into posting_rule (id, standard, kind, category, word, voucher_type, debit, credit, summary, valid_from, valid_to,
    note) values
    ('RURAL_COLLECTIVE_2023:depreciation:other', 'RURAL_COLLECTIVE_2023', 'depreciation', '*', '折旧', 'TRANSFER', '513', '152', '计提折旧：{purpose}', '2024-01-01', null, 'by use; nothing says otherwise: administration'),
    ('RURAL_COLLECTIVE_2023:depreciation:operating', 'RURAL_COLLECTIVE_2023', 'depreciation', 'operating', '经营用折旧', 'TRANSFER', '511', '152', '计提折旧：{purpose}', '2024-01-01', null, 'by use, as 财会〔2021〕37号'),
    ('RURAL_COLLECTIVE_2023:depreciation:welfare', 'RURAL_COLLECTIVE_2023', 'depreciation', 'welfare', '公益用折旧', 'TRANSFER', '514', '152', '计提折旧：{purpose}', '2024-01-01', null, 'welfare assets: 公益支出, general knowledge'),
    ('RURAL_COLLECTIVE_2023:depreciation:biological', 'RURAL_COLLECTIVE_2023', 'depreciation', 'biological', '生产性生物资产折旧', 'TRANSFER', '511', '133', '计提折旧：{purpose}', '2024-01-01', null, 'productive biological assets: 133'),
    ('NONPROFIT_2004:depreciation:other', 'NONPROFIT_2004', 'depreciation', '*', '折旧', 'TRANSFER', '5201', '1502', '计提折旧：{purpose}', '2005-01-01', '2025-12-31', 'administration'),
    ('NONPROFIT_2024:depreciation:other', 'NONPROFIT_2024', 'depreciation', '*', '折旧', 'TRANSFER', '5301', '1502', '计提折旧：{purpose}', '2026-01-01', null, 'administration'),
    ('RURAL_COLLECTIVE_2023:rent:other', 'RURAL_COLLECTIVE_2023', 'rent', '*', '租金', 'RECEIPT', '102', '501', '收{counterparty}租金：{purpose}', '2024-01-01', null, 'letting is operating revenue'),
    ('NONPROFIT_2004:rent:other', 'NONPROFIT_2004', 'rent', '*', '租金', 'RECEIPT', '1002', '4301', '收{counterparty}租金：{purpose}', '2005-01-01', '2025-12-31', 'community practice, general knowledge'),
    ('NONPROFIT_2024:rent:other', 'NONPROFIT_2024', 'rent', '*', '租金', 'RECEIPT', '1002', '430101', '收{counterparty}租金：{purpose}', '2026-01-01', null, 'community practice, general knowledge');
