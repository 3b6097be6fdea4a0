-- One side of a transfer as frozen when asked for. The side that receives is executed first: it accepts. The side that gives
-- finds it by principal and amount, and both are made at once.
create table transfer (
    principal    text        not null,
    id           uuid        not null,
    account      uuid        not null,
    direction    text        not null check (direction in ('IN', 'OUT')),
    counterparty text        not null check (counterparty <> principal),
    amount       bigint      not null check (amount > 0),
    purpose      text        not null,
    resolution   text        not null,
    requested_at timestamptz not null,
    executed_by  text,
    executed_at  timestamptz,
    pair         uuid,
    made_on      known_day,
    closed_at    timestamptz,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check ((executed_by is null) = (executed_at is null)),
    check ((pair is null) = (made_on is null)),
    check (made_on is null or executed_at is not null),
    check (executed_at is null or closed_at is null)
);
comment on column transfer.pair is 'the other side; nothing else of it is kept here';
create index transfer_accepted on transfer (principal, counterparty, amount)
    where direction = 'IN' and executed_at is not null and made_on is null;

call act_table('transfer', filled_later => '{executed_by,executed_at,pair,made_on}', executed_by => 'executed_by');
call prove('transfer', 'transfer.requested', at => 'requested_at', label => '{direction,purpose}',
    later => '{executed_by,executed_at,pair,made_on,closed_at}');
call prove('transfer', 'transfer.executed', at => 'executed_at', actor => 'executed_by', label => '{direction,purpose}',
    later => '{pair,made_on}');
call prove('transfer', 'transfer.dropped', at => 'closed_at', label => '{direction,purpose}');

-- At the end of the transaction: what one side gave the other one has, by a transfer that both have decided.
create function transfer_is_whole() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (
        select from transfer own
          join transfer other on other.id = own.pair and other.pair = own.id and other.principal = own.counterparty
               and other.counterparty = own.principal and other.amount = own.amount and other.direction <> own.direction
               and other.made_on = own.made_on
          join trust_entry against on against.principal = other.principal and against.account = other.account
               and against.source = other.id and against.amount = -new.amount and against.kind like 'TRANSFER\_%'
         where own.principal = new.principal and own.id = new.source and own.account = new.account
           and new.kind = 'TRANSFER_' || own.direction and abs(new.amount) = own.amount
           and own.executed_at is not null and other.executed_at is not null)
    then
        raise exception 'entry % of % is not half of a transfer', new.seq, new.account using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger transfer_is_whole after insert on trust_entry deferrable initially deferred
    for each row when (new.kind in ('TRANSFER_IN', 'TRANSFER_OUT')) execute function transfer_is_whole();

create view transfer_view with (security_invoker = true) as
select transfer.*, placed.legal_name as counterparty_name,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when transfer.made_on is not null then 'MADE'
           when transfer.executed_at is not null then 'ACCEPTED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from transfer
  join act on act.principal = transfer.principal and act.id = transfer.id
  left join principal_subdistrict placed on placed.principal = transfer.counterparty
 where act.status not in ('ASKED', 'REFUSED');
grant select on transfer_view to "${app}";
