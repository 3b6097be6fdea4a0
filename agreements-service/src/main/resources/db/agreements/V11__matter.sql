-- Matters (事项): an act that needs a procedure, its steps, and everything that happens to it. V12 guards the order of
-- steps, V13 the evidence they rest on.

-- The last number of a sub-district and year. The row stays locked until commit, so numbers have no gap.
create table matter_number (
    subdistrict text not null,
    year integer not null,
    last integer not null,
    primary key (subdistrict, year)
);
grant select, insert, update on matter_number to "${app}";

create table matter (
    principal text not null,
    id uuid not null,
    number text not null unique,
    subdistrict text not null,
    community text not null,
    act uuid not null,
    kind text not null,
    area text not null check (area in ('ACCOUNTS', 'FUNDS', 'ASSETS', 'ARCHIVES', 'SEALS')),
    amount bigint,
    banded_on bigint,
    subject text not null,
    category text,
    counterparty text,
    counterparty_name_key text,
    counterparty_account_key text,
    counterparty_near_key text,
    digest text not null,
    exclusive text[] not null default '{}',
    requesting text[] not null default '{}',
    status text not null check (status in ('OPEN', 'RETURNED', 'REJECTED', 'APPROVED', 'EXECUTED', 'WITHDRAWN', 'EXPIRED')),
    current_step integer not null,
    times_returned integer not null default 0 check (times_returned <= 1),
    agreement uuid not null,
    ruling uuid not null,
    requested_by text not null,
    requested_by_name text not null,
    requested_on known_day not null,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    emergency boolean not null,
    papers_wanted jsonb,
    papers_due known_day,
    papers_overdue_at timestamptz,
    papers_by text,
    papers_at timestamptz,
    primary key (principal, id),
    unique (principal, act),
    foreign key (principal, ruling) references ruling (principal, id),
    foreign key (principal, agreement) references agreement (principal, id),
    check ((papers_due is null) = (papers_wanted is null)),
    check ((papers_at is null) = (papers_by is null)),
    check (papers_at is null or papers_due is not null)
);
create index matter_by_id on matter (id);
create index matter_newest on matter (opened_at, id);
create index matter_of_principal on matter (principal, opened_at, id);
create index matter_of_subdistrict on matter (subdistrict, opened_at, id);
create index matter_of_requester on matter (requested_by, opened_at, id);
create index matter_open_of_principal on matter (principal, opened_at, id) where status in ('OPEN', 'RETURNED');
create index matter_open_of_subdistrict on matter (subdistrict, opened_at, id) where status in ('OPEN', 'RETURNED');
create index matter_papers_missing on matter (papers_due) where papers_at is null and papers_due is not null;
create index matter_recent on matter (community, requested_on) where counterparty_name_key is not null;
create index matter_related on matter (community, counterparty_name_key, requested_on);
-- Whether one digit of a number (账号) is another one, or two beside each other are exchanged: what a slip of the hand makes of
-- it, and who wants to be taken for somebody else. Such a slip leaves the first or the last third as it was.
create function is_near_number(one text, other text) returns boolean language sql immutable as $$
select length(one) = length(other) and length(one) >= 8 and one <> other
    and (left(one, length(one) / 3) = left(other, length(one) / 3)
        or right(one, length(one) / 3) = right(other, length(one) / 3))
    and (select count(*) = 1
                or count(*) = 2 and max(n) - min(n) = 1
                    and substr(one, min(n), 2) = reverse(substr(other, min(n), 2))
           from generate_series(1, length(one)) n
          where substr(one, n, 1) <> substr(other, n, 1))
$$;

create index matter_near on matter (community, counterparty_near_key, requested_on);
create index matter_related_account on matter (community, counterparty_account_key, requested_on);
create trigger matter_stays before delete on matter for each row execute function forbid_change();
call isolate('matter', 'select, insert, update (status, current_step, times_returned, changed_at, papers_at, papers_by,
    papers_overdue_at)');
call prove_versions('matter', 'matter', at => 'changed_at', ruling => 'ruling', label => '{number,subject}',
    changing => '{status,current_step,times_returned,changed_at}', later => '{papers_at,papers_by,papers_overdue_at}');
call prove('matter', 'matter-papers.presented', at => 'papers_at', actor => 'papers_by', label => '{number,subject}',
    later => '{status,current_step,times_returned,changed_at,papers_overdue_at}');
call publish_changes('matter', 'matter',
    'number,act,kind,category,amount:money,emergency,status,current_step,times_returned,'
    'subdistrict,community,agreement,ruling,requested_on', created => 'opened');

-- A ruling sums related matters: it rests on whether a matter counts, when, towards whom and with how much.
create trigger ruling_facts_added after insert on matter for each row
    when (new.counterparty_name_key is not null) execute function notify_ruling_facts('community', 'community');
create trigger ruling_facts_changed after update on matter for each row
    when ((old.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED'), old.community, old.act, old.kind, old.amount,
            old.requested_on, old.counterparty_name_key, old.counterparty_account_key)
        is distinct from (new.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED'), new.community, new.act, new.kind,
            new.amount, new.requested_on, new.counterparty_name_key, new.counterparty_account_key))
    execute function notify_ruling_facts('community', 'community');
create trigger ruling_facts_removed after delete on matter
    for each row execute function notify_ruling_facts('community', 'community');
create trigger ruling_facts_truncated after truncate on matter for each statement execute function notify_ruling_facts();

create table matter_step (
    principal text not null,
    matter uuid not null,
    no integer not null,
    id uuid not null,
    title text not null,
    title_english text not null,
    role text not null,
    stage text,
    body text,
    quorum integer check (quorum > 1),
    days integer not null check (days > 0),
    wants jsonb not null,
    status text not null check (status in ('WAITING', 'OPEN', 'APPROVED', 'RETURNED', 'REJECTED', 'CLOSED')),
    due known_day,
    overdue_at timestamptz,
    escalated_to text,
    by text,
    by_name text,
    on_behalf_of text,
    on_behalf_of_name text,
    at timestamptz,
    comment text,
    evidence jsonb,
    primary key (principal, matter, no),
    foreign key (principal, matter) references matter (principal, id),
    check ((status = 'APPROVED') <= (by is not null)),
    check ((body is null) = (quorum is null)),
    check (on_behalf_of <> by)
);
create unique index matter_step_one_person on matter_step (principal, matter, by) where status = 'APPROVED';
create index matter_step_open on matter_step (role, principal) where status = 'OPEN';
create index matter_step_due on matter_step (due) where status = 'OPEN';
create index matter_step_overdue on matter_step (principal, matter) where status = 'OPEN' and overdue_at is not null;
create trigger matter_step_stays before delete on matter_step for each row execute function forbid_change();
call isolate('matter_step', 'select, insert, update (status, due, by, by_name, on_behalf_of, on_behalf_of_name, at, comment,
    evidence, overdue_at, escalated_to)');
call prove('matter_step', 'matter-step.planned', subject => '{matter,no}', label => '{title}',
    later => '{status,due,by,by_name,on_behalf_of,on_behalf_of_name,at,comment,evidence,overdue_at,escalated_to}');
call prove('matter_step', 'matter-step.taken', at => 'at', actor => 'by', statuses => '{APPROVED,REJECTED}',
    subject => '{matter,no}', label => '{title}');
call publish_changes('matter_step', 'matter-step', 'matter,no,title,title_english,role,status,due,at',
    created => 'planned');

-- How many steps and papers of all principals are late; nothing else of them is shown.
create function overdue_steps() returns bigint
    language sql stable security definer set search_path from current as $$
select count(*)
  from matter_step step
  join matter on matter.principal = step.principal and matter.id = step.matter and matter.status = 'OPEN'
 where step.status = 'OPEN' and step.overdue_at is not null
$$;
create function overdue_papers() returns bigint
    language sql stable security definer set search_path from current as $$
select count(*)
  from matter
 where papers_at is null and papers_due is not null and papers_overdue_at is not null
   and status not in ('REJECTED', 'WITHDRAWN', 'EXPIRED')
$$;

-- The people present at a body's meeting, by its minutes.
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
    for each row execute function forbid_change();
call isolate('matter_step_attendance', 'select, insert');
call prove('matter_step_attendance', 'matter-step.attendance', subject => '{matter,step,paper,person}', label => '{name}');

-- What happens besides the steps.
create table matter_note (
    principal text not null,
    matter uuid not null,
    id uuid not null,
    kind text not null check (kind in ('RETURNED', 'RESUBMITTED', 'WITHDRAWN', 'RELATED', 'SECOND_NOTICE', 'PAUSED',
        'RESUMED', 'EXTENSION_ASKED', 'EXTENDED', 'EXTENSION_REFUSED', 'OVERDUE', 'HANDED', 'HANDING_ACCEPTED', 'PAPERS',
        'PAPERS_OVERDUE', 'NEARLY_ALIKE', 'EXPIRED')),
    body jsonb not null,
    by text not null,
    at timestamptz not null,
    primary key (principal, matter, id),
    foreign key (principal, matter) references matter (principal, id)
);
create trigger matter_note_fixed before update or delete on matter_note for each row execute function forbid_change();
call isolate('matter_note', 'select, insert');
call prove('matter_note', 'matter-note.written', at => 'at', actor => 'by', subject => '{matter,id}', label => '{kind}');
call publish_changes('matter_note', 'matter-note', 'matter,kind,at', created => ':kind');

-- Deadlines stand still during a pause; a matter has one pause at a time.
create table matter_pause (
    principal text not null,
    matter uuid not null,
    id uuid not null,
    reason text not null,
    paused_by text not null,
    paused_at timestamptz not null,
    paused_on known_day not null,
    resumed_by text,
    resumed_at timestamptz,
    primary key (principal, matter, id),
    foreign key (principal, matter) references matter (principal, id),
    check ((resumed_by is null) = (resumed_at is null))
);
create unique index matter_pause_one on matter_pause (principal, matter) where resumed_at is null;
create trigger matter_pause_once before update on matter_pause for each row execute function settled_once('resumed_at');
create trigger matter_pause_stays before delete on matter_pause for each row execute function forbid_change();
call isolate('matter_pause', 'select, insert, update (resumed_by, resumed_at)');
call prove('matter_pause', 'matter-pause.begun', at => 'paused_at', actor => 'paused_by', subject => '{matter,id}',
    label => '{reason}', later => '{resumed_by,resumed_at}');
call prove('matter_pause', 'matter-pause.ended', at => 'resumed_at', actor => 'resumed_by', subject => '{matter,id}',
    label => '{reason}');
call publish_changes('matter_pause', 'matter', 'paused_at,resumed_at', states => 'resumed_at', created => 'paused',
    subject => 'matter');

-- More time for a step: one person asks, another grants; a step gets it once.
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
create trigger matter_extension_settled before update on matter_extension
    for each row execute function settled_once('settled_at');
create trigger matter_extension_stays before delete on matter_extension for each row execute function forbid_change();
call isolate('matter_extension', 'select, insert, update (granted, settled_by, settled_at, comment)');
call prove('matter_extension', 'matter-extension.requested', at => 'asked_at', actor => 'asked_by',
    subject => '{matter,id}', label => '{reason}', later => '{granted,settled_by,settled_at,comment}');
call prove('matter_extension', 'matter-extension.settled', at => 'settled_at', actor => 'settled_by',
    subject => '{matter,id}', label => '{reason}');
call publish_changes('matter_extension', 'matter', 'days,granted,settled_at',
    states => 'settled_at', created => 'extension-asked',
    subject => 'matter');

-- Responsibility passed to another person (首问负责制), who accepts it.
create table matter_reassignment (
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
create unique index matter_reassignment_one on matter_reassignment (principal, matter)
    where accepted_at is null and superseded_at is null;
create index matter_reassignment_to on matter_reassignment (to_subject, principal) where step is not null;
create trigger matter_reassignment_once before update on matter_reassignment
    for each row execute function settled_once('accepted_at');
create trigger matter_reassignment_superseded_once before update on matter_reassignment
    for each row execute function settled_once('superseded_at');
create trigger matter_reassignment_stays before delete on matter_reassignment for each row execute function forbid_change();
call isolate('matter_reassignment', 'select, insert, update (accepted_at, superseded_at)');
call prove('matter_reassignment', 'matter-handing.offered', at => 'handed_at', actor => 'from_subject',
    subject => '{matter,id}', label => '{from_name,to_name}', later => '{accepted_at,superseded_at}');
call prove('matter_reassignment', 'matter-handing.accepted', at => 'accepted_at', actor => 'to_subject',
    subject => '{matter,id}', label => '{from_name,to_name}');
call prove('matter_reassignment', 'matter-handing.superseded', at => 'superseded_at', subject => '{matter,id}',
    label => '{from_name,to_name}');
call publish_changes('matter_reassignment', 'matter', 'handed_at,accepted_at', states => 'accepted_at', created => 'handed',
    subject => 'matter');

-- The number of matters by status, kept so that no reader counts rows.
create table matter_count (
    principal text not null,
    subdistrict text not null,
    kind text not null,
    status text not null,
    matters bigint not null check (matters >= 0),
    primary key (principal, kind, status)
);
create index matter_count_of_subdistrict on matter_count (subdistrict);
call isolate('matter_count', 'select, insert, update (matters)');

-- Locks counts in the order of status names, so that two matters of one principal do not deadlock.
create function count_matters() returns trigger language plpgsql as $$
declare
    change record;
begin
    for change in
        select status, sum(n) as n
        from (select new.status, 1 as n union all
              select old.status, -1 where tg_op = 'UPDATE') as changes
        group by status having sum(n) <> 0 order by status
    loop
        insert into matter_count (principal, subdistrict, kind, status, matters)
            values (new.principal, new.subdistrict, new.kind, change.status, greatest(change.n, 0))
            on conflict (principal, kind, status) do update set matters = matter_count.matters + change.n;
    end loop;
    return null;
end
$$;
create trigger matter_counted after insert or update of status on matter for each row execute function count_matters();

-- Events for open screens, in the order of transactions: a reader who stays below the oldest running transaction misses
-- none.
create table matter_event (
    principal text not null,
    tx bigint not null default (pg_current_xact_id()::text)::bigint,
    seq bigint generated always as identity,
    matter uuid not null,
    number text not null,
    subdistrict text not null,
    kind text not null,
    what text not null,
    status text not null,
    roles text[] not null,
    people text[] not null,
    at timestamptz not null,
    primary key (principal, tx, seq)
);
create index matter_event_in_order on matter_event (tx, seq);
create index matter_event_by_age on matter_event (at);
create trigger matter_event_fixed before update on matter_event for each row execute function forbid_change();
call isolate('matter_event', 'select, insert, delete');
