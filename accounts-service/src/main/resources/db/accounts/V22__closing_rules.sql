-- Accounts that play a part, by standard, so that no program knows a code by heart.
create table chart_role (
    standard text not null,
    role     text not null check (role in ('PENDING', 'DEPRECIABLE', 'DEPRECIATION')),
    code     text not null,
    primary key (standard, role, code),
    foreign key (standard, code) references chart_account (standard, code)
);

grant select on chart_role to "${app}";

insert into chart_role (standard, role, code) values
    ('RURAL_COLLECTIVE_2023', 'PENDING', '181'),
    ('RURAL_COLLECTIVE_2023', 'DEPRECIABLE', '151'), ('RURAL_COLLECTIVE_2023', 'DEPRECIABLE', '132'),
    ('RURAL_COLLECTIVE_2023', 'DEPRECIATION', '152'), ('RURAL_COLLECTIVE_2023', 'DEPRECIATION', '133'),
    ('NONPROFIT_2004', 'DEPRECIABLE', '1501'), ('NONPROFIT_2004', 'DEPRECIATION', '1502'),
    ('NONPROFIT_2024', 'DEPRECIABLE', '1501'), ('NONPROFIT_2024', 'DEPRECIATION', '1502');

-- How a year is carried forward (年终结转): step by step, every leaf account a step names goes to its target with what it
-- stands at by then. Of one step the first row that fits counts.
create table closing_rule (
    standard     text    not null,
    step         integer not null,
    place        integer not null,
    nature       text check (nature in ('INCOME', 'EXPENSE')),
    code         text,
    name_matches text,
    target       text    not null,
    summary      text    not null,
    valid_from   date    not null,
    valid_to     date check (valid_to >= valid_from),
    law          text    not null,
    primary key (standard, step, place, valid_from),
    foreign key (standard, code) references chart_account (standard, code),
    foreign key (standard, target) references chart_account (standard, code),
    check ((nature is null) <> (code is null))
);

grant select on closing_rule to "${app}";

insert into closing_rule (standard, step, place, nature, code, name_matches, target, summary, valid_from, valid_to, law) values
    ('RURAL_COLLECTIVE_2023', 1, 1, 'INCOME', null, null, '321', '年终结转各项收入', '2024-01-01', null, '财会〔2023〕14号 本年收益'),
    ('RURAL_COLLECTIVE_2023', 2, 1, 'EXPENSE', null, null, '321', '年终结转各项支出', '2024-01-01', null, '财会〔2023〕14号 本年收益'),
    ('RURAL_COLLECTIVE_2023', 3, 1, null, '321', null, '32202', '年终结转本年收益', '2024-01-01', null, '财会〔2023〕14号 本年收益'),
    ('RURAL_COLLECTIVE_2023', 4, 1, null, '32201', null, '32202', '年终结转各项分配', '2024-01-01', null, '财会〔2004〕12号 收益分配 (4), carried over'),
    ('NONPROFIT_2004', 1, 1, 'INCOME', null, '(^|[^非])限定性', '3102', '期末结转限定性收入', '2005-01-01', '2025-12-31', '财会〔2004〕7号'),
    ('NONPROFIT_2004', 1, 2, 'INCOME', null, null, '3101', '期末结转非限定性收入', '2005-01-01', '2025-12-31', '财会〔2004〕7号'),
    ('NONPROFIT_2004', 2, 1, 'EXPENSE', null, null, '3101', '期末结转费用', '2005-01-01', '2025-12-31', '财会〔2004〕7号'),
    ('NONPROFIT_2024', 1, 1, 'INCOME', null, '(^|[^非])限定性', '3102', '期末结转限定性收入', '2026-01-01', null, '财会〔2024〕25号'),
    ('NONPROFIT_2024', 1, 2, 'INCOME', null, null, '3101', '期末结转非限定性收入', '2026-01-01', null, '财会〔2024〕25号'),
    ('NONPROFIT_2024', 2, 1, 'EXPENSE', null, null, '3101', '期末结转费用', '2026-01-01', null, '财会〔2024〕25号');
