-- Money that the bank gave back: recorded from its notice by one person, confirmed by another from the same notice.
create table payment_return (
    principal    text        not null,
    id           uuid        not null,
    payment      uuid        not null,
    reference    text        not null check (reference <> ''),
    returned_on  known_day   not null,
    reason       text        check (reason <> ''),
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    primary key (principal, id),
    foreign key (principal, payment) references bank_order (principal, id),
    check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
    check (confirmed_by <> recorded_by)
);
comment on column payment_return.reference is 'the bank''s own, of the entry that gives the money back';
create index payment_return_by_payment on payment_return (principal, payment, recorded_at desc, id desc);
-- a payment comes back once, and one entry of the bank gives back one payment
create unique index payment_return_once on payment_return (principal, payment) where confirmed_at is not null;
create unique index payment_return_reference on payment_return (principal, reference) where confirmed_at is not null;
call isolate('payment_return', 'select, insert, update (confirmed_by, confirmed_at)');
call prove('payment_return', 'payment-return.recorded', at => 'recorded_at', actor => 'recorded_by',
    subject => '{payment,id}', label => '{reference}', later => '{confirmed_by,confirmed_at}');
call prove('payment_return', 'payment-return.confirmed', at => 'confirmed_at', actor => 'confirmed_by',
    subject => '{payment,id}', label => '{reference}');

create function payment_return_stays() returns trigger language plpgsql as $$
begin
    if old.confirmed_at is not null
        or to_jsonb(new) - '{confirmed_by,confirmed_at}'::text[] <> to_jsonb(old) - '{confirmed_by,confirmed_at}'::text[]
    then
        raise exception 'return % stays as it was recorded', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger payment_return_stays before update on payment_return
    for each row execute function payment_return_stays();
create trigger payment_return_kept before delete on payment_return for each row execute function forbid_change();
