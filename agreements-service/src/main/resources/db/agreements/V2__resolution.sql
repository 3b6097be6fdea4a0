-- Dated rules of meetings, with their source. A local rule is another row, not another program.
create table meeting_rule (
    id integer primary key,
    body text not null,
    for_kind text check (for_kind in ('COMMITTEE', 'COLLECTIVE')),
    place text not null,
    notice_days integer not null,
    quorum_numerator integer not null,
    quorum_denominator integer not null,
    quorum_strict boolean not null,
    majority_numerator integer not null,
    majority_denominator integer not null,
    majority_strict boolean not null,
    majority_of text not null check (majority_of in ('PRESENT', 'ELIGIBLE')),
    valid_from date not null,
    valid_to date,
    source text not null,
    unsure boolean not null
);
grant select on meeting_rule to "${app}";

insert into meeting_rule (id, body, for_kind, place, notice_days, quorum_numerator, quorum_denominator, quorum_strict,
    majority_numerator, majority_denominator, majority_strict, majority_of, valid_from, valid_to, source, unsure) values
(1, 'RESIDENTS_MEETING', 'COMMITTEE', 'CN', 0, 1, 2, true, 1, 2, true, 'PRESENT', '2018-12-29', null,
    '城市居民委员会组织法(2018) 第九条', false),
(2, 'RESIDENTS_REPRESENTATIVES', 'COMMITTEE', 'CN', 5, 2, 3, false, 1, 2, true, 'PRESENT', '2018-12-29', null,
    '比照村民代表会议：村民委员会组织法(2018) 第二十六条、山东省实施办法 第二十四条；2025年修订的居民委员会组织法的具体比例待核', true),
(3, 'VILLAGERS_MEETING', 'COMMITTEE', 'CN', 10, 1, 2, true, 1, 2, true, 'PRESENT', '2018-12-29', null,
    '村民委员会组织法(2018) 第二十一条、第二十二条', false),
(4, 'VILLAGERS_REPRESENTATIVES', 'COMMITTEE', 'CN', 5, 2, 3, false, 1, 2, true, 'PRESENT', '2018-12-29', null,
    '村民委员会组织法(2018) 第二十六条；通知期：山东省实施办法(2012) 第二十四条', false),
(5, 'COLLECTIVE_MEMBERS', 'COLLECTIVE', 'CN', 10, 2, 3, false, 2, 3, false, 'ELIGIBLE', '2025-05-01', null,
    '农村集体经济组织法(2024) 第二十七条', false),
(6, 'COLLECTIVE_REPRESENTATIVES', 'COLLECTIVE', 'CN', 0, 2, 3, false, 2, 3, false, 'ELIGIBLE', '2025-05-01', null,
    '农村集体经济组织法(2024) 第二十八条；出席比例依章程，此处取三分之二', true),
(7, 'BOARD', 'COLLECTIVE', 'CN', 0, 2, 3, false, 1, 2, true, 'ELIGIBLE', '2025-05-01', null,
    '农村集体经济组织法(2024) 第二十九条、第三十一条', false),
-- the representatives who vote for the committee may be asked for the collective too; then its own measure counts
(8, 'RESIDENTS_REPRESENTATIVES', 'COLLECTIVE', 'CN', 5, 2, 3, false, 2, 3, false, 'ELIGIBLE', '2025-05-01', null,
    '农村集体经济组织法(2024) 第二十八条：全体成员代表三分之二以上同意', false);

create table resolution (
    principal text not null,
    id uuid not null,
    body text not null,
    subject text not null,
    notice_on date not null,
    held_on date not null,
    eligible integer not null check (eligible > 0),
    present integer not null check (present between 0 and eligible),
    in_favour integer not null,
    against integer not null,
    abstained integer not null,
    valid boolean not null,
    reasons jsonb not null,
    rules jsonb not null,
    decides_amount bigint,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (principal, id),
    check (in_favour >= 0 and against >= 0 and abstained >= 0 and in_favour + against + abstained <= present),
    check (notice_on <= held_on)
);
create trigger resolution_fixed before update or delete on resolution for each row execute function refuse_change();
call guard('resolution', 'select, insert');

create table resolution_use (
    principal text not null,
    resolution uuid not null,
    matter uuid not null,
    amount bigint not null,
    used_at timestamptz not null,
    primary key (principal, resolution, matter)
);
create trigger resolution_use_fixed before update or delete on resolution_use
    for each row execute function refuse_change();
call guard('resolution_use', 'select, insert');
