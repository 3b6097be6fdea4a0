-- Webhooks: subscriptions to the journal of changes, and what is delivered to them.

-- "since" is read from the same clock as the journal's times. A subscription is visible to its sub-district, to a caller
-- who sees all principals it names, and to the service itself.
create table webhook (
    id uuid primary key,
    owner text not null,
    owner_name text not null,
    subdistrict text,
    principals text[] not null check (cardinality(principals) > 0),
    types text[] not null check (cardinality(types) > 0),
    address text not null,
    description text,
    status text not null check (status in ('ACTIVE', 'PAUSED', 'DISABLED', 'ENDED')),
    reason text,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    since timestamptz not null default clock_timestamp()
);
create index webhook_live on webhook (id) where status <> 'ENDED';
alter table webhook enable row level security;
create policy own_principals on webhook using (
    (select current_setting('app.principals', true)) = '*'
    or 'subdistrict:' || subdistrict = (select current_setting('app.principals', true))
    or principals <@ (select visible_principals())::text[]);
create trigger webhook_stays before delete on webhook for each row execute function forbid_change();
grant select, insert, update (status, reason, changed_at) on webhook to "${app}";

-- Repeats WebhookWorkflow.mustNotHaveEnded.
create function webhook_moves() returns trigger language plpgsql as $$
begin
    if old.status = 'ENDED' then
        raise exception 'an ended subscription stays ended' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger webhook_moves before update on webhook for each row execute function webhook_moves();

create table webhook_secret (
    webhook uuid not null references webhook (id),
    id uuid not null,
    secret text,
    made_at timestamptz not null,
    ends_at timestamptz,
    primary key (webhook, id),
    check (secret is not null or ends_at is not null)
);
alter table webhook_secret enable row level security;
create policy own_webhooks on webhook_secret using (exists (select 1 from webhook w where w.id = webhook));
create trigger webhook_secret_stays before delete on webhook_secret for each row execute function forbid_change();
grant select, insert, update (secret, ends_at) on webhook_secret to "${app}";

-- One queue per subscription and principal, in order: positions up to "done" are delivered, up to "last" queued.
create table webhook_queue (
    principal text not null,
    webhook uuid not null references webhook (id),
    last bigint not null,
    done bigint not null default 0 check (done <= last),
    next_try timestamptz not null,
    failures integer not null default 0,
    failing_since timestamptz,
    held_by uuid,
    held_until timestamptz,
    primary key (principal, webhook)
);
create index webhook_queue_due on webhook_queue (webhook, next_try) where done < last;
call isolate('webhook_queue', 'select, insert, update');

-- Whether a change of any principal waits to be queued, or a queue waits to be delivered.
create function deliveries_wait(at timestamptz) returns boolean
    language sql stable security definer set search_path from current as $$
select exists (select from change_unread)
    or exists (
        select from webhook_queue queue join webhook on webhook.id = queue.webhook
         where webhook.status = 'ACTIVE' and queue.done < queue.last and queue.next_try <= at
           and (queue.held_until is null or queue.held_until < at))
$$;

create table webhook_delivery (
    principal text not null,
    webhook uuid not null,
    position bigint not null,
    id uuid not null,
    seq bigint not null,
    replay uuid,
    status text not null default 'PENDING' check (status in ('PENDING', 'DELIVERED')),
    attempts integer not null default 0,
    code integer,
    error text,
    took_ms integer,
    tried_at timestamptz,
    created_at timestamptz not null,
    primary key (principal, webhook, position),
    unique (principal, id),
    foreign key (principal, webhook) references webhook_queue (principal, webhook),
    foreign key (principal, seq) references change_event (principal, seq)
);
create index webhook_delivery_log on webhook_delivery (webhook, created_at, principal, position);
create trigger webhook_delivery_stays before delete on webhook_delivery for each row execute function forbid_change();
call isolate('webhook_delivery', 'select, insert, update (status, attempts, code, error, took_ms, tried_at)');

-- Repeats DeliveryWorkflow: a delivered event stays delivered.
create function webhook_delivery_moves() returns trigger language plpgsql as $$
begin
    if old.status = 'DELIVERED' then
        raise exception 'what was delivered stays delivered' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger webhook_delivery_moves before update on webhook_delivery
    for each row execute function webhook_delivery_moves();

create table webhook_attempt (
    principal text not null,
    webhook uuid not null,
    position bigint not null,
    no integer not null,
    at timestamptz not null,
    took_ms integer not null,
    code integer,
    error text,
    primary key (principal, webhook, position, no),
    foreign key (principal, webhook, position) references webhook_delivery (principal, webhook, position)
);
create trigger webhook_attempt_fixed before update or delete on webhook_attempt
    for each row execute function forbid_change();
call isolate('webhook_attempt', 'select, insert');

create table webhook_replay (
    webhook uuid not null references webhook (id),
    id uuid not null,
    asked jsonb not null,
    events bigint not null,
    by text not null,
    at timestamptz not null,
    primary key (webhook, id)
);
alter table webhook_replay enable row level security;
create policy own_webhooks on webhook_replay using (exists (select 1 from webhook w where w.id = webhook));
create trigger webhook_replay_fixed before update or delete on webhook_replay
    for each row execute function forbid_change();
grant select, insert on webhook_replay to "${app}";

-- A subscription that the service stopped; its owner's other subscriptions deliver the notice.
create table webhook_notice (
    principal text not null,
    id uuid not null,
    webhook uuid not null references webhook (id),
    owner text not null,
    kind text not null check (kind in ('DISABLED', 'ENDED')),
    reason text not null,
    at timestamptz not null,
    primary key (principal, id)
);
create trigger webhook_notice_fixed before update or delete on webhook_notice
    for each row execute function forbid_change();
call isolate('webhook_notice', 'select, insert');
call publish_changes('webhook_notice', 'webhook', 'owner,kind,reason', created => ':kind', subject => 'webhook');

create function type_matches(type text, patterns text[]) returns boolean language sql immutable as $$
    select exists (select 1 from unnest(patterns) pattern
        where pattern = '*' or pattern = type
            or (pattern like '%.*' and starts_with(type, left(pattern, -1))))
$$;

-- Whether a subscription gets an event: its principals within its sub-district, its types, and of webhook events only
-- the owner's own.
create function webhook_matches(w webhook, e change_event) returns boolean language sql stable as $$
    select (w.principals = '{*}' or e.principal = any (w.principals))
        and type_matches(e.type, w.types)
        and (w.subdistrict is null or exists (
            select 1 from principal p where p.principal = e.principal and p.subdistrict = w.subdistrict))
        and (e.type not like 'webhook.%' or e.data ->> 'owner' = w.owner)
$$;

-- A subscription with its pending deliveries.
create view webhook_view with (security_invoker = true) as
    select w.id, w.owner, w.owner_name, w.subdistrict, w.principals, w.types, w.address, w.description, w.status,
           w.reason, w.created_at, w.changed_at,
           coalesce((select sum(q.last - q.done) from webhook_queue q
                     where q.webhook = w.id and q.done < q.last), 0)::bigint as pending,
           (select min(q.failing_since) from webhook_queue q
            where q.webhook = w.id and q.done < q.last) as failing_since
    from webhook w;
grant select on webhook_view to "${app}";

-- A delivery with its event and the time of the next attempt.
create view webhook_delivery_view with (security_invoker = true) as
    select d.principal, d.webhook, d.id, e.id as event, e.type, e.subject, d.seq as sequence, d.status, d.attempts,
           d.code, d.error, d.took_ms as duration_ms, d.tried_at, d.replay, d.created_at,
           case when d.status = 'PENDING' and w.status = 'ACTIVE' then q.next_try end as next_try
    from webhook_delivery d
    join change_event e on e.principal = d.principal and e.seq = d.seq
    join webhook_queue q on q.principal = d.principal and q.webhook = d.webhook
    join webhook w on w.id = d.webhook;
grant select on webhook_delivery_view to "${app}";
