-- One invoice, one payment: an invoice is known by its own number alone, so this table spans all principals and is the
-- only one that row-level security does not part. The application can claim a number and learn that it is taken, but
-- cannot read by whom.
create table invoice_use (
    number      text        not null,
    holder      text        not null,
    payment     uuid        not null,
    claimed_at  timestamptz not null,
    released_at timestamptz,
    primary key (number, payment)
);

create unique index invoice_use_live on invoice_use (number) where released_at is null;
create index invoice_use_by_payment on invoice_use (holder, payment);

grant insert (number, holder, payment, claimed_at), select (number, released_at) on invoice_use to ${app};

-- When the act comes to nothing its invoices are free again.
create function release_invoices() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update invoice_use set released_at = now()
     where holder = new.principal and payment = new.id and released_at is null;
    return new;
end
$$;

create trigger act_releases_invoices after update of status on act
    for each row when (new.status in ('REFUSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'))
    execute function release_invoices();
