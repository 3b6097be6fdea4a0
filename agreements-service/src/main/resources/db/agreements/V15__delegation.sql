-- Delegations (委托代行): a role of one principal, lent to another person for some days and revocable at once.
create table delegation (
    principal text not null,
    id uuid not null,
    role text not null,
    delegator text not null,
    delegator_name text not null,
    delegate text not null check (delegate <> delegator),
    delegate_name text not null,
    reason text not null,
    valid_from known_day not null,
    valid_to known_day not null check (valid_to >= valid_from),
    made_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    primary key (principal, id),
    check ((revoked_by is null) = (revoked_at is null))
);
create index delegation_by_id on delegation (id);
create index delegation_of on delegation (principal, role) where revoked_at is null;
create index delegation_to on delegation (delegate, principal, role) where revoked_at is null;
create trigger delegation_revoked_once before update on delegation
    for each row execute function settled_once('revoked_at');
create trigger delegation_stays before delete on delegation for each row execute function forbid_change();
call isolate('delegation', 'select, insert, update (revoked_by, revoked_at)');
call prove('delegation', 'delegation.made', at => 'made_at', actor => 'delegator', label => '{role,delegate_name}',
    later => '{revoked_by,revoked_at}');
call prove('delegation', 'delegation.revoked', at => 'revoked_at', actor => 'revoked_by', label => '{role,delegate_name}');
call publish_changes('delegation', 'delegation', 'role,valid_from,valid_to,revoked_at',
    states => 'revoked_at', created => 'made');

-- A delegation with those of its principals that the reader may see.
create view delegation_view with (security_invoker = true) as
    select id, role, delegator, delegator_name, delegate, delegate_name,
           array_agg(principal order by principal) as principals, valid_from, valid_to, reason, made_at,
           revoked_by, revoked_at
    from delegation
    group by id, role, delegator, delegator_name, delegate, delegate_name, valid_from, valid_to, reason, made_at,
        revoked_by, revoked_at;
grant select on delegation_view to "${app}";
