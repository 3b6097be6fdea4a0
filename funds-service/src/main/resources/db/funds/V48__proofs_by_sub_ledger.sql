-- Proofs of accounts that many principals share. Row-level security compares the principal of each row with those in scope one
-- by one, which of a whole sub-district's are hundreds: here each sub-ledger is found to be in scope once, and then its rows are
-- read as the owner reads them.
create function may_see(whose text) returns boolean language sql stable as $$
select session_user <> '${app}' or is_within(current_setting('app.principals', true), whose)
$$;

-- The balance of each sub-ledger under a number by the end of a day.
create or replace function sub_ledgers(key text, as_of date) returns table (principal text, account uuid, name text, balance bigint)
    language sql stable security definer set search_path from current as $$
select held.principal, held.id, held.name, coalesce(sum(entry.amount), 0)::bigint
  from trust_account held
  left join trust_entry entry on entry.principal = held.principal and entry.account = held.id
       and entry.effective_on <= as_of
 where held.number_key = key and may_see(held.principal)
 group by held.principal, held.id, held.name
$$;

-- What one side has by the end of a day and the other does not: booked movements that no entry of the bank shows by then,
-- and entries of the bank that nothing booked by then explains. What came later is looked up ledger by ledger (offset 0).
create or replace function items_in_transit(owner text, key text, as_of date)
    returns table (side text, principal text, account uuid, seq integer, kind text, source uuid, statement uuid,
                   entry integer, amount bigint, day date, party text, matched boolean)
    language sql stable security definer set search_path from current as $$
select 'BOOK', movement.principal, movement.account, movement.seq, movement.kind, movement.source, null::uuid, null::integer,
       movement.amount, movement.effective_on::date, coalesce(paid.payee_name, received.payer), open.matched
  from (select unmatched.principal, unmatched.account, unmatched.seq, false as matched
          from trust_account held
          join trust_entry_unmatched unmatched on unmatched.principal = held.principal and unmatched.account = held.id
         where held.number_key = key and may_see(held.principal)
         union all
        select later.principal, later.account, later.seq, true
          from trust_account held
         cross join lateral (
               select * from bank_match_movement shown
                where shown.principal = held.principal and shown.account = held.id and shown.booked_on > as_of
                  and shown.undone_at is null
               offset 0) later
         where held.number_key = key and may_see(held.principal)) open
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
  from open_bank_entries(owner, key) open where open.booked_on <= as_of and may_see(owner)
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
 where held.number_key = key and may_see(held.principal) and may_see(owner) and movement.owner = owner
   and taken.account_key = key and movement.booked_on <= as_of
$$;

-- The control account of a number: the kept figures of its sub-ledgers, less what the days since have changed.
create or replace function control_of(key text, as_of date) returns bigint
    language sql stable security definer set search_path from current as $$
select coalesce(sum(held.balance - coalesce((
           select sum(day.ledger) from trust_day day
            where day.principal = held.principal and day.account = held.id and day.day > as_of), 0)), 0)::bigint
  from trust_account held
 where held.number_key = key and may_see(held.principal)
$$;
