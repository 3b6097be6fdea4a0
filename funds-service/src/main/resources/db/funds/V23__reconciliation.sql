-- Reconciliation with the bank (银行存款余额调节表): bank = control = sub-ledgers + suspense, once what is in transit is
-- counted on both sides.
create table reconciliation_limit (
    name       text      not null check (name in ('STALE_AFTER_DAYS', 'SIGNED_BY_DAY')),
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    figure     integer   not null check (figure > 0),
    source     text      not null,
    unsure     boolean   not null default true,
    primary key (name, valid_from)
);
comment on column reconciliation_limit.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on reconciliation_limit to "${app}";

insert into reconciliation_limit (name, valid_from, figure, source) values
    ('STALE_AFTER_DAYS', '1990-01-01', 30, '未达账项超过三十日须查明：银行对账 practice（待核）'),
    ('SIGNED_BY_DAY', '1990-01-01', 10, '每月十日前完成上月对账：农村集体资金代管 practice（待核）');

create function reconciliation_figure(wanted text, on_day date) returns integer
    language sql stable set search_path from current as $$
select figure from reconciliation_limit
 where name = wanted and on_day between valid_from and coalesce(valid_to, on_day) order by valid_from desc limit 1
$$;

-- What came in under the number of a bank account by a day and is nobody's yet (待查收款).
create function unnamed_under(key text, as_of date) returns bigint
    language sql stable security definer set search_path from current as $$
select coalesce(sum(kept.amount), 0)::bigint from suspense kept
 where kept.account_key = key and kept.arrived_on <= as_of and kept.settled_at is null
$$;

-- From when on the bank's statements of an account tell.
create function statements_begin(owner text, key text) returns date
    language sql stable set search_path from current as $$
select coalesce(first.from_on, (select min(entry.booked_on) from bank_entry entry
                                 where entry.principal = owner and entry.statement = first.id))
  from bank_statement first
 where first.principal = owner and first.account_key = key and first.place = 1
$$;

-- What one side has by the end of a day and the other does not: booked movements that no entry of the bank shows by then,
-- and entries of the bank that nothing booked by then explains.
create function items_in_transit(owner text, key text, as_of date)
    returns table (side text, principal text, account uuid, seq integer, kind text, source uuid, statement uuid,
                   entry integer, amount bigint, day date, party text, matched boolean)
    language sql stable set search_path from current as $$
select 'BOOK', movement.principal, movement.account, movement.seq, movement.kind, movement.source, null::uuid, null::integer,
       movement.amount, movement.effective_on::date, coalesce(paid.payee_name, received.payer),
       exists (select from bank_match_movement matched
                where matched.principal = movement.principal and matched.account = movement.account
                  and matched.seq = movement.seq and matched.undone_at is null)
  from bank_movement movement
  join trust_entry_view seen on seen.principal = movement.principal and seen.account = movement.account
       and seen.seq = movement.seq
  left join payment paid on movement.kind in ('PAYMENT', 'RETURN') and paid.principal = movement.principal
       and paid.id = movement.source
  left join receipt received on movement.kind = 'RECEIPT' and received.principal = movement.principal
       and received.id = movement.source
 where movement.number_key = key and movement.effective_on <= as_of
   and not coalesce(seen.cleared_on < statements_begin(owner, key), false)
   and not exists (select from bank_match_movement matched
                    where matched.principal = movement.principal and matched.account = movement.account
                      and matched.seq = movement.seq and matched.undone_at is null and matched.booked_on <= as_of)
 union all
select 'BANK', open.principal, null, null, null, null, open.statement, open.number, open.amount, open.booked_on::date,
       open.party_name, false
  from open_bank_entries(owner, key) open where open.booked_on <= as_of
 union all
select 'BANK', owner, null, null, null, null, matched.statement, matched.entry, movement.amount, movement.booked_on::date, null,
       true
  from bank_match matched
  join bank_match_movement movement on movement.owner = matched.principal and movement.match = matched.id
  join trust_entry moved on moved.principal = movement.principal and moved.account = movement.account
       and moved.seq = movement.seq
  join bank_statement taken on taken.principal = matched.principal and taken.id = matched.statement
 where matched.principal = owner and matched.undone_at is null and taken.account_key = key
   and movement.booked_on <= as_of and moved.effective_on > as_of
$$;

-- The balance of each sub-ledger under a number by the end of a day.
create function sub_ledgers(key text, as_of date) returns table (principal text, account uuid, name text, balance bigint)
    language sql stable set search_path from current as $$
select held.principal, held.id, held.name, coalesce(sum(entry.amount), 0)::bigint
  from trust_account held
  left join trust_entry entry on entry.principal = held.principal and entry.account = held.id
       and entry.effective_on <= as_of
 where held.number_key = key
 group by held.principal, held.id, held.name
$$;

-- The control account of a number: what the kept days of its sub-ledgers come to.
create function control_of(key text, as_of date) returns bigint
    language sql stable set search_path from current as $$
select coalesce(sum(day.ledger), 0)::bigint
  from trust_account held
  join trust_day day on day.principal = held.principal and day.account = held.id and day.day <= as_of
 where held.number_key = key
$$;

-- What the bank says of a day, and up to which day it has told; nothing where no statement was taken in.
create function bank_balance(owner text, key text, as_of date) returns table (balance bigint, stated_to date)
    language sql stable set search_path from current as $$
select last.closing - coalesce((
           select sum(entry.amount) from bank_entry entry
             join bank_statement taken on taken.principal = entry.principal and taken.id = entry.statement
            where entry.principal = owner and taken.account_key = key and taken.place is not null
              and entry.status = 'BOOKED' and entry.repeats_statement is null and entry.booked_on > as_of), 0)::bigint,
       coalesce(last.to_on, (select max(entry.booked_on) from bank_entry entry
                              where entry.principal = owner and entry.statement = last.id))
  from bank_statement last
 where last.principal = owner and last.account_key = key and last.place is not null
 order by last.place desc limit 1
$$;

-- A reconciliation as its accountant prepared it; later the second person who signed it.
create table reconciliation (
    principal   text        not null,
    id          uuid        not null,
    account     uuid        not null,
    number_key  text        not null,
    as_of       known_day   not null,
    bank        bigint      not null,
    control     bigint      not null,
    ledgers     bigint      not null,
    suspense    bigint      not null,
    adjusted    bigint      not null,
    difference  bigint      not null,
    figures     jsonb       not null,
    digest      text        not null,
    prepared_by text        not null,
    prepared_by_name text   not null,
    prepared_at timestamptz not null,
    basis       jsonb       not null,
    signed_by   text,
    signed_by_name text,
    signed_at   timestamptz,
    primary key (principal, id),
    foreign key (principal, account) references bank_account (principal, id),
    check (num_nulls(signed_by, signed_by_name, signed_at) in (0, 3)),
    check (signed_by <> prepared_by),
    -- with an unexplained difference it is not signed
    check (signed_at is null or difference = 0 and control = ledgers)
);
comment on table reconciliation is '会计法 第三十五条：出纳人员不得兼任稽核；会计基础工作规范：余额调节表';
comment on column reconciliation.figures is 'as prepared, with every item in transit';
create unique index reconciliation_signed on reconciliation (principal, account, as_of) where signed_at is not null;
create index reconciliation_by_id on reconciliation (id);
create index reconciliation_by_time on reconciliation (principal, prepared_at desc, id desc);
create index reconciliation_by_time_of_all on reconciliation (prepared_at desc, id desc);
create index reconciliation_of_number on reconciliation (number_key, as_of) where signed_at is not null;
call isolate('reconciliation', 'select, insert, update (signed_by, signed_by_name, signed_at)');
call prove('reconciliation', 'reconciliation.prepared', at => 'prepared_at', actor => 'prepared_by', ruling => 'basis',
    later => '{signed_by,signed_by_name,signed_at}', label => '{as_of}');
call prove('reconciliation', 'reconciliation.signed', at => 'signed_at', actor => 'signed_by', label => '{as_of}');

create function reconciliation_stays() returns trigger language plpgsql as $$
begin
    if old.signed_at is not null
        or to_jsonb(new) - '{signed_by,signed_by_name,signed_at}'::text[] <> to_jsonb(old) - '{signed_by,signed_by_name,signed_at}'::text[]
    then
        raise exception 'reconciliation % stays as it was prepared', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger reconciliation_stays before update on reconciliation
    for each row execute function reconciliation_stays();
create trigger reconciliation_kept before delete on reconciliation for each row execute function forbid_change();

-- What was signed rests on its matches.
create function match_is_signed_off() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (
        select from bank_entry entry
          join reconciliation signed on signed.number_key = entry.account_key and signed.as_of >= entry.booked_on
               and signed.signed_at is not null
         where entry.principal = old.principal and entry.statement = old.statement and entry.number = old.entry)
    then
        raise exception 'match % is signed off', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger match_is_signed_off before update on bank_match
    for each row when (old.undone_at is null and new.undone_at is not null) execute function match_is_signed_off();

create view reconciliation_view with (security_invoker = true) as
select kept.*, is_held_elsewhere(kept.principal, kept.number_key) as shared,
       case when kept.signed_at is null then 'PREPARED' else 'SIGNED' end as status
  from reconciliation kept;
grant select on reconciliation_view to "${app}";

-- Items that have been in transit for too long, of all accounts whose statements are taken in.
create function stale_items(today date) returns table (owner text, bank_account uuid, number_key text, shared boolean, side text,
        principal text, source uuid, kind text, statement uuid, entry integer, amount bigint, day date)
    language sql stable set search_path from current as $$
select registered.principal, registered.id, registered.number_key,
       is_held_elsewhere(registered.principal, registered.number_key), item.side, item.principal, item.source, item.kind,
       item.statement, item.entry, item.amount, item.day
  from bank_account registered
 cross join lateral items_in_transit(registered.principal, registered.number_key, today) item
 where registered.opened_at is not null and registered.ended_at is null
   and exists (select from bank_statement taken
                where taken.principal = registered.principal and taken.account_key = registered.number_key
                  and taken.place is not null)
   and item.day < today - reconciliation_figure('STALE_AFTER_DAYS', today)
$$;

-- Accounts with sub-ledgers whose last month is over and not signed in time.
create function late_reconciliations(today date) returns table (principal text, account uuid, month_end date)
    language sql stable set search_path from current as $$
select registered.principal, registered.id, ended.on_day
  from bank_account registered
 cross join lateral (select (date_trunc('month', today) - interval '1 day')::date as on_day) ended
 where registered.opened_at is not null and registered.ended_at is null
   and extract(day from today) > reconciliation_figure('SIGNED_BY_DAY', today)
   and exists (select from trust_account held
                where held.number_key = registered.number_key and held.opened_on <= ended.on_day)
   and not exists (select from reconciliation signed
                    where signed.principal = registered.principal and signed.account = registered.id
                      and signed.as_of >= ended.on_day and signed.signed_at is not null)
$$;
