-- What was paid for a project, as funds-service tells it. A project that is not known here is kept all the same.
create table project_cost (
    principal text        not null,
    payment   uuid        not null,
    project   uuid        not null,
    contract  uuid        not null,
    payee     text        not null,
    amount    bigint      not null check (amount > 0),
    purpose   text        not null,
    paid_on   known_day   not null,
    told_at   timestamptz not null,
    primary key (principal, payment)
);
create index project_cost_by_project on project_cost (principal, project);
call isolate('project_cost', 'select, insert');
call prove('project_cost', 'project.cost-told', at => 'told_at', subject => '{payment}', label => '{payee,purpose}');
create trigger project_cost_fixed before update or delete on project_cost
    for each row execute function forbid_change();
