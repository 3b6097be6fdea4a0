-- Payment lists (发放表): many payments on one paper, asked for, approved and released as one act of their sum. Each row
-- that is paid is a payment of its own, whose act is a part of the list's.
create table payment_list (
    principal    text        not null,
    id           uuid        not null,
    account      uuid        not null,
    mode         text        not null check (mode in ('ALL_OR_NONE', 'EACH')),
    purpose      text        not null check (purpose <> ''),
    category     text        not null,
    budget_line  text,
    earmark      text,
    method       text        not null check (method in ('TRANSFER', 'CHEQUE', 'CASH')),
    pack         text        check (pack in ('PURCHASE', 'WORKS', 'WAGES', 'RELIEF')),
    evidence     jsonb       not null,
    emergency    boolean     not null,
    amount       bigint      not null check (amount > 0),
    payments     integer     not null check (payments > 0),
    refused      integer     not null check (refused >= 0),
    requested_at timestamptz not null,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check (mode = 'EACH' or refused = 0)
);
comment on column payment_list.amount is 'the sum of the rows that are paid';
call act_table('payment_list');
call prove('payment_list', 'payment-list.requested', at => 'requested_at', label => '{purpose}');

create table payment_list_row (
    principal     text    not null,
    list          uuid    not null,
    no            integer not null check (no > 0),
    payment       uuid,
    repeats       text    check (repeats <> ''),
    payee_name    text,
    payee_account text,
    payee_bank    text,
    payee_kind    text    check (payee_kind in ('ORGANISATION', 'PERSON')),
    amount        bigint  check (amount > 0),
    purpose       text,
    problem       jsonb,
    primary key (principal, list, no),
    foreign key (principal, list) references payment_list (principal, id),
    foreign key (principal, payment) references payment (principal, id),
    unique (principal, payment),
    -- a payment says itself whom and how much it pays
    check ((payment is null) = (problem is not null)),
    check ((payment is null) = (amount is not null)),
    check ((payment is null) = (purpose is not null)),
    check (payment is null or num_nonnulls(payee_name, payee_account, payee_bank, payee_kind) = 0)
);
comment on column payment_list_row.problem is 'why the row was refused: code and facts';
comment on column payment_list_row.repeats is 'why its payee stands on the list more than once';
call isolate('payment_list_row', 'select, insert');
call prove('payment_list_row', 'payment-list.row', subject => '{list,no}', label => '{payee_name}');
create trigger payment_list_row_fixed before update or delete on payment_list_row
    for each row execute function forbid_change();

-- A list is the sum of its payments, and each of them is a part of its act.
create function payment_list_adds_up() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (
        select from (select distinct principal, list from made) made
          join payment_list list on list.principal = made.principal and list.id = made.list
          cross join lateral (
               select count(part.id) as payments, sum(payment.amount) as amount,
                      count(*) filter (where line.payment is null) as refused
                 from payment_list_row line
                 left join act part on part.principal = line.principal and part.id = line.payment and part.part_of = line.list
                 left join payment on payment.principal = part.principal and payment.id = part.id
                                  and payment.account = list.account
                where line.principal = list.principal and line.list = list.id) is_there
         where (list.payments, list.amount, list.refused)
               is distinct from (is_there.payments, is_there.amount, is_there.refused))
    then
        raise exception 'a payment list is the sum of its payments' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger payment_list_adds_up after insert on payment_list_row
    referencing new table as made for each statement execute function payment_list_adds_up();

create view payment_list_view with (security_invoker = true) as
select list.*, act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by, act.comment,
       paid.prepared_by, paid.prepared_at, paid.released_by, paid.paid_at, paid.cancelled_by, paid.cancel_reason,
       case
           when paid.paid_at is not null then 'PAID'
           when act.status in ('WITHDRAWN', 'EXPIRED') or paid.cancelled_at is not null then 'CANCELLED'
           when paid.prepared_at is not null then 'PREPARED'
           else act.status
       end as status
  from payment_list list
  join act using (principal, id)
  -- its payments are prepared, released and called back together
  cross join lateral (
       select payment.* from payment_list_row line
         join payment on payment.principal = line.principal and payment.id = line.payment
        where line.principal = list.principal and line.list = list.id order by line.no limit 1) paid
 where act.status not in ('ASKED', 'REFUSED');
grant select on payment_list_view to "${app}";

create view payment_list_row_view with (security_invoker = true) as
select line.principal, line.list, line.no, line.payment, line.repeats, line.problem,
       coalesce(payment.payee_name, line.payee_name) as payee_name,
       coalesce(payment.payee_account, line.payee_account) as payee_account,
       coalesce(payment.payee_bank, line.payee_bank) as payee_bank,
       coalesce(payment.payee_kind, line.payee_kind) as payee_kind,
       coalesce(payment.amount, line.amount) as amount, coalesce(payment.purpose, line.purpose) as purpose,
       payment.status
  from payment_list_row line
  left join payment_view payment on payment.principal = line.principal and payment.id = line.payment;
grant select on payment_list_row_view to "${app}";
