-- Not every figure of the law is certain. What a draft meets that misses an uncertain one is configuration of the place:
-- refused as if it were certain, or only warned of. A place's own row stands in for the national one.
create table unsure_demand_severity (
    place text not null references place (code),
    valid_from date not null,
    valid_to date,
    severity text not null check (severity in ('REFUSE', 'WARN')),
    source text not null,
    primary key (place, valid_from),
    check (valid_to >= valid_from)
);
grant select on unsure_demand_severity to "${app}";
insert into unsure_demand_severity (place, valid_from, severity, source) values
('CN', '2018-12-29', 'REFUSE', '待核的金额线未确认前，从严按已确认处理');

-- What a draft was warned of when it was drawn up; it stays with the text that was signed.
alter table agreement add column warnings jsonb not null default '[]';
