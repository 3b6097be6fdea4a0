-- Released payments on their way to the bank: in a file or over a line, each sent at most once.

-- What a bank takes in its files, by the bank's name as accounts spell it; '*' is every bank without a row of its own.
create table bank_profile (
    bank           text    primary key,
    code           text    check (code ~ '^[0-9]{12}$'),
    version        text    not null check (version in ('09', '12')),
    name_length    integer not null check (name_length between 1 and 140),
    purpose_length integer not null check (purpose_length between 2 and 140),
    most_payments  integer not null check (most_payments between 1 and 10000),
    way            text    not null default 'FILE' check (way in ('FILE', 'LINE')),
    source         text    not null,
    unsure         boolean not null default true
);
comment on column bank_profile.code is 'the bank''s own code in CNAPS, where the account says only its name';
comment on column bank_profile.version is 'of pain.001.001';
comment on column bank_profile.most_payments is 'in one file';
comment on column bank_profile.way is 'how payments reach the bank: in files, or over the bank line where it is on';
comment on column bank_profile.unsure is 'the bank has not confirmed it';
grant select on bank_profile to "${app}";

insert into bank_profile (bank, version, name_length, purpose_length, most_payments, source) values
    ('*', '09', 140, 140, 1000, 'ISO 20022 pain.001.001.09, Max140Text；各银行接口规范另有限制的，另列一行（待核）');

create table bank_file (
    principal   text        not null,
    id          uuid        not null,
    account     uuid        not null,
    message     text        not null,
    version     text        not null,
    payments    integer     not null check (payments > 0),
    control_sum bigint      not null check (control_sum > 0),
    execute_on  known_day   not null,
    content     text        not null,
    sha256      text        not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check (message = replace(id::text, '-', '')),
    check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create index bank_file_by_id on bank_file (id);
create index bank_file_by_time on bank_file (principal, made_at desc, id desc);
create index bank_file_by_time_of_all on bank_file (made_at desc, id desc);
call isolate('bank_file', 'select, insert');
call prove('bank_file', 'bank-file.made', at => 'made_at', actor => 'made_by', later => '{content}', label => '{message}');
create trigger bank_file_fixed before update or delete on bank_file
    for each row execute function forbid_change();

-- The bank state of a payment that goes to an account. The statement that releases the payment puts it here.
create table bank_order (
    principal  text        not null,
    id         uuid        not null,
    account    uuid        not null,
    status     text        not null,
    attempt    integer     not null default 0 check (attempt >= 0),
    reference  text        check (reference <> ''),
    reason     text        check (reason <> ''),
    asks       integer     not null default 0 check (asks >= 0),
    asked_at   timestamptz,
    ask_at     timestamptz,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (principal, id),
    foreign key (principal, id) references payment (principal, id)
);
comment on column bank_order.attempt is 'how many times it was sent: again only after the bank said that it knows nothing of it';
comment on column bank_order.asks is 'how many times the bank was asked about it';
comment on column bank_order.asked_at is 'when the bank was last asked about it';
comment on column bank_order.ask_at is 'when it is to be asked next, where it was sent over the bank line';
create index bank_order_to_send on bank_order (principal, account, id) where status = 'TO_SEND';
create index bank_order_by_id on bank_order (id);
create index bank_order_to_ask on bank_order (ask_at) where ask_at is not null and status in ('SENT', 'ACCEPTED', 'UNKNOWN');
create index bank_order_open on bank_order (changed_at) where status in ('TO_SEND', 'SENT', 'ACCEPTED', 'UNKNOWN');
call isolate('bank_order', 'select, update (status, attempt, reference, reason, asks, asked_at, ask_at, changed_by, changed_at)');
call prove_versions('bank_order', 'bank-order', at => 'changed_at', actor => 'changed_by',
    changing => '{status,attempt,reference,reason,changed_by,changed_at}', later => '{asks,asked_at,ask_at}', label => '{status,reference}');

-- The legal moves; repeats BankStatus.
create table bank_move (
    from_status text not null,
    to_status   text not null,
    primary key (from_status, to_status)
);
grant select on bank_move to "${app}";
insert into bank_move (from_status, to_status) values
    ('TO_SEND', 'SENT'),
    -- after the bank said that it knows nothing of it, and before it is sent again
    ('TO_SEND', 'ACCEPTED'), ('TO_SEND', 'CONFIRMED'), ('TO_SEND', 'REJECTED'), ('TO_SEND', 'RETURNED'),
    ('SENT', 'ACCEPTED'), ('SENT', 'CONFIRMED'), ('SENT', 'REJECTED'), ('SENT', 'UNKNOWN'), ('SENT', 'RETURNED'),
    ('UNKNOWN', 'TO_SEND'), ('UNKNOWN', 'ACCEPTED'), ('UNKNOWN', 'CONFIRMED'), ('UNKNOWN', 'REJECTED'),
    ('UNKNOWN', 'RETURNED'),
    ('ACCEPTED', 'CONFIRMED'), ('ACCEPTED', 'REJECTED'), ('ACCEPTED', 'RETURNED'),
    ('CONFIRMED', 'RETURNED');
alter table bank_order add check (status in ('TO_SEND', 'SENT', 'ACCEPTED', 'CONFIRMED', 'REJECTED', 'UNKNOWN', 'RETURNED'));

-- Each time that a payment left: written before anything leaves, and once for each attempt.
create table bank_sending (
    principal   text        not null,
    payment     uuid        not null,
    attempt     integer     not null,
    way         text        not null check (way in ('FILE', 'LINE')),
    file        uuid,
    valid_until timestamptz check (valid_until > sent_at),
    sent_by     text        not null,
    sent_at     timestamptz not null,
    primary key (principal, payment, attempt),
    foreign key (principal, payment) references bank_order (principal, id),
    foreign key (principal, file) references bank_file (principal, id),
    check ((way = 'FILE') = (file is not null)),
    check ((way = 'LINE') = (valid_until is not null))
);
comment on column bank_sending.valid_until is 'the bank does not carry out what reaches it later';
create index bank_sending_by_file on bank_sending (principal, file);
call isolate('bank_sending', 'select, insert');
call prove('bank_sending', 'payment.sent', at => 'sent_at', actor => 'sent_by', subject => '{payment,attempt}', label => '{way}');
create trigger bank_sending_fixed before update or delete on bank_sending
    for each row execute function forbid_change();

-- Whether a statement of the bank shows that a payment was carried out.
create function is_on_statement(whose text, which uuid) returns boolean
    language sql stable set search_path from current as $$
select exists (select from bank_match_movement
                where principal = whose and source = which and kind = 'PAYMENT' and undone_at is null)
$$;

create function bank_sending_is_next() returns trigger language plpgsql as $$
begin
    if not exists (select from bank_order where principal = new.principal and id = new.payment
                   and status = 'TO_SEND' and attempt + 1 = new.attempt)
        or is_on_statement(new.principal, new.payment)
    then
        raise exception 'payment % is sent already', new.payment using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger bank_sending_is_next before insert on bank_sending
    for each row execute function bank_sending_is_next();

create function bank_order_moves() returns trigger language plpgsql as $$
begin
    if (new.principal, new.id, new.account) <> (old.principal, old.id, old.account) then
        raise exception 'bank order % stays that of its payment', old.id using errcode = 'restrict_violation';
    end if;
    if new.status = old.status then
        if (new.attempt, new.changed_at) is distinct from (old.attempt, old.changed_at) then
            raise exception 'bank order % did not move', old.id using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if not exists (select from bank_move where from_status = old.status and to_status = new.status)
        or old.attempt = 0 and new.status <> 'SENT'
    then
        raise exception 'a bank order does not move from % to %', old.status, new.status using errcode = 'check_violation';
    end if;
    if new.status = 'REJECTED' and is_on_statement(new.principal, new.id) then
        raise exception 'a statement shows payment % carried out', old.id using errcode = 'check_violation';
    end if;
    if new.attempt <> old.attempt + (case when new.status = 'SENT' then 1 else 0 end)
        or new.status = 'SENT' and not exists (
            select from bank_sending where principal = new.principal and payment = new.id and attempt = new.attempt)
    then
        raise exception 'bank order % is sent without being written down', old.id using errcode = 'check_violation';
    end if;
    -- two changes in one microsecond are two versions
    new.changed_at := greatest(new.changed_at, old.changed_at + interval '1 microsecond');
    return new;
end
$$;
create trigger bank_order_moves before update on bank_order for each row execute function bank_order_moves();
create trigger bank_order_stays before delete on bank_order for each row execute function forbid_change();

create function payment_goes_to_bank() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into bank_order (principal, id, account, status, changed_by, changed_at)
    values (new.principal, new.id, new.account, 'TO_SEND', new.released_by, new.paid_at);
    return null;
end
$$;
create trigger payment_goes_to_bank after update of paid_at on payment
    for each row when (old.paid_at is null and new.paid_at is not null and new.payee_account is not null)
    execute function payment_goes_to_bank();

-- What the bank has carried out has left the bank account, unless a statement showed it before.
create function bank_order_clears() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (
        select from trust_entry_view entry where entry.principal = new.principal and entry.kind = 'PAYMENT'
           and entry.source = new.id and entry.cleared_on is not null)
    then
        insert into trust_clearing (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
        values (new.principal, 'PAYMENT', new.id, true, (new.changed_at at time zone 'Asia/Shanghai')::date,
            coalesce(new.reference, new.id::text), new.changed_by, new.changed_at);
    end if;
    return null;
end
$$;
create trigger bank_order_clears after update of status on bank_order
    for each row when (old.status <> 'CONFIRMED' and new.status = 'CONFIRMED') execute function bank_order_clears();

-- What the bank did not carry out, or gave back, is the account's again: the payment has left and come back on that day,
-- and its invoices are free. It is no income.
create function bank_order_gives_back() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    today constant date := (new.changed_at at time zone 'Asia/Shanghai')::date;
begin
    if not exists (
        select from trust_entry_view entry where entry.principal = new.principal and entry.kind = 'PAYMENT'
           and entry.source = new.id and entry.cleared_on is not null)
    then
        insert into trust_clearing (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
        values (new.principal, 'PAYMENT', new.id, true, today, coalesce(new.reference, new.id::text), new.changed_by,
            new.changed_at);
    end if;
    insert into trust_entry (principal, account, kind, source, amount, effective_on, cleared_on, recorded_at)
    select paid.principal, paid.account, 'RETURN', paid.id, paid.amount, today, today, new.changed_at
      from payment paid where paid.principal = new.principal and paid.id = new.id;
    update invoice_use set released_at = new.changed_at
     where holder = new.principal and payment = new.id and released_at is null;
    return null;
end
$$;
create trigger bank_order_gives_back after update of status on bank_order
    for each row when (old.status <> new.status and new.status in ('REJECTED', 'RETURNED'))
    execute function bank_order_gives_back();

-- What the bank answered, and what came of each line of it.
create table bank_answer (
    principal      text        not null,
    id             uuid        not null,
    message        text        not null,
    version        text        not null,
    sha256         text        not null,
    lines          integer     not null check (lines > 0),
    contradictions integer     not null check (contradictions between 0 and lines),
    received_by    text        not null,
    received_at    timestamptz not null,
    primary key (principal, id),
    unique (principal, sha256)
);
create index bank_answer_by_id on bank_answer (id);
create index bank_answer_by_time on bank_answer (principal, received_at desc, id desc);
create index bank_answer_by_time_of_all on bank_answer (received_at desc, id desc);
call isolate('bank_answer', 'select, insert');
call prove('bank_answer', 'bank-answer.taken', at => 'received_at', actor => 'received_by', label => '{message}');
create trigger bank_answer_fixed before update or delete on bank_answer
    for each row execute function forbid_change();

create table bank_answer_line (
    principal text    not null,
    answer    uuid    not null,
    no        integer not null,
    payment   uuid    not null,
    code      text    not null,
    said      text    not null check (said in ('TO_SEND', 'SENT', 'ACCEPTED', 'CONFIRMED', 'REJECTED', 'UNKNOWN', 'RETURNED')),
    known     text    not null check (known in ('TO_SEND', 'SENT', 'ACCEPTED', 'CONFIRMED', 'REJECTED', 'UNKNOWN', 'RETURNED')),
    effect    text    not null check (effect in ('SETTLED', 'REPEATED', 'LATE', 'CONTRADICTS')),
    reference text,
    reason    text,
    primary key (principal, answer, no),
    foreign key (principal, answer) references bank_answer (principal, id),
    foreign key (principal, payment) references bank_order (principal, id)
);
comment on column bank_answer_line.known is 'the bank state before it was read';
create index bank_answer_line_by_payment on bank_answer_line (principal, payment);
call isolate('bank_answer_line', 'select, insert');
call prove('bank_answer_line', 'bank-answer.line', subject => '{answer,no}', label => '{code,effect}');
create trigger bank_answer_line_fixed before update or delete on bank_answer_line
    for each row execute function forbid_change();

create view payment_view with (security_invoker = true) as
select payment.*,
       act.digest, coalesce(whole.id, act.id) as approved_act, coalesce(whole.digest, act.digest) as approved_digest,
       whole.id as list, act.matter, act.matter_number, act.warrant_id, act.requested_by, act.comment, link.voucher,
       case when shown.match is not null and bank.status <> 'RETURNED' then 'CONFIRMED' else bank.status end as bank_status,
       case when shown.match is not null and bank.status in ('TO_SEND', 'SENT', 'ACCEPTED', 'UNKNOWN') then shown.matched_at
            else bank.changed_at end as bank_at,
       case when shown.match is not null then coalesce(bank.reference, shown.reference) else bank.reference end as bank_reference,
       case
           when bank.status in ('REJECTED', 'RETURNED') then 'BANK_RETURNED'
           when payment.paid_at is not null then 'PAID'
           when act.status in ('WITHDRAWN', 'EXPIRED') or payment.cancelled_at is not null then 'CANCELLED'
           when payment.prepared_at is not null then 'PREPARED'
           else act.status
       end as status,
       concat_ws(E'\n', act.matter_number, payment.payee_name, payment.purpose, (
           select string_agg(paper ->> 'number', E'\n') from jsonb_array_elements(payment.evidence) paper)) as words
  from payment
  join act using (principal, id)
  left join bank_order bank using (principal, id)
  left join act whole on whole.principal = act.principal and whole.id = act.part_of
  left join bank_match_movement shown on shown.principal = payment.principal and shown.source = payment.id
       and shown.kind = 'PAYMENT' and shown.undone_at is null and bank.id is not null
  left join voucher_link link on link.principal = payment.principal and link.source_id = payment.id
 where act.status not in ('ASKED', 'REFUSED');

grant select on payment_view to "${app}";
