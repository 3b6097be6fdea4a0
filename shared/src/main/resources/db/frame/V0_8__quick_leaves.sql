-- Leaves written quickly: the same bytes as before, with less work.

-- What is hashed into the tree (RFC 8785: names in order, no blanks).
create function leaf_body(own uuid, what text, whose text, which text, content text, actor text, ruling uuid,
    done_at timestamptz) returns text language sql stable as $$
select concat('{', '"actor":' || to_json(actor) || ',',
              '"at":"', to_char(done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
              '","digest":"sha-256:', encode(sha256(convert_to(content, 'UTF8')), 'hex'),
              '","format":"fivetrust-leaf/1","id":"', own, '","kind":', to_json(what), ',"principal":', to_json(whose),
              ',"ruling":"' || ruling || '"', ',"service":"${app}","subject":', to_json(which), '}')
$$;

create or replace function record_evidence(whose text, what text, which text, said jsonb, actor text, ruling uuid,
    done_at timestamptz) returns void language plpgsql security definer set search_path from current as $$
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
    values (whose, own, what, which, leaf_body(own, what, whose, which, written, actor, ruling, done_at), written,
            done_at);
end
$$;

-- Makes a function that says a row of a table in canonical form, its nulls left out, all but some columns: what
-- canonical(jsonb_strip_nulls(to_jsonb(row) - '{some}')) says, with the order of names worked out once and in one
-- expression, which the planner puts where it is called. A column added to the table later wants it made anew. Times are
-- said in the time zone of whoever calls it.
create procedure make_canonical(made text, target regclass, but text[]) language plpgsql as $$
declare
    fields text := (
        select string_agg(case atttypid when 'jsonb'::regtype
                   then format('%1$L, case when ($1).%1$I::text in (''{}'', ''[]'') then ($1).%1$I::text::json else canonical(($1).%1$I)::json end',
                            attname)
                   else format('%1$L, ($1).%1$I', attname) end, ', ' order by attname collate "C")
          from pg_attribute
         where attrelid = target and attnum > 0 and not attisdropped and attname <> all (but));
begin
    execute format('create or replace function %I(%s) returns text language sql stable as %L', made, target,
        'select json_strip_nulls(json_build_object(' || fields || '))::text');
end
$$;
