-- An entry that an earlier statement of another file has already: only those of the same days are compared. By hash joins
-- alone: of a table that has just been filled the planner may believe that one row is in it, and would compare each entry
-- with every other.
create or replace procedure mark_entries(owner text, whose uuid) language plpgsql set enable_nestloop = off as $$
declare
    own record;
begin
    select min(statement.account_key) as key, min(statement.file::text)::uuid as file, min(entry.booked_on)::date as first,
           max(entry.booked_on)::date as last
      into own
      from bank_statement statement
      join bank_entry entry on entry.principal = statement.principal and entry.statement = statement.id
     where statement.principal = owner and statement.id = whose;
    update bank_entry entry
       set repeats_statement = earlier.statement, repeats_number = earlier.number
      from bank_entry earlier
      join bank_statement taken on taken.principal = earlier.principal and taken.id = earlier.statement
     where entry.principal = owner and entry.statement = whose and entry.status = 'BOOKED' and entry.reference is not null
       and earlier.principal = owner and earlier.account_key = own.key and earlier.booked_on between own.first and own.last
       and earlier.booked_on = entry.booked_on and earlier.amount = entry.amount and earlier.reference = entry.reference
       and earlier.status = 'BOOKED' and earlier.repeats_statement is null and taken.place is not null
       and taken.file <> own.file;
    update bank_entry entry
       set possible_duplicate = true
     where entry.principal = owner and entry.statement = whose and entry.status = 'BOOKED' and entry.reference is null
       and exists (
           select from bank_entry earlier
             join bank_statement taken on taken.principal = earlier.principal and taken.id = earlier.statement
            where earlier.principal = owner and earlier.account_key = own.key
              and earlier.booked_on between own.first and own.last
              and earlier.booked_on = entry.booked_on and earlier.amount = entry.amount and earlier.status = 'BOOKED'
              and taken.place is not null and taken.file <> own.file);
end
$$;
