-- Equality of text in the exclusion constraint of agreement.
create extension if not exists btree_gist;

-- Agreements: a series of versions. The text of a version is fixed; on any day at most one version is in force. "series"
-- is the id of the first version.
create table agreement (
    principal text not null,
    id uuid not null,
    series uuid not null,
    version integer not null check (version > 0),
    subdistrict text not null,
    community text not null,
    template text,
    template_version integer,
    resolution uuid not null,
    term_from known_day not null,
    term_to known_day not null check (term_to >= term_from),
    scope text[] not null default '{ACCOUNTS,FUNDS,ASSETS,ARCHIVES,SEALS}',
    handover_required text[] not null default '{}' check (handover_required <@ scope),
    clauses text not null,
    terms text not null,
    digest text not null,
    warnings jsonb not null default '[]',
    status text not null check (status in ('DRAFT', 'SIGNED', 'TERMINATED')),
    in_force_from known_day,
    in_force_to known_day,
    -- when in_force_to was set last
    end_set_at timestamptz,
    drafted_by text not null,
    drafted_at timestamptz not null,
    community_signed_by text,
    community_signed_at timestamptz,
    subdistrict_signed_by text,
    subdistrict_signed_at timestamptz,
    terminated_by text,
    terminated_at timestamptz,
    termination_reason text,
    primary key (principal, id),
    unique (principal, series, version),
    foreign key (principal, series) references agreement (principal, id),
    foreign key (principal, resolution) references resolution (principal, id),
    constraint agreement_two_signers check (community_signed_by <> subdistrict_signed_by),
    check (status = 'DRAFT' or (community_signed_by is not null and subdistrict_signed_by is not null)),
    check ((status = 'TERMINATED') = (terminated_at is not null)),
    check ((status = 'DRAFT') = (in_force_from is null)),
    check ((in_force_from is null) = (in_force_to is null)),
    check ((in_force_to is null) = (end_set_at is null)),
    -- repeats AgreementWorkflow.mustNotOverlap
    constraint agreement_one_in_force
        exclude using gist (principal with =, daterange(in_force_from, in_force_to, '[]') with &&)
        where (status = 'SIGNED' and in_force_from <= in_force_to)
);
create index agreement_in_force on agreement (principal, in_force_from, in_force_to) where status = 'SIGNED';
create trigger agreement_stays before delete on agreement for each row execute function forbid_change();
call isolate('agreement', 'select, insert, update (status, in_force_from, in_force_to, community_signed_by,
    community_signed_at, subdistrict_signed_by, subdistrict_signed_at, terminated_by, terminated_at, termination_reason)');
-- The two sides sign in either order; from the second signature on the version is in force. Each end it is given, by its
-- term, by a later version or by termination, is a version of the row.
call prove('agreement', 'agreement.drafted', at => 'drafted_at', actor => 'drafted_by', label => '{principal,version}',
    later => '{status,in_force_from,in_force_to,end_set_at,community_signed_by,community_signed_at,subdistrict_signed_by,subdistrict_signed_at,terminated_by,terminated_at,termination_reason}');
call prove('agreement', 'agreement.signed-by-community', at => 'community_signed_at', actor => 'community_signed_by',
    label => '{principal,version}',
    later => '{status,in_force_from,in_force_to,end_set_at,subdistrict_signed_by,subdistrict_signed_at,terminated_by,terminated_at,termination_reason}');
call prove('agreement', 'agreement.signed-by-street', at => 'subdistrict_signed_at', actor => 'subdistrict_signed_by',
    label => '{principal,version}',
    later => '{status,in_force_from,in_force_to,end_set_at,community_signed_by,community_signed_at,terminated_by,terminated_at,termination_reason}');
call prove('agreement', 'agreement.in-force', statuses => '{SIGNED,TERMINATED}', label => '{principal,version}',
    later => '{status,in_force_to,end_set_at,terminated_by,terminated_at,termination_reason}');
call prove_versions('agreement', 'agreement-end', at => 'end_set_at', label => '{principal,version,in_force_to}',
    changing => '{status,in_force_to,end_set_at,terminated_by,terminated_at,termination_reason}');
call prove('agreement', 'agreement.terminated', at => 'terminated_at', actor => 'terminated_by',
    label => '{principal,version}');
call publish_changes('agreement', 'agreement',
    'version,subdistrict,community,template,resolution,term_from,term_to,digest,status,'
    'community_signed_at,subdistrict_signed_at,terminated_at',
    states => 'status,community_signed_at,subdistrict_signed_at', created => 'drafted');
call invalidate_on_change('agreement', 'principal', 'principal');

create table agreement_termination (
    principal text not null,
    agreement uuid not null,
    side text not null check (side in ('COMMUNITY', 'STREET')),
    reason text not null,
    resolution uuid,
    freeze_on known_day not null,
    effective_on known_day not null check (effective_on >= freeze_on),
    open_matters jsonb not null,
    given_by text not null,
    given_at timestamptz not null,
    primary key (principal, agreement),
    foreign key (principal, agreement) references agreement (principal, id),
    foreign key (principal, resolution) references resolution (principal, id)
);
create trigger agreement_termination_fixed before update or delete on agreement_termination
    for each row execute function forbid_change();
call isolate('agreement_termination', 'select, insert');
call prove('agreement_termination', 'agreement.termination-given', at => 'given_at', actor => 'given_by',
    subject => '{agreement}', label => '{side,reason}');
call publish_changes('agreement_termination', 'agreement', 'side,freeze_on,effective_on,given_at',
    created => 'termination-given',
    subject => 'agreement');
call invalidate_on_change('agreement_termination', 'principal', 'principal');

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
create trigger agreement_suspension_stays before delete on agreement_suspension
    for each row execute function forbid_change();
call isolate('agreement_suspension', 'select, insert, update (resumed_by, resumed_at, resumption_reason)');
call prove('agreement_suspension', 'agreement.suspended', at => 'suspended_at', actor => 'suspended_by',
    subject => '{agreement,id}', label => '{reason}', later => '{resumed_by,resumed_at,resumption_reason}');
call prove('agreement_suspension', 'agreement.resumed', at => 'resumed_at', actor => 'resumed_by',
    subject => '{agreement,id}', label => '{reason}');
call publish_changes('agreement_suspension', 'agreement', 'suspended_at,resumed_at', states => 'resumed_at',
    created => 'suspended', subject => 'agreement');
call invalidate_on_change('agreement_suspension', 'principal', 'principal');

-- Second guards.

-- Repeats AgreementWorkflow.mustBeSignable and period.
create function agreement_moves() returns trigger language plpgsql as $$
begin
    if (old.principal, old.id, old.series, old.version, old.subdistrict, old.resolution, old.term_from, old.term_to,
            old.clauses, old.terms, old.digest, old.scope, old.handover_required)
        is distinct from (new.principal, new.id, new.series, new.version, new.subdistrict, new.resolution, new.term_from,
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
    if new.in_force_to is distinct from old.in_force_to then
        new.end_set_at := clock_timestamp();
    end if;
    return new;
end
$$;
create trigger agreement_moves before update on agreement for each row execute function agreement_moves();

-- Repeats ResolutionChecks.mustBeNew: a resolution carries one version of one agreement, or one termination.
create function agreement_resolution_once() returns trigger language plpgsql as $$
begin
    if new.status = 'SIGNED' and old.status = 'DRAFT' and (exists (
            select 1 from agreement other where other.principal = new.principal and other.resolution = new.resolution
                and other.id <> new.id and other.status <> 'DRAFT')
        or exists (
            select 1 from agreement_termination t
            where t.principal = new.principal and t.resolution = new.resolution))
    then
        raise exception 'a resolution carries one agreement' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger agreement_resolution_once before update on agreement
    for each row execute function agreement_resolution_once();

-- Repeats ResolutionChecks.mustCarry.
create function termination_resolution_once() returns trigger language plpgsql as $$
begin
    if exists (
            select 1 from agreement a where a.principal = new.principal and a.resolution = new.resolution
                and a.status <> 'DRAFT')
        or exists (
            select 1 from agreement_termination t
            where t.principal = new.principal and t.resolution = new.resolution)
    then
        raise exception 'a resolution carries one end of an agreement' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger termination_resolution_once before insert on agreement_termination
    for each row execute function termination_resolution_once();

-- Repeats TerminationWorkflow.resumed.
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

-- Nothing is opened or warranted under an agreement that is suspended or has ended. A lock on the first version of the
-- series puts both in order: opening and warranting share it; suspending, ending and amending hold it alone.
create function lock_series() returns trigger language plpgsql as $$
begin
    perform 1 from agreement where principal = new.principal and id = new.agreement for no key update;
    return new;
end
$$;
create trigger series_locked before insert or update on agreement_suspension for each row execute function lock_series();
create trigger series_locked before insert on agreement_termination for each row execute function lock_series();

create function lock_own_series() returns trigger language plpgsql as $$
begin
    perform 1 from agreement where principal = new.principal and id = new.series for no key update;
    return new;
end
$$;
create trigger agreement_locks_series before update on agreement for each row
    when ((old.status, old.in_force_from, old.in_force_to) is distinct from (new.status, new.in_force_from, new.in_force_to))
    execute function lock_own_series();

-- Repeats AgreementEffect.of without its settlement clauses.
create function require_in_force(whose text, ruled_by uuid, day date) returns void language plpgsql as $$
declare
    first uuid := (select series from agreement where principal = whose and id = ruled_by);
begin
    perform 1 from agreement where principal = whose and id = first for share;
    if exists (select 1 from agreement_suspension
               where principal = whose and agreement = first and resumed_at is null)
        or not exists (select 1 from agreement
                       where principal = whose and series = first and status = 'SIGNED'
                           and day between in_force_from and in_force_to)
    then
        raise exception 'agreement % is not in force', first using errcode = 'check_violation';
    end if;
end
$$;

-- A version with the open suspension and the termination of its series.
create view agreement_view with (security_invoker = true) as
    select a.principal, a.id, a.series, a.version, a.subdistrict, a.community, a.template, a.template_version,
           a.resolution, a.term_from, a.term_to, a.in_force_from, a.in_force_to, a.scope, a.handover_required,
           a.clauses, a.digest, a.warnings, a.status, a.drafted_at, a.community_signed_by, a.community_signed_at,
           a.subdistrict_signed_by, a.subdistrict_signed_at, s.reason as suspended_for, s.role as suspended_role,
           s.suspended_at, t.side as ended_by, t.resolution as ending_resolution, t.freeze_on, t.effective_on,
           coalesce(t.given_at, a.terminated_at) as terminated_at,
           coalesce(t.reason, a.termination_reason) as termination_reason
    from agreement a
    left join agreement_suspension s
           on s.principal = a.principal and s.agreement = a.series and s.resumed_at is null
    left join agreement_termination t on t.principal = a.principal and t.agreement = a.series;
grant select on agreement_view to "${app}";
