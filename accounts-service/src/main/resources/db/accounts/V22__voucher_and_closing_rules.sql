-- Requirements for vouchers.
insert into voucher_rule (code, standard, valid_from, severity, law, note) values
    ('SUMMARY_CHINESE', '*', '1990-01-01', 'REFUSE', '会计法 第22条', 'the books are kept in Chinese: the summary holds Chinese text'),
    ('ATTACHMENTS', '*', '1996-06-17', 'REFUSE', '会计基础工作规范 第51条(四)', 'papers are attached, save to closing and correcting vouchers and where the papers are elsewhere'),
    ('MIXED_BUSINESS', '*', '1996-06-17', 'WARN', '会计基础工作规范 第51条(三)', 'several debits against several credits: perhaps two kinds of business in one voucher'),
    ('EARLIER_YEAR_RED', '*', '1996-06-17', 'REFUSE', '会计基础工作规范 第51条(五)', 'an error of an earlier year is corrected in blue'),
    ('EARLIER_YEAR_RESULT', '*', '2004-09-30', 'REFUSE', '财会〔2004〕12号 收益分配 (5), carried over', 'an error of an earlier year goes to what is left of earlier results, not into this year''s'),
    ('EARLIER_YEAR_RESULT', 'NONPROFIT_2004', '2005-01-01', 'WARN', '财会〔2004〕7号', 'not read to the end: only warned of');

-- Checks before a month is closed.
insert into closing_check (code, standard, valid_from, months, severity, settable, law, note) values
    ('UNPOSTED', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '财会〔2024〕12号 第24条', 'every voucher of the month is posted'),
    ('EARLIER_OPEN', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '会计基础工作规范 第63条', 'months are closed in their order'),
    ('NUMBER_GAP', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '财会〔2024〕12号 第21条(三)', 'numbers run without gap'),
    ('RESULT_NOT_NIL', '*', '2005-01-01', '{12}', 'REFUSE', false, '会计基础工作规范 第63条', 'December is closed when the year''s result is carried forward'),
    ('PENDING_NOT_NIL', '*', '2005-01-01', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'REFUSE', false, '财会〔2023〕14号 待处理财产损溢', 'what is pending disposal is settled before closing'),
    ('BANK_RECONCILED', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', true, '会计基础工作规范 第29条; 财会〔2004〕7号 第20条', 'the accountant states the reconciliation with its paper; a book may demand it'),
    ('DEPRECIATION', '*', '2005-01-01', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', true, '财会〔2021〕37号 第26条, twin', 'depreciation is charged every month; a book may demand it'),
    ('DATE_ORDER', '*', '2025-01-01', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', true, '财会〔2024〕12号 第21条(三)', 'nothing is inserted among posted vouchers: their numbers run on; that days run with them is derived, so a book may demand it'),
    ('STATEMENTS_AGREE', '*', '1996-06-17', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', true, '会计基础工作规范 第67条', 'figures that correspond agree within and between the statements of the month; the forms are read from twin texts, so a book may demand it'),
    ('MONEY_BY_HAND', '*', '2024-01-01', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', false, '会计法 第27条; 财会〔2024〕11号 第17条', 'vouchers that move money which funds keeps and do not come from funds are listed with their reasons'),
    ('FUNDS_AGREE', '*', '2024-01-01', '{1,2,3,4,5,6,7,8,9,10,11,12}', 'WARN', true, '会计法 第17条; 会计基础工作规范 第62条', 'the money account agrees with what funds keeps: openings, receipts and payments; a book may demand it');

insert into pending_name (standard, name_matches, law, note) values
    ('RURAL_COLLECTIVE_2023', '待处理(财产|资产)', '财会〔2023〕14号 待处理财产损溢', 'details opened elsewhere under that name'),
    ('NONPROFIT_2004', '待处理(财产|资产)', '财会〔2004〕7号', 'no first-level account in the chart; findings of a stocktake are settled before closing, general knowledge'),
    ('NONPROFIT_2024', '待处理(财产|资产)', '财会〔2024〕25号', 'no first-level account in the chart seen; findings of a stocktake are settled before closing, general knowledge');

-- The carry-forward at year end.
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
