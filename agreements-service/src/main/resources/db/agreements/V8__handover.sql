-- Hand-overs of an area between the community and the agency. A list is fixed once it is counted; later arrivals and
-- items given up in writing are rows of their own.
create table handover (
    principal text not null,
    id uuid not null,
    agreement uuid not null,
    area text not null check (area in ('ACCOUNTS', 'FUNDS', 'ASSETS', 'ARCHIVES', 'SEALS')),
    direction text not null check (direction in ('HAND_OVER', 'HAND_BACK')),
    status text not null check (status in ('INCOMPLETE', 'COMPLETE')),
    missing jsonb not null,
    due_on known_day,
    due_source text,
    digest text not null,
    listed_by text not null,
    listed_at timestamptz not null,
    completed_at timestamptz,
    primary key (principal, id),
    foreign key (principal, agreement) references agreement (principal, id),
    check ((status = 'COMPLETE') = (completed_at is not null)),
    check ((status = 'COMPLETE') <= (missing = '[]'))
);
create unique index handover_one_open on handover (principal, agreement, area, direction)
    where status = 'INCOMPLETE';
create index handover_done on handover (principal, agreement, area) where status = 'COMPLETE';
create trigger handover_stays before delete on handover for each row execute function forbid_change();
call isolate('handover', 'select, insert, update (status, missing, completed_at)');
call prove('handover', 'handover.listed', at => 'listed_at', actor => 'listed_by', label => '{area,direction}',
    later => '{status,missing,completed_at}');
call prove('handover', 'handover.completed', at => 'completed_at', label => '{area,direction}');
call publish_changes('handover', 'handover', 'agreement,area,direction,status,due_on,listed_at,completed_at',
    created => 'listed');
call invalidate_on_change('handover', 'principal', 'principal');

create table handover_item (
    principal text not null,
    handover uuid not null,
    no integer not null check (no > 0),
    category text not null,
    description text not null,
    quantity integer not null check (quantity >= 0),
    counted integer not null check (counted >= 0),
    book_amount bigint,
    actual_amount bigint,
    difference_cause text,
    keeper text,
    place text,
    state text,
    evidence_number text,
    primary key (principal, handover, no),
    foreign key (principal, handover) references handover (principal, id),
    check ((book_amount is null) = (actual_amount is null))
);
create trigger handover_item_fixed before update or delete on handover_item
    for each row execute function forbid_change();
call isolate('handover_item', 'select, insert');
call prove('handover_item', 'handover.item', subject => '{handover,no}', label => '{description}');
call publish_changes('handover_item', 'handover-item', 'handover', created => 'listed', subject => 'handover');

create table handover_settlement (
    principal text not null,
    handover uuid not null,
    id uuid not null,
    item integer not null,
    kind text not null check (kind in ('ARRIVED', 'VOIDED')),
    quantity integer not null check (quantity >= 0),
    reason text not null,
    document text not null,
    by text not null,
    by_name text not null,
    at timestamptz not null,
    primary key (principal, handover, id),
    foreign key (principal, handover, item) references handover_item (principal, handover, no)
);
create trigger handover_settlement_fixed before update or delete on handover_settlement
    for each row execute function forbid_change();
call isolate('handover_settlement', 'select, insert');
call prove('handover_settlement', 'handover.settled', at => 'at', actor => 'by', subject => '{handover,id}', label => '{reason}');
call publish_changes('handover_settlement', 'handover', 'item,kind,quantity,at',
    created => ':kind', subject => 'handover');

create table handover_signature (
    principal text not null,
    handover uuid not null,
    part text not null check (part in ('GIVER', 'RECEIVER', 'OVERSEER')),
    by text not null,
    by_name text not null,
    role text not null,
    at timestamptz not null,
    primary key (principal, handover, part),
    unique (principal, handover, by),
    foreign key (principal, handover) references handover (principal, id)
);
create trigger handover_signature_fixed before update or delete on handover_signature
    for each row execute function forbid_change();
call isolate('handover_signature', 'select, insert');
call prove('handover_signature', 'handover.signed', at => 'at', actor => 'by', subject => '{handover,part}', label => '{part,by_name}');
call publish_changes('handover_signature', 'handover', 'part,at', created => 'signed', subject => 'handover');

-- Repeats Handover.missing: complete means three signatures and no item missing.
create function handover_moves() returns trigger language plpgsql as $$
begin
    if old.status = 'COMPLETE' then
        raise exception 'a complete hand-over stays as it is' using errcode = 'restrict_violation';
    end if;
    if new.status = 'COMPLETE' and (
        (select count(*) from handover_signature s where s.principal = new.principal and s.handover = new.id) < 3
        or exists (
            select 1 from handover_item i
            where i.principal = new.principal and i.handover = new.id
                and i.counted + coalesce((select sum(s.quantity) from handover_settlement s
                    where s.principal = i.principal and s.handover = i.handover and s.item = i.no), 0) < i.quantity))
    then
        raise exception 'a hand-over is complete or it is not done' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger handover_moves before update on handover for each row execute function handover_moves();

-- A list with its items, settlements and signatures.
create view handover_view with (security_invoker = true) as
    select h.*,
           (select coalesce(jsonb_agg(jsonb_build_object('no', i.no, 'category', i.category,
                'description', i.description, 'quantity', i.quantity, 'counted', i.counted,
                'bookAmount', i.book_amount, 'actualAmount', i.actual_amount,
                'differenceCause', i.difference_cause, 'keeper', i.keeper, 'place', i.place, 'state', i.state,
                'evidenceNumber', i.evidence_number) order by i.no), '[]')
            from handover_item i where i.principal = h.principal and i.handover = h.id) as items,
           (select coalesce(jsonb_agg(jsonb_build_object('item', s.item, 'kind', s.kind,
                'quantity', s.quantity, 'reason', s.reason, 'document', s.document, 'by', s.by,
                'byName', s.by_name, 'at', s.at) order by s.at, s.id), '[]')
            from handover_settlement s where s.principal = h.principal and s.handover = h.id) as settlements,
           (select coalesce(jsonb_agg(jsonb_build_object('part', g.part, 'by', g.by, 'byName', g.by_name,
                'role', g.role, 'at', g.at) order by g.at, g.part), '[]')
            from handover_signature g where g.principal = h.principal and g.handover = h.id) as signatures
    from handover h;
grant select on handover_view to "${app}";
