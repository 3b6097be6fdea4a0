-- What no match shows, kept on either side: matching and the proof of a bank account read what is open, and not all that was
-- ever matched.
create table trust_entry_unmatched (
    principal text    not null,
    account   uuid    not null,
    seq       integer not null,
    primary key (principal, account, seq)
);
comment on table trust_entry_unmatched is 'movements of sub-ledgers that no entry of a statement shows';
call isolate('trust_entry_unmatched', 'select');

create table bank_entry_unmatched (
    principal text    not null,
    statement uuid    not null,
    number    integer not null,
    primary key (principal, statement, number)
);
comment on table bank_entry_unmatched is 'booked entries of statements that no match explains';
call isolate('bank_entry_unmatched', 'select');

insert into trust_entry_unmatched (principal, account, seq)
select principal, account, seq from trust_entry entry
 where kind <> 'OPENING'
   and not exists (select from bank_match_movement shown
                    where shown.principal = entry.principal and shown.account = entry.account and shown.seq = entry.seq
                      and shown.undone_at is null);
insert into bank_entry_unmatched (principal, statement, number)
select principal, statement, number from bank_entry entry
 where status = 'BOOKED' and amount <> 0
   and not exists (select from bank_match matched
                    where matched.principal = entry.principal and matched.statement = entry.statement
                      and matched.entry = entry.number and matched.undone_at is null);

-- By account and day. An index that began with principal and account would be taken for the key of one line: the planner does
-- not know that an account has one principal, and expects one line of it.
create index bank_match_movement_by_day on bank_match_movement (account, booked_on) where undone_at is null;
drop index trust_entry_by_day;
create index trust_entry_by_day on trust_entry (account, effective_on);

create or replace function move_balance() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    by_cleared constant bigint := case when new.cleared_on is null then 0 else new.amount end;
begin
    update trust_account
       set balance = balance + new.amount, cleared = cleared + by_cleared, entries = entries + 1
     where principal = new.principal and id = new.account
    returning entries, balance into new.seq, new.balance_after;
    perform change_day(new.principal, new.account, new.effective_on, new.amount, 0, 0);
    if new.cleared_on is not null then
        perform change_day(new.principal, new.account, new.cleared_on, 0, new.amount, 0);
    end if;
    if new.kind <> 'OPENING' then
        insert into trust_entry_unmatched (principal, account, seq) values (new.principal, new.account, new.seq);
    end if;
    return new;
end
$$;

create function entries_await_match() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into bank_entry_unmatched (principal, statement, number)
    select principal, statement, number from made where status = 'BOOKED' and amount <> 0;
    return null;
end
$$;
create trigger bank_entry_awaits_match after insert on bank_entry
    referencing new table as made for each statement execute function entries_await_match();

create function entries_are_matched() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    delete from bank_entry_unmatched open using made
     where open.principal = made.principal and open.statement = made.statement and open.number = made.entry;
    return null;
end
$$;
create trigger bank_match_explains after insert on bank_match
    referencing new table as made for each statement execute function entries_are_matched();

create function movements_are_matched() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    delete from trust_entry_unmatched open using made
     where open.principal = made.principal and open.account = made.account and open.seq = made.seq;
    return null;
end
$$;
create trigger bank_match_movement_shows after insert on bank_match_movement
    referencing new table as made for each statement execute function movements_are_matched();

create function match_opens_again() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into bank_entry_unmatched (principal, statement, number) values (new.principal, new.statement, new.entry);
    insert into trust_entry_unmatched (principal, account, seq)
    select movement.principal, movement.account, movement.seq from bank_match_movement movement
     where movement.owner = new.principal and movement.match = new.id;
    return null;
end
$$;
create trigger bank_match_opens_again after update of undone_at on bank_match
    for each row when (old.undone_at is null and new.undone_at is not null) execute function match_opens_again();

-- Movements that no entry of a statement shows yet; not a receipt that was taken back before the bank showed it. By keys,
-- whatever asks: what is open is little of what there is.
create or replace function open_movements(key text) returns setof bank_movement
    language sql stable set search_path from current set enable_nestloop = on as $$
select movement.*
  from trust_account held
  join trust_entry_unmatched open on open.principal = held.principal and open.account = held.id
  join bank_movement movement on movement.principal = open.principal and movement.account = open.account
       and movement.seq = open.seq
 where held.number_key = key
   and not (movement.kind in ('RECEIPT', 'RECEIPT_REVERSAL') and exists (
        select from receipt_reversal back where back.principal = movement.principal and back.receipt = movement.source)
        and not exists (
        select from bank_match_movement shown
         where shown.principal = movement.principal and shown.source = movement.source and shown.kind = 'RECEIPT'
           and shown.undone_at is null))
$$;

-- The same with what matching goes by.
create function movements_to_match(key text)
    returns table (principal text, account uuid, seq integer, kind text, source uuid, amount bigint, effective_on known_day,
                   party text, party_account text, lease uuid, end_to_end_id text, reference text)
    language sql stable set search_path from current set enable_nestloop = on as $$
select open.principal, open.account, open.seq, open.kind, open.source, open.amount, open.effective_on,
       party_key(coalesce(paid.payee_name, received.payer)), regexp_replace(paid.payee_account, '[ -]', '', 'g'),
       received.lease, replace(open.source::text, '-', ''), told.reference
  from open_movements(key) open
  left join payment paid on open.kind in ('PAYMENT', 'RETURN') and paid.principal = open.principal and paid.id = open.source
  left join bank_order told on open.kind = 'PAYMENT' and told.principal = open.principal and told.id = open.source
  left join receipt received on open.kind = 'RECEIPT' and received.principal = open.principal and received.id = open.source
$$;

-- Booked entries of an account's statements that no match explains yet, and that do not lie in suspense.
create or replace function open_bank_entries(owner text, key text) returns setof bank_entry
    language sql stable set search_path from current set enable_nestloop = on as $$
select entry.*
  from bank_statement statement
  join bank_entry_unmatched open on open.principal = statement.principal and open.statement = statement.id
  join bank_entry entry on entry.principal = open.principal and entry.statement = open.statement and entry.number = open.number
 where statement.principal = owner and statement.account_key = key and statement.place is not null
   and entry.repeats_statement is null
   and not exists (select from suspense kept
                    where kept.principal = entry.principal and kept.statement = entry.statement
                      and kept.entry = entry.number and kept.settled_at is null)
$$;

-- What the rules of a day make of what is open, each entry and each movement once, the strongest rule first. Within a rule,
-- equal ones are taken in the order of their days: entries and movements between which no gap is longer than the days of the
-- rule stand together, and the n-th entry goes with the n-th movement. Of equal rents that come within one period the first
-- is matched and the others are proposed. An entry that may repeat an earlier one is left to a person.
-- By hash joins alone, as mark_entries.
create or replace function propose_matches(owner text, key text, on_day date)
    returns table (statement uuid, number integer, rule text, score integer, automatic boolean,
                   principal text, account uuid, seq integer)
    language sql stable set search_path from current set enable_nestloop = off as $$
with rule as materialized (
    select * from matching_rules_on(owner, on_day) where mode <> 'OFF'
), entry as materialized (
    select open.*, party_key(open.party_name) as party from open_bank_entries(owner, key) open where not open.possible_duplicate
), movement as materialized (
    select * from movements_to_match(key)
),
-- the exact reference
entry_word as (
    select statement, number, amount, word,
           row_number() over (partition by word, amount order by booked_on, statement, number) as nth
      from (select statement, number, amount, booked_on, end_to_end_id as word from entry where end_to_end_id is not null
             union
            select statement, number, amount, booked_on, reference from entry where reference is not null) named
), movement_word as (
    select principal, account, seq, amount, word,
           row_number() over (partition by word, amount order by effective_on, principal, account, seq) as nth
      from (select principal, account, seq, amount, effective_on, end_to_end_id as word from movement where kind = 'PAYMENT'
             union
            select principal, account, seq, amount, effective_on, reference from movement where reference is not null) named
), by_reference as materialized (
    select distinct on (principal, account, seq) one.*
      from (select distinct on (entry_word.statement, entry_word.number)
                   entry_word.statement, entry_word.number, 'REFERENCE' as rule, rule.score, rule.mode = 'APPLY' as automatic,
                   movement_word.principal, movement_word.account, movement_word.seq
              from entry_word
              join movement_word using (word, amount, nth)
              join rule on rule.kind = 'REFERENCE'
             order by entry_word.statement, entry_word.number, movement_word.seq) one
     order by principal, account, seq, statement, number
),
-- a batch, by its details
detail as (
    select entry.statement, entry.number, entry.amount, part ->> 'endToEndId' as word,
           jsonb_array_length(entry.details) as parts
      from entry, jsonb_array_elements(entry.details) part
     where not exists (select from by_reference used where used.statement = entry.statement and used.number = entry.number)
), batch as (
    select detail.statement, detail.number, detail.amount as total, detail.parts, movement.principal, movement.account,
           movement.seq, movement.amount,
           row_number() over (partition by movement.principal, movement.account, movement.seq
                              order by detail.statement, detail.number) as nth
      from detail
      join movement on movement.end_to_end_id = detail.word and movement.kind = 'PAYMENT'
     where not exists (select from by_reference used where used.principal = movement.principal
                           and used.account = movement.account and used.seq = movement.seq)
), by_batch as materialized (
    select batch.statement, batch.number, 'BATCH' as rule, rule.score, rule.mode = 'APPLY' as automatic,
           batch.principal, batch.account, batch.seq
      from batch
      join (select statement, number from batch where nth = 1
             group by statement, number, total, parts having count(*) = parts and sum(amount) = total) whole
        using (statement, number)
      join rule on rule.kind = 'BATCH'
     where batch.nth = 1
), used_1 as materialized (
    select * from by_reference union all select * from by_batch
),
-- many movements to one entry: a deposit of cash, a file of payments
gathered as (
    select 'DEPOSIT' as kind, paid_in.principal, paid_in.id, paid_in.amount,
           coalesce(paid_in.cleared_on, paid_in.deposited_on)::date as day, movement.account, movement.seq,
           movement.amount as part
      from deposit paid_in
      join deposit_receipt listed on listed.principal = paid_in.principal and listed.deposit = paid_in.id
      join movement on movement.principal = listed.principal and movement.kind = 'RECEIPT' and movement.source = listed.receipt
     where not exists (select from used_1 used where used.principal = movement.principal
                           and used.account = movement.account and used.seq = movement.seq)
     union all
    select 'FILE', file.principal, file.id, -file.control_sum, file.execute_on::date, movement.account, movement.seq,
           movement.amount
      from bank_file file
      join bank_sending sent on sent.principal = file.principal and sent.file = file.id
      join movement on movement.principal = sent.principal and movement.kind = 'PAYMENT' and movement.source = sent.payment
     where not exists (select from used_1 used where used.principal = movement.principal
                           and used.account = movement.account and used.seq = movement.seq)
), whole_group as (
    select kind, principal, id, amount, day from gathered
     group by kind, principal, id, amount, day having sum(part) = amount
), group_row as (
    select amount, booked_on::date as day, 0 as side, statement, number, null::text as kind, null::text as principal,
           null::uuid as id
      from entry
     where amount in (select amount from whole_group)
       and not exists (select from used_1 used where used.statement = entry.statement and used.number = entry.number)
     union all
    select amount, day, 1, null, null, kind, principal, id from whole_group
), group_island as (
    select numbered.*, row_number() over (partition by amount, island, side order by day, statement, number, principal, id) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount order by day, side, statement, number, principal, id) as island
              from (select group_row.*, rule.days, case when day - lag(day) over (
                               partition by amount order by day, side, statement, number, principal, id) > rule.days
                           then 1 else 0 end as jump
                      from group_row join rule on rule.kind = 'MANY_TO_ONE') gap) numbered
), by_group as materialized (
    select line.statement, line.number, 'MANY_TO_ONE' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           rule.mode = 'APPLY' as automatic, gathered.principal, gathered.account, gathered.seq
      from group_island line
      join group_island found on found.amount = line.amount and found.island = line.island and found.nth = line.nth
           and found.side = 1
      join gathered on gathered.kind = found.kind and gathered.principal = found.principal and gathered.id = found.id
      join rule on rule.kind = 'MANY_TO_ONE'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
), used_2 as materialized (
    select * from used_1 union all select * from by_group
), entry_left as materialized (
    select * from entry
     where not exists (select from used_2 used where used.statement = entry.statement and used.number = entry.number)
), movement_left as materialized (
    select * from movement
     where not exists (select from used_2 used where used.principal = movement.principal and used.account = movement.account
                           and used.seq = movement.seq)
),
-- one to one, by amount, day and party: rents first
rent_row as (
    select amount, party, booked_on::date as day, 0 as side, statement, number, null::text as principal, null::uuid as account,
           null::integer as seq
      from entry_left where party <> ''
     union all
    select amount, party, effective_on::date, 1, null, null, principal, account, seq
      from movement_left where lease is not null and party <> ''
), rent_island as (
    select numbered.*, row_number() over (partition by amount, party, island, side order by day, statement, number, principal, account, seq) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount, party order by day, side, statement, number, principal, account, seq) as island
              from (select rent_row.*, case when day - lag(day) over (
                               partition by amount, party order by day, side, statement, number, principal, account, seq) > rule.days
                           then 1 else 0 end as jump
                      from rent_row join rule on rule.kind = 'RENT_BY_DUE') gap) numbered
), by_rent as materialized (
    select line.statement, line.number, 'RENT_BY_DUE' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           rule.mode = 'APPLY' and line.nth = 1 as automatic, found.principal, found.account, found.seq
      from rent_island line
      join rent_island found on found.amount = line.amount and found.party = line.party and found.island = line.island
           and found.nth = line.nth and found.side = 1
      join rule on rule.kind = 'RENT_BY_DUE'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
), named_row as (
    select amount, party, booked_on::date as day, 0 as side, statement, number,
           regexp_replace(party_account, '[ -]', '', 'g') as party_account,
           null::text as principal, null::uuid as account, null::integer as seq
      from entry_left
     where party <> ''
       and not exists (select from by_rent used where used.statement = entry_left.statement and used.number = entry_left.number)
     union all
    select amount, party, effective_on::date, 1, null, null, party_account, principal, account, seq
      from movement_left
     where party <> ''
       and not exists (select from by_rent used where used.principal = movement_left.principal
                           and used.account = movement_left.account and used.seq = movement_left.seq)
), named_island as (
    select numbered.*, row_number() over (partition by amount, party, island, side order by day, statement, number, principal, account, seq) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount, party order by day, side, statement, number, principal, account, seq) as island
              from (select named_row.*, case when day - lag(day) over (
                               partition by amount, party order by day, side, statement, number, principal, account, seq) > rule.days
                           then 1 else 0 end as jump
                      from named_row join rule on rule.kind = 'AMOUNT_DATE_PAYEE') gap) numbered
), by_name as materialized (
    select line.statement, line.number, 'AMOUNT_DATE_PAYEE' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           rule.mode = 'APPLY' and (line.party_account = found.party_account) is not false as automatic,
           found.principal, found.account, found.seq
      from named_island line
      join named_island found on found.amount = line.amount and found.party = line.party and found.island = line.island
           and found.nth = line.nth and found.side = 1
      join rule on rule.kind = 'AMOUNT_DATE_PAYEE'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
),
-- the same amount within the days from somebody else, or from nobody named
other_row as (
    select amount, booked_on::date as day, 0 as side, statement, number, null::text as principal, null::uuid as account,
           null::integer as seq
      from entry_left
     where not exists (select from by_rent used where used.statement = entry_left.statement and used.number = entry_left.number)
       and not exists (select from by_name used where used.statement = entry_left.statement and used.number = entry_left.number)
     union all
    select amount, effective_on::date, 1, null, null, principal, account, seq
      from movement_left
     where not exists (select from by_rent used where used.principal = movement_left.principal
                           and used.account = movement_left.account and used.seq = movement_left.seq)
       and not exists (select from by_name used where used.principal = movement_left.principal
                           and used.account = movement_left.account and used.seq = movement_left.seq)
), other_island as (
    select numbered.*, row_number() over (partition by amount, island, side order by day, statement, number, principal, account, seq) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount order by day, side, statement, number, principal, account, seq) as island
              from (select other_row.*, case when day - lag(day) over (
                               partition by amount order by day, side, statement, number, principal, account, seq) > rule.days
                           then 1 else 0 end as jump
                      from other_row join rule on rule.kind = 'OTHER_PARTY') gap) numbered
), by_other as materialized (
    select line.statement, line.number, 'OTHER_PARTY' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           false as automatic, found.principal, found.account, found.seq
      from other_island line
      join other_island found on found.amount = line.amount and found.island = line.island and found.nth = line.nth
           and found.side = 1
      join rule on rule.kind = 'OTHER_PARTY'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
)
select * from used_2
 union all select * from by_rent
 union all select * from by_name
 union all select * from by_other
$$;

-- What one side has by the end of a day and the other does not: booked movements that no entry of the bank shows by then,
-- and entries of the bank that nothing booked by then explains. What came later is looked up ledger by ledger (offset 0).
create or replace function items_in_transit(owner text, key text, as_of date)
    returns table (side text, principal text, account uuid, seq integer, kind text, source uuid, statement uuid,
                   entry integer, amount bigint, day date, party text, matched boolean)
    language sql stable set search_path from current as $$
select 'BOOK', movement.principal, movement.account, movement.seq, movement.kind, movement.source, null::uuid, null::integer,
       movement.amount, movement.effective_on::date, coalesce(paid.payee_name, received.payer), open.matched
  from (select unmatched.principal, unmatched.account, unmatched.seq, false as matched
          from trust_account held
          join trust_entry_unmatched unmatched on unmatched.principal = held.principal and unmatched.account = held.id
         where held.number_key = key
         union all
        select later.principal, later.account, later.seq, true
          from trust_account held
         cross join lateral (
               select * from bank_match_movement shown
                where shown.principal = held.principal and shown.account = held.id and shown.booked_on > as_of
                  and shown.undone_at is null
               offset 0) later
         where held.number_key = key) open
  join bank_movement movement on movement.principal = open.principal and movement.account = open.account
       and movement.seq = open.seq
  join trust_entry_view seen on seen.principal = open.principal and seen.account = open.account and seen.seq = open.seq
  left join payment paid on movement.kind in ('PAYMENT', 'RETURN') and paid.principal = movement.principal
       and paid.id = movement.source
  left join receipt received on movement.kind = 'RECEIPT' and received.principal = movement.principal
       and received.id = movement.source
 where movement.effective_on <= as_of
   and not coalesce(seen.cleared_on < (select statements_begin(owner, key)), false)
 union all
select 'BANK', open.principal, null, null, null, null, open.statement, open.number, open.amount, open.booked_on::date,
       open.party_name, false
  from open_bank_entries(owner, key) open where open.booked_on <= as_of
 union all
select 'BANK', owner, null, null, null, null, matched.statement, matched.entry, movement.amount, movement.booked_on::date, null,
       true
  from trust_account held
 cross join lateral (
       select * from trust_entry later
        where later.principal = held.principal and later.account = held.id and later.effective_on > as_of
       offset 0) moved
  join bank_match_movement movement on movement.principal = moved.principal and movement.account = moved.account
       and movement.seq = moved.seq and movement.undone_at is null
  join bank_match matched on matched.principal = movement.owner and matched.id = movement.match
  join bank_statement taken on taken.principal = matched.principal and taken.id = matched.statement
 where held.number_key = key and movement.owner = owner and taken.account_key = key and movement.booked_on <= as_of
$$;

-- The control account of a number: the kept figures of its sub-ledgers, less what the days since have changed.
create or replace function control_of(key text, as_of date) returns bigint
    language sql stable set search_path from current as $$
select coalesce(sum(held.balance - coalesce((
           select sum(day.ledger) from trust_day day
            where day.principal = held.principal and day.account = held.id and day.day > as_of), 0)), 0)::bigint
  from trust_account held
 where held.number_key = key
$$;

create or replace function bank_balance(owner text, key text, as_of date) returns table (balance bigint, stated_to date)
    language sql stable set search_path from current as $$
select last.closing - coalesce((
           select sum(entry.amount) from bank_entry entry
             join bank_statement taken on taken.principal = entry.principal and taken.id = entry.statement
            where entry.principal = owner and entry.account_key = key and taken.place is not null
              and entry.status = 'BOOKED' and entry.repeats_statement is null and entry.booked_on > as_of), 0)::bigint,
       coalesce(last.to_on, (select max(entry.booked_on) from bank_entry entry
                              where entry.principal = owner and entry.statement = last.id))
  from bank_statement last
 where last.principal = owner and last.account_key = key and last.place is not null
 order by last.place desc limit 1
$$;

create or replace function trust_figures_unexplained() returns table (principal text, account uuid, name text, kind text)
    language sql stable set search_path from current as $$
select account.principal, account.id, account.name, kept.kind
  from trust_account account
  left join lateral (
      select coalesce(sum(entry.amount), 0) as ledger, count(*) as entries,
             coalesce(sum(entry.amount) filter (where entry.cleared_on is not null), 0) as cleared
        from trust_entry entry
       where entry.principal = account.principal and entry.account = account.id) entered on true
  left join lateral (
      select coalesce(sum(clearing.amount), 0) as cleared from trust_clearing clearing
       where clearing.principal = account.principal and clearing.account = account.id) later on true
  left join lateral (
      select coalesce(sum(held.amount), 0) as reserved from trust_reservation held
       where held.principal = account.principal and held.account = account.id and held.freed_at is null) kept_back on true
  left join lateral (
      select coalesce(sum(day.ledger), 0) as ledger, coalesce(sum(day.cleared), 0) as cleared,
             coalesce(sum(day.reserved), 0) as reserved
        from trust_day day
       where day.principal = account.principal and day.account = account.id) daily on true
  left join lateral (
      select count(*) filter (where (entry.kind <> 'OPENING' and shown.match is null) <> (open.seq is not null)) as wrong
        from trust_entry entry
        left join bank_match_movement shown on shown.principal = entry.principal and shown.account = entry.account
             and shown.seq = entry.seq and shown.undone_at is null
        left join trust_entry_unmatched open on open.principal = entry.principal and open.account = entry.account
             and open.seq = entry.seq
       where entry.principal = account.principal and entry.account = account.id) unmatched on true
 cross join lateral (values
      ('balance', account.balance = entered.ledger and account.entries = entered.entries
          and account.balance = daily.ledger),
      ('cleared', account.cleared = entered.cleared + later.cleared and account.cleared = daily.cleared),
      ('unmatched', unmatched.wrong = 0),
      ('reserved', account.reserved = kept_back.reserved and account.reserved = daily.reserved)) kept (kind, explained)
 where not kept.explained
 union all
select statement.principal, statement.id, statement.statement_id, 'unmatched'
  from bank_statement statement
 where exists (
       select from bank_entry entry
         left join bank_match matched on matched.principal = entry.principal and matched.statement = entry.statement
              and matched.entry = entry.number and matched.undone_at is null
         left join bank_entry_unmatched open on open.principal = entry.principal and open.statement = entry.statement
              and open.number = entry.number
        where entry.principal = statement.principal and entry.statement = statement.id
          and (entry.status = 'BOOKED' and entry.amount <> 0 and matched.id is null) <> (open.number is not null))
$$;
