-- Steps side by side, decided by bodies, taken for others; emergencies; what binds everybody in one matter.
alter table matter
    add column area text,
    add column exclusive text[] not null default '{}',
    add column papers_due date,
    add column papers_wanted jsonb,
    add column papers_at timestamptz,
    add column papers_by text,
    add column papers_overdue_at timestamptz,
    add check ((papers_due is null) = (papers_wanted is null)),
    add check ((papers_at is null) = (papers_by is null)),
    add check (papers_at is null or papers_due is not null);
update matter set area = case kind when 'DISPOSAL' then 'ASSETS' when 'LOAN' then 'ARCHIVES' when 'IMPRINT' then 'SEALS'
    else 'FUNDS' end;
alter table matter alter column area set not null,
    add check (area in ('ACCOUNTS', 'FUNDS', 'ASSETS', 'ARCHIVES', 'SEALS'));
grant update (papers_at, papers_by, papers_overdue_at) on matter to "${app}";

alter table matter_step
    add column stage text,
    add column body text,
    add column quorum integer check (quorum > 1),
    add column on_behalf_of text,
    add column on_behalf_of_name text,
    add column overdue_at timestamptz,
    add column escalated_to text,
    add check ((body is null) = (quorum is null)),
    add check (on_behalf_of <> by);
alter table matter_step drop constraint matter_step_status_check;
alter table matter_step add constraint matter_step_status_check
    check (status in ('WAITING', 'OPEN', 'APPROVED', 'RETURNED', 'REJECTED', 'CLOSED'));
grant update (on_behalf_of, on_behalf_of_name, overdue_at, escalated_to) on matter_step to "${app}";

-- An ended matter leaves no step open: the inbox looks at open steps alone.
update matter_step s set status = 'CLOSED' from matter m
    where m.principal = s.principal and m.id = s.matter and s.status in ('WAITING', 'OPEN')
        and m.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED');

-- The core's promise once more: in order, and nobody has two parts in one matter, under whatever hat.
create or replace function matter_step_moves() returns trigger language plpgsql as $$
declare
    requester text;
begin
    if old.status in ('APPROVED', 'REJECTED', 'CLOSED') then
        raise exception 'a step once taken stays as it is' using errcode = 'restrict_violation';
    end if;
    if new.status <> 'APPROVED' then
        return new;
    end if;
    if old.status <> 'OPEN' then
        raise exception 'a step is taken when its turn has come' using errcode = 'check_violation';
    end if;
    if exists (
        select 1 from matter_step earlier
        where earlier.principal = new.principal and earlier.matter = new.matter and earlier.no < new."no"
            and earlier.status <> 'APPROVED' and earlier.stage is distinct from new.stage)
    then
        raise exception 'an earlier step is not done' using errcode = 'check_violation';
    end if;
    select requested_by into requester from matter where principal = new.principal and id = new.matter;
    if requester in (new."by", new.on_behalf_of) or exists (
        select 1 from matter_step other
        where other.principal = new.principal and other.matter = new.matter and other.no <> new."no"
            and other.status = 'APPROVED'
            and (other.by in (new."by", new.on_behalf_of) or other.on_behalf_of in (new."by", new.on_behalf_of)))
    then
        raise exception 'one person has one part in a matter' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

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

alter table matter_note drop constraint matter_note_kind_check;
alter table matter_note add constraint matter_note_kind_check check (kind in ('RETURNED', 'RESUBMITTED', 'WITHDRAWN',
    'RELATED', 'SECOND_NOTICE', 'PAUSED', 'RESUMED', 'EXTENSION_ASKED', 'EXTENDED', 'EXTENSION_REFUSED', 'OVERDUE',
    'HANDED', 'HANDING_ACCEPTED', 'PAPERS', 'PAPERS_OVERDUE'));

-- Clocks stopped, with the reason; one at a time.
create table matter_pause (
    principal text not null,
    matter uuid not null,
    id uuid not null,
    reason text not null,
    paused_by text not null,
    paused_at timestamptz not null,
    paused_on date not null,
    resumed_by text,
    resumed_at timestamptz,
    primary key (principal, matter, id),
    foreign key (principal, matter) references matter (principal, id),
    check ((resumed_by is null) = (resumed_at is null))
);
create unique index matter_pause_one on matter_pause (principal, matter) where resumed_at is null;
create trigger matter_pause_stays before delete on matter_pause for each row execute function refuse_change();
call guard('matter_pause', 'select, insert, update (resumed_by, resumed_at)');

-- More time, asked for by one and granted by another, before it was too late; once a step.
create table matter_extension (
    principal text not null,
    matter uuid not null,
    id uuid not null,
    step uuid not null,
    days integer not null check (days between 1 and 10),
    reason text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    granted boolean,
    settled_by text,
    settled_at timestamptz,
    comment text,
    primary key (principal, matter, id),
    foreign key (principal, matter) references matter (principal, id),
    check (settled_by <> asked_by),
    check ((granted is null) = (settled_by is null) and (granted is null) = (settled_at is null))
);
create unique index matter_extension_once on matter_extension (principal, matter, step) where granted is not false;
create trigger matter_extension_stays before delete on matter_extension for each row execute function refuse_change();
call guard('matter_extension', 'select, insert, update (granted, settled_by, settled_at, comment)');

-- Responsibility handed on (首问负责制), acknowledged by who takes it over.
create table matter_handing (
    principal text not null,
    matter uuid not null,
    id uuid not null,
    step uuid,
    from_subject text not null,
    from_name text not null,
    to_subject text not null check (to_subject <> from_subject),
    to_name text not null,
    reason text not null,
    handed_at timestamptz not null,
    accepted_at timestamptz,
    superseded_at timestamptz,
    primary key (principal, matter, id),
    foreign key (principal, matter) references matter (principal, id),
    check (accepted_at is null or superseded_at is null)
);
create unique index matter_handing_one on matter_handing (principal, matter)
    where accepted_at is null and superseded_at is null;
create index matter_handing_to on matter_handing (to_subject, principal) where step is not null;
create trigger matter_handing_stays before delete on matter_handing for each row execute function refuse_change();
call guard('matter_handing', 'select, insert, update (accepted_at, superseded_at)');

create function settled_once() returns trigger language plpgsql as $$
begin
    if to_jsonb(old) ->> tg_argv[0] is not null then
        raise exception 'what is settled in % stays', tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger matter_pause_once before update on matter_pause for each row execute function settled_once('resumed_at');
create trigger matter_extension_settled before update on matter_extension
    for each row execute function settled_once('settled_at');
create trigger matter_handing_once before update on matter_handing
    for each row execute function settled_once('accepted_at');
create trigger matter_handing_superseded_once before update on matter_handing
    for each row execute function settled_once('superseded_at');

-- To whom a late step is escalated, and who may grant more time; dated, with the source.
create table role_superior (
    role text not null,
    superior text not null check (superior <> role),
    valid_from date not null,
    valid_to date,
    source text not null,
    primary key (role, valid_from)
);
grant select on role_superior to "${app}";
insert into role_superior (role, superior, valid_from, source) values
('reporter', 'committee-director', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('committee-director', 'party-secretary', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('party-secretary', 'street-leader', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('supervisor', 'street-leader', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('agency-accountant', 'centre-head', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('reviewer', 'centre-head', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('cashier', 'centre-head', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('releaser', 'centre-head', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('civil-affairs-officer', 'centre-head', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('archivist', 'centre-head', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('seal-custodian', 'centre-head', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('centre-head', 'street-leader', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）'),
('street-leader', 'street-principal', '2026-01-01', '限时办结制：逐级督办（示范设置，以街道文件为准）');
