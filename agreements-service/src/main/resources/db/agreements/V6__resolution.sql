-- Resolutions of meetings, who attended, what they decided item by item; and demands that a meeting be held.

create table resolution (
    principal text not null,
    id uuid not null,
    body text not null check (body in ('RESIDENTS_MEETING', 'RESIDENTS_REPRESENTATIVES', 'VILLAGERS_MEETING',
        'VILLAGERS_REPRESENTATIVES', 'COLLECTIVE_MEMBERS', 'COLLECTIVE_REPRESENTATIVES', 'BOARD', 'SUPERVISORS')),
    counted_by text not null default 'PERSONS' check (counted_by in ('PERSONS', 'HOUSEHOLDS', 'GROUPS')),
    topics text[] not null default '{}',
    subject text not null,
    notice_on known_day not null,
    held_on known_day not null,
    eligible integer not null check (eligible > 0),
    present integer not null check (present between 0 and eligible),
    in_favour integer not null,
    against integer not null,
    abstained integer not null,
    groups jsonb not null default '[]',
    party_reviewed_on known_day,
    authorised_by uuid,
    valid boolean not null,
    reasons jsonb not null,
    rules jsonb not null,
    decides_amount bigint,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (principal, id),
    foreign key (principal, authorised_by) references resolution (principal, id),
    check (in_favour >= 0 and against >= 0 and abstained >= 0 and in_favour + against + abstained <= present),
    check (notice_on <= held_on)
);
create trigger resolution_fixed before update or delete on resolution for each row execute function forbid_change();
call isolate('resolution', 'select, insert');
call prove('resolution', 'resolution.recorded', at => 'recorded_at', actor => 'recorded_by', label => '{subject,held_on}');
call publish_changes('resolution', 'resolution', 'body,subject,notice_on,held_on,valid,decides_amount:money');

-- "person" is one value for all spellings of one person's name.
create table resolution_attendee (
    principal text not null,
    resolution uuid not null,
    no integer not null,
    name text not null,
    kind text,
    signed_at timestamptz,
    signature text,
    identity text,
    person text,
    primary key (principal, resolution, no),
    foreign key (principal, resolution) references resolution (principal, id)
);
create index resolution_attendee_signature on resolution_attendee (principal, signature);
create index resolution_attendee_person on resolution_attendee (principal, resolution, person);
create trigger resolution_attendee_fixed before update or delete on resolution_attendee
    for each row execute function forbid_change();
call isolate('resolution_attendee', 'select, insert');
call prove('resolution_attendee', 'resolution.attendee', subject => '{resolution,no}', label => '{name}');
call publish_changes('resolution_attendee', 'resolution-attendee', 'resolution', subject => 'resolution');

-- Repeats Attendance.judge: a resolution whose list names a person twice is not valid. The list itself is kept.
create function resolution_attendee_once() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from resolution r where r.principal = new.principal and r.id = new.resolution and r.valid)
        and exists (
        select 1 from resolution_attendee other
        where other.principal = new.principal and other.resolution = new.resolution and other.person = new.person
            and other.no <> new.no)
    then
        raise exception 'somebody is on the list twice' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger resolution_attendee_once after insert on resolution_attendee
    for each row execute function resolution_attendee_once();

-- An item decides acts of a kind, up to an amount, with a counterparty, until a day; what is null is not decided.
create table resolution_item (
    principal text not null,
    resolution uuid not null,
    no integer not null check (no > 0),
    subject text not null,
    kind text,
    amount bigint check (amount > 0),
    counterparty text,
    counterparty_key text,
    valid_until known_day,
    primary key (principal, resolution, no),
    foreign key (principal, resolution) references resolution (principal, id),
    check ((counterparty is null) = (counterparty_key is null))
);
create trigger resolution_item_fixed before update or delete on resolution_item
    for each row execute function forbid_change();
call isolate('resolution_item', 'select, insert');
call prove('resolution_item', 'resolution.item', subject => '{resolution,no}', label => '{subject}');
call publish_changes('resolution_item', 'resolution-item', 'resolution', subject => 'resolution');

-- A demand and its judgement on that day are fixed; the resolution that answers it is added once.
create table meeting_demand (
    principal text not null,
    id uuid not null,
    body text not null check (body in ('RESIDENTS_MEETING', 'RESIDENTS_REPRESENTATIVES', 'VILLAGERS_MEETING',
        'VILLAGERS_REPRESENTATIVES', 'COLLECTIVE_MEMBERS', 'COLLECTIVE_REPRESENTATIVES')),
    counted_by text not null check (counted_by in ('PERSONS', 'HOUSEHOLDS', 'GROUPS', 'REPRESENTATIVES')),
    demanded_on known_day not null,
    eligible integer not null check (eligible > 0),
    signers integer not null check (signers between 0 and eligible),
    subject text not null,
    paper text not null,
    sufficient boolean not null,
    needed integer not null check (needed > 0),
    rule jsonb not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    resolution uuid,
    answered_by text,
    answered_at timestamptz,
    primary key (principal, id),
    foreign key (principal, resolution) references resolution (principal, id),
    check (sufficient = (signers >= needed)),
    check ((resolution is null) = (answered_at is null) and (resolution is null) = (answered_by is null))
);
create index meeting_demand_unanswered on meeting_demand (principal, demanded_on) where resolution is null;
create trigger meeting_demand_stays before delete on meeting_demand for each row execute function forbid_change();
call isolate('meeting_demand', 'select, insert, update (resolution, answered_by, answered_at)');
call prove('meeting_demand', 'meeting-demand.recorded', at => 'recorded_at', actor => 'recorded_by', label => '{subject}',
    later => '{resolution,answered_by,answered_at}');
call prove('meeting_demand', 'meeting-demand.answered', at => 'answered_at', actor => 'answered_by', label => '{subject}');
call publish_changes('meeting_demand', 'meeting-demand',
    'body,counted_by,demanded_on,eligible,signers,sufficient,needed,subject,resolution,answered_at',
    states => 'answered_at');

-- Repeats DemandWorkflow.mustBeOpen and mustBeTheOneDemanded.
create function meeting_demand_moves() returns trigger language plpgsql as $$
begin
    if old.resolution is not null
        or to_jsonb(old) - '{resolution,answered_by,answered_at}'::text[]
            <> to_jsonb(new) - '{resolution,answered_by,answered_at}'::text[]
    then
        raise exception 'a demand is only ever answered, once' using errcode = 'restrict_violation';
    end if;
    if not exists (
        select 1 from resolution r
        where r.principal = new.principal and r.id = new.resolution and r.body = new.body
            and r.held_on >= new.demanded_on)
    then
        raise exception 'no meeting that was demanded' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger meeting_demand_moves before update on meeting_demand
    for each row execute function meeting_demand_moves();

create table meeting_demand_signatory (
    principal text not null,
    demand uuid not null,
    person text not null check (person <> ''),
    name text not null,
    primary key (principal, demand, person),
    foreign key (principal, demand) references meeting_demand (principal, id)
);
create trigger meeting_demand_signatory_fixed before update or delete on meeting_demand_signatory
    for each row execute function forbid_change();
call isolate('meeting_demand_signatory', 'select, insert');
call prove('meeting_demand_signatory', 'meeting-demand.signatory', subject => '{demand,person}', label => '{name}');

-- A demand with the names of its signatories.
create view meeting_demand_view with (security_invoker = true) as
    select d.*, array(
        select s.name from meeting_demand_signatory s
        where s.principal = d.principal and s.demand = d.id
        order by s.person) as signatories
    from meeting_demand d;
grant select on meeting_demand_view to "${app}";
