-- The register of bank accounts: as frozen when asked for; later who put it there, and how it ended.
create table bank_account (
    principal    text        not null,
    id           uuid        not null,
    holder       text        not null,
    bank         text        not null,
    bank_code    text        not null check (bank_code ~ '^[0-9]{12}$'),
    number       text        not null,
    number_key   text        not null check (number_key <> ''),
    kind         text        not null check (kind in ('BASIC', 'SPECIAL', 'UNION', 'TEMPORARY')),
    purpose      text        not null,
    resolution   text        not null,
    requested_at timestamptz not null,
    opened_by    text,
    opened_at    timestamptz,
    end_reason   text,
    ended_on     known_day,
    ended_by     text,
    ended_at     timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    check ((opened_by is null) = (opened_at is null)),
    check (num_nulls(end_reason, ended_on, ended_by, ended_at) in (0, 4)),
    check (ended_at is null or opened_at is not null),
    check (opened_at is null or closed_at is null)
);

-- One account of a number, whoever owns it, and one basic account for each owner.
create unique index bank_account_number on bank_account (number_key) where closed_at is null and ended_at is null;
create unique index bank_account_basic on bank_account (principal)
    where kind = 'BASIC' and closed_at is null and ended_at is null;

call act_table('bank_account', filled_later => '{opened_by,opened_at,end_reason,ended_on,ended_by,ended_at}',
    executed_by => 'opened_by');
call prove('bank_account', 'bank-account.requested', at => 'requested_at', label => '{bank,purpose}',
    later => '{opened_by,opened_at,end_reason,ended_on,ended_by,ended_at,closed_at}');
call prove('bank_account', 'bank-account.opened', at => 'opened_at', actor => 'opened_by', label => '{bank,purpose}',
    later => '{end_reason,ended_on,ended_by,ended_at,closed_at}');
call prove('bank_account', 'bank-account.ended', at => 'ended_at', actor => 'ended_by', label => '{bank,purpose}');
call prove('bank_account', 'bank-account.dropped', at => 'closed_at', label => '{bank,purpose}');

-- What the trust accounts of a number hold together; nobody learns whose they are.
create function held_under_number(key text) returns bigint
    language sql stable security definer set search_path from current as $$
select coalesce(sum(greatest(balance, cleared)), 0)::bigint from trust_account where number_key = key
$$;

create view bank_account_view with (security_invoker = true) as
select account.*,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when account.ended_at is not null then 'CLOSED'
           when account.opened_at is not null then 'OPEN'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from bank_account account
  join act using (principal, id)
 where act.status not in ('ASKED', 'REFUSED');

grant select on bank_account_view to "${app}";
