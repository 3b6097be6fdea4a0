-- Who was there is counted by people, not by lines: one man under five spellings is one.
alter table resolution_attendee
    add column identity text,
    add column person text;
create index resolution_attendee_person on resolution_attendee (principal, resolution, person);

-- A list that names somebody twice is kept like every forged one, but no vote counts by it.
create function resolution_attended_once_each() returns trigger language plpgsql as $$
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
create trigger resolution_attended_once_each after insert on resolution_attendee
    for each row execute function resolution_attended_once_each();

-- Those present at a body's meeting by its minutes, each once a paper.
create table matter_step_attendance (
    principal text not null,
    matter uuid not null,
    step integer not null,
    paper integer not null,
    person text not null check (person <> ''),
    name text not null,
    primary key (principal, matter, step, paper, person),
    foreign key (principal, matter, step) references matter_step (principal, matter, no)
);
create trigger matter_step_attendance_fixed before update or delete on matter_step_attendance
    for each row execute function refuse_change();
call guard('matter_step_attendance', 'select, insert');

-- The core's promise again: a step that wants a resolution has one, a quorum is of different people at one meeting, and
-- who vouches for evidence decides nothing but the supervisor's own step.
create function matter_step_rests_on_evidence() returns trigger language plpgsql as $$
declare
    wants_minutes boolean := new.wants @> '["MINUTES"]' or new.wants @> '["PARTY_MINUTES"]';
    wants_resolution boolean := new.wants @> '["RESOLUTION"]';
    there bigint;
begin
    if new.status <> 'APPROVED' or old.status = 'APPROVED' then
        return new;
    end if;
    if new.role <> 'supervisor' and exists (
        select 1 from evidence_confirmation c where c.principal = new.principal and c.matter = new.matter
            and (c.confirmed_by in (new."by", new.on_behalf_of) or c.on_behalf_of in (new."by", new.on_behalf_of)))
    then
        raise exception 'who vouches for evidence does not decide' using errcode = 'check_violation';
    end if;
    if wants_resolution and not exists (
        select 1 from resolution_use u where u.principal = new.principal and u.matter = new.matter)
    then
        raise exception 'no resolution has been laid before the step' using errcode = 'check_violation';
    end if;
    if new.quorum is null then
        return new;
    end if;
    if wants_resolution and not wants_minutes then
        select max(r.present) into there from resolution_use u
            join resolution r on r.principal = u.principal and r.id = u.resolution
            where u.principal = new.principal and u.matter = new.matter;
    else
        select max(people) into there from (
            select count(*) as people from matter_step_attendance a
            where a.principal = new.principal and a.matter = new.matter and a.step = new."no"
            group by a.paper) papers;
    end if;
    if coalesce(there, 0) < new.quorum then
        raise exception 'too few different people were there' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger matter_step_rests_on_evidence before update on matter_step
    for each row execute function matter_step_rests_on_evidence();
