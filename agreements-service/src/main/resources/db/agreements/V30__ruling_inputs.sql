-- A ruling keeps everything it was decided on, so that it can be explained and decided again by anyone, at any time:
-- the act as it was frozen, what related acts had moved, the row of authority that answered, and the day it is judged at.
alter table ruling
    add column body text,
    add column related_amount bigint,
    add column related uuid[] not null default '{}',
    add column band jsonb,
    add column as_of date,
    add column street text;

-- What is known of the rulings that stand here already; nothing they say is touched.
alter table ruling disable trigger ruling_fixed;
update ruling r
set as_of = (r.basis ->> 'asOf')::date,
    related_amount = case when r.banded_on is null then 0 else r.banded_on - coalesce(r.amount, 0) end,
    street = (select p.street from principal p where p.principal = r.principal);
alter table ruling enable trigger ruling_fixed;

alter table ruling
    alter column as_of set not null,
    alter column related_amount set not null,
    add constraint ruling_keeps_its_act check (body is not null) not valid,
    add constraint ruling_keeps_its_authority check ((outcome = 'NEEDS_PROCEDURE') = (band is not null)) not valid,
    add constraint ruling_sum check (outcome <> 'NEEDS_PROCEDURE' or banded_on = coalesce(amount, 0) + related_amount)
        not valid;

create index ruling_by_id on ruling (id);
create index ruling_newest on ruling (principal, ruled_at desc, id desc);
create index ruling_all_newest on ruling (ruled_at desc, id desc);
create index ruling_by_day on ruling (principal, as_of, id);
