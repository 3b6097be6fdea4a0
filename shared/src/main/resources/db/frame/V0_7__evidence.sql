-- The evidence log (存证日志): every act of the service is a leaf, written in the statement of the act itself; a sequencer
-- then gives committed leaves their positions, in batches. Nothing of it is ever changed or deleted.

-- RFC 8785. Names are put in order by code point, which is the order of UTF-16 units for all names in use.
create function canonical(value jsonb) returns text
    language plpgsql immutable strict parallel safe as $$
begin
    return case jsonb_typeof(value)
        when 'object' then (
            select '{' || coalesce(string_agg(to_json(name)::text || ':' || case
                       when part in ('{}', '[]') then part::text
                       when jsonb_typeof(part) in ('object', 'array') then canonical(part)
                       else part::text end, ',' order by name collate "C"), '') || '}'
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

create table evidence_leaf (
    principal text        not null,
    id        uuid        not null default gen_random_uuid(),
    seq       bigint      generated always as identity,
    kind      text        not null,
    subject   text        not null,
    body      text        not null,
    content   text        not null,
    at        timestamptz not null,
    position  bigint      unique check (position >= 0),
    primary key (principal, id)
);

create index evidence_leaf_pending on evidence_leaf (seq) where position is null;
create index evidence_leaf_by_subject on evidence_leaf (principal, subject, kind);

call guard('evidence_leaf', 'select, update (position)');

create function leaf_takes_its_place() returns trigger language plpgsql as $$
begin
    if old.position is not null or new.position is null
        or to_jsonb(old) - 'position' <> to_jsonb(new) - 'position'
    then
        raise exception 'leaf % stays where and what it is', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger leaf_takes_its_place before update on evidence_leaf
    for each row execute function leaf_takes_its_place();
create trigger evidence_leaf_kept before delete on evidence_leaf for each row execute function refuse_change();

-- The one way a leaf comes to be; it runs as the owner, so nobody writes a leaf of another shape. What it commits to is
-- kept beside it, so that a later difference can be named and not only noticed. Its random id keeps others from guessing
-- what a hash stands for.
create function record_evidence(whose text, what text, which text, said jsonb, actor text, ruling uuid, done_at timestamptz)
    returns void language plpgsql security definer set search_path from current as $$
declare
    own uuid := gen_random_uuid();
    written text := canonical(said);
begin
    if session_user = '${app}' and coalesce(current_setting('app.principals', true), '') <> '*'
        and not whose = any (string_to_array(coalesce(current_setting('app.principals', true), ''), ','))
    then
        raise exception 'no evidence for %', whose using errcode = 'insufficient_privilege';
    end if;
    insert into evidence_leaf (principal, id, kind, subject, body, content, at)
    values (whose, own, what, which,
            canonical(jsonb_strip_nulls(jsonb_build_object(
                'format', 'fivetrust-leaf/1', 'service', '${app}', 'id', own, 'kind', what, 'principal', whose,
                'subject', which, 'digest', 'sha-256:' || encode(sha256(convert_to(written, 'UTF8')), 'hex'),
                'actor', actor, 'ruling', ruling,
                'at', to_char(done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))),
            written, done_at);
end
$$;

-- For tables whose rows are acts: create trigger … execute function row_is_evidence(kind, subject, actor, ruling, at),
-- each but the kind a column ('' for none; the subject may be several, joined by a slash).
-- What belongs to no one principal is everyone's: '*'.
create function row_is_evidence() returns trigger
    language plpgsql security definer set search_path from current set timezone = 'UTC' as $$
declare
    said jsonb := to_jsonb(new);
begin
    perform record_evidence(coalesce(said ->> 'principal', '*'), tg_argv[0],
        (select string_agg(said ->> part, '/' order by place)
           from unnest(string_to_array(tg_argv[1], '/')) with ordinality as named (part, place)),
        jsonb_strip_nulls(said), said ->> tg_argv[2], (said ->> tg_argv[3])::uuid, (said ->> tg_argv[4])::timestamptz);
    return null;
end
$$;

-- What a leaf's subject says now, to be held against what it said; null if it is gone. Each service replaces it for its
-- kinds, a kind it does not know is not compared.
create function evidence_now(whose text, what text, which text, said jsonb) returns jsonb
    language sql stable as $$ select said $$;

-- What should have a leaf and has none. Each service replaces it.
create function evidence_missing() returns table (principal text, kind text, subject text, label text)
    language sql stable as $$ select null::text, null::text, null::text, null::text where false $$;

-- Complete subtrees only: a node is written once.
create table evidence_node (
    level        smallint not null,
    place        bigint   not null,
    completed_at bigint   not null,
    sha256       bytea    not null check (length(sha256) = 32),
    sm3          bytea    not null check (length(sm3) = 32),
    primary key (level, place),
    check (completed_at = ((place + 1) << level) - 1)
);

create index evidence_node_by_time on evidence_node (completed_at, level);

create trigger evidence_node_fixed before update or delete on evidence_node
    for each row execute function refuse_change();
grant select, insert on evidence_node to "${app}";

-- One row: whoever holds it adds to the tree.
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
create trigger evidence_head_kept before delete on evidence_head for each row execute function refuse_change();

create table evidence_checkpoint (
    size      bigint      primary key check (size > 0),
    sha256    bytea       not null,
    note      text        not null,
    signed_at timestamptz not null
);

create trigger evidence_checkpoint_fixed before update or delete on evidence_checkpoint
    for each row execute function refuse_change();
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
    for each row execute function refuse_change();
grant select, insert on evidence_verification to "${app}";

-- What people call the subject of a leaf, such as a voucher's number. Each service replaces it for its kinds.
create function evidence_label(what text, said jsonb) returns text
    language sql stable as $$ select null::text $$;
