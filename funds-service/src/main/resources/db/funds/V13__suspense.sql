-- Suspense (待查收款): money on a bank account that nobody can name. It belongs to the bank account, and is in no principal's
-- figure until it is named and confirmed.
create table suspense_limit (
    valid_from known_day primary key,
    valid_to   known_day check (valid_to >= valid_from),
    days       integer   not null check (days between 1 and 365),
    source     text      not null,
    unsure     boolean   not null default true
);
comment on column suspense_limit.days is 'calendar days from its arrival to its naming or return';
grant select on suspense_limit to "${app}";
insert into suspense_limit (valid_from, days, source) values
    ('1990-01-01', 30, '产品默认：未达账项逾30日须处理（待核）');

create function suspense_due(arrived date) returns known_day language sql stable as $$
select (arrived + kept.days)::known_day from suspense_limit kept
 where arrived between kept.valid_from and coalesce(kept.valid_to, arrived)
 order by kept.valid_from desc limit 1
$$;

create table suspense (
    principal   text        not null,
    id          uuid        not null,
    statement   uuid        not null,
    entry       integer     not null,
    account_key text        not null check (account_key <> ''),
    amount      bigint      not null check (amount > 0),
    arrived_on  known_day   not null,
    payer       text,
    entered_by  text        not null,
    entered_at  timestamptz not null,
    basis       jsonb       not null,
    settled_by  text,
    settled_at  timestamptz,
    receipt     uuid,
    primary key (principal, id),
    unique (principal, statement, entry),
    foreign key (principal, statement, entry) references bank_entry (principal, statement, number),
    check ((settled_by is null) = (settled_at is null)),
    check (receipt is null or settled_at is not null)
);
comment on column suspense.principal is 'the owner of the bank account';
comment on column suspense.receipt is 'of the principal that it was named for; none where it went back';
create index suspense_by_id on suspense (id);
create index suspense_by_time on suspense (principal, entered_at desc, id desc);
create index suspense_by_time_of_all on suspense (entered_at desc, id desc);
create index suspense_open on suspense (account_key) where settled_at is null;
call isolate('suspense', 'select, insert (principal, id, statement, entry, account_key, amount, arrived_on, payer, entered_by,
    entered_at, basis), update (settled_by, settled_at, receipt)');
call prove('suspense', 'suspense.entered', at => 'entered_at', actor => 'entered_by', ruling => 'basis',
    later => '{settled_by,settled_at,receipt}', label => '{statement,entry}');
call prove('suspense', 'suspense.settled', at => 'settled_at', actor => 'settled_by', label => '{statement,entry}');

-- What somebody said of it: whose receipt it is, or that it goes back. The last one counts.
create table suspense_proposal (
    principal        text        not null,
    suspense         uuid        not null,
    nth              integer     not null check (nth > 0),
    named            text,
    account          uuid,
    payer            text,
    purpose          text,
    category         text,
    receipt_number   text,
    lease            uuid,
    disposal         uuid,
    earmark          text,
    refund_reason    text,
    refund_reference text,
    refunded_on      known_day,
    proposed_by      text        not null,
    proposed_at      timestamptz not null,
    basis            jsonb       not null,
    primary key (principal, suspense, nth),
    foreign key (principal, suspense) references suspense (principal, id),
    check (num_nulls(named, account, payer, purpose, category, receipt_number) in (0, 6)),
    check (num_nulls(refund_reason, refund_reference, refunded_on) in (0, 3)),
    check ((named is null) <> (refunded_on is null)),
    check (named is not null or num_nonnulls(lease, disposal, earmark) = 0),
    check (lease is null or disposal is null)
);
call isolate('suspense_proposal', 'select, insert');
call prove('suspense_proposal', 'suspense.proposed', at => 'proposed_at', actor => 'proposed_by', ruling => 'basis',
    subject => '{suspense,nth}', label => '{purpose,refund_reason}');
create trigger suspense_proposal_fixed before update or delete on suspense_proposal
    for each row execute function forbid_change();

-- Repeats Suspense: settled once, as the last proposal says, by another person; the receipt is worth the same money.
create function suspense_settles() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    said suspense_proposal;
begin
    if old.settled_at is not null
        or to_jsonb(new) - '{settled_by,settled_at,receipt}'::text[] <> to_jsonb(old) - '{settled_by,settled_at,receipt}'::text[]
    then
        raise exception 'suspense % stays as it was entered', old.id using errcode = 'restrict_violation';
    end if;
    select * into said from suspense_proposal
     where principal = new.principal and suspense = new.id order by nth desc limit 1;
    if said.proposed_by is null or said.proposed_by = new.settled_by or (said.named is null) <> (new.receipt is null) then
        raise exception 'suspense % is not settled as a second person confirms', old.id using errcode = 'check_violation';
    end if;
    if new.receipt is not null and not exists (
        select from receipt
          join trust_account account on account.principal = receipt.principal and account.id = receipt.account
         where receipt.principal = said.named and receipt.id = new.receipt and receipt.amount = new.amount
           and account.number_key = new.account_key)
    then
        raise exception 'suspense % became no receipt of its own money', old.id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger suspense_settles before update on suspense for each row execute function suspense_settles();
create trigger suspense_kept before delete on suspense for each row execute function forbid_change();

-- Only money that the bank booked in, and that no match explains. Matching waits for it, and it for matching.
create function suspense_arrived() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.account_key, 14));
    perform from bank_entry entry
     where entry.principal = new.principal and entry.statement = new.statement and entry.number = new.entry
       for no key update;
    if exists (
        select from bank_match matched
         where matched.principal = new.principal and matched.statement = new.statement and matched.entry = new.entry
           and matched.undone_at is null)
    or not exists (
        select from bank_entry entry
         where entry.principal = new.principal and entry.statement = new.statement and entry.number = new.entry
           and entry.status = 'BOOKED' and entry.amount = new.amount and entry.account_key = new.account_key
           and entry.booked_on = new.arrived_on and entry.repeats_statement is null)
    then
        raise exception 'suspense % is not what the bank booked', new.id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger suspense_arrived before insert on suspense for each row execute function suspense_arrived();

-- What lies in suspense on a bank account; whose it may be nobody learns.
create function suspense_of(number_key text) returns bigint
    language sql stable security definer set search_path from current as $$
select coalesce(sum(kept.amount), 0)::bigint from suspense kept
 where kept.account_key = number_key and kept.settled_at is null
$$;

create view suspense_view with (security_invoker = true) as
select kept.principal, kept.id, kept.statement, kept.entry, kept.account_key, kept.amount, kept.arrived_on, kept.payer,
       suspense_due(kept.arrived_on) as due_on,
       kept.settled_at is null and suspense_due(kept.arrived_on) < (now() at time zone 'Asia/Shanghai')::date as overdue,
       kept.entered_by, kept.entered_at, coalesce(said.nth, 0) as proposals, said.named, said.account,
       said.payer as named_payer, said.purpose, said.category, said.receipt_number, said.lease, said.disposal, said.earmark,
       said.refund_reason, said.refund_reference, said.refunded_on, said.proposed_by, kept.settled_by, kept.settled_at,
       kept.receipt,
       case when kept.receipt is not null then 'RECEIVED' when kept.settled_at is not null then 'REFUNDED'
            when said.named is not null then 'NAMED' when said.nth is not null then 'TO_REFUND' else 'OPEN' end as status
  from suspense kept
  left join lateral (
      select * from suspense_proposal proposal
       where proposal.principal = kept.principal and proposal.suspense = kept.id
       order by proposal.nth desc limit 1) said on true;
grant select on suspense_view to "${app}";
