-- The sides of a matter that has several (发放表): each with its share of the amount, by which it counts with other acts
-- towards the same party.
create table matter_share (
    principal   text    not null,
    matter      uuid    not null,
    no          integer not null check (no > 0),
    community   text    not null,
    name        text    not null,
    name_key    text    not null check (name_key <> ''),
    account_key text    check (account_key <> ''),
    amount      bigint  not null check (amount > 0),
    primary key (principal, matter, no),
    foreign key (principal, matter) references matter (principal, id)
);
create index matter_share_by_name on matter_share (community, name_key);
create index matter_share_by_account on matter_share (community, account_key) where account_key is not null;
call isolate('matter_share', 'select, insert');
call prove('matter_share', 'matter-share.written', subject => '{matter,no}', label => '{name}');
create trigger matter_share_fixed before update or delete on matter_share for each row execute function forbid_change();

create trigger ruling_facts_added after insert on matter_share
    for each row execute function notify_ruling_facts('community', 'community');

-- What a community does towards whom: a matter with one other side, or each side of one that has several.
create view matter_towards with (security_invoker = true) as
select community, id as matter, act, kind, coalesce(amount, 0) as amount, counterparty_name_key as name_key,
       counterparty_account_key as account_key, requested_on, opened_at,
       case when status in ('REJECTED', 'WITHDRAWN', 'EXPIRED') then changed_at end as dropped_at
  from matter
 where counterparty_name_key is not null
 union all
select share.community, matter.id, matter.act, matter.kind, share.amount, share.name_key, share.account_key,
       matter.requested_on, matter.opened_at,
       case when matter.status in ('REJECTED', 'WITHDRAWN', 'EXPIRED') then matter.changed_at end
  from matter_share share
  join matter on matter.principal = share.principal and matter.id = share.matter;
grant select on matter_towards to "${app}";
