-- Who demanded a meeting, each once however he is spelt.
create table meeting_demand_signatory (
    principal text not null,
    demand uuid not null,
    person text not null check (person <> ''),
    name text not null,
    primary key (principal, demand, person),
    foreign key (principal, demand) references meeting_demand (principal, id)
);
create trigger meeting_demand_signatory_fixed before update or delete on meeting_demand_signatory
    for each row execute function refuse_change();
call guard('meeting_demand_signatory', 'select, insert');
