-- Demands for rent (催缴通知): each interrupts the limitation of what it names.
create table rent_demand (
    principal    text        not null,
    id           uuid        not null,
    lease        uuid        not null,
    year         integer     not null,
    serial       integer     not null check (serial > 0),
    owed         bigint      not null check (owed > 0),
    owed_since   known_day   not null,
    channel      text        not null check (channel <> ''),
    demanded_on  known_day   not null,
    demanded_by  text        not null,
    demanded_at  timestamptz not null,
    basis        jsonb       not null,
    primary key (principal, id),
    unique (principal, year, serial),
    foreign key (principal, lease) references lease (principal, id)
);
create index rent_demand_by_lease on rent_demand (principal, lease, demanded_at desc, id desc);
call isolate('rent_demand', 'select, insert (principal, id, lease, owed, owed_since, channel, demanded_on, demanded_by,
    demanded_at, basis)');
call prove('rent_demand', 'rent.demanded', at => 'demanded_at', actor => 'demanded_by', ruling => 'basis',
    label => '{year,serial}');
create trigger rent_demand_fixed before update or delete on rent_demand for each row execute function forbid_change();

create function rent_demand_gets_number() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    new.year := extract(year from new.demanded_on);
    new.serial := next_number(new.principal, 'rent-demand/' || new.year);
    return new;
end
$$;
create trigger rent_demand_gets_number before insert on rent_demand
    for each row execute function rent_demand_gets_number();

