-- What kind of entry a voucher is. A red-letter one (红字) has negative amounts that stay in their columns, so that turnover
-- falls; it is linked to the voucher it writes off, once. An opening one holds what there was before the first month.
alter table voucher
    add column kind       text not null default 'NORMAL' check (kind in ('NORMAL', 'REVERSAL', 'CLOSING', 'OPENING')),
    add column corrects   uuid,
    add column papers_at  uuid,
    add column import     uuid,
    add column place      integer not null default 0,
    add column voucher_no text,
    add foreign key (principal, corrects) references voucher (principal, id),
    add foreign key (principal, papers_at) references voucher (principal, id),
    add check (corrects is distinct from id and papers_at is distinct from id),
    add check (kind <> 'OPENING' or date = (month + interval '1 month' - interval '1 day')::date);

grant insert (kind, corrects, papers_at, import, place, voucher_no) on voucher to "${app}";

-- A draft that nobody wants is set aside and stays readable; whatever it showed can then be shown by another.
alter table voucher drop constraint voucher_status_check;
alter table voucher add constraint voucher_status_check
    check (status in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'POSTED', 'DISCARDED'));
alter table voucher_step drop constraint voucher_step_step_check;
alter table voucher_step add constraint voucher_step_step_check
    check (step in ('DRAFTED', 'SUBMITTED', 'RETURNED', 'REVIEWED', 'POSTED', 'DISCARDED'));

alter table voucher drop constraint voucher_principal_source_kind_source_id_key;
create unique index voucher_shows_its_source_once on voucher (principal, source_kind, source_id)
    where status <> 'DISCARDED';
create unique index voucher_reversed_once on voucher (principal, corrects)
    where kind = 'REVERSAL' and corrects is not null and status <> 'DISCARDED';
create unique index voucher_opens_its_book_once on voucher (principal, book)
    where kind = 'OPENING' and status <> 'DISCARDED';
create index voucher_corrected_by on voucher (principal, corrects) where corrects is not null;
create index voucher_by_import on voucher (principal, import) where import is not null;
create index voucher_papers on voucher using gin (documents jsonb_path_ops) where documents <> '[]';

create or replace function voucher_stays() returns trigger language plpgsql as $$
begin
    if old.status in ('POSTED', 'DISCARDED')
        or old.status <> 'DRAFT' and row (old.type, old.date, old.attachments, old.version)
            is distinct from row (new.type, new.date, new.attachments, new.version)
        or row (old.kind, old.corrects, old.papers_at, old.import, old.place, old.voucher_no)
            is distinct from row (new.kind, new.corrects, new.papers_at, new.import, new.place, new.voucher_no)
    then
        raise exception 'voucher % is % and says what it says', old.id, old.status using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

-- What is corrected is in the same book, and posted; what is written off is neither a reversal nor an opening itself.
create function voucher_corrects_what_is_posted() returns trigger language plpgsql as $$
begin
    if new.corrects is not null and not exists (
        select from voucher original
         where original.principal = new.principal and original.id = new.corrects and original.book = new.book
           and (original.status = 'POSTED' or original.import = new.import)
           and (new.kind <> 'REVERSAL' or original.kind not in ('REVERSAL', 'OPENING')))
    then
        raise exception 'voucher % cannot correct %', new.id, new.corrects using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger voucher_corrects_what_is_posted before insert on voucher
    for each row execute function voucher_corrects_what_is_posted();

create or replace function line_belongs_to_draft() returns trigger language plpgsql as $$
declare
    head voucher;
begin
    select * into head from voucher
     where principal = new.principal and id = new.voucher and version = new.version and status = 'DRAFT';
    if not found then
        raise exception 'voucher % takes no lines of version %', new.voucher, new.version
            using errcode = 'restrict_violation';
    end if;
    if (new.debit < 0 or new.credit < 0) and head.kind not in ('REVERSAL', 'OPENING') and head.corrects is null then
        raise exception 'voucher % corrects nothing and has no negative amounts', new.voucher
            using errcode = 'check_violation';
    end if;
    new.book := head.book;
    new.date := head.date;
    return new;
end
$$;

create or replace function take_step() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    taken voucher;
    given integer;
begin
    select * into taken from voucher where principal = new.principal and id = new.voucher for update;
    if not (case new.step
        when 'REVIEWED' then taken.status = 'SUBMITTED'
        when 'RETURNED' then taken.status in ('SUBMITTED', 'REVIEWED')
        when 'POSTED' then taken.status = 'REVIEWED'
        else taken.status = 'DRAFT' end)
    then
        raise exception 'voucher % is % and cannot be %', new.voucher, taken.status, new.step
            using errcode = 'restrict_violation';
    end if;
    if new.step = 'REVIEWED' and exists (
        select from voucher_step written
         where written.principal = new.principal and written.voucher = new.voucher and written.by = new."by"
           and written.step in ('DRAFTED', 'SUBMITTED'))
    then
        raise exception 'voucher % was prepared by %', new.voucher, new."by" using errcode = 'restrict_violation';
    end if;
    if new.step in ('SUBMITTED', 'POSTED') and (
        select coalesce(sum(line.debit - line.credit), 1) from voucher_line line
         where line.principal = new.principal and line.voucher = new.voucher and line.version = taken.version) <> 0
    then
        raise exception 'voucher % does not balance', new.voucher using errcode = 'check_violation';
    end if;
    if new.step = 'POSTED' and taken.kind = 'OPENING' and exists (
        select from voucher other
         where other.principal = taken.principal and other.book = taken.book and other.status = 'POSTED')
    then
        raise exception 'book % has entries and cannot be opened anew', taken.book using errcode = 'restrict_violation';
    end if;
    if new.step = 'POSTED' then
        insert into voucher_count as kept (principal, book, month, type, last)
        values (taken.principal, taken.book, taken.month, taken.type, 1)
        on conflict (principal, book, month, type) do update set last = kept.last + 1
        returning last into given;
    end if;
    if new.step <> 'DRAFTED' then
        update voucher
           set status = case new.step when 'RETURNED' then 'DRAFT' else new.step end, number = given
         where principal = new.principal and id = new.voucher;
    end if;
    new.seq := (select count(*) + 1 from voucher_step earlier
                 where earlier.principal = new.principal and earlier.voucher = new.voucher);
    return new;
end
$$;

-- What a voucher must say, by law and by day. A newer row replaces an older one; a standard's own row the one for all.
create table voucher_rule (
    code       text not null check (code in ('SUMMARY_CHINESE', 'ATTACHMENTS', 'MIXED_BUSINESS', 'EARLIER_YEAR_RED',
                   'EARLIER_YEAR_RESULT')),
    standard   text not null,
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    severity   text not null check (severity in ('REFUSE', 'WARN', 'OFF')),
    law        text not null,
    note       text not null,
    primary key (code, standard, valid_from)
);

grant select on voucher_rule to "${app}";

insert into voucher_rule (code, standard, valid_from, severity, law, note) values
    ('SUMMARY_CHINESE', '*', '1985-05-01', 'REFUSE', '会计法 第22条', 'the books are kept in Chinese: the summary holds Chinese text'),
    ('ATTACHMENTS', '*', '1996-06-17', 'REFUSE', '会计基础工作规范 第51条(四)', 'papers are attached, save to closing and correcting vouchers and where the papers are elsewhere'),
    ('MIXED_BUSINESS', '*', '1996-06-17', 'WARN', '会计基础工作规范 第51条(三)', 'several debits against several credits: perhaps two kinds of business in one voucher'),
    ('EARLIER_YEAR_RED', '*', '1996-06-17', 'REFUSE', '会计基础工作规范 第51条(五)', 'an error of an earlier year is corrected in blue'),
    ('EARLIER_YEAR_RESULT', '*', '2004-09-30', 'REFUSE', '财会〔2004〕12号 收益分配 (5), carried over', 'an error of an earlier year goes to what is left of earlier results, not into this year''s'),
    ('EARLIER_YEAR_RESULT', 'NONPROFIT_2004', '2005-01-01', 'WARN', '财会〔2004〕7号', 'not read to the end: only warned of');

create or replace view voucher_seen with (security_invoker = true) as
select head.principal, head.id, head.book, head.type, head.date, head.month, head.attachments,
       head.documents::text as documents, head.source_kind, head.source_id, head.rule, head.version, head.status,
       head.number, head.drafted_at,
       (select jsonb_agg(jsonb_build_object('summary', line.summary, 'account', line.account, 'debit', line.debit,
                             'credit', line.credit, 'dimensions', line.dimensions) order by line.position)::text
          from voucher_line line
         where line.principal = head.principal and line.voucher = head.id and line.version = head.version) as lines,
       (select jsonb_agg(jsonb_build_object('step', step.step, 'by', step.by, 'byName', step.by_name, 'at', step.at,
                             'comment', step.comment) order by step.seq)::text
          from voucher_step step
         where step.principal = head.principal and step.voucher = head.id) as steps,
       head.kind, head.corrects, head.papers_at, head.import as taken, head.place, head.voucher_no,
       (select coalesce(jsonb_agg(later.id order by later.drafted_at, later.id), '[]')::text
          from voucher later
         where later.principal = head.principal and later.corrects = head.id and later.status <> 'DISCARDED'
       ) as corrected_by,
       (select later.id from voucher later
         where later.principal = head.principal and later.corrects = head.id and later.kind = 'REVERSAL'
           and later.status <> 'DISCARDED') as reversed_by,
       (select coalesce(jsonb_object_agg(rule.code, rule.severity), '{}')::text
          from (select distinct on (code) code, severity
                  from voucher_rule
                 where standard in ('*', book.standard)
                   and head.date between valid_from and coalesce(valid_to, 'infinity')
                 order by code, standard = '*', valid_from desc) rule) as rules
  from voucher head
  join book on book.principal = head.principal and book.id = head.book;
