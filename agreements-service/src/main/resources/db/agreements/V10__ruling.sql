-- A ruling keeps everything it was decided on, so that anyone can explain and repeat it later: the act, the sum of
-- related acts, the band that answered, the day it is judged at, and what bore on it besides the agreement's clauses (a
-- related party, a suspension, a freeze, an area not handed over: "context").
create table ruling (
    principal text not null,
    id uuid not null,
    subdistrict text,
    act uuid not null,
    kind text not null,
    amount bigint,
    body text not null,
    digest text not null,
    related uuid[] not null default '{}',
    related_amount bigint not null,
    banded_on bigint,
    band jsonb,
    context jsonb not null,
    basis jsonb not null,
    outcome text not null check (outcome in ('PERMITTED', 'NEEDS_PROCEDURE', 'FORBIDDEN')),
    refusal jsonb,
    as_of known_day not null,
    asked_by text not null,
    ruled_at timestamptz not null,
    primary key (principal, id),
    unique (principal, act),
    check ((outcome = 'FORBIDDEN') = (refusal is not null)),
    constraint ruling_keeps_its_authority check ((outcome = 'NEEDS_PROCEDURE') = (band is not null)),
    constraint ruling_sum check (outcome <> 'NEEDS_PROCEDURE' or banded_on = coalesce(amount, 0) + related_amount)
);
create index ruling_by_id on ruling (id);
create index ruling_newest on ruling (principal, ruled_at desc, id desc);
create index ruling_all_newest on ruling (ruled_at desc, id desc);
create index ruling_by_day on ruling (principal, as_of, id);
create trigger ruling_fixed before update or delete on ruling for each row execute function forbid_change();
call isolate('ruling', 'select, insert');
call prove('ruling', 'ruling.made', at => 'ruled_at', actor => 'asked_by', ruling => 'id', label => '{kind,outcome}');
call publish_changes('ruling', 'ruling', 'act,kind,outcome,amount:money,ruled_at', created => ':outcome');
