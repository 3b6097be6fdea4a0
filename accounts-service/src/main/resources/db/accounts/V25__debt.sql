-- DEBT: the accounts of a standard whose balance is debt (债务): borrowings, notes, payables to others, deposits held among them.
-- Wages, taxes, advances, special funds and trust liabilities are none.
alter table chart_role drop constraint chart_role_role_check, add constraint chart_role_role_check check (role in
    ('PENDING', 'DEPRECIABLE', 'DEPRECIATION', 'KEPT', 'DEBT'));

insert into chart_role (standard, role, code) values
    ('RURAL_COLLECTIVE_2023', 'DEBT', '201'),
    ('RURAL_COLLECTIVE_2023', 'DEBT', '211'),
    ('RURAL_COLLECTIVE_2023', 'DEBT', '221'),
    ('NONPROFIT_2004', 'DEBT', '2101'),
    ('NONPROFIT_2004', 'DEBT', '2201'),
    ('NONPROFIT_2004', 'DEBT', '2202'),
    ('NONPROFIT_2004', 'DEBT', '2209'),
    ('NONPROFIT_2004', 'DEBT', '2501'),
    ('NONPROFIT_2004', 'DEBT', '2502'),
    ('NONPROFIT_2024', 'DEBT', '2101'),
    ('NONPROFIT_2024', 'DEBT', '2201'),
    ('NONPROFIT_2024', 'DEBT', '2202'),
    ('NONPROFIT_2024', 'DEBT', '2209'),
    ('NONPROFIT_2024', 'DEBT', '2501'),
    ('NONPROFIT_2024', 'DEBT', '2502');
