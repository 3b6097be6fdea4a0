-- What verification finds besides rows without a leaf: kept figures that nothing explains, and the entries of a statement
-- that are not those of its digest.
create or replace function evidence_missing() returns table (principal text, kind text, subject text, label text)
    language plpgsql stable set search_path from current as $$
begin
    return query
select * from rows_without_leaf()
 union all
select figure.principal, figure.kind, figure.account::text, figure.name from trust_figures_unexplained() figure
 union all
select statement.principal, 'bank-entries', statement.id::text, statement.statement_id
  from bank_statement statement
 where statement.entries_digest <> bank_entries_digest(statement.principal, statement.id)
 union all
select * from budget_lines_unexplained()
 union all
select * from earmarks_unexplained()
 union all
select * from contracts_unexplained()
 union all
select * from imprests_unexplained();
end
$$;
