-- Receipt books (收据本): in stock, issued to one person, returned with the stubs, verified. Each of these is filled in once.
create extension if not exists btree_gist;

create table receipt_book (
    principal     text        not null,
    id            uuid        not null,
    kind          text        not null check (kind in ('UNIFIED', 'FISCAL')),
    first_number  bigint      not null check (first_number > 0),
    last_number   bigint      not null,
    width         integer     not null check (width between 1 and 18),
    copies        integer     not null check (copies between 1 and 9),
    registered_by text        not null,
    registered_at timestamptz not null,
    basis         jsonb       not null,
    holder        text        check (holder <> ''),
    issued_by     text,
    issued_at     timestamptz,
    returned_by   text,
    returned_at   timestamptz,
    verified_by   text,
    verified_at   timestamptz,
    primary key (principal, id),
    check (last_number between first_number and first_number + 999),
    check (length(last_number::text) <= width),
    check ((holder is null) = (issued_at is null) and (issued_by is null) = (issued_at is null)),
    check ((returned_by is null) = (returned_at is null) and (verified_by is null) = (verified_at is null)),
    check (returned_at is null or issued_at is not null),
    check (verified_at is null or returned_at is not null),
    check (issued_by <> holder),
    check (verified_by <> holder),
    constraint receipt_books_apart
        exclude using gist (principal with =, int8range(first_number, last_number, '[]') with &&)
);
comment on table receipt_book is '收款收据由代理中心统一管理：领用登记，交旧领新';

create index receipt_book_by_id on receipt_book (id);
create index receipt_book_by_time on receipt_book (principal, registered_at desc, id desc);
-- nobody holds a second book before the first is verified
create unique index receipt_book_held_once on receipt_book (principal, holder)
    where holder is not null and verified_at is null;

call isolate('receipt_book', 'select, insert (principal, id, kind, first_number, last_number, width, copies,
    registered_by, registered_at, basis),
    update (holder, issued_by, issued_at, returned_by, returned_at, verified_by, verified_at)');
call prove('receipt_book', 'receipt-book.registered', at => 'registered_at', actor => 'registered_by',
    ruling => 'basis', label => '{first_number,last_number}',
    later => '{holder,issued_by,issued_at,returned_by,returned_at,verified_by,verified_at}');
call prove('receipt_book', 'receipt-book.issued', at => 'issued_at', actor => 'issued_by',
    label => '{first_number,last_number}', later => '{returned_by,returned_at,verified_by,verified_at}');
call prove('receipt_book', 'receipt-book.returned', at => 'returned_at', actor => 'returned_by',
    label => '{first_number,last_number}', later => '{verified_by,verified_at}');
call prove('receipt_book', 'receipt-book.verified', at => 'verified_at', actor => 'verified_by',
    label => '{first_number,last_number}');

-- What became of a number: a receipt used it, it is void with all its copies, or lost.
create table receipt_number (
    principal   text        not null,
    book        uuid        not null,
    number      bigint      not null,
    printed     text        not null,
    status      text        not null check (status in ('USED', 'VOID', 'LOST')),
    receipt     uuid,
    copies      integer,
    lost_on     known_day,
    reason      text        check (reason <> ''),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    basis       jsonb,
    primary key (principal, book, number),
    foreign key (principal, book) references receipt_book (principal, id),
    foreign key (principal, receipt) references receipt (principal, id),
    unique (principal, receipt),
    check ((status = 'USED') = (receipt is not null)),
    check ((status = 'VOID') = (copies is not null)),
    check ((status = 'LOST') = (lost_on is not null)),
    check ((status = 'USED') = (reason is null) and (status = 'USED') = (basis is null))
);
call isolate('receipt_number', 'select, insert (principal, book, number, status, copies, lost_on, reason, recorded_by,
    recorded_at, basis)');
call prove('receipt_number', 'receipt-number.used', at => 'recorded_at', actor => 'recorded_by',
    subject => '{book,number}', label => '{printed}', statuses => '{USED}');
call prove('receipt_number', 'receipt-number.void', at => 'recorded_at', actor => 'recorded_by', ruling => 'basis',
    subject => '{book,number}', label => '{printed}', statuses => '{VOID}');
call prove('receipt_number', 'receipt-number.lost', at => 'recorded_at', actor => 'recorded_by', ruling => 'basis',
    subject => '{book,number}', label => '{printed}', statuses => '{LOST}');
create trigger receipt_number_fixed before update or delete on receipt_number
    for each row execute function forbid_change();

-- Repeats ReceiptBook: only a book that is out, or back and not verified, gives numbers.
create function receipt_number_is_given() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    whole receipt_book;
begin
    select * into strict whole from receipt_book
     where principal = new.principal and id = new.book
       and new.number between first_number and last_number
       for no key update;
    if whole.issued_at is null or whole.verified_at is not null then
        raise exception 'the number is of a book that is not issued' using errcode = 'unique_violation';
    end if;
    if new.status = 'VOID' and new.copies <> whole.copies then
        raise exception 'not all copies are kept' using errcode = 'check_violation';
    end if;
    new.printed := lpad(new.number::text, whole.width, '0');
    return new;
end
$$;
create trigger receipt_number_is_given before insert on receipt_number
    for each row execute function receipt_number_is_given();

-- A receipt whose number falls in a book uses it. Receipts go on together; a book comes into stock between them, so that
-- it holds no number that a receipt bears.
create function receipt_uses_number() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if new.number_key ~ '^[0-9]{1,18}$' then
        perform pg_advisory_xact_lock_shared(hashtextextended(new.principal, 12));
        insert into receipt_number (principal, book, number, status, receipt, recorded_by, recorded_at)
        select new.principal, book.id, new.number_key::bigint, 'USED', new.id, new.registered_by, new.registered_at
          from receipt_book book
         where book.principal = new.principal
           and int8range(book.first_number, book.last_number, '[]') @> new.number_key::bigint;
    end if;
    return null;
end
$$;
create trigger receipt_uses_number after insert on receipt for each row execute function receipt_uses_number();

create function receipt_book_is_unused() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.principal, 12));
    if exists (select from generate_series(new.first_number, new.last_number) taken (value)
                 join receipt on receipt.principal = new.principal and receipt.number_key = taken.value::text) then
        raise exception 'a receipt bears one of the numbers' using errcode = 'unique_violation';
    end if;
    return new;
end
$$;
create trigger receipt_book_is_unused before insert on receipt_book
    for each row execute function receipt_book_is_unused();

create function receipt_book_moves() returns trigger language plpgsql as $$
begin
    if exists (select from jsonb_each(to_jsonb(old)) was (field, value)
                where value <> 'null' and to_jsonb(new) -> field is distinct from value) then
        raise exception 'what a receipt book was filled with stays' using errcode = 'restrict_violation';
    end if;
    if new.verified_at is not null and old.verified_at is null
        and (select count(*) from receipt_number number
              where number.principal = new.principal and number.book = new.id)
            < new.last_number - new.first_number + 1
    then
        raise exception 'not every number is accounted for' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger receipt_book_moves before update on receipt_book for each row execute function receipt_book_moves();
create trigger receipt_book_kept before delete on receipt_book for each row execute function forbid_change();

create view receipt_book_view with (security_invoker = true) as
select book.principal, book.id, book.kind, book.first_number, book.last_number, book.width, book.copies,
       case when book.verified_at is not null then 'VERIFIED' when book.returned_at is not null then 'RETURNED'
            when book.issued_at is not null then 'ISSUED' else 'IN_STOCK' end as status,
       book.holder, accounted.used, accounted.voided, accounted.lost,
       case when book.issued_at is null then '{}'::text[] else array(
           select lpad(number::text, book.width, '0') from generate_series(book.first_number, book.last_number) number
            where number not in (select kept.number from receipt_number kept
                                  where kept.principal = book.principal and kept.book = book.id)
            order by number) end as unaccounted,
       book.registered_by, book.registered_at, book.issued_by, book.issued_at, book.returned_by, book.returned_at,
       book.verified_by, book.verified_at
  from receipt_book book
 cross join lateral (
     select count(*) filter (where kept.status = 'USED') as used, count(*) filter (where kept.status = 'VOID') as voided,
            count(*) filter (where kept.status = 'LOST') as lost
       from receipt_number kept where kept.principal = book.principal and kept.book = book.id) accounted;
grant select on receipt_book_view to "${app}";
