-- An agreement is a series of versions. Each says the same for ever; on any day at most one of them is in force.
alter table agreement
    add column series uuid,
    add column in_force_from date,
    add column in_force_to date,
    add column scope text[] not null default '{ACCOUNTS,FUNDS,ASSETS,ARCHIVES,SEALS}',
    add column handover_required text[] not null default '{}',
    add column template_version integer;
update agreement set
    series = id,
    in_force_from = case when status <> 'DRAFT' then term_from end,
    in_force_to = case status
        when 'SIGNED' then term_to
        when 'TERMINATED' then least(term_to, (terminated_at at time zone 'Asia/Shanghai')::date - 1) end;
set constraints all immediate;
alter table agreement
    alter column series set not null,
    add unique (principal, series, version),
    add foreign key (principal, series) references agreement (principal, id),
    add check ((status = 'DRAFT') = (in_force_from is null)),
    add check ((in_force_from is null) = (in_force_to is null)),
    add check (handover_required <@ scope);
drop index agreement_in_force;
create index agreement_in_force on agreement (principal, in_force_from, in_force_to) where status = 'SIGNED';
grant update (in_force_from, in_force_to) on agreement to "${app}";

create or replace function agreement_moves() returns trigger language plpgsql as $$
begin
    if (old.principal, old.id, old.series, old.version, old.street, old.resolution, old.term_from, old.term_to,
            old.clauses, old.terms, old.digest, old.scope, old.handover_required)
        is distinct from (new.principal, new.id, new.series, new.version, new.street, new.resolution, new.term_from,
            new.term_to, new.clauses, new.terms, new.digest, new.scope, new.handover_required)
    then
        raise exception 'what an agreement says is never changed' using errcode = 'restrict_violation';
    end if;
    if old.status <> new.status
        and not (old.status = 'DRAFT' and new.status = 'SIGNED' or old.status = 'SIGNED' and new.status = 'TERMINATED')
    then
        raise exception 'an agreement does not move from % to %', old.status, new.status
            using errcode = 'check_violation';
    end if;
    if old.in_force_from is not null
        and (new.in_force_from is distinct from old.in_force_from or new.in_force_to > old.in_force_to)
    then
        raise exception 'a version once in force only ever ends earlier' using errcode = 'restrict_violation';
    end if;
    if new.status = 'SIGNED' and new.in_force_from <= new.in_force_to and exists (
        select 1 from agreement other
        where other.principal = new.principal and other.id <> new.id and other.status = 'SIGNED'
            and other.in_force_from <= other.in_force_to
            and other.in_force_from <= new.in_force_to and new.in_force_from <= other.in_force_to)
    then
        raise exception 'two agreements of one principal at the same time' using errcode = 'exclusion_violation';
    end if;
    return new;
end
$$;

create table agreement_termination (
    principal text not null,
    agreement uuid not null,
    side text not null check (side in ('COMMUNITY', 'STREET')),
    reason text not null,
    resolution uuid,
    freeze_on date not null,
    effective_on date not null check (effective_on >= freeze_on),
    open_matters jsonb not null,
    given_by text not null,
    given_at timestamptz not null,
    primary key (principal, agreement),
    foreign key (principal, agreement) references agreement (principal, id),
    foreign key (principal, resolution) references resolution (principal, id)
);
create trigger agreement_termination_fixed before update or delete on agreement_termination
    for each row execute function refuse_change();
call guard('agreement_termination', 'select, insert');

create table agreement_suspension (
    principal text not null,
    agreement uuid not null,
    id uuid not null,
    reason text not null,
    role text not null,
    order_number text,
    suspended_by text not null,
    suspended_at timestamptz not null,
    resumed_by text,
    resumed_at timestamptz,
    resumption_reason text,
    primary key (principal, agreement, id),
    foreign key (principal, agreement) references agreement (principal, id),
    check ((resumed_at is null) = (resumed_by is null)),
    check ((resumed_at is null) = (resumption_reason is null))
);
create unique index agreement_suspended_once on agreement_suspension (principal, agreement) where resumed_at is null;
create function agreement_suspension_moves() returns trigger language plpgsql as $$
begin
    if old.resumed_at is not null
        or (old.reason, old.role, old.order_number, old.suspended_by, old.suspended_at)
            is distinct from (new.reason, new.role, new.order_number, new.suspended_by, new.suspended_at)
    then
        raise exception 'a suspension is only ever ended, once' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger agreement_suspension_moves before update on agreement_suspension
    for each row execute function agreement_suspension_moves();
create trigger agreement_suspension_stays before delete on agreement_suspension
    for each row execute function refuse_change();
call guard('agreement_suspension', 'select, insert, update (resumed_by, resumed_at, resumption_reason)');
