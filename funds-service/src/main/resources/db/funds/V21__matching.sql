-- Matching (勾对) of what the bank booked with what the sub-ledgers show, by rules that are rows with dates.
create table matching_default (
    kind       text      not null check (kind in ('REFERENCE', 'BATCH', 'MANY_TO_ONE', 'RENT_BY_DUE', 'AMOUNT_DATE_PAYEE',
        'OTHER_PARTY')),
    valid_from known_day not null,
    valid_to   known_day check (valid_to >= valid_from),
    days       integer   not null check (days between 0 and 90),
    score      integer   not null check (score between 0 and 100),
    mode       text      not null check (mode in ('APPLY', 'PROPOSE', 'OFF')),
    source     text      not null,
    unsure     boolean   not null default true,
    primary key (kind, valid_from),
    check (kind <> 'OTHER_PARTY' or mode <> 'APPLY')
);
comment on column matching_default.days is 'how far the day of the bank may be from that of the movement';
comment on column matching_default.mode is 'APPLY: matched by the run; PROPOSE: shown, and a person decides';
comment on column matching_default.unsure is 'no rule was found that names the figure; the sub-district settles it';
grant select on matching_default to "${app}";

insert into matching_default (kind, valid_from, days, score, mode, source) values
    ('REFERENCE', '1990-01-01', 90, 100, 'APPLY', '产品默认：端到端标识或银行流水号与金额均一致（待核）'),
    ('BATCH', '1990-01-01', 90, 98, 'APPLY', '产品默认：批量分录的明细逐笔一致（待核）'),
    ('MANY_TO_ONE', '1990-01-01', 10, 90, 'APPLY', '产品默认：一次解款或一个付款文件的合计，前后十日（待核）'),
    ('RENT_BY_DUE', '1990-01-01', 10, 85, 'APPLY', '产品默认：等额租金按期对应，前后十日（待核）'),
    ('AMOUNT_DATE_PAYEE', '1990-01-01', 5, 80, 'APPLY', '产品默认：金额、对方户名一致，前后五日（待核）'),
    ('OTHER_PARTY', '1990-01-01', 5, 40, 'PROPOSE', '产品默认：他人账户来款只提示，由人判断（待核）');

-- What a principal sets otherwise, from a day on.
create table matching_rule (
    principal  text        not null,
    id         uuid        not null,
    kind       text        not null check (kind in ('REFERENCE', 'BATCH', 'MANY_TO_ONE', 'RENT_BY_DUE',
        'AMOUNT_DATE_PAYEE', 'OTHER_PARTY')),
    valid_from known_day   not null,
    days       integer     not null check (days between 0 and 90),
    score      integer     not null check (score between 0 and 100),
    mode       text        not null check (mode in ('APPLY', 'PROPOSE', 'OFF')),
    source     text        not null,
    set_by     text        not null,
    set_at     timestamptz not null,
    ruling     uuid        not null,
    primary key (principal, id),
    unique (principal, kind, valid_from),
    check (kind <> 'OTHER_PARTY' or mode <> 'APPLY')
);
call isolate('matching_rule', 'select, insert');
call prove('matching_rule', 'matching-rule.set', at => 'set_at', actor => 'set_by', ruling => 'ruling', label => '{kind,mode}');
create trigger matching_rule_fixed before update or delete on matching_rule for each row execute function forbid_change();

-- The rules of a day: those of the principal before the general ones.
create function matching_rules_on(owner text, on_day date)
    returns table (kind text, valid_from date, days integer, score integer, mode text, source text, own boolean)
    language sql stable set search_path from current as $$
select distinct on (known.kind) known.*
  from (select kind, valid_from, days, score, mode, source, true as own from matching_rule
         where principal = owner and valid_from <= on_day
         union all
        select kind, valid_from, days, score, mode, source, false from matching_default
         where on_day between valid_from and coalesce(valid_to, on_day)) known
 order by known.kind, known.own desc, known.valid_from desc
$$;

create table matching_run (
    principal  text        not null,
    id         uuid        not null,
    account    uuid        not null,
    matched    integer     not null check (matched >= 0),
    proposed   integer     not null check (proposed >= 0),
    unmatched  integer     not null check (unmatched >= 0),
    run_by     text        not null,
    run_at     timestamptz not null,
    basis      jsonb       not null,
    primary key (principal, id),
    foreign key (principal, account) references bank_account (principal, id)
);
create index matching_run_by_time on matching_run (principal, run_at desc, id desc);
call isolate('matching_run', 'select, insert');
call prove('matching_run', 'matching.run', at => 'run_at', actor => 'run_by', ruling => 'basis');
create trigger matching_run_fixed before update or delete on matching_run for each row execute function forbid_change();
alter table bank_match add foreign key (principal, run) references matching_run (principal, id) deferrable initially deferred;

create index trust_entry_transfer on trust_entry (source) where kind in ('TRANSFER_IN', 'TRANSFER_OUT');

-- Whether something else than a statement says that the bank has it.
create function said_by_the_bank(whose text, what text, which uuid) returns boolean
    language sql stable set search_path from current as $$
select case what
       when 'PAYMENT' then exists (
            select from bank_order where principal = whose and id = which and status in ('CONFIRMED', 'RETURNED', 'REJECTED'))
       when 'RECEIPT' then exists (
            select from deposit_receipt listed
              join deposit on deposit.principal = listed.principal and deposit.id = listed.deposit
             where listed.principal = whose and listed.receipt = which and deposit.slip is not null)
            or exists (select from receipt_reversal where principal = whose and receipt = which)
       else false end
$$;

-- By what two spellings of a name of the other side are compared within the database.
create function party_key(name text) returns text language sql immutable parallel safe as $$
select lower(regexp_replace(normalize(name, nfkc), '[[:space:][:punct:]]', '', 'g'))
$$;

-- What moves the money under the number of a bank account: all but openings, transfers that stay within it, and payments
-- that the bank refused before it carried them out.
create view bank_movement with (security_invoker = true) as
select entry.principal, entry.account, entry.seq, entry.kind, entry.source, entry.amount, entry.effective_on,
       entry.cleared_on, held.number_key
  from trust_entry entry
  join trust_account held on held.principal = entry.principal and held.id = entry.account
 where entry.kind <> 'OPENING'
   and not (entry.kind in ('TRANSFER_IN', 'TRANSFER_OUT') and exists (
        select from trust_entry other
          join trust_account beside on beside.principal = other.principal and beside.id = other.account
         where other.source = entry.source and other.kind in ('TRANSFER_IN', 'TRANSFER_OUT')
           and other.kind <> entry.kind and beside.number_key = held.number_key))
   and not (entry.kind in ('PAYMENT', 'RETURN') and exists (
        select from bank_order refused
         where refused.principal = entry.principal and refused.id = entry.source and refused.status = 'REJECTED'));
grant select on bank_movement to "${app}";

-- Movements that no entry of a statement shows yet; not a receipt that was taken back before the bank showed it.
create function open_movements(key text) returns setof bank_movement
    language sql stable set search_path from current as $$
select movement.* from bank_movement movement
 where movement.number_key = key
   and not exists (select from bank_match_movement matched
                    where matched.principal = movement.principal and matched.account = movement.account
                      and matched.seq = movement.seq and matched.undone_at is null)
   and not (movement.kind in ('RECEIPT', 'RECEIPT_REVERSAL') and exists (
        select from receipt_reversal back where back.principal = movement.principal and back.receipt = movement.source)
        and not exists (
        select from bank_match_movement shown
         where shown.principal = movement.principal and shown.source = movement.source and shown.kind = 'RECEIPT'
           and shown.undone_at is null))
$$;

-- Booked entries of an account's statements that no match explains yet, and that do not lie in suspense.
create function open_bank_entries(owner text, key text) returns setof bank_entry
    language sql stable set search_path from current as $$
select entry.* from bank_entry entry
  join bank_statement statement on statement.principal = entry.principal and statement.id = entry.statement
 where statement.principal = owner and statement.account_key = key and statement.place is not null
   and entry.status = 'BOOKED' and entry.amount <> 0 and entry.repeats_statement is null
   and not exists (select from bank_match matched
                    where matched.principal = entry.principal and matched.statement = entry.statement
                      and matched.entry = entry.number and matched.undone_at is null)
   and not exists (select from suspense kept
                    where kept.principal = entry.principal and kept.statement = entry.statement
                      and kept.entry = entry.number and kept.settled_at is null)
$$;

-- What the rules of a day make of what is open, each entry and each movement once, the strongest rule first. Within a rule,
-- equal ones are taken in the order of their days: entries and movements between which no gap is longer than the days of the
-- rule stand together, and the n-th entry goes with the n-th movement. Of equal rents that come within one period the first
-- is matched and the others are proposed. An entry that may repeat an earlier one is left to a person.
-- By hash joins alone, as mark_entries.
create function propose_matches(owner text, key text, on_day date)
    returns table (statement uuid, number integer, rule text, score integer, automatic boolean,
                   principal text, account uuid, seq integer)
    language sql stable set search_path from current set enable_nestloop = off as $$
with rule as materialized (
    select * from matching_rules_on(owner, on_day) where mode <> 'OFF'
), entry as materialized (
    select open.*, party_key(open.party_name) as party from open_bank_entries(owner, key) open where not open.possible_duplicate
), movement as materialized (
    select open.*, party_key(coalesce(paid.payee_name, received.payer)) as party,
           regexp_replace(paid.payee_account, '[ -]', '', 'g') as party_account,
           received.lease, replace(open.source::text, '-', '') as end_to_end_id, told.reference
      from open_movements(key) open
      left join payment paid on open.kind in ('PAYMENT', 'RETURN') and paid.principal = open.principal and paid.id = open.source
      left join bank_order told on open.kind = 'PAYMENT' and told.principal = open.principal and told.id = open.source
      left join receipt received on open.kind = 'RECEIPT' and received.principal = open.principal and received.id = open.source
),
-- the exact reference
entry_word as (
    select statement, number, amount, word,
           row_number() over (partition by word, amount order by booked_on, statement, number) as nth
      from (select statement, number, amount, booked_on, end_to_end_id as word from entry where end_to_end_id is not null
             union
            select statement, number, amount, booked_on, reference from entry where reference is not null) named
), movement_word as (
    select principal, account, seq, amount, word,
           row_number() over (partition by word, amount order by effective_on, principal, account, seq) as nth
      from (select principal, account, seq, amount, effective_on, end_to_end_id as word from movement where kind = 'PAYMENT'
             union
            select principal, account, seq, amount, effective_on, reference from movement where reference is not null) named
), by_reference as materialized (
    select distinct on (principal, account, seq) one.*
      from (select distinct on (entry_word.statement, entry_word.number)
                   entry_word.statement, entry_word.number, 'REFERENCE' as rule, rule.score, rule.mode = 'APPLY' as automatic,
                   movement_word.principal, movement_word.account, movement_word.seq
              from entry_word
              join movement_word using (word, amount, nth)
              join rule on rule.kind = 'REFERENCE'
             order by entry_word.statement, entry_word.number, movement_word.seq) one
     order by principal, account, seq, statement, number
),
-- a batch, by its details
detail as (
    select entry.statement, entry.number, entry.amount, part ->> 'endToEndId' as word,
           jsonb_array_length(entry.details) as parts
      from entry, jsonb_array_elements(entry.details) part
     where not exists (select from by_reference used where used.statement = entry.statement and used.number = entry.number)
), batch as (
    select detail.statement, detail.number, detail.amount as total, detail.parts, movement.principal, movement.account,
           movement.seq, movement.amount,
           row_number() over (partition by movement.principal, movement.account, movement.seq
                              order by detail.statement, detail.number) as nth
      from detail
      join movement on movement.end_to_end_id = detail.word and movement.kind = 'PAYMENT'
     where not exists (select from by_reference used where used.principal = movement.principal
                           and used.account = movement.account and used.seq = movement.seq)
), by_batch as materialized (
    select batch.statement, batch.number, 'BATCH' as rule, rule.score, rule.mode = 'APPLY' as automatic,
           batch.principal, batch.account, batch.seq
      from batch
      join (select statement, number from batch where nth = 1
             group by statement, number, total, parts having count(*) = parts and sum(amount) = total) whole
        using (statement, number)
      join rule on rule.kind = 'BATCH'
     where batch.nth = 1
), used_1 as materialized (
    select * from by_reference union all select * from by_batch
),
-- many movements to one entry: a deposit of cash, a file of payments
gathered as (
    select 'DEPOSIT' as kind, paid_in.principal, paid_in.id, paid_in.amount,
           coalesce(paid_in.cleared_on, paid_in.deposited_on)::date as day, movement.account, movement.seq,
           movement.amount as part
      from deposit paid_in
      join deposit_receipt listed on listed.principal = paid_in.principal and listed.deposit = paid_in.id
      join movement on movement.principal = listed.principal and movement.kind = 'RECEIPT' and movement.source = listed.receipt
     where not exists (select from used_1 used where used.principal = movement.principal
                           and used.account = movement.account and used.seq = movement.seq)
     union all
    select 'FILE', file.principal, file.id, -file.control_sum, file.execute_on::date, movement.account, movement.seq,
           movement.amount
      from bank_file file
      join bank_sending sent on sent.principal = file.principal and sent.file = file.id
      join movement on movement.principal = sent.principal and movement.kind = 'PAYMENT' and movement.source = sent.payment
     where not exists (select from used_1 used where used.principal = movement.principal
                           and used.account = movement.account and used.seq = movement.seq)
), whole_group as (
    select kind, principal, id, amount, day from gathered
     group by kind, principal, id, amount, day having sum(part) = amount
), group_row as (
    select amount, booked_on::date as day, 0 as side, statement, number, null::text as kind, null::text as principal,
           null::uuid as id
      from entry
     where amount in (select amount from whole_group)
       and not exists (select from used_1 used where used.statement = entry.statement and used.number = entry.number)
     union all
    select amount, day, 1, null, null, kind, principal, id from whole_group
), group_island as (
    select numbered.*, row_number() over (partition by amount, island, side order by day, statement, number, principal, id) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount order by day, side, statement, number, principal, id) as island
              from (select group_row.*, rule.days, case when day - lag(day) over (
                               partition by amount order by day, side, statement, number, principal, id) > rule.days
                           then 1 else 0 end as jump
                      from group_row join rule on rule.kind = 'MANY_TO_ONE') gap) numbered
), by_group as materialized (
    select line.statement, line.number, 'MANY_TO_ONE' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           rule.mode = 'APPLY' as automatic, gathered.principal, gathered.account, gathered.seq
      from group_island line
      join group_island found on found.amount = line.amount and found.island = line.island and found.nth = line.nth
           and found.side = 1
      join gathered on gathered.kind = found.kind and gathered.principal = found.principal and gathered.id = found.id
      join rule on rule.kind = 'MANY_TO_ONE'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
), used_2 as materialized (
    select * from used_1 union all select * from by_group
), entry_left as materialized (
    select * from entry
     where not exists (select from used_2 used where used.statement = entry.statement and used.number = entry.number)
), movement_left as materialized (
    select * from movement
     where not exists (select from used_2 used where used.principal = movement.principal and used.account = movement.account
                           and used.seq = movement.seq)
),
-- one to one, by amount, day and party: rents first
rent_row as (
    select amount, party, booked_on::date as day, 0 as side, statement, number, null::text as principal, null::uuid as account,
           null::integer as seq
      from entry_left where party <> ''
     union all
    select amount, party, effective_on::date, 1, null, null, principal, account, seq
      from movement_left where lease is not null and party <> ''
), rent_island as (
    select numbered.*, row_number() over (partition by amount, party, island, side order by day, statement, number, principal, account, seq) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount, party order by day, side, statement, number, principal, account, seq) as island
              from (select rent_row.*, case when day - lag(day) over (
                               partition by amount, party order by day, side, statement, number, principal, account, seq) > rule.days
                           then 1 else 0 end as jump
                      from rent_row join rule on rule.kind = 'RENT_BY_DUE') gap) numbered
), by_rent as materialized (
    select line.statement, line.number, 'RENT_BY_DUE' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           rule.mode = 'APPLY' and line.nth = 1 as automatic, found.principal, found.account, found.seq
      from rent_island line
      join rent_island found on found.amount = line.amount and found.party = line.party and found.island = line.island
           and found.nth = line.nth and found.side = 1
      join rule on rule.kind = 'RENT_BY_DUE'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
), named_row as (
    select amount, party, booked_on::date as day, 0 as side, statement, number,
           regexp_replace(party_account, '[ -]', '', 'g') as party_account,
           null::text as principal, null::uuid as account, null::integer as seq
      from entry_left
     where party <> ''
       and not exists (select from by_rent used where used.statement = entry_left.statement and used.number = entry_left.number)
     union all
    select amount, party, effective_on::date, 1, null, null, party_account, principal, account, seq
      from movement_left
     where party <> ''
       and not exists (select from by_rent used where used.principal = movement_left.principal
                           and used.account = movement_left.account and used.seq = movement_left.seq)
), named_island as (
    select numbered.*, row_number() over (partition by amount, party, island, side order by day, statement, number, principal, account, seq) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount, party order by day, side, statement, number, principal, account, seq) as island
              from (select named_row.*, case when day - lag(day) over (
                               partition by amount, party order by day, side, statement, number, principal, account, seq) > rule.days
                           then 1 else 0 end as jump
                      from named_row join rule on rule.kind = 'AMOUNT_DATE_PAYEE') gap) numbered
), by_name as materialized (
    select line.statement, line.number, 'AMOUNT_DATE_PAYEE' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           rule.mode = 'APPLY' and (line.party_account = found.party_account) is not false as automatic,
           found.principal, found.account, found.seq
      from named_island line
      join named_island found on found.amount = line.amount and found.party = line.party and found.island = line.island
           and found.nth = line.nth and found.side = 1
      join rule on rule.kind = 'AMOUNT_DATE_PAYEE'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
),
-- the same amount within the days from somebody else, or from nobody named
other_row as (
    select amount, booked_on::date as day, 0 as side, statement, number, null::text as principal, null::uuid as account,
           null::integer as seq
      from entry_left
     where not exists (select from by_rent used where used.statement = entry_left.statement and used.number = entry_left.number)
       and not exists (select from by_name used where used.statement = entry_left.statement and used.number = entry_left.number)
     union all
    select amount, effective_on::date, 1, null, null, principal, account, seq
      from movement_left
     where not exists (select from by_rent used where used.principal = movement_left.principal
                           and used.account = movement_left.account and used.seq = movement_left.seq)
       and not exists (select from by_name used where used.principal = movement_left.principal
                           and used.account = movement_left.account and used.seq = movement_left.seq)
), other_island as (
    select numbered.*, row_number() over (partition by amount, island, side order by day, statement, number, principal, account, seq) as nth
      from (select gap.*, sum(gap.jump) over (partition by amount order by day, side, statement, number, principal, account, seq) as island
              from (select other_row.*, case when day - lag(day) over (
                               partition by amount order by day, side, statement, number, principal, account, seq) > rule.days
                           then 1 else 0 end as jump
                      from other_row join rule on rule.kind = 'OTHER_PARTY') gap) numbered
), by_other as materialized (
    select line.statement, line.number, 'OTHER_PARTY' as rule, greatest(rule.score - abs(line.day - found.day), 0) as score,
           false as automatic, found.principal, found.account, found.seq
      from other_island line
      join other_island found on found.amount = line.amount and found.island = line.island and found.nth = line.nth
           and found.side = 1
      join rule on rule.kind = 'OTHER_PARTY'
     where line.side = 0 and abs(line.day - found.day) <= rule.days
)
select * from used_2
 union all select * from by_rent
 union all select * from by_name
 union all select * from by_other
$$;
