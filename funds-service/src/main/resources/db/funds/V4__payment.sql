-- A payment as it was frozen when asked for; later the preparer and the releaser, or who asked and cancels it, each once.
-- The status comes from its act.
create table payment (
    principal          text        not null,
    id                 uuid        not null,
    account            uuid        not null,
    payee_name         text        not null,
    payee_account      text,
    payee_bank         text,
    payee_kind         text        not null check (payee_kind in ('ORGANISATION', 'PERSON')),
    registered_payee   uuid,
    registered_account integer,
    amount             bigint      not null check (amount > 0),
    purpose            text        not null,
    category           text        not null,
    budget_line        text,
    earmark            text,
    contract           uuid,
    method             text        not null check (method in ('TRANSFER', 'CHEQUE', 'CASH')),
    pack               text        check (pack in ('PURCHASE', 'WORKS', 'WAGES', 'RELIEF')),
    evidence           jsonb       not null,
    emergency          boolean     not null,
    requested_at       timestamptz not null,
    prepared_by        text,
    prepared_at        timestamptz,
    released_by        text,
    paid_at            timestamptz,
    cancelled_by       text,
    cancelled_at       timestamptz,
    cancel_reason      text,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check ((registered_payee is null) = (registered_account is null)),
    check ((prepared_by is null) = (prepared_at is null)),
    check ((released_by is null) = (paid_at is null)),
    check (released_by is null or prepared_by is not null),
    check (released_by <> prepared_by),
    check (case method when 'TRANSFER' then payee_account is not null when 'CASH' then payee_account is null else true end),
    check (num_nulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3)),
    check (cancelled_at is null or paid_at is null)
);
comment on column payment.contract is 'what it is paid under, in the contracts of this service';
comment on column payment.registered_account is 'the account of the register that it names, where it names one';
comment on column payment.cancelled_at is 'nobody prepares or releases it from then on';

call act_table('payment', filled_later =>
    '{prepared_by,prepared_at,released_by,paid_at,cancelled_by,cancelled_at,cancel_reason}', executed_by => 'released_by');
call prove('payment', 'payment.requested', at => 'requested_at', label => '{payee_name,purpose}',
    later => '{prepared_by,prepared_at,released_by,paid_at,cancelled_by,cancelled_at,cancel_reason}');
call prove('payment', 'payment.prepared', at => 'prepared_at', actor => 'prepared_by', label => '{payee_name,purpose}',
    later => '{released_by,paid_at,cancelled_by,cancelled_at,cancel_reason}');
call prove('payment', 'payment.paid', at => 'paid_at', actor => 'released_by', label => '{payee_name,purpose}');
call prove('payment', 'payment.cancelled', at => 'cancelled_at', actor => 'cancelled_by', label => '{payee_name,purpose}');

-- Only who asked cancels.
create function payment_is_cancelled_by_who_asked() returns trigger language plpgsql as $$
begin
    if not exists (select from act where act.principal = new.principal and act.id = new.id
                   and act.requested_by = new.cancelled_by)
    then
        raise exception 'payment % is cancelled by another person than who asked', new.id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger payment_is_cancelled_by_who_asked before update of cancelled_at on payment
    for each row when (old.cancelled_at is null and new.cancelled_at is not null)
    execute function payment_is_cancelled_by_who_asked();

-- Figures that payments are held to, each with its days and its source.
create table payment_limit (
    name       text      not null check (name in ('BARE_RECEIPT_MOST', 'PAYEE_CHANGE_DAYS', 'EQUAL_PAYMENTS',
        'ROUND_AMOUNT')),
    valid_from known_day not null,
    valid_to   known_day,
    figure     bigint    not null check (figure > 0),
    source     text      not null,
    unsure     boolean   not null,
    primary key (name, valid_from),
    check (valid_to >= valid_from)
);
comment on column payment_limit.figure is 'amounts in fen, else days or how many';
comment on column payment_limit.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on payment_limit to "${app}";

insert into payment_limit (name, valid_from, figure, source, unsure) values
    ('BARE_RECEIPT_MOST', '1990-01-01', 100000, '现金管理暂行条例第五条结算起点1,000元，超过的应取得发票（待核）', true),
    ('PAYEE_CHANGE_DAYS', '1990-01-01', 30, '产品默认：收款账户变更后30日内付款预警（待核）', true),
    ('EQUAL_PAYMENTS', '1990-01-01', 5, '廉政风险规则29：同日5笔以上等额整数发放', true),
    ('ROUND_AMOUNT', '1990-01-01', 10000, '廉政风险规则29：整百元视为整数金额（待核）', true);

-- The papers of a payment by its kind (付款依据清单): how many different ones, from which amount on.
create table evidence_pack (
    pack       text      not null check (pack in ('PURCHASE', 'WORKS', 'WAGES', 'RELIEF')),
    paper      text      not null check (paper in ('RESOLUTION', 'MINUTES', 'PARTY_MINUTES', 'APPRAISAL', 'CONTRACT',
        'INVOICE', 'ACCEPTANCE', 'REQUEST', 'QUOTE', 'TENDER', 'SETTLEMENT', 'WAGE_TABLE', 'RELIEF_LIST', 'NOTICE',
        'RECEIPT', 'IOU')),
    from_fen   bigint    not null check (from_fen >= 0),
    least      integer   not null check (least > 0),
    valid_from known_day not null,
    valid_to   known_day,
    source     text      not null,
    unsure     boolean   not null,
    primary key (pack, paper, from_fen, valid_from),
    check (valid_to >= valid_from)
);
comment on column evidence_pack.from_fen is 'wanted of payments of this amount and above';
comment on column evidence_pack.unsure is 'no rule was found that names the threshold; the sub-district settles it';
grant select on evidence_pack to "${app}";

insert into evidence_pack (pack, paper, from_fen, least, valid_from, source, unsure) values
    ('PURCHASE', 'REQUEST', 0, 1, '1990-01-01', '采购付款依据：请购单', false),
    ('PURCHASE', 'INVOICE', 0, 1, '1990-01-01', '会计基础工作规范：原始凭证', false),
    ('PURCHASE', 'ACCEPTANCE', 100000, 1, '1990-01-01', '采购付款依据：验收单；1,000元以上（待核）', true),
    ('PURCHASE', 'QUOTE', 500000, 2, '1990-01-01', '采购付款依据：两至三家报价；5,000元以上（待核）', true),
    ('PURCHASE', 'CONTRACT', 1000000, 1, '1990-01-01', '采购付款依据：合同；10,000元以上（待核）', true),
    ('WORKS', 'RESOLUTION', 0, 1, '1990-01-01', '工程付款依据：决议', false),
    ('WORKS', 'CONTRACT', 0, 1, '1990-01-01', '工程付款依据：合同', false),
    ('WORKS', 'ACCEPTANCE', 0, 1, '1990-01-01', '工程付款依据：验收单；按进度付款的为阶段验收', false),
    ('WORKS', 'TENDER', 2000000, 1, '1990-01-01', '工程付款依据：招投标资料；20,000元以上（镇级通知，待核）', true),
    ('WORKS', 'SETTLEMENT', 8000000, 1, '1990-01-01', '工程付款依据：结算审计；80,000元以上（镇级通知，待核）', true),
    ('WAGES', 'WAGE_TABLE', 0, 1, '1990-01-01', '工资发放依据：工资表', false),
    ('RELIEF', 'RELIEF_LIST', 0, 1, '1990-01-01', '救助发放依据：名单', false),
    ('RELIEF', 'NOTICE', 0, 1, '1990-01-01', '救助发放依据：公示照片', false);

-- The most that is paid in cash at once, and the categories of which more may be, by the day they hold from.
create table cash_limit (
    valid_from known_day not null primary key,
    valid_to   known_day check (valid_to >= valid_from),
    most       bigint    not null check (most > 0),
    source     text      not null,
    unsure     boolean   not null
);
grant select on cash_limit to "${app}";
create table cash_exception (
    category   text      not null,
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    source     text      not null,
    unsure     boolean   not null,
    primary key (category, valid_from)
);
grant select on cash_exception to "${app}";

insert into cash_limit (valid_from, most, source, unsure) values
    ('1990-01-01', 100000, '现金管理暂行条例第五条第二款：结算起点1000元', false);
insert into cash_exception (category, valid_from, source, unsure) values
    ('WAGES', '1990-01-01', '现金管理暂行条例第五条第（一）项：职工工资、津贴；超过限额全额付现须经开户银行审核（第六条）', false),
    ('LABOUR', '1990-01-01', '现金管理暂行条例第五条第（二）项：个人劳务报酬；超过限额全额付现须经开户银行审核（第六条）', false),
    ('FARM_PURCHASES', '1990-01-01', '现金管理暂行条例第五条第（五）项：向个人收购农副产品和其他物资的价款', false),
    ('TRAVEL', '1990-01-01', '现金管理暂行条例第五条第（六）项：出差人员必须随身携带的差旅费', false);

-- Repeats CashRule.
create function cash_within_limit() returns trigger language plpgsql as $$
declare
    on_day constant date := (new.requested_at at time zone 'Asia/Shanghai')::date;
begin
    if exists (select from cash_limit where new.amount > most and on_day between valid_from and coalesce(valid_to, on_day))
       and not exists (select from cash_exception
                        where category = new.category and on_day between valid_from and coalesce(valid_to, on_day))
    then
        raise exception 'more than is paid in cash' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger cash_within_limit before insert on payment
    for each row when (new.method = 'CASH') execute function cash_within_limit();

create trigger payment_awaits_voucher after update of paid_at on payment
    for each row when (old.paid_at is null and new.paid_at is not null) execute function await_voucher();

-- Counts a payment against what it names: a budget line, an earmark, a contract.
create function count_payment(asked payment, by_reserved bigint, by_spent bigint, at timestamptz) returns void
    language plpgsql set search_path from current as $$
begin
    perform use_budget(asked, by_reserved, by_spent);
    perform use_earmark(asked, by_reserved, by_spent, at);
    perform use_contract(asked, by_reserved, by_spent);
end
$$;
revoke execute on function count_payment(payment, bigint, bigint, timestamptz) from public;

-- What is asked for is kept back at once, and free again when it comes to nothing or is returned to who asked. Asked for
-- again, it is kept back again as far as there is money; who releases finds out else. What an earmark keeps back is taken
-- from it before, and given back to it after.
create function payment_reserves() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform count_payment(new, new.amount, 0, new.requested_at);
    perform reserve(new.principal, new.account, new.id, new.amount, new.requested_at);
    return null;
end
$$;
create trigger payment_reserves after insert on payment for each row execute function payment_reserves();

create function act_moves_reservation() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    asked payment;
begin
    select * into asked from payment where principal = new.principal and id = new.id;
    if asked.id is null then
        return null;
    end if;
    if new.status in ('REFUSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'RETURNED') then
        if free_reservation(asked.principal, asked.id, new.changed_at) then
            perform count_payment(asked, -asked.amount, 0, new.changed_at);
        end if;
    elsif old.status = 'RETURNED' then
        -- the account first, as everybody who moves money locks it
        perform from trust_account where principal = asked.principal and id = asked.account for no key update;
        if can_reserve(asked) and earmark_covers(asked) and contract_covers(asked) then
            perform count_payment(asked, asked.amount, 0, new.changed_at);
            perform reserve(asked.principal, asked.account, asked.id, asked.amount, new.changed_at);
        end if;
    end if;
    return null;
end
$$;
create trigger act_moves_reservation after update of status on act
    for each row when (old.status <> new.status) execute function act_moves_reservation();

-- A payment leaves the ledger only from money that was kept back for it.
create function payment_entry_is_reserved() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    paid payment;
begin
    select * into strict paid from payment where principal = new.principal and id = new.source;
    if exists (select from trust_reservation held where held.principal = new.principal
                   and held.source = new.source and held.freed_at is null) then
        perform count_payment(paid, new.amount, -new.amount, new.recorded_at);
    else
        perform count_payment(paid, 0, -new.amount, new.recorded_at);
        perform reserve(new.principal, new.account, new.source, -new.amount, new.recorded_at);
    end if;
    return null;
end
$$;
create trigger payment_entry_is_reserved after insert on trust_entry
    for each row when (new.kind = 'PAYMENT') execute function payment_entry_is_reserved();

-- What the bank gave back was not spent.
create function return_gives_back() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    paid payment;
begin
    select * into strict paid from payment where principal = new.principal and id = new.source;
    perform count_payment(paid, 0, -new.amount, new.recorded_at);
    return null;
end
$$;
create trigger return_gives_back after insert on trust_entry
    for each row when (new.kind = 'RETURN') execute function return_gives_back();

-- An invoice is identified by its code, where it has one, and its number alone, so this table spans all principals and has
-- no row-level security. The application can claim an invoice and learn that it is taken, but cannot read by whom. The
-- key is what all spellings have in common.
create table invoice_use (
    number      text        not null,
    code        text        check (code ~ '^([0-9]{10}|[0-9]{12})$'),
    number_key  text        not null check (number_key <> ''),
    face        bigint      check (face > 0),
    claimed     bigint      check (claimed > 0),
    holder      text        not null,
    payment     uuid        not null,
    claimed_at  timestamptz not null,
    released_at timestamptz,
    primary key (number_key, payment),
    check ((face is null) = (claimed is null)),
    check (claimed <= face)
);
comment on column invoice_use.face is 'the amount of the invoice, where several payments may share it';
comment on column invoice_use.claimed is 'what this payment uses of it';
create index invoice_use_by_payment on invoice_use (holder, payment);

grant insert (number, code, number_key, face, claimed, holder, payment, claimed_at), select (number_key, released_at)
    on invoice_use to "${app}";
call prove('invoice_use', 'invoice.claimed', at => 'claimed_at', subject => '{payment,number}', label => '{number}',
    later => '{released_at}');
call prove('invoice_use', 'invoice.released', at => 'released_at', subject => '{payment,number}', label => '{number}');

-- What of an invoice is in use. Whoever claims it holds its row, so that claims of one invoice queue.
create table invoice_held (
    number_key text    primary key,
    face       bigint,
    claimed    bigint  not null default 0 check (claimed >= 0),
    live       integer not null default 0 check (live >= 0),
    constraint invoice_whole_is_used_once check (live <= 1 or face is not null),
    constraint invoice_up_to_its_amount check (claimed <= coalesce(face, claimed))
);

create function hold_invoice(key text) returns table (face bigint, claimed bigint, live integer)
    language sql security definer set search_path from current as $$
insert into invoice_held as held (number_key) values (key)
on conflict (number_key) do update set number_key = excluded.number_key
returning held.face, held.claimed, held.live
$$;

create function invoice_use_counts() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if tg_op = 'UPDATE' then
        update invoice_held held
           set claimed = held.claimed - coalesce(new.claimed, 0), live = held.live - 1,
               face = case when held.live = 1 then null else held.face end
         where held.number_key = new.number_key;
        return null;
    end if;
    if exists (select from hold_invoice(new.number_key) held where held.live > 0 and held.face is distinct from new.face) then
        raise exception 'invoice % is in use', new.number using errcode = 'unique_violation';
    end if;
    update invoice_held held
       set face = new.face, claimed = held.claimed + coalesce(new.claimed, 0), live = held.live + 1
     where held.number_key = new.number_key;
    return null;
end
$$;
create trigger invoice_use_counts after insert on invoice_use for each row execute function invoice_use_counts();
create trigger invoice_use_counts_back after update of released_at on invoice_use
    for each row when (old.released_at is null and new.released_at is not null) execute function invoice_use_counts();

-- When the act comes to nothing its invoices are free again.
create function release_invoices() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update invoice_use set released_at = now()
     where holder = new.principal and payment = new.id and released_at is null;
    return new;
end
$$;

create trigger act_releases_invoices after update of status on act
    for each row when (new.status in ('REFUSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'))
    execute function release_invoices();
