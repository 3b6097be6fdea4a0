-- What the community asked to have paid, as it was frozen; later only who prepared and who released it, each once.
-- Where it stands in its procedure is told by its act.
create table payment (
    principal     text        not null,
    id            uuid        not null,
    account       uuid        not null,
    payee_name    text        not null,
    payee_account text,
    payee_bank    text,
    payee_kind    text        not null check (payee_kind in ('ORGANISATION', 'PERSON')),
    amount        bigint      not null check (amount > 0),
    purpose       text        not null,
    category      text        not null,
    budget_line   text,
    earmark       text,
    evidence      jsonb       not null,
    emergency     boolean     not null,
    requested_at  timestamptz not null,
    prepared_by   text,
    prepared_at   timestamptz,
    released_by   text,
    paid_at       timestamptz,
    primary key (principal, id),
    foreign key (principal, account) references trust_account (principal, id),
    check ((prepared_by is null) = (prepared_at is null)),
    check ((released_by is null) = (paid_at is null)),
    check (released_by is null or prepared_by is not null),
    check (released_by <> prepared_by)
);

create index payment_by_id on payment (id);
create index payment_by_time on payment (principal, requested_at desc, id desc);

call guard('payment', 'select, insert, update (prepared_by, prepared_at, released_by, paid_at)');

create function refuse_second_hand() returns trigger
    language plpgsql as $$
begin
    if old.prepared_by is distinct from new.prepared_by and old.prepared_by is not null
        or old.paid_at is not null then
        raise exception 'payment % was already prepared or paid', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger payment_moves_forward before update on payment
    for each row execute function refuse_second_hand();

create trigger payment_kept before delete on payment
    for each row execute function refuse_change();

create view payment_seen with (security_invoker = true) as
select payment.*,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by, act.comment, link.voucher,
       case
           when payment.paid_at is not null then 'PAID'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           when payment.prepared_at is not null then 'PREPARED'
           else act.status
       end as status
  from payment
  join act using (principal, id)
  left join voucher_link link on link.principal = payment.principal and link.source_id = payment.id
 where act.status not in ('ASKED', 'REFUSED');

grant select on payment_seen to ${app};
