-- Duties besides acts: agreements are filed and reviewed each year; a new committee receives what the former one held.

create table agreement_filing (
    principal text not null,
    id uuid not null,
    agreement uuid not null,
    level text not null check (level in ('STREET', 'DISTRICT')),
    authority text not null,
    number text not null,
    filed_on known_day not null,
    record text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (principal, id),
    unique (principal, agreement, level),
    foreign key (principal, agreement) references agreement (principal, id)
);
create trigger agreement_filing_fixed before update or delete on agreement_filing
    for each row execute function forbid_change();
call isolate('agreement_filing', 'select, insert');
call prove('agreement_filing', 'agreement.filed', at => 'recorded_at', actor => 'recorded_by', label => '{authority,number}');
call publish_changes('agreement_filing', 'agreement', 'level,authority,number,filed_on',
    created => 'filed', subject => 'agreement');

-- Repeats DutyWorkflow.mustBeFileable.
create function agreement_filing_of_signed() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from agreement a
        where a.principal = new.principal and a.id = new.agreement and a.status <> 'DRAFT'
            and new.filed_on >= (greatest(a.community_signed_at, a.subdistrict_signed_at) at time zone 'Asia/Shanghai')::date)
    then
        raise exception 'only what is signed is filed' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger agreement_filing_of_signed before insert on agreement_filing
    for each row execute function agreement_filing_of_signed();

-- The principal and the sub-district review; the agency, which is reviewed, does not.
create table agreement_review (
    principal text not null,
    id uuid not null,
    series uuid not null,
    year integer not null check (year > 0),
    held_on known_day not null,
    outcome text not null check (outcome in ('CONTINUE', 'RENEW', 'AMEND', 'TERMINATE')),
    findings text not null,
    record text,
    recorded_by text not null,
    recorded_by_name text not null,
    role text not null check (role in ('committee-director', 'supervisor', 'street-leader')),
    recorded_at timestamptz not null,
    primary key (principal, id),
    unique (principal, series, year),
    foreign key (principal, series) references agreement (principal, id)
);
create trigger agreement_review_fixed before update or delete on agreement_review
    for each row execute function forbid_change();
call isolate('agreement_review', 'select, insert');
call prove('agreement_review', 'agreement.reviewed', at => 'recorded_at', actor => 'recorded_by', label => '{year,outcome}');
call publish_changes('agreement_review', 'agreement', 'year,held_on,outcome',
    created => 'reviewed', subject => 'series');

create table committee_election (
    principal text not null,
    id uuid not null,
    elected_on known_day not null,
    director text not null,
    due_on known_day not null check (due_on > elected_on),
    due_source text not null,
    unsure boolean not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    ordered_on known_day check (ordered_on >= elected_on),
    order_number text,
    order_due_on known_day check (order_due_on > ordered_on),
    ordered_by text,
    ordered_at timestamptz,
    handed_over_on known_day check (handed_over_on >= elected_on),
    paper text,
    handed_over_by text,
    handed_over_at timestamptz,
    primary key (principal, id),
    unique (principal, elected_on),
    check ((ordered_at is null) = (ordered_on is null) and (ordered_at is null) = (order_number is null)
        and (ordered_at is null) = (order_due_on is null) and (ordered_at is null) = (ordered_by is null)),
    check ((handed_over_at is null) = (handed_over_on is null) and (handed_over_at is null) = (paper is null)
        and (handed_over_at is null) = (handed_over_by is null))
);
create trigger committee_election_stays before delete on committee_election
    for each row execute function forbid_change();
call isolate('committee_election', 'select, insert, update (ordered_on, order_number, order_due_on, ordered_by, ordered_at,
    handed_over_on, paper, handed_over_by, handed_over_at)');
call prove('committee_election', 'election.recorded', at => 'recorded_at', actor => 'recorded_by', label => '{elected_on}',
    later => '{ordered_on,order_number,order_due_on,ordered_by,ordered_at,handed_over_on,paper,handed_over_by,handed_over_at}');
call prove('committee_election', 'election.hand-over-ordered', at => 'ordered_at', actor => 'ordered_by',
    label => '{elected_on}', later => '{handed_over_on,paper,handed_over_by,handed_over_at}');
call prove('committee_election', 'election.handed-over', at => 'handed_over_at', actor => 'handed_over_by',
    label => '{elected_on}');
call publish_changes('committee_election', 'election',
    'elected_on,due_on,ordered_on,order_due_on,handed_over_on,ordered_at,handed_over_at',
    states => 'handed_over_at,ordered_at');

-- Repeats ElectionWorkflow.mustBeOrderable and mustBeOpen.
create function committee_election_moves() returns trigger language plpgsql as $$
begin
    if old.handed_over_at is not null
        or old.ordered_at is not null and (old.ordered_on, old.order_number, old.order_due_on, old.ordered_at)
            is distinct from (new.ordered_on, new.order_number, new.order_due_on, new.ordered_at)
    then
        raise exception 'an order and a hand-over are told once' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger committee_election_moves before update on committee_election
    for each row execute function committee_election_moves();
