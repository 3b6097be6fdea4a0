-- Money that was given for some purposes only (专款专用), as frozen when asked for; later who opened it.
create table earmark (
    principal    text        not null,
    id           uuid        not null,
    code         text        not null check (code <> ''),
    giver        text        not null,
    document     text        not null,
    amount       bigint      not null check (amount > 0),
    account      uuid        not null,
    held         bigint      not null check (held between 0 and amount),
    purposes     text[]      not null check (cardinality(purposes) > 0),
    categories   text[]      not null check (cardinality(categories) > 0),
    valid_from   known_day   not null,
    valid_to     known_day   check (valid_to >= valid_from),
    requested_at timestamptz not null,
    opened_by    text,
    opened_at    timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check ((opened_by is null) = (opened_at is null)),
    check (opened_at is null or closed_at is null)
);
comment on column earmark.code is 'by which payments and receipts name it';
comment on column earmark.amount is 'what the giver promised';
comment on column earmark.held is 'what of it the account has already when it is opened';
create unique index earmark_of_code on earmark (principal, code) where closed_at is null;

call act_table('earmark', filled_later => '{opened_by,opened_at}', executed_by => 'opened_by');
call prove('earmark', 'earmark.requested', at => 'requested_at', label => '{code}',
    later => '{opened_by,opened_at,closed_at}');
call prove('earmark', 'earmark.opened', at => 'opened_at', actor => 'opened_by', label => '{code}');
call prove('earmark', 'earmark.dropped', at => 'closed_at', label => '{code}');

-- What came in for an earmark and what of it is used: received = reserved + spent + left, and nothing is below zero.
create table earmark_balance (
    principal text   not null,
    earmark   uuid   not null,
    account   uuid   not null,
    received  bigint not null default 0 check (received >= 0),
    reserved  bigint not null default 0 check (reserved >= 0),
    spent     bigint not null default 0 check (spent >= 0),
    remaining bigint not null generated always as (received - reserved - spent) stored check (remaining >= 0),
    primary key (principal, earmark),
    foreign key (principal, earmark) references earmark (principal, id),
    foreign key (principal, account) references trust_account (principal, id)
);
call isolate('earmark_balance', 'select');

-- What is left of an earmark is kept back from everything else in its account.
create function keep_earmark(whose text, which uuid, at timestamptz) returns void
    language plpgsql set search_path from current as $$
declare
    kept earmark_balance;
begin
    select * into strict kept from earmark_balance where principal = whose and earmark = which;
    perform free_reservation(whose, which, at);
    if kept.remaining > 0 then
        perform reserve(whose, kept.account, which, kept.remaining, at);
    end if;
end
$$;
revoke execute on function keep_earmark(text, uuid, timestamptz) from public;

create function earmark_opens() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    insert into earmark_balance (principal, earmark, account, received)
    values (new.principal, new.id, new.account, new.held);
    perform keep_earmark(new.principal, new.id, new.opened_at);
    return null;
end
$$;
create trigger earmark_opens after update of opened_at on earmark
    for each row when (old.opened_at is null and new.opened_at is not null) execute function earmark_opens();

-- The account before the earmark, as everybody who moves money locks it.
create function change_earmark(whose text, named text, by_received bigint, by_reserved bigint, by_spent bigint,
    at timestamptz) returns void language plpgsql set search_path from current as $$
declare
    which uuid;
begin
    perform from trust_account account
      join earmark on earmark.principal = account.principal and earmark.account = account.id
     where earmark.principal = whose and earmark.code = named and earmark.opened_at is not null
       for no key update of account;
    update earmark_balance balance
       set received = balance.received + by_received, reserved = balance.reserved + by_reserved,
           spent = balance.spent + by_spent
      from earmark
     where earmark.principal = whose and earmark.code = named and earmark.opened_at is not null
       and balance.principal = earmark.principal and balance.earmark = earmark.id
    returning balance.earmark into which;
    if which is null then
        raise exception 'there is no earmark %', named using errcode = 'check_violation';
    end if;
    if by_received - by_reserved - by_spent <> 0 then
        perform keep_earmark(whose, which, at);
    end if;
end
$$;
revoke execute on function change_earmark(text, text, bigint, bigint, bigint, timestamptz) from public;

-- Moves what a payment uses of the earmark it names.
create function use_earmark(asked payment, by_reserved bigint, by_spent bigint, at timestamptz) returns void
    language plpgsql set search_path from current as $$
begin
    if asked.earmark is not null then
        perform change_earmark(asked.principal, asked.earmark, 0, by_reserved, by_spent, at);
    end if;
end
$$;
revoke execute on function use_earmark(payment, bigint, bigint, timestamptz) from public;

-- Money that was received for an earmark, once the bank has it; less than nothing takes it back.
create function raise_earmark(whose text, named text, how_much bigint, at timestamptz) returns void
    language plpgsql set search_path from current as $$
begin
    perform change_earmark(whose, named, how_much, 0, 0, at);
end
$$;
revoke execute on function raise_earmark(text, text, bigint, timestamptz) from public;

create function earmark_covers(asked payment) returns boolean
    language sql stable set search_path from current as $$
select asked.earmark is null or exists (
        select from earmark_balance balance
          join earmark on earmark.principal = balance.principal and earmark.id = balance.earmark
         where earmark.principal = asked.principal and earmark.code = asked.earmark and earmark.account = asked.account
           and balance.remaining >= asked.amount)
$$;
revoke execute on function earmark_covers(payment) from public;

-- A payment is made from an earmark only for what it was given for: repeats Earmark.
create function earmark_allows() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (select from earmark
                    where principal = new.principal and code = new.earmark and opened_at is not null
                      and account = new.account and new.category = any (categories)
                      and (new.requested_at at time zone 'Asia/Shanghai')::date
                          between valid_from and coalesce(valid_to, 'infinity'))
    then
        raise exception 'earmark % was not given for this', new.earmark using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger earmark_allows before insert on payment
    for each row when (new.earmark is not null) execute function earmark_allows();

create view earmark_view with (security_invoker = true) as
select earmark.*, coalesce(balance.received, 0) as received, coalesce(balance.reserved, 0) as reserved,
       coalesce(balance.spent, 0) as spent, coalesce(balance.remaining, 0) as remaining,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when earmark.opened_at is not null then 'OPEN'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from earmark
  join act using (principal, id)
  left join earmark_balance balance on balance.principal = earmark.principal and balance.earmark = earmark.id
 where act.status not in ('ASKED', 'REFUSED');
grant select on earmark_view to "${app}";

-- Earmarks whose money the receipts and payments that name them do not explain.
create function earmarks_unexplained() returns table (principal text, kind text, subject text, label text)
    language sql stable set search_path from current as $$
select earmark.principal, 'earmark', earmark.id::text, earmark.code
  from earmark
  join earmark_balance balance on balance.principal = earmark.principal and balance.earmark = earmark.id
  left join lateral (
      select coalesce(sum(payment.amount) filter (where payment.paid_at is null and held.source is not null), 0) as reserved,
             coalesce(sum(payment.amount) filter (where payment.paid_at is not null and returned.source is null), 0) as spent
        from payment
        left join trust_reservation held
               on held.principal = payment.principal and held.source = payment.id and held.freed_at is null
        left join trust_entry returned on returned.principal = payment.principal and returned.source = payment.id
              and returned.kind = 'RETURN'
       where payment.principal = earmark.principal and payment.earmark = earmark.code) named on true
  left join lateral (
      select coalesce(sum(entry.amount), 0) as amount
        from receipt
        join trust_entry_view entry on entry.principal = receipt.principal and entry.source = receipt.id
             and entry.kind in ('RECEIPT', 'RECEIPT_REVERSAL') and entry.cleared_on is not null
       where receipt.principal = earmark.principal and receipt.earmark = earmark.code) came_in on true
 where balance.reserved <> named.reserved or balance.spent <> named.spent
    or balance.received <> earmark.held + came_in.amount
$$;
