-- The inbox looks at what is open alone: a million closed matters cost it nothing.
drop index matter_open;
create index matter_by_id on matter (id);
create index matter_open_of_street on matter (street, opened_at, id) where status in ('OPEN', 'RETURNED');
create index matter_open_of_principal on matter (principal, opened_at, id) where status in ('OPEN', 'RETURNED');
create index matter_of_street on matter (street, opened_at, id);
create index matter_of_principal on matter (principal, opened_at, id);
create index matter_of_requester on matter (requested_by, opened_at, id);
create index matter_papers_missing on matter (papers_due) where papers_at is null and papers_due is not null;
create index matter_step_due on matter_step (due) where status = 'OPEN';
create index warrant_by_id on warrant (id);

-- How many there are is kept, not counted.
create table matter_count (
    principal text not null,
    street text not null,
    kind text not null,
    status text not null,
    matters bigint not null check (matters >= 0),
    primary key (principal, kind, status)
);
create index matter_count_of_street on matter_count (street);
call guard('matter_count', 'select, insert, update (matters)');
insert into matter_count (principal, street, kind, status, matters)
    select principal, min(street), kind, status, count(*) from matter group by principal, kind, status;

-- Always in the order of the statuses' names, so that two matters of one principal never wait for each other.
create function count_matters() returns trigger language plpgsql as $$
declare
    change record;
begin
    for change in
        select status, sum(n) as n
        from (select new.status, 1 as n union all
              select old.status, -1 where tg_op = 'UPDATE') as changes
        group by status having sum(n) <> 0 order by status
    loop
        insert into matter_count (principal, street, kind, status, matters)
            values (new.principal, new.street, new.kind, change.status, greatest(change.n, 0))
            on conflict (principal, kind, status) do update set matters = matter_count.matters + change.n;
    end loop;
    return null;
end
$$;
create trigger matter_counted after insert or update of status on matter for each row execute function count_matters();
