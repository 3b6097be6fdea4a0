-- Who is paid (收款人登记簿), and into which accounts: entered by one person, confirmed by another over another channel.
create table payee (
    principal     text        not null,
    id            uuid        not null,
    name          text        not null check (name <> ''),
    name_key      text        not null check (name_key <> ''),
    kind          text        not null check (kind in ('ORGANISATION', 'PERSON')),
    registered_by text        not null,
    registered_at timestamptz not null,
    basis         jsonb       not null,
    primary key (principal, id)
);
-- people may share a name
create unique index payee_organisation on payee (principal, name_key) where kind = 'ORGANISATION';
create index payee_by_id on payee (id);
create index payee_by_name on payee (principal, name_key);
create index payee_by_time on payee (principal, registered_at desc, id desc);
create index payee_by_time_of_all on payee (registered_at desc, id desc);
-- what is locked for its accounts must be one that could be updated; nothing of it is
call isolate('payee', 'select, insert, update (name)');
call prove('payee', 'payee.registered', at => 'registered_at', actor => 'registered_by', ruling => 'basis', label => '{name}');
create trigger payee_fixed before update or delete on payee for each row execute function forbid_change();

create table payee_account (
    principal    text        not null,
    payee        uuid        not null,
    n            integer     not null check (n > 0),
    number       text        not null,
    number_key   text        not null check (number_key <> ''),
    bank         text        not null check (bank <> ''),
    bank_code    text        check (bank_code ~ '^[0-9]{12}$'),
    channel      text        not null check (channel in ('DOCUMENT', 'PHONE', 'IN_PERSON', 'MESSAGE', 'BANK')),
    replaces     integer,
    entered_by   text        not null,
    entered_at   timestamptz not null,
    basis        jsonb       not null,
    confirmed_on known_day,
    confirmed_over text      check (confirmed_over in ('DOCUMENT', 'PHONE', 'IN_PERSON', 'MESSAGE', 'BANK')),
    confirmed_with text      check (confirmed_with <> ''),
    confirmed_by text,
    confirmed_at timestamptz,
    replaced_at  timestamptz,
    primary key (principal, payee, n),
    foreign key (principal, payee) references payee (principal, id),
    foreign key (principal, payee, replaces) references payee_account (principal, payee, n),
    unique (principal, payee, number_key),
    check (replaces < n),
    check (num_nulls(confirmed_on, confirmed_over, confirmed_with, confirmed_by, confirmed_at) in (0, 5)),
    check (confirmed_by <> entered_by),
    check (confirmed_over <> channel)
);
comment on column payee_account.channel is 'over which it became known';
comment on column payee_account.confirmed_with is 'whom the second person asked, and where they were reached';
create index payee_account_by_number on payee_account (principal, number_key);
call isolate('payee_account', 'select, insert (principal, payee, n, number, number_key, bank, bank_code, channel, replaces,
    entered_by, entered_at, basis), update (confirmed_on, confirmed_over, confirmed_with, confirmed_by, confirmed_at)');
call prove('payee_account', 'payee-account.entered', at => 'entered_at', actor => 'entered_by', ruling => 'basis',
    subject => '{payee,n}', label => '{number}',
    later => '{confirmed_on,confirmed_over,confirmed_with,confirmed_by,confirmed_at,replaced_at}');
call prove('payee_account', 'payee-account.confirmed', at => 'confirmed_at', actor => 'confirmed_by',
    subject => '{payee,n}', label => '{number}', later => '{replaced_at}');
call prove('payee_account', 'payee-account.replaced', at => 'replaced_at', subject => '{payee,n}', label => '{number}');

create function payee_account_stays() returns trigger language plpgsql as $$
declare
    later constant text[] := '{confirmed_on,confirmed_over,confirmed_with,confirmed_by,confirmed_at,replaced_at}';
begin
    if to_jsonb(new) - later <> to_jsonb(old) - later
        or old.confirmed_at is not null and to_jsonb(new) - 'replaced_at' <> to_jsonb(old) - 'replaced_at'
        or old.replaced_at is not null and new.replaced_at is distinct from old.replaced_at
    then
        raise exception 'account % of payee % stays as it was entered', old.n, old.payee using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger payee_account_stays before update on payee_account for each row execute function payee_account_stays();
create trigger payee_account_kept before delete on payee_account for each row execute function forbid_change();

-- From the confirmation of an account on, the one that it replaces is not paid into.
create function payee_account_replaces() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update payee_account set replaced_at = new.confirmed_at
     where principal = new.principal and payee = new.payee and n = new.replaces and replaced_at is null;
    return null;
end
$$;
create trigger payee_account_replaces after update of confirmed_at on payee_account
    for each row when (old.confirmed_at is null and new.confirmed_at is not null and new.replaces is not null)
    execute function payee_account_replaces();

alter table payment add foreign key (principal, registered_payee, registered_account)
    references payee_account (principal, payee, n);

create view payee_account_view with (security_invoker = true) as
select account.principal, account.payee, account.n, payee.name, payee.name_key, payee.kind, account.number,
       account.number_key, account.bank, account.bank_code, account.channel, account.replaces, account.entered_by,
       account.entered_at, account.confirmed_on, account.confirmed_over, account.confirmed_with, account.confirmed_by,
       account.confirmed_at, account.replaced_at,
       case
           when account.replaced_at is not null then 'REPLACED'
           when account.confirmed_at is not null then 'CONFIRMED'
           else 'UNCONFIRMED'
       end as status
  from payee_account account
  join payee on payee.principal = account.principal and payee.id = account.payee;
grant select on payee_account_view to "${app}";

create view payee_view with (security_invoker = true) as
select payee.principal, payee.id, payee.name, payee.kind, payee.registered_by, payee.registered_at, payee.name as words
  from payee;
grant select on payee_view to "${app}";
