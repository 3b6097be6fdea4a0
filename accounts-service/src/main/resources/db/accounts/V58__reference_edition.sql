-- Charts and layouts change by migration alone, so readers remember them. With every reading they are told the edition
-- that stands, and read again what they remember of another one.
create table reference_edition (
    one     boolean primary key default true check (one),
    edition bigint not null
);

insert into reference_edition (edition) values (1);

grant select on reference_edition to "${app}";

create function next_edition() returns trigger
    language plpgsql set search_path from current as $$
begin
    update reference_edition set edition = edition + 1;
    return null;
end
$$;

create trigger chart_account_has_editions after insert or update or delete or truncate on chart_account
    for each statement execute function next_edition();
create trigger statement_layout_has_editions after insert or update or delete or truncate on statement_layout
    for each statement execute function next_edition();
create trigger statement_line_has_editions after insert or update or delete or truncate on statement_line
    for each statement execute function next_edition();
