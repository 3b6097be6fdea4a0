create table thing (
    principal text not null,
    id uuid not null,
    name text not null,
    colour text not null check (colour in ('RED', 'GREEN')),
    worth bigint,
    labels text[] not null,
    details jsonb,
    made_on known_day,
    status text not null default 'NEW',
    made_at timestamptz not null,
    primary key (principal, id)
);
create index thing_by_time on thing (principal, made_at desc, id desc);
call isolate('thing', 'select, insert (principal, id, name, colour, worth, labels, details, made_on, made_at),
    update (worth, status)');
call prove('thing', 'thing.made', at => 'made_at', later => '{worth,status}');

create table colour_rule (
    code text primary key,
    position integer not null unique
);
insert into colour_rule values ('RED', 1), ('GREEN', 2), ('BLUE', 3);
grant select on colour_rule to "${app}";

create view thing_view with (security_invoker = true) as
select thing.principal, thing.id, thing.colour,
       case when thing.worth is null then 'UNVALUED' else 'VALUED' end as state
  from thing;
