-- Months and years that are closed (结账). Closed means closed: a row is never taken back.
create table month_closed (
    principal       text        not null,
    book            uuid        not null,
    month           date        not null check (month = date_trunc('month', month::timestamp)::date),
    closed_by       text        not null,
    closed_by_name  text        not null,
    closed_at       timestamptz not null,
    ruling          uuid        not null,
    bank_reconciled jsonb,
    warnings        jsonb       not null,
    primary key (principal, book, month),
    foreign key (principal, book) references book (principal, id)
);

call guard('month_closed', 'select, insert');

create table year_closed (
    principal      text        not null,
    book           uuid        not null,
    year           integer     not null,
    closed_by      text        not null,
    closed_by_name text        not null,
    closed_at      timestamptz not null,
    ruling         uuid        not null,
    primary key (principal, book, year),
    foreign key (principal, book) references book (principal, id)
);

call guard('year_closed', 'select, insert');

create trigger month_closed_fixed before update or delete on month_closed
    for each row execute function refuse_change();
create trigger year_closed_fixed before update or delete on year_closed
    for each row execute function refuse_change();

-- Whoever writes into a book holds this lock together with others; whoever closes a month of it holds it alone.
create function voucher_in_open_month() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(new.book::text, 6));
    if exists (select from month_closed closed
                where closed.principal = new.principal and closed.book = new.book
                  and closed.month >= date_trunc('month', new.date::timestamp)::date)
    then
        raise exception 'book % is closed for %', new.book, new.date using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger voucher_in_open_month before insert or update on voucher
    for each row execute function voucher_in_open_month();

-- Numbers given and missing, by book, month and type. It has no rows, or somebody has been at the tables.
create view number_gap with (security_invoker = true) as
select principal, book, month, type, count(number) as given, max(number) as last
  from voucher
 where status = 'POSTED'
 group by principal, book, month, type
having count(number) <> max(number);

grant select on number_gap to "${app}";

create function month_closes() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.book::text, 6));
    if exists (select from voucher
                where principal = new.principal and book = new.book and month <= new.month
                  and status not in ('POSTED', 'DISCARDED'))
    then
        raise exception 'vouchers up to % are not posted', new.month using errcode = 'restrict_violation';
    end if;
    if exists (select from book
                where principal = new.principal and id = new.book
                  and new.month > date_trunc('month', starts_on::timestamp)::date)
        and not exists (select from month_closed before
                         where before.principal = new.principal and before.book = new.book
                           and before.month = new.month - interval '1 month')
    then
        raise exception 'the month before % is open', new.month using errcode = 'restrict_violation';
    end if;
    if exists (select from number_gap
                where principal = new.principal and book = new.book and month = new.month)
    then
        raise exception 'numbers of % have a gap', new.month using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger month_closes before insert on month_closed for each row execute function month_closes();

create function year_closes() returns trigger language plpgsql as $$
begin
    if not exists (select from month_closed closed
                    where closed.principal = new.principal and closed.book = new.book
                      and closed.month = make_date(new.year, 12, 1))
    then
        raise exception 'December of % is open', new.year using errcode = 'restrict_violation';
    end if;
    if exists (select from balance kept
                 join account on account.principal = kept.principal and account.book = kept.book
                      and account.code = kept.account
                where kept.principal = new.principal and kept.book = new.book
                  and kept.month <= make_date(new.year, 12, 1) and account.nature in ('INCOME', 'EXPENSE')
                group by kept.account having sum(kept.debit) <> sum(kept.credit))
    then
        raise exception 'results of % are not carried forward', new.year using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger year_closes before insert on year_closed for each row execute function year_closes();

-- What is looked at before a month is closed. What the law of double entry itself wants cannot be relaxed; the rest is
-- a matter of the standard and, dated, of the book.
create table closing_check (
    code       text not null check (code in ('UNPOSTED', 'EARLIER_OPEN', 'NUMBER_GAP', 'RESULT_NOT_NIL', 'PENDING_NOT_NIL',
                   'BANK_RECONCILED', 'DEPRECIATION')),
    standard   text not null,
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    months     integer[] not null,
    severity   text not null check (severity in ('REFUSE', 'WARN', 'OFF')),
    settable   boolean not null,
    law        text not null,
    note       text not null,
    primary key (code, standard, valid_from)
);

grant select on closing_check to "${app}";

insert into closing_check (code, standard, valid_from, months, severity, settable, law, note) values
    ('UNPOSTED', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '财会〔2024〕12号 第24条', 'every voucher of the month is posted'),
    ('EARLIER_OPEN', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '会计基础工作规范 第63条', 'months are closed in their order'),
    ('NUMBER_GAP', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '财会〔2024〕12号 第21条(三)', 'numbers run without gap'),
    ('RESULT_NOT_NIL', '*', '2005-01-01', '{12}', 'REFUSE', false, '会计基础工作规范 第63条', 'December is closed when the year''s result is carried forward'),
    ('PENDING_NOT_NIL', '*', '2005-01-01', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '财会〔2023〕14号 待处理财产损溢', 'what is pending disposal is settled before closing'),
    ('BANK_RECONCILED', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', true, '会计基础工作规范 第29条; 财会〔2004〕7号 第20条', 'the accountant states the reconciliation with its paper; a book may demand it'),
    ('DEPRECIATION', '*', '2005-01-01', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', true, '财会〔2021〕37号 第26条, twin', 'depreciation is charged every month; a book may demand it');

-- What a book demands beyond its standard, from a day on.
create table book_check (
    principal  text        not null,
    book       uuid        not null,
    code       text        not null check (code in ('BANK_RECONCILED', 'DEPRECIATION')),
    valid_from date        not null,
    severity   text        not null check (severity in ('REFUSE', 'WARN')),
    set_by     text        not null,
    set_at     timestamptz not null,
    ruling     uuid        not null,
    primary key (principal, book, code, valid_from),
    foreign key (principal, book) references book (principal, id)
);

call guard('book_check', 'select, insert');

create trigger book_check_fixed before update or delete on book_check for each row execute function refuse_change();
