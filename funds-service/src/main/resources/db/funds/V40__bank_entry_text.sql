-- An entry of a bank as the digest of its statement takes it, so that one entry can be shown to belong to a statement.
create function bank_entry_text(entry bank_entry) returns text language sql stable as $$
select (to_jsonb(entry) - '{repeats_statement,repeats_number,possible_duplicate}'::text[])::text
$$;

create or replace function bank_entries_digest(owner text, whose uuid) returns text
    language sql stable set search_path from current set timezone = 'UTC' as $$
select encode(sha256(coalesce(string_agg(sha256(convert_to(bank_entry_text(entry), 'UTF8')), '' order by number), '')), 'hex')
  from bank_entry entry where entry.principal = owner and entry.statement = whose
$$;
