-- What an agreement owes beside its acts: to be filed, to be reviewed each year; and what a new committee is owed by the
-- old one. Days are dated rows with their source; a place's own row stands in for the national one.
create table duty_rule (
    kind text not null check (kind in ('FILING', 'REVIEW', 'ELECTION_HAND_OVER', 'ORDERED_HAND_OVER')),
    level text not null check (level in ('', 'STREET', 'DISTRICT')),
    place text not null references place (code),
    days integer not null check (days > 0),
    valid_from date not null,
    valid_to date,
    source text not null,
    unsure boolean not null,
    primary key (kind, level, place, valid_from),
    check ((kind = 'FILING') = (level <> '')),
    check (valid_to >= valid_from)
);
grant select on duty_rule to "${app}";
insert into duty_rule (kind, level, place, days, valid_from, source, unsure) values
('FILING', 'STREET', 'CN', 30, '2018-12-29', '农村三资代理问答：委托代理协议报乡镇（街道）备案；期限未见明文，此处取三十日，待核', true),
('FILING', 'DISTRICT', 'CN', 30, '2018-12-29', '农村三资代理问答：委托代理协议报县（区）备案；期限未见明文，此处取三十日，待核', true),
('REVIEW', '', 'CN', 30, '2018-12-29', '委托代理每年考核一次；期限未见明文，此处取年度届满后三十日，待核', true),
('ELECTION_HAND_OVER', '', 'CN', 10, '2013-01-01', '比照山东省实施村民委员会组织法办法(2012) 第九条：十日内移交', true),
('ELECTION_HAND_OVER', '', 'CN-37', 10, '2013-01-01', '山东省实施村民委员会组织法办法(2012) 第九条：十日内移交；施行日待核', true),
('ORDERED_HAND_OVER', '', 'CN', 5, '2013-01-01', '比照山东省实施村民委员会组织法办法(2012) 第九条：责令五日内移交', true),
('ORDERED_HAND_OVER', '', 'CN-37', 5, '2013-01-01', '山东省实施村民委员会组织法办法(2012) 第九条：责令五日内移交；施行日待核', true);

-- The row that counts for a principal on a day.
create function duty_days(of_principal text, of_kind text, of_level text, on_day date)
    returns table (days integer, source text, unsure boolean) language sql stable as $$
    select r.days, r.source, r.unsure
    from duty_rule r
    join principal p on p.principal = of_principal
    join community c on c.code = p.community and r.place in ('CN', c.place)
    where r.kind = of_kind and r.level = of_level and r.valid_from <= on_day
        and (r.valid_to is null or r.valid_to >= on_day)
    order by (r.place = c.place) desc, r.valid_from desc limit 1
$$;
grant execute on function duty_days to "${app}";

create table agreement_filing (
    principal text not null,
    id uuid not null,
    agreement uuid not null,
    level text not null check (level in ('STREET', 'DISTRICT')),
    authority text not null,
    number text not null,
    filed_on date not null,
    record text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (principal, id),
    unique (principal, agreement, level),
    foreign key (principal, agreement) references agreement (principal, id)
);
create trigger agreement_filing_fixed before update or delete on agreement_filing
    for each row execute function refuse_change();
call guard('agreement_filing', 'select, insert');

-- A draft is not filed, and nothing before both have signed it.
create function agreement_filing_fits() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from agreement a
        where a.principal = new.principal and a.id = new.agreement and a.status <> 'DRAFT'
            and new.filed_on >= (greatest(a.community_signed_at, a.street_signed_at) at time zone 'Asia/Shanghai')::date)
    then
        raise exception 'only what is signed is filed' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger agreement_filing_fits before insert on agreement_filing
    for each row execute function agreement_filing_fits();
call announce('agreement_filing', 'agreement', 'level,authority,number,filed_on', born => 'filed', subject => 'agreement');

-- By the principal's own people and the street's leader: who is reviewed does not review.
create table agreement_review (
    principal text not null,
    id uuid not null,
    series uuid not null,
    year integer not null check (year > 0),
    held_on date not null,
    outcome text not null check (outcome in ('CONTINUE', 'RENEW', 'AMEND', 'TERMINATE')),
    findings text not null,
    record text,
    recorded_by text not null,
    recorded_by_name text not null,
    role text not null check (role in ('committee-director', 'supervisor', 'street-leader')),
    recorded_at timestamptz not null,
    primary key (principal, id),
    unique (principal, series, year),
    foreign key (principal, series) references agreement (principal, id)
);
create trigger agreement_review_fixed before update or delete on agreement_review
    for each row execute function refuse_change();
call guard('agreement_review', 'select, insert');
call announce('agreement_review', 'agreement', 'year,held_on,outcome', born => 'reviewed', subject => 'series');

-- A new committee, and what the old one hands over to it: complete or not done.
create table committee_election (
    principal text not null,
    id uuid not null,
    elected_on date not null,
    director text not null,
    due_on date not null check (due_on > elected_on),
    due_source text not null,
    unsure boolean not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    ordered_on date check (ordered_on >= elected_on),
    order_number text,
    order_due_on date check (order_due_on > ordered_on),
    ordered_by text,
    ordered_at timestamptz,
    handed_over_on date check (handed_over_on >= elected_on),
    paper text,
    handed_over_by text,
    handed_over_at timestamptz,
    primary key (principal, id),
    unique (principal, elected_on),
    check ((ordered_at is null) = (ordered_on is null) and (ordered_at is null) = (order_number is null)
        and (ordered_at is null) = (order_due_on is null) and (ordered_at is null) = (ordered_by is null)),
    check ((handed_over_at is null) = (handed_over_on is null) and (handed_over_at is null) = (paper is null)
        and (handed_over_at is null) = (handed_over_by is null))
);
create function committee_election_moves() returns trigger language plpgsql as $$
begin
    if old.handed_over_at is not null
        or old.ordered_at is not null and (old.ordered_on, old.order_number, old.order_due_on, old.ordered_at)
            is distinct from (new.ordered_on, new.order_number, new.order_due_on, new.ordered_at)
    then
        raise exception 'an order and a hand-over are told once' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger committee_election_moves before update on committee_election
    for each row execute function committee_election_moves();
create trigger committee_election_stays before delete on committee_election
    for each row execute function refuse_change();
call guard('committee_election', 'select, insert, update (ordered_on, order_number, order_due_on, ordered_by, ordered_at,
    handed_over_on, paper, handed_over_by, handed_over_at)');
call announce('committee_election', 'election',
    'elected_on,due_on,ordered_on,order_due_on,handed_over_on,ordered_at,handed_over_at',
    state => 'handed_over_at,ordered_at');
