-- The evidence log (存证日志). A change to be proven writes a leaf in its own statement; a sequencer then gives committed
-- leaves their positions, in batches. Nothing of it is ever changed or deleted.

-- Orders names by their UTF-16 units (collate "C"), where characters beyond U+FFFF come before those from U+E000 on.
create function utf16_order(name text) returns text language sql immutable strict parallel safe as $$
select case when octet_length(name) = length(name) then name
            else regexp_replace(name, '[\uE000-\uFFFF]', chr(1114111) || '\&', 'g') end
$$;

-- RFC 8785.
create function canonical(value jsonb) returns text
    language plpgsql immutable strict parallel safe as $$
begin
    return case jsonb_typeof(value)
        when 'object' then (
            select '{' || coalesce(string_agg(to_json(name)::text || ':' || case
                       when part in ('{}', '[]') then part::text
                       when jsonb_typeof(part) in ('object', 'array') then canonical(part)
                       else part::text end, ',' order by utf16_order(name) collate "C"), '') || '}'
              from jsonb_each(value) as field (name, part))
        when 'array' then (
            select '[' || coalesce(string_agg(case
                       when part in ('{}', '[]') then part::text
                       when jsonb_typeof(part) in ('object', 'array') then canonical(part)
                       else part::text end, ',' order by place), '') || ']'
              from jsonb_array_elements(value) with ordinality as item (part, place))
        else value::text end;
end
$$;

-- Makes a function that writes a row of a table in canonical form, without its nulls and without some columns: the bytes
-- of canonical(jsonb_strip_nulls(to_jsonb(row) - '{some}')) in one expression, which the planner inlines. A column added
-- to the table needs another call. Times are written in the time zone of the session.
create procedure make_canonical(made text, target regclass, but text[]) language plpgsql as $$
declare
    field record;
    part text;
    written text;
begin
    for field in
        select attname as name, attnotnull and atttypid <> 'jsonb'::regtype as always,
               case when atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'bool'::regtype)
                        then format('($1).%I::text', attname)
                    when atttypid = 'uuid'::regtype then format('''"'' || ($1).%I || ''"''', attname)
                    when atttypid = 'jsonb'::regtype then format(
                        'case ($1).%1$I when ''{}'' then ''{}'' when ''[]'' then ''[]'' when ''null'' then null else canonical(jsonb_strip_nulls(($1).%1$I)) end',
                        attname)
                    else format('to_json(($1).%I)::text', attname) end as value
          from pg_attribute
         where attrelid = target and attnum > 0 and not attisdropped and attname <> all (but)
         order by utf16_order(attname) collate "C"
    loop
        if written is null and not field.always then
            raise exception 'the first column of % may be null', target;
        end if;
        part := format('%L || %s', case when written is null then '{' else ',' end || to_json(field.name)::text || ':',
            field.value);
        written := concat(written || ' || ', case when field.always then part else 'coalesce(' || part || ', '''')' end);
    end loop;
    execute format('create or replace function %I(%s) returns text language sql stable as %L', made, target,
        'select ' || written || ' || ''}''');
end
$$;

-- A leaf is written once. seq is the order of writing; its random id keeps others from guessing what a hash stands for.
-- body is hashed into the tree; content is what its digest commits to, kept so that a later difference can be named.
create table evidence_leaf (
    principal text        not null,
    id        uuid        not null default gen_random_uuid(),
    seq       bigint      generated always as identity,
    kind      text        not null,
    subject   text        not null,
    body      text        not null,
    content   text        not null,
    at        timestamptz not null,
    primary key (principal, seq)
);
-- A subject is asked for by each caller who may see it, and it may be everyone's.
create index evidence_leaf_by_subject on evidence_leaf (subject, kind);
call isolate('evidence_leaf', 'select');
create trigger evidence_leaf_fixed before update or delete on evidence_leaf
    for each row execute function forbid_change();

-- A leaf waits in evidence_pending, put there by the insert that writes it, until the sequencer moves it to
-- evidence_position in one transaction: it is always in exactly one of them. It waits as a row and not as an expected
-- number, so it does not matter how late, or in what order, transactions commit.
create table evidence_pending (
    seq       bigint not null unique,
    principal text   not null
);
call isolate('evidence_pending', 'select');

create table evidence_position (
    principal text   not null,
    seq       bigint not null,
    position  bigint not null unique check (position >= 0),
    primary key (principal, seq)
);
call isolate('evidence_position', 'select');

create function leaf_waits() returns trigger language plpgsql security definer set search_path from current as $$
begin
    insert into evidence_pending (seq, principal) select seq, principal from written;
    return null;
end
$$;
create trigger leaf_waits after insert on evidence_leaf
    referencing new table as written
    for each statement execute function leaf_waits();

-- Whether any leaf waits, of whatever principal; nothing else of it is shown.
create function leaves_wait() returns boolean
    language sql stable security definer set search_path from current as $$
select min(seq) is not null from evidence_pending
$$;

-- How many leaves of all principals wait, and since when; nothing else of them is shown.
create function waiting_leaves() returns bigint
    language sql stable security definer set search_path from current as $$
select count(*) from evidence_pending
$$;
create function oldest_waiting_leaf() returns timestamptz
    language sql stable security definer set search_path from current as $$
select leaf.at
  from (select principal, seq from evidence_pending order by seq limit 1) pending
  join evidence_leaf leaf on leaf.principal = pending.principal and leaf.seq = pending.seq
$$;

-- Gives waiting leaves their positions: in the order of writing, right behind those that have one.
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
    insert into evidence_position (principal, seq, position)
    select principal, seq, first + row_number() over (order by seq) - 1 from taken;
    get diagnostics placed = row_count;
    if placed <> cardinality(waiting) then
        raise exception '% of % leaves do not wait', cardinality(waiting) - placed, cardinality(waiting)
            using errcode = 'restrict_violation';
    end if;
end
$$;

-- The two checks below look up each row by its key, whatever the planner estimates: the length of a queue varies.
create function positions_follow() returns trigger language plpgsql set search_path from current
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
        or lowest > 0 and not exists (select from evidence_position where position = lowest - 1)
    then
        raise exception 'places follow one another, and % to % do not', lowest, highest
            using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create trigger positions_follow after insert on evidence_position
    referencing new table as made
    for each statement execute function positions_follow();
create trigger evidence_position_fixed before update or delete on evidence_position
    for each row execute function forbid_change();

create function leaf_is_placed() returns trigger language plpgsql set search_path from current
    set enable_seqscan = off as $$
begin
    if exists (select from gone
                where 0 = (select count(*) from evidence_position place
                            where place.principal = gone.principal and place.seq = gone.seq))
    then
        raise exception 'a leaf waits until it has its place' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
create trigger leaf_is_placed after delete on evidence_pending
    referencing old table as gone
    for each statement execute function leaf_is_placed();
create trigger evidence_pending_fixed before update on evidence_pending
    for each row execute function forbid_change();

-- What is hashed into the tree (RFC 8785: names in order, no blanks).
create function leaf_body(own uuid, what text, whose text, which text, content text, actor text, ruling uuid,
    done_at timestamptz) returns text language sql stable as $$
select concat('{', '"actor":' || to_json(actor) || ',',
              '"at":"', to_char(done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              '","digest":"sha-256:', encode(sha256(convert_to(content, 'UTF8')), 'hex'),
              '","format":"fivetrust-leaf/1","id":"', own, '","kind":', to_json(what), ',"principal":', to_json(whose),
              ',"ruling":"' || ruling || '"', ',"service":"${app}","subject":', to_json(which), '}')
$$;

-- Writes one leaf; runs as the owner, so that nobody writes a leaf of another shape.
create function record_evidence(whose text, what text, which text, said jsonb, actor text, ruling uuid,
    done_at timestamptz) returns void language plpgsql security definer set search_path from current as $$
declare
    own uuid := gen_random_uuid();
    written text := canonical(said);
begin
    if session_user = '${app}' and is_within(current_setting('app.principals', true), whose) is not true then
        raise exception 'no evidence for %', whose using errcode = 'insufficient_privilege';
    end if;
    insert into evidence_leaf (principal, id, kind, subject, body, content, at)
    values (whose, own, what, which, leaf_body(own, what, whose, which, written, actor, ruling, done_at), written,
            done_at);
end
$$;

-- The leaves that prove rows of tables. subject are the columns that identify a row, label those that people know it by.
--
-- A step: the leaf is written when the column "at" is filled (and the status is one of those named); it holds the whole
-- row but the columns filled later. Without "at" it is written with the row, or with the status.
-- Versions (changing is not null): a leaf <kind>.<status> is written with each change of the column "at", once that is
-- filled; the columns changing may differ from one leaf to the next, the others never.
create table evidence_kind (
    kind     text     primary key,
    source   regclass not null,
    at       text,
    actor    text,
    ruling   text,
    subject  text[]   not null,
    later    text[]   not null,
    label    text[]   not null,
    statuses text[],
    changing text[],
    found_by text     not null
);
grant select on evidence_kind to "${app}";

-- The condition that finds the row of a subject ($2) of a principal ($3). The last column of a subject may contain '/'.
create function evidence_condition(target regclass, subject text[]) returns text language sql stable as $$
select string_agg(case when name in ('principal', 'holder') then format('kept.%I = $3', name)
                       when place = 0 then format(
                           case when attnotnull then 'kept.subdistrict = %s' else 'coalesce(kept.subdistrict, '''') = %s' end,
                           format('substr($3, %s)', length('street-') + 1))
                       else format('kept.%I = array_to_string((string_to_array($2, ''/''))[%s:%s], ''/'')::%s', name,
                                   place, nullif(place, cardinality(subject)), format_type(atttypid, atttypmod)) end,
                  ' and ' order by place desc)
  from (select * from unnest(subject) with ordinality as named (name, place)
         union all
        (select attname, 0 from pg_attribute
          where attrelid = target and attname in ('principal', 'holder', 'subdistrict')
          order by array_position('{principal,holder,subdistrict}'::text[], attname::text) limit 1)) named
  join pg_attribute on attrelid = target and attname = name
$$;

-- Proves a step of the rows of a table. actor is a column; ruling is a column, or one with the basis of a ruling.
create procedure prove(target regclass, leaf_kind text, at text default null, actor text default null, ruling text default null,
    subject text[] default '{id}', later text[] default '{}', label text[] default '{}', statuses text[] default null)
    language plpgsql as $$
begin
    insert into evidence_kind
    values (leaf_kind, target, at, actor, ruling, subject, later, label, statuses, null,
        evidence_condition(target, subject));
    execute format('create trigger %I after insert on %s referencing new table as written
        for each statement execute function prove_rows(%L)', 'prove_' || leaf_kind, target, leaf_kind);
    if statuses is not null or exists (
        select from pg_attribute where attrelid = target and attname = prove.at and not attnotnull)
    then
        execute format('create trigger %I after update on %s referencing old table as replaced new table as written
            for each statement execute function prove_changes(%L)', 'prove_' || leaf_kind || '_later', target, leaf_kind);
    end if;
end
$$;

-- Proves every version of the rows of a table with the column status. What is inserted is the doing of requested_by, where
-- the table has such a column.
create procedure prove_versions(target regclass, leaf_kind text, at text, changing text[], actor text default null,
    ruling text default null, later text[] default '{}', label text[] default '{}') language plpgsql as $$
begin
    insert into evidence_kind
    values (leaf_kind, target, at, actor, ruling, '{id}', later, label, null, changing,
        evidence_condition(target, '{id}'));
    execute format('create trigger %I after insert on %s referencing new table as written
        for each statement execute function prove_rows(%L)', 'prove_' || leaf_kind, target, leaf_kind);
    execute format('create trigger %I after update on %s referencing old table as replaced new table as written
        for each statement execute function prove_changes(%L)', 'prove_' || leaf_kind || '_later', target, leaf_kind);
end
$$;

-- A row belongs to its principal, which is called holder in tables that span all principals; without one to its
-- sub-district; without that to everyone: '*'.
create function evidence_owner(entry jsonb) returns text language sql immutable as $$
select coalesce(entry ->> 'principal', entry ->> 'holder', 'street-' || (entry ->> 'subdistrict'), '*')
$$;

create function evidence_subject(entry jsonb, columns text[]) returns text language sql immutable as $$
select string_agg(entry ->> name, '/' order by place) from unnest(columns) with ordinality as named (name, place)
$$;

-- The kind of a row's leaf; null while it has none.
create function evidence_step(entry jsonb, proven evidence_kind) returns text language sql immutable as $$
select case when proven.at is not null and entry ->> proven.at is null then null
            when proven.changing is not null then proven.kind || '.' || lower(entry ->> 'status')
            when proven.statuses is null or entry ->> 'status' = any (proven.statuses) then proven.kind end
$$;

create function write_leaves(proven evidence_kind, entries jsonb[], doer text) returns void
    language sql security definer set search_path from current as $$
insert into evidence_leaf (principal, id, kind, subject, body, content, at)
select made.principal, made.leaf, made.kind, made.subject,
       leaf_body(made.leaf, made.kind, made.principal, made.subject, made.content, made.actor, made.ruling, made.at),
       made.content, made.at
  from (select gen_random_uuid() as leaf, evidence_owner(entry) as principal, evidence_step(entry, proven) as kind,
               evidence_subject(entry, proven.subject) as subject,
               canonical(jsonb_strip_nulls(entry - proven.later)) as content,
               entry ->> doer as actor,
               coalesce(entry -> proven.ruling ->> 'ruling', entry ->> proven.ruling)::uuid as ruling,
               coalesce((entry ->> proven.at)::timestamptz, now()) as at
          from unnest(entries) as entry
        offset 0) made
$$;
revoke execute on function write_leaves(evidence_kind, jsonb[], text) from public;

create function prove_rows() returns trigger
    language plpgsql security definer set search_path from current set timezone = 'UTC' as $$
declare
    proven evidence_kind;
begin
    select * into proven from evidence_kind where kind = tg_argv[0];
    perform write_leaves(proven,
        array(select to_jsonb(written) from written where evidence_step(to_jsonb(written), proven) is not null),
        case when proven.changing is null then proven.actor else 'requested_by' end);
    return null;
end
$$;

create function prove_changes() returns trigger
    language plpgsql security definer set search_path from current set timezone = 'UTC' as $$
declare
    proven evidence_kind;
begin
    select * into proven from evidence_kind where kind = tg_argv[0];
    perform write_leaves(proven, array(
        select made.entry
          from (select to_jsonb(written) as entry from written) made
          join (select to_jsonb(replaced) as entry from replaced) earlier
            on evidence_owner(earlier.entry) = evidence_owner(made.entry)
           and evidence_subject(earlier.entry, proven.subject) = evidence_subject(made.entry, proven.subject)
         where case when proven.changing is null
                    then evidence_step(earlier.entry, proven) is null and evidence_step(made.entry, proven) is not null
                    else earlier.entry ->> proven.at is distinct from made.entry ->> proven.at end), proven.actor);
    return null;
end
$$;

create function evidence_kind_of(what text) returns evidence_kind language sql stable set search_path from current as $$
select proven from evidence_kind proven
 where kind = what or changing is not null and kind = split_part(what, '.', 1)
$$;

-- Whole rows are compared, of tables too that the application may not read whole. So the two functions below run as the
-- owner, and only for a verification, which sees everyone.
create function require_everyones() returns void language plpgsql stable as $$
begin
    if session_user = '${app}' and current_setting('app.principals', true) is distinct from '*' then
        raise exception 'everyone''s rows are compared at once' using errcode = 'insufficient_privilege';
    end if;
end
$$;

-- The current content of a leaf's row, compared with the leaf; null if it is gone. What a row with versions has become
-- since is the matter of its later leaves. A kind that is not listed is not compared.
create function row_evidence(whose text, what text, which text, said jsonb) returns jsonb
    language plpgsql stable security definer set search_path from current set timezone = 'UTC' as $$
declare
    proven evidence_kind := evidence_kind_of(what);
    entry jsonb;
begin
    perform require_everyones();
    if proven.kind is null then
        return said;
    end if;
    execute format($query$
        select to_jsonb(kept) - $1 from %s kept where %s
         order by to_jsonb(kept) ->> $4 = $5 desc nulls last limit 1
        $query$, proven.source, proven.found_by)
        into entry using proven.later, which, whose, proven.at, said ->> proven.at;
    if proven.changing is not null and (said ->> proven.at)::timestamptz < (entry ->> proven.at)::timestamptz then
        entry := entry - proven.changing || (
            select coalesce(jsonb_object_agg(name, said -> name), '{}') from unnest(proven.changing) as name);
    end if;
    return jsonb_strip_nulls(entry);
exception when data_exception then
    return null;
end
$$;

-- Rows that should have a leaf and have none. Of a row with versions the last one counts.
create function rows_without_leaf() returns table (principal text, kind text, subject text, label text)
    language plpgsql stable security definer set search_path from current set timezone = 'UTC' as $$
declare
    proven evidence_kind;
begin
    perform require_everyones();
    for proven in select * from evidence_kind loop
        return query execute format($query$
            select found.principal, found.kind, found.subject, row_label(found.kind, min(found.entry::text)::jsonb)
              from (select evidence_owner(entry) as principal, evidence_step(entry, $1) as kind,
                           evidence_subject(entry, ($1).subject) as subject, entry,
                           case when ($1).changing is not null then (entry ->> ($1).at)::timestamptz end as version
                      from (select to_jsonb(kept) as entry from %s kept) kept) found
             where found.kind is not null
             group by found.principal, found.kind, found.subject, found.version
            having count(*) > (select count(*) from evidence_leaf leaf
                                where leaf.principal = found.principal and leaf.subject = found.subject
                                  and leaf.kind = found.kind and leaf.at = coalesce(found.version, leaf.at))
            $query$, proven.source) using proven;
    end loop;
end
$$;

create function row_label(what text, said jsonb) returns text
    language sql stable set search_path from current as $$
select left(string_agg(said ->> name, ' ' order by place), 120)
  from evidence_kind_of(what) proven, unnest(proven.label) with ordinality as named (name, place)
$$;

-- The three functions that verification asks. A service with leaves of other things than rows replaces them and calls
-- the functions above for the rest.
create function evidence_now(whose text, what text, which text, said jsonb) returns jsonb
    language sql stable as $$ select row_evidence(whose, what, which, said) $$;

create function evidence_missing() returns table (principal text, kind text, subject text, label text)
    language sql stable as $$ select * from rows_without_leaf() $$;

-- The name people use for the subject of a leaf, such as a voucher's number.
create function evidence_label(what text, said jsonb) returns text
    language sql stable as $$ select row_label(what, said) $$;

-- The tree. Complete subtrees only: a node is written once.
create table evidence_node (
    level        smallint not null,
    place        bigint   not null,
    completed_at bigint   not null,
    sha256       bytea    not null check (length(sha256) = 32),
    sm3          bytea    not null check (length(sm3) = 32),
    primary key (level, place),
    check (completed_at = ((place + 1) << level) - 1)
);
create trigger evidence_node_fixed before update or delete on evidence_node
    for each row execute function forbid_change();
grant select, insert on evidence_node to "${app}";

-- One row: the transaction that locks it adds to the tree.
create table evidence_head (
    one  boolean primary key default true check (one),
    size bigint  not null
);
insert into evidence_head (size) values (0);
grant select, update (size) on evidence_head to "${app}";

create function head_grows() returns trigger language plpgsql as $$
begin
    if new.size < old.size then
        raise exception 'a log does not shrink' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger head_grows before update on evidence_head for each row execute function head_grows();
create trigger evidence_head_kept before delete on evidence_head for each row execute function forbid_change();

create table evidence_checkpoint (
    size      bigint      primary key check (size > 0),
    sha256    bytea       not null,
    note      text        not null,
    signed_at timestamptz not null
);
create trigger evidence_checkpoint_fixed before update or delete on evidence_checkpoint
    for each row execute function forbid_change();
grant select, insert on evidence_checkpoint to "${app}";

create table evidence_verification (
    id           uuid        primary key,
    asked_by     text        not null,
    started_at   timestamptz not null,
    finished_at  timestamptz not null,
    size         bigint      not null,
    checkpoints  bigint      not null,
    holds        boolean     not null,
    findings     jsonb       not null
);
create index evidence_verification_by_time on evidence_verification (started_at, id);
create trigger evidence_verification_fixed before update or delete on evidence_verification
    for each row execute function forbid_change();
grant select, insert on evidence_verification to "${app}";
