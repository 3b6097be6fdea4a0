-- Warrants, and the keys that sign them.

-- A key signs from active_from until its successor does. Its public half is published until its last signature has
-- expired and is kept after that; its private half ("secret", encrypted) is erased at retirement.
create table signing_key (
    kid text primary key,
    secret text,
    public_jwk text not null,
    made_at timestamptz not null,
    active_from timestamptz not null,
    retired_at timestamptz,
    published_until timestamptz,
    constraint signing_key_retires_whole check ((retired_at is null) = (published_until is null)),
    constraint signing_key_secret_until_retired check (secret is not null or retired_at is not null)
);
create trigger signing_key_stays before delete on signing_key for each row execute function forbid_change();
grant select, insert, update (secret, retired_at, published_until) on signing_key to "${app}";
call prove('signing_key', 'signing-key.made', at => 'made_at', subject => '{kid}', label => '{kid}',
    later => '{secret,retired_at,published_until}');
call prove('signing_key', 'signing-key.retired', at => 'retired_at', subject => '{kid}', label => '{kid}',
    later => '{secret}');

-- "settled_by": the settlement clause that allowed the warrant although its agreement was suspended or had ended.
create table warrant (
    principal text not null,
    id uuid not null,
    matter uuid not null,
    act uuid not null,
    kind text not null,
    digest text not null,
    token text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    spent_at timestamptz,
    settled_by text,
    primary key (principal, id),
    unique (principal, matter),
    foreign key (principal, matter) references matter (principal, id)
);
create index warrant_by_id on warrant (id);
create index warrant_unspent on warrant (expires_at) where spent_at is null;
create trigger warrant_stays before delete on warrant for each row execute function forbid_change();
call isolate('warrant', 'select, insert, update (spent_at)');
call prove('warrant', 'warrant.issued', at => 'issued_at', label => '{kind}', later => '{spent_at}');
call prove('warrant', 'warrant.spent', at => 'spent_at', label => '{kind}');
call publish_changes('warrant', 'warrant', 'matter,act,kind,digest,issued_at,expires_at,spent_at', states => 'spent_at',
    created => 'issued');

-- Second guards.

-- Repeats Matter.next: a warrant follows the approval of the last step.
create function warrant_after_every_step() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from matter_step s
        where s.principal = new.principal and s.matter = new.matter and s.status <> 'APPROVED')
        or not exists (
        select 1 from matter_step s where s.principal = new.principal and s.matter = new.matter)
    then
        raise exception 'no warrant before the last step' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger warrant_after_every_step before insert on warrant
    for each row execute function warrant_after_every_step();

-- Repeats AgreementEffect.of when a warrant is issued.
create function warrant_under_agreement() returns trigger language plpgsql as $$
begin
    if new.settled_by is null then
        perform require_in_force(new.principal,
            (select agreement from matter where principal = new.principal and id = new.matter),
            (new.issued_at at time zone 'Asia/Shanghai')::date);
    end if;
    return new;
end
$$;
create trigger warrant_under_agreement before insert on warrant for each row execute function warrant_under_agreement();

-- Repeats Warrants.spent.
create function warrant_spent_once() returns trigger language plpgsql as $$
begin
    if old.spent_at is not null then
        raise exception 'a warrant is spent once' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger warrant_spent_once before update on warrant for each row execute function warrant_spent_once();
