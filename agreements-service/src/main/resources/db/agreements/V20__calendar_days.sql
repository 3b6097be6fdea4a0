insert into calendar_year (year, source) values
(2025, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024年11月12日）'),
(2026, '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）');

insert into calendar_version (day, version, working, name, source, provisional, since)
select day::date, 1, working, name, '国务院办公厅关于2025年部分节假日安排的通知', false, '2024-11-12T00:00:00+08:00'
from (values
        ('2025-01-01', '2025-01-01', false, '元旦'),
        ('2025-01-26', '2025-01-26', true, '调休上班'),
        ('2025-01-28', '2025-02-04', false, '春节'),
        ('2025-02-08', '2025-02-08', true, '调休上班'),
        ('2025-04-04', '2025-04-06', false, '清明节'),
        ('2025-04-27', '2025-04-27', true, '调休上班'),
        ('2025-05-01', '2025-05-05', false, '劳动节'),
        ('2025-05-31', '2025-06-02', false, '端午节'),
        ('2025-09-28', '2025-09-28', true, '调休上班'),
        ('2025-10-01', '2025-10-08', false, '国庆节、中秋节'),
        ('2025-10-11', '2025-10-11', true, '调休上班')) as notice (first, last, working, name),
    generate_series(first::date, last::date, interval '1 day') as day;

insert into calendar_version (day, version, working, name, source, provisional, since)
select day::date, 1, working, name, '国务院办公厅关于2026年部分节假日安排的通知', false, '2025-11-04T00:00:00+08:00'
from (values
        ('2026-01-01', '2026-01-03', false, '元旦'),
        ('2026-01-04', '2026-01-04', true, '调休上班'),
        ('2026-02-14', '2026-02-14', true, '调休上班'),
        ('2026-02-15', '2026-02-23', false, '春节'),
        ('2026-02-28', '2026-02-28', true, '调休上班'),
        ('2026-04-04', '2026-04-06', false, '清明节'),
        ('2026-05-01', '2026-05-05', false, '劳动节'),
        ('2026-05-09', '2026-05-09', true, '调休上班'),
        ('2026-06-19', '2026-06-21', false, '端午节'),
        ('2026-09-20', '2026-09-20', true, '调休上班'),
        ('2026-09-25', '2026-09-27', false, '中秋节'),
        ('2026-10-01', '2026-10-07', false, '国庆节'),
        ('2026-10-10', '2026-10-10', true, '调休上班')) as notice (first, last, working, name),
    generate_series(first::date, last::date, interval '1 day') as day;

-- 2027 is not announced: only the days the law names, without the weekend days that the notice will exchange.
insert into calendar_version (day, version, working, name, source, provisional, since)
select day::date, 1, false, name, '依《全国年节及纪念日放假办法》（2024年11月修订）推定，以国务院办公厅2027年通知为准', true, now()
from (values
        ('2027-01-01', '元旦'), ('2027-02-05', '春节（除夕）'), ('2027-02-06', '春节'), ('2027-02-07', '春节'),
        ('2027-02-08', '春节'), ('2027-04-05', '清明节'), ('2027-05-01', '劳动节'), ('2027-05-02', '劳动节'),
        ('2027-06-09', '端午节'), ('2027-09-15', '中秋节'), ('2027-10-01', '国庆节'), ('2027-10-02', '国庆节'),
        ('2027-10-03', '国庆节')) as law (day, name);
