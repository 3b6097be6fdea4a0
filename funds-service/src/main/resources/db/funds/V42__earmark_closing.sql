-- The end of an earmark (专项关闭), decided like the earmark itself: what is left of it goes back to the giver, or is
-- released to the rest of its account. Where nothing is left, nothing is decided.
create table earmark_closing (
    principal    text        not null,
    id           uuid        not null,
    earmark      uuid        not null,
    remainder    bigint      not null check (remainder >= 0),
    decision     text        check (decision in ('RETURN', 'RELEASE')),
    reason       text        not null check (reason <> ''),
    resolution   text        check (resolution <> ''),
    requested_at timestamptz not null,
    ended_by     text,
    ended_at     timestamptz,
    closed_at    timestamptz,
    primary key (principal, id),
    foreign key (principal, earmark) references earmark (principal, id),
    check ((remainder = 0) = (decision is null)),
    check ((resolution is not null) = (decision is not distinct from 'RELEASE')),
    check ((ended_by is null) = (ended_at is null)),
    check (ended_at is null or closed_at is null)
);
comment on column earmark_closing.remainder is 'what was left when it was asked for, and still is when it is done';
comment on column earmark_closing.resolution is 'of the body that releases it';
create unique index earmark_closing_open on earmark_closing (principal, earmark)
    where closed_at is null and ended_at is null;

call act_table('earmark_closing', filled_later => '{ended_by,ended_at}', executed_by => 'ended_by');
call prove('earmark_closing', 'earmark.closing-requested', at => 'requested_at', label => '{reason}',
    later => '{ended_by,ended_at,closed_at}');
call prove('earmark_closing', 'earmark.closed', at => 'ended_at', actor => 'ended_by', label => '{reason}');
call prove('earmark_closing', 'earmark.closing-dropped', at => 'closed_at', label => '{reason}');

-- received = reserved + spent + released + left
alter table earmark_balance add column released bigint not null default 0 check (released >= 0);
alter table earmark_balance alter column remaining set expression as (received - reserved - spent - released);

create function earmark_has_ended(whose text, which uuid) returns boolean
    language sql stable set search_path from current as $$
select exists (select from earmark_closing where principal = whose and earmark = which and ended_at is not null)
$$;
revoke execute on function earmark_has_ended(text, uuid) from public;

-- What is released is kept back no longer; what goes back to the giver is, until it is paid.
create function earmark_ends() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform from trust_account account
      join earmark on earmark.principal = account.principal and earmark.account = account.id
     where earmark.principal = new.principal and earmark.id = new.earmark
       for no key update of account;
    update earmark_balance
       set released = released + case when new.decision = 'RELEASE' then new.remainder else 0 end
     where principal = new.principal and earmark = new.earmark and reserved = 0 and remaining = new.remainder;
    if not found then
        raise exception 'something else is left of earmark % than was decided on', new.earmark
            using errcode = 'check_violation';
    end if;
    perform keep_earmark(new.principal, new.earmark, new.ended_at);
    return null;
end
$$;
create trigger earmark_ends after update of ended_at on earmark_closing
    for each row when (old.ended_at is null and new.ended_at is not null) execute function earmark_ends();

-- A payment is made from an earmark only for what it was given for, and once it has ended only to the giver: repeats
-- Earmark.
create or replace function earmark_allows() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (select from earmark
                    where principal = new.principal and code = new.earmark and opened_at is not null
                      and account = new.account
                      and case when earmark_has_ended(principal, id) then new.payee_name = giver
                               else new.category = any (categories)
                                    and (new.requested_at at time zone 'Asia/Shanghai')::date
                                        between valid_from and coalesce(valid_to, 'infinity') end)
    then
        raise exception 'earmark % was not given for this', new.earmark using errcode = 'check_violation';
    end if;
    return new;
end
$$;

drop view earmark_view;
create view earmark_view with (security_invoker = true) as
select earmark.*, coalesce(balance.received, 0) as received, coalesce(balance.reserved, 0) as reserved,
       coalesce(balance.spent, 0) as spent, coalesce(balance.released, 0) as released,
       coalesce(balance.remaining, 0) as remaining, ended.at as ended_at,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when ended.at is not null and balance.reserved + balance.remaining = 0 then 'CLOSED'
           when ended.at is not null then 'CLOSING'
           when earmark.opened_at is not null then 'OPEN'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from earmark
  join act using (principal, id)
  left join earmark_balance balance on balance.principal = earmark.principal and balance.earmark = earmark.id
  left join lateral (
      select max(closing.ended_at) as at from earmark_closing closing
       where closing.principal = earmark.principal and closing.earmark = earmark.id) ended on true
 where act.status not in ('ASKED', 'REFUSED');
grant select on earmark_view to "${app}";

create view earmark_closing_view with (security_invoker = true) as
select closing.*, earmark.code, earmark.giver, act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by,
       case
           when closing.ended_at is not null then 'CLOSED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from earmark_closing closing
  join act using (principal, id)
  join earmark on earmark.principal = closing.principal and earmark.id = closing.earmark
 where act.status not in ('ASKED', 'REFUSED');
grant select on earmark_closing_view to "${app}";

-- Earmarks whose money the receipts, payments and closings that name them do not explain.
create or replace function earmarks_unexplained() returns table (principal text, kind text, subject text, label text)
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
  left join lateral (
      select coalesce(sum(closing.remainder), 0) as amount
        from earmark_closing closing
       where closing.principal = earmark.principal and closing.earmark = earmark.id and closing.decision = 'RELEASE'
         and closing.ended_at is not null) let_go on true
 where balance.reserved <> named.reserved or balance.spent <> named.spent
    or balance.received <> earmark.held + came_in.amount or balance.released <> let_go.amount
$$;
