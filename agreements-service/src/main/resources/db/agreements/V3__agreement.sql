create table agreement (
    principal text not null,
    id uuid not null,
    version integer not null check (version > 0),
    street text not null,
    community text not null,
    template text,
    resolution uuid not null,
    term_from date not null,
    term_to date not null check (term_to >= term_from),
    clauses text not null,
    terms text not null,
    digest text not null,
    status text not null check (status in ('DRAFT', 'SIGNED', 'TERMINATED')),
    drafted_by text not null,
    drafted_at timestamptz not null,
    community_signed_by text,
    community_signed_at timestamptz,
    street_signed_by text,
    street_signed_at timestamptz,
    terminated_by text,
    terminated_at timestamptz,
    termination_reason text,
    primary key (principal, id),
    foreign key (principal, resolution) references resolution (principal, id),
    check (status = 'DRAFT' or (community_signed_by is not null and street_signed_by is not null)),
    check ((status = 'TERMINATED') = (terminated_at is not null))
);
create index agreement_in_force on agreement (principal, term_from, term_to) where status = 'SIGNED';
call guard('agreement', 'select, insert, update (status, community_signed_by, community_signed_at, street_signed_by,
    street_signed_at, terminated_by, terminated_at, termination_reason)');

create function agreement_moves() returns trigger language plpgsql as $$
begin
    if (old.principal, old.id, old.version, old.street, old.resolution, old.term_from, old.term_to, old.clauses,
            old.terms, old.digest)
        is distinct from (new.principal, new.id, new.version, new.street, new.resolution, new.term_from, new.term_to,
            new.clauses, new.terms, new.digest)
    then
        raise exception 'what an agreement says is never changed' using errcode = 'restrict_violation';
    end if;
    if old.status <> new.status
        and not (old.status = 'DRAFT' and new.status = 'SIGNED' or old.status = 'SIGNED' and new.status = 'TERMINATED')
    then
        raise exception 'an agreement does not move from % to %', old.status, new.status
            using errcode = 'check_violation';
    end if;
    if new.status = 'SIGNED' and exists (
        select 1 from agreement other
        where other.principal = new.principal and other.id <> new.id and other.status = 'SIGNED'
            and daterange(other.term_from, other.term_to, '[]') && daterange(new.term_from, new.term_to, '[]'))
    then
        raise exception 'two agreements of one principal at the same time' using errcode = 'exclusion_violation';
    end if;
    return new;
end
$$;
create trigger agreement_moves before update on agreement for each row execute function agreement_moves();
create trigger agreement_stays before delete on agreement for each row execute function refuse_change();
