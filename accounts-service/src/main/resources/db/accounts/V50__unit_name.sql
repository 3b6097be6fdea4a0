-- Under which name a book's papers go out (单位名称), dated: an old paper keeps the name of its day. A slip is put right by
-- a later row for the same day; nothing is written over.
create table unit_name (
    principal   text        not null,
    book        uuid        not null,
    valid_from  date        not null,
    name        text        not null check (length(name) between 1 and 100),
    credit_code text        check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    set_by      text        not null,
    set_at      timestamptz not null,
    ruling      uuid        not null,
    primary key (principal, book, valid_from, set_at),
    foreign key (principal, book) references book (principal, id)
);

call guard('unit_name', 'select, insert');

create trigger unit_name_fixed before update or delete on unit_name for each row execute function refuse_change();
create trigger unit_name_is_evidence after insert on unit_name
    for each row execute function row_is_evidence('book.named', 'book/valid_from', 'set_by', 'ruling', 'set_at');

-- One row whatever is known: the name of that day, else the first there was, else the principal itself.
create function unit_on(whose text, which uuid, day date) returns table (unit text, credit_code text)
    language sql stable set search_path from current as $$
select coalesce(named.name, whose), named.credit_code
  from (select 1) one
  left join lateral (
      select known.name, known.credit_code
        from unit_name known
       where known.principal = whose and known.book = which
       order by known.valid_from <= day desc,
                case when known.valid_from <= day then known.valid_from end desc nulls last,
                known.valid_from, known.set_at desc
       limit 1) named on true
$$;
