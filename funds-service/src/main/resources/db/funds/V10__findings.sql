-- What verification finds besides rows without a leaf: kept figures that nothing explains, and the entries of a statement
-- that are not those of its digest.
create or replace function evidence_missing() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select * from rows_without_leaf()
 union all
select found.principal, found.kind, found.account::text, found.name from trust_figures_unexplained() found
 union all
select statement.principal, 'bank-entries', statement.id::text, statement.statement_id
  from bank_statement statement
 where statement.entries_digest <> bank_entries_digest(statement.principal, statement.id)
 union all
select * from budget_lines_unexplained()
$$;
