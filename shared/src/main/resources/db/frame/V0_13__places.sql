-- A leaf's place in the tree is a row of its own: what an act has written is never touched again. A leaf waits in
-- evidence_pending, put there by the very insert that writes it, until the sequencer moves it from there to
-- evidence_place, in one transaction. So whatever happens it is in one of the two, and never in both; and as it waits
-- as a row and not as a number that is awaited, it does not matter how late, or in what order, transactions commit.

lock table evidence_leaf in access exclusive mode;

create table evidence_place (
    principal text   not null,
    seq       bigint not null,
    position  bigint not null unique check (position >= 0),
    primary key (principal, seq)
);

create table evidence_pending (
    seq       bigint not null unique,
    principal text   not null
);

insert into evidence_place (principal, seq, position)
select principal, seq, position from evidence_leaf where position is not null order by position;

insert into evidence_pending (seq, principal)
select seq, principal from evidence_leaf where position is null order by seq;

call guard('evidence_place', 'select');
call guard('evidence_pending', 'select');

-- The leaf is written once. It is known by the order it was written in; its id is in its text, and nobody looks it up.
drop trigger leaf_takes_its_place on evidence_leaf;
drop trigger evidence_leaf_kept on evidence_leaf;
drop function leaf_takes_its_place();

alter table evidence_leaf
    drop column position,
    drop constraint evidence_leaf_pkey,
    add primary key (principal, seq);

create trigger evidence_leaf_fixed before update or delete on evidence_leaf
    for each row execute function refuse_change();

-- A subject is asked for by whoever may see it, and that may be everyone's.
drop index evidence_leaf_by_subject;
create index evidence_leaf_by_subject on evidence_leaf (subject, kind);

create function leaf_waits() returns trigger language plpgsql security definer set search_path from current as $$
begin
    insert into evidence_pending (seq, principal) select seq, principal from written;
    return null;
end
$$;

create trigger leaf_waits after insert on evidence_leaf
    referencing new table as written
    for each statement execute function leaf_waits();

-- The one way a leaf comes to its place: those that wait, in the order they were written, right behind the others.
create function place_leaves(first bigint, waiting bigint[]) returns void
    language plpgsql security definer set search_path from current set enable_seqscan = off as $$
declare
    placed bigint;
begin
    if session_user = '${app}' and current_setting('app.principals', true) is distinct from '*' then
        raise exception 'places are given to everyone''s leaves at once' using errcode = 'insufficient_privilege';
    end if;
    update evidence_head set size = first + cardinality(waiting) where size = first;
    if not found then
        raise exception 'the log does not end at %', first using errcode = 'restrict_violation';
    end if;
    with taken as (delete from evidence_pending where seq = any (waiting) returning principal, seq)
    insert into evidence_place (principal, seq, position)
    select principal, seq, first + row_number() over (order by seq) - 1 from taken;
    get diagnostics placed = row_count;
    if placed <> cardinality(waiting) then
        raise exception '% of % leaves do not wait', cardinality(waiting) - placed, cardinality(waiting)
            using errcode = 'restrict_violation';
    end if;
end
$$;

-- Both guards ask for each row by its key, whatever the planner believes of the tables: a queue is never what it was.
create function places_follow() returns trigger language plpgsql set search_path from current
    set enable_seqscan = off as $$
declare
    lowest bigint;
    highest bigint;
    places bigint;
    leaves bigint;
begin
    select min(made.position), max(made.position), count(*),
           sum((select count(*) from evidence_leaf leaf where leaf.principal = made.principal and leaf.seq = made.seq))
      into lowest, highest, places, leaves
      from made;
    if leaves < places then
        raise exception 'a place is for a leaf' using errcode = 'restrict_violation';
    end if;
    if highest - lowest >= places
        or lowest > 0 and not exists (select from evidence_place where position = lowest - 1)
    then
        raise exception 'places follow one another, and % to % do not', lowest, highest
            using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;

create trigger places_follow after insert on evidence_place
    referencing new table as made
    for each statement execute function places_follow();
create trigger evidence_place_fixed before update or delete on evidence_place
    for each row execute function refuse_change();

create function leaf_waits_no_more() returns trigger language plpgsql set search_path from current
    set enable_seqscan = off as $$
begin
    if exists (select from gone
                where 0 = (select count(*) from evidence_place place
                            where place.principal = gone.principal and place.seq = gone.seq))
    then
        raise exception 'a leaf waits until it has its place' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;

create trigger leaf_waits_no_more after delete on evidence_pending
    referencing old table as gone
    for each statement execute function leaf_waits_no_more();
create trigger evidence_pending_fixed before update on evidence_pending
    for each row execute function refuse_change();

-- Whether any leaf waits, whosever it is; nothing else of it is told.
create function leaves_wait() returns boolean
    language sql stable security definer set search_path from current as $$
select min(seq) is not null from evidence_pending
$$;

-- What the leaves from one position up to another complete is, on each level, one range of the primary key.
drop index evidence_node_by_time;
