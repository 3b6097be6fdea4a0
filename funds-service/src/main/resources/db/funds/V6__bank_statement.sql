-- Bank statements taken in from files. One that waits for the statement before it has no place yet.
create table bank_statement (
    principal           text        not null,
    id                  uuid        not null,
    file                uuid        not null,
    digest              text        not null,
    format              text        not null check (format in ('CAMT', 'CSV', 'XLSX')),
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
       marked.known, marked.known_sum, marked.possible_duplicates
  from bank_statement statement
 cross join lateral (
       select count(*) filter (where repeats_statement is not null)::integer as known,
              coalesce(sum(amount) filter (where repeats_statement is not null), 0)::bigint as known_sum,
              count(*) filter (where possible_duplicate)::integer as possible_duplicates
         from bank_entry entry
        where entry.principal = statement.principal and entry.statement = statement.id) marked;
grant select on bank_statement_view to "${app}";
