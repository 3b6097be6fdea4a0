-- Bank statements taken in from files. One that waits for the statement before it has no place yet.
create table bank_statement (
    principal           text        not null,
    id                  uuid        not null,
    file                uuid        not null,
    digest              text        not null,
    format              text        not null check (format in ('CAMT', 'CSV', 'XLSX', 'XML')),
    profile             text        check (profile <> ''),
    number              integer     not null check (number > 0),
    account             text        not null check (account <> ''),
    account_key         text        not null check (account_key <> ''),
    statement_id        text        not null check (statement_id <> ''),
    sequence            bigint,
    from_on             known_day,
    to_on               known_day,
    opening             bigint      not null,
    closing             bigint      not null,
    credits             bigint      not null check (credits >= 0),
    debits              bigint      not null check (debits <= 0),
    entries             integer     not null check (entries >= 0),
    apart               integer     not null check (apart >= 0),
    entries_digest      text        not null,
    received_by         text        not null,
    received_at         timestamptz not null,
    basis               jsonb       not null,
    place               integer     check (place > 0),
    taken_at            timestamptz,
    primary key (principal, id),
    unique (principal, digest, number),
    unique (principal, account_key, statement_id),
    unique (principal, account_key, place),
    check (opening + credits + debits = closing),
    check (to_on >= from_on),
    check (format = 'CAMT' or profile is not null),
    check ((place is null) = (taken_at is null))
);

create index bank_statement_by_id on bank_statement (id);
create index bank_statement_by_time on bank_statement (principal, received_at desc, id desc);

call isolate('bank_statement', 'select, insert, update (place, taken_at)');
call prove('bank_statement', 'bank-statement.received', at => 'received_at', actor => 'received_by', ruling => 'basis',
    later => '{place,taken_at}', label => '{statement_id}');
call prove('bank_statement', 'bank-statement.taken', at => 'taken_at', ruling => 'basis', label => '{statement_id}');

-- A statement takes its place once, behind the one whose closing balance it opens with. Repeats StatementChain.
create function bank_statement_follows() returns trigger language plpgsql as $$
declare
    before bank_statement;
begin
    if tg_op = 'UPDATE' and old.place is not null then
        raise exception 'a bank statement keeps its place' using errcode = 'restrict_violation';
    end if;
    if new.place is not null then
        select * into before from bank_statement
         where principal = new.principal and account_key = new.account_key order by place desc nulls last limit 1;
        if new.place <> coalesce(before.place, 0) + 1 then
            raise exception 'places of bank statements have no gap' using errcode = 'check_violation';
        end if;
    end if;
    return new;
end
$$;
create trigger bank_statement_follows before insert or update on bank_statement
    for each row execute function bank_statement_follows();
create trigger bank_statement_fixed before delete on bank_statement
    for each row execute function forbid_change();

create table bank_entry (
    principal          text      not null,
    statement          uuid      not null,
    number             integer   not null check (number > 0),
    line               integer   not null,
    account_key        text      not null,
    amount             bigint    not null,
    reversal           boolean   not null,
    status             text      not null check (status in ('BOOKED', 'PENDING', 'INFORMATION')),
    booked_on          known_day not null,
    value_on           known_day,
    reference          text,
    end_to_end_id      text,
    code               text,
    party_name         text,
    party_account      text,
    party_bank         text,
    text               text,
    details            jsonb     not null,
    repeats_statement  uuid,
    repeats_number     integer,
    possible_duplicate boolean   not null default false,
    primary key (principal, statement, number),
    foreign key (principal, statement) references bank_statement (principal, id) deferrable initially deferred,
    check ((repeats_statement is null) = (repeats_number is null))
);

create index bank_entry_by_reference on bank_entry (principal, account_key, booked_on, amount, reference);

-- Marked once, when the statement takes its place; nothing else of it changes.
call isolate('bank_entry', 'select, insert (principal, statement, number, line, account_key, amount, reversal, status,
    booked_on, value_on, reference, end_to_end_id, code, party_name, party_account, party_bank, text, details),
    update (repeats_statement, repeats_number, possible_duplicate)');
create trigger bank_entry_fixed before delete on bank_entry
    for each row execute function forbid_change();

-- What the leaf of a statement says of its entries.
create function bank_entries_digest(owner text, whose uuid) returns text
    language sql stable set search_path from current set timezone = 'UTC' as $$
select encode(sha256(coalesce(string_agg(sha256(convert_to((to_jsonb(entry)
           - '{repeats_statement,repeats_number,possible_duplicate}'::text[])::text, 'UTF8')), '' order by number), '')), 'hex')
  from bank_entry entry where entry.principal = owner and entry.statement = whose
$$;

-- An entry that an earlier statement of another file has already is known by the bank's reference; without one it may be
-- the same. By hash joins alone: of a table that has just been filled the planner may believe that one row is in it, and would
-- compare each entry with every other.
create procedure mark_entries(owner text, whose uuid) language sql set enable_nestloop = off as $$
update bank_entry entry
   set repeats_statement = earlier.statement, repeats_number = earlier.number
  from bank_entry earlier
  join bank_statement taken on taken.principal = earlier.principal and taken.id = earlier.statement
 where entry.principal = owner and entry.statement = whose and entry.status = 'BOOKED' and entry.reference is not null
   and earlier.principal = owner and earlier.account_key = entry.account_key and earlier.booked_on = entry.booked_on
   and earlier.amount = entry.amount and earlier.reference = entry.reference and earlier.status = 'BOOKED'
   and earlier.repeats_statement is null and taken.place is not null
   and taken.file <> (select file from bank_statement where principal = owner and id = whose);
update bank_entry entry
   set possible_duplicate = true
 where entry.principal = owner and entry.statement = whose and entry.status = 'BOOKED' and entry.reference is null
   and exists (
       select from bank_entry earlier
         join bank_statement taken on taken.principal = earlier.principal and taken.id = earlier.statement
        where earlier.principal = owner and earlier.account_key = entry.account_key
          and earlier.booked_on = entry.booked_on and earlier.amount = entry.amount and earlier.status = 'BOOKED'
          and taken.place is not null
          and taken.file <> (select file from bank_statement where principal = owner and id = whose));
$$;

create view bank_statement_view with (security_invoker = true) as
select statement.*,
       case when statement.place is null then 'HELD' else 'TAKEN' end as status,
       is_held_elsewhere(statement.principal, statement.account_key) as shared,
       marked.known, marked.known_sum, marked.possible_duplicates
  from bank_statement statement
 cross join lateral (
       select count(*) filter (where repeats_statement is not null)::integer as known,
              coalesce(sum(amount) filter (where repeats_statement is not null), 0)::bigint as known_sum,
              count(*) filter (where possible_duplicate)::integer as possible_duplicates
         from bank_entry entry
        where entry.principal = statement.principal and entry.statement = statement.id) marked;
grant select on bank_statement_view to "${app}";

-- What an entry was found to be: movements of sub-ledgers that come to it. Undone it stays, and the entry is open again.
create table bank_match (
    principal  text        not null,
    id         uuid        not null,
    statement  uuid        not null,
    entry      integer     not null,
    rule       text        not null check (rule in ('REFERENCE', 'BATCH', 'MANY_TO_ONE', 'RENT_BY_DUE',
        'AMOUNT_DATE_PAYEE', 'OTHER_PARTY', 'BY_HAND', 'BANK_CHARGE')),
    score      integer     not null check (score between 0 and 100),
    run        uuid,
    matched_by text        not null,
    matched_at timestamptz not null,
    ruling     uuid        not null,
    undone_by  text,
    undone_at  timestamptz,
    primary key (principal, id),
    foreign key (principal, statement, entry) references bank_entry (principal, statement, number),
    check ((undone_by is null) = (undone_at is null)),
    check (rule in ('BY_HAND', 'BANK_CHARGE') or run is not null)
);
comment on column bank_match.score is 'of 100: how much speaks for it';
create unique index bank_match_live on bank_match (principal, statement, entry) where undone_at is null;
create index bank_match_by_run on bank_match (principal, run);
call isolate('bank_match', 'select, insert (principal, id, statement, entry, rule, score, run, matched_by, matched_at, ruling),
    update (undone_by, undone_at)');
call prove('bank_match', 'bank-entry.matched', at => 'matched_at', actor => 'matched_by', ruling => 'ruling',
    later => '{undone_by,undone_at}', label => '{rule}');
call prove('bank_match', 'bank-entry.unmatched', at => 'undone_at', actor => 'undone_by', label => '{rule}');

-- The movements of a match, each under the principal whose sub-ledger it is in; owner is whose bank account it is.
create table bank_match_movement (
    principal  text        not null,
    match      uuid        not null,
    account    uuid        not null,
    seq        integer     not null,
    owner      text        not null,
    kind       text        not null,
    source     uuid        not null,
    amount     bigint      not null,
    booked_on  known_day   not null,
    reference  text        not null check (reference <> ''),
    matched_by text        not null,
    matched_at timestamptz not null,
    -- whether the bank was not known to have it before
    clears     boolean     not null,
    undone_at  timestamptz,
    primary key (principal, match, account, seq),
    foreign key (principal, account, seq) references trust_entry (principal, account, seq),
    foreign key (owner, match) references bank_match (principal, id)
);
-- one receipt never carries two lines of the bank
create unique index bank_match_movement_live on bank_match_movement (principal, account, seq) where undone_at is null;
create index bank_match_movement_of on bank_match_movement (owner, match);
create index bank_match_movement_by_source on bank_match_movement (principal, source) where undone_at is null;
call isolate('bank_match_movement', 'select, insert (principal, match, account, seq, owner, kind, source, amount, booked_on,
    reference, matched_by, matched_at, clears)');
call prove('bank_match_movement', 'trust-entry.matched', at => 'matched_at', actor => 'matched_by',
    subject => '{match,account,seq}', later => '{undone_at}', label => '{kind,reference}');
call prove('bank_match_movement', 'trust-entry.unmatched', at => 'undone_at', subject => '{match,account,seq}',
    label => '{kind,reference}');
create trigger bank_match_kept before delete on bank_match for each row execute function forbid_change();
create trigger bank_match_movement_kept before delete on bank_match_movement
    for each row execute function forbid_change();

-- A match is of a booked entry that no earlier statement has, and its movements come to it. What the application writes of
-- a movement is what the sub-ledger and the entry say.
create function bank_match_is_true() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (
        select from made
          join bank_entry entry on entry.principal = made.principal and entry.statement = made.statement
               and entry.number = made.entry
          join bank_statement statement on statement.principal = made.principal and statement.id = made.statement
          left join lateral (
               select sum(movement.amount) as amount from bank_match_movement movement
                where movement.owner = made.principal and movement.match = made.id) moved on true
         where entry.amount is distinct from moved.amount or entry.status <> 'BOOKED' or statement.place is null
            or entry.repeats_statement is not null)
    then
        raise exception 'a match is of a booked entry, and its movements come to it' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger bank_match_is_true after insert on bank_match
    referencing new table as made for each statement execute function bank_match_is_true();

-- The bank has what is matched, from the day of its entry on.
create function match_clears() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (
        select from made
          join bank_match matched on matched.principal = made.owner and matched.id = made.match
          join bank_entry entry on entry.principal = matched.principal and entry.statement = matched.statement
               and entry.number = matched.entry
          join trust_account account on account.principal = made.principal and account.id = made.account
          join trust_entry moved on moved.principal = made.principal and moved.account = made.account
               and moved.seq = made.seq
         where (made.kind, made.source, made.amount, made.booked_on, made.matched_by, made.matched_at)
               <> (moved.kind, moved.source, moved.amount, entry.booked_on, matched.matched_by, matched.matched_at)
            or account.number_key <> entry.account_key or moved.kind = 'OPENING' or matched.undone_at is not null)
    then
        raise exception 'a match is of movements under the number of the statement' using errcode = 'check_violation';
    end if;
    insert into trust_clearing (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
    select principal, kind, source, true, booked_on, reference, matched_by, matched_at from made
     where clears order by principal, account, seq;
    return null;
end
$$;
create trigger match_clears after insert on bank_match_movement
    referencing new table as made for each statement execute function match_clears();

-- A match is undone once; nothing else of it changes, and no other match is touched.
create function bank_match_stays() returns trigger language plpgsql as $$
begin
    if old.undone_at is not null or to_jsonb(new) - '{undone_by,undone_at}'::text[] <> to_jsonb(old) - '{undone_by,undone_at}'::text[]
    then
        raise exception 'match % stays as it was made', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger bank_match_stays before update on bank_match for each row execute function bank_match_stays();
create trigger bank_match_movement_stays before update on bank_match_movement
    for each row when (old.undone_at is not null) execute function forbid_change();

-- What the match cleared is on its way again, unless the bank has said so in another way since.
create function match_is_undone() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into trust_clearing (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
    select movement.principal, movement.kind, movement.source, false, movement.booked_on, movement.reference,
           new.undone_by, new.undone_at
      from bank_match_movement movement
     where movement.owner = new.principal and movement.match = new.id and movement.clears
       and not said_by_the_bank(movement.principal, movement.kind, movement.source)
     order by movement.principal, movement.account, movement.seq;
    update bank_match_movement set undone_at = new.undone_at where owner = new.principal and match = new.id;
    return null;
end
$$;
create trigger match_is_undone after update of undone_at on bank_match
    for each row when (old.undone_at is null and new.undone_at is not null) execute function match_is_undone();

create view bank_entry_view with (security_invoker = true) as
select entry.*, matched.id as match, matched.rule as match_rule, matched.score as match_score
  from bank_entry entry
  left join bank_match matched on matched.principal = entry.principal and matched.statement = entry.statement
       and matched.entry = entry.number and matched.undone_at is null;
grant select on bank_entry_view to "${app}";
