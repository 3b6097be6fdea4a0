-- The charts of the collective economic organisations: edition 2004 to edition 2023.
insert into code_map (name, old_code, standard, code, note) values
    ('2004-2023', '101', 'RURAL_COLLECTIVE_2023', '101', '现金 → 库存现金'),
    ('2004-2023', '102', 'RURAL_COLLECTIVE_2023', '102', '银行存款'),
    ('2004-2023', '111', 'RURAL_COLLECTIVE_2023', '111', '短期投资'),
    ('2004-2023', '112', 'RURAL_COLLECTIVE_2023', '112', '应收款'),
    ('2004-2023', '113', 'RURAL_COLLECTIVE_2023', '113', '内部往来'),
    ('2004-2023', '121', 'RURAL_COLLECTIVE_2023', '121', '库存物资'),
    ('2004-2023', '131', 'RURAL_COLLECTIVE_2023', null, '牲畜（禽）资产 → 131 消耗性, 132 生产性 or 134 公益性, by nature'),
    ('2004-2023', '132', 'RURAL_COLLECTIVE_2023', null, '林木资产 → 131 消耗性, 132 生产性 or 134 公益性, by nature'),
    ('2004-2023', '141', 'RURAL_COLLECTIVE_2023', '141', '长期投资'),
    ('2004-2023', '151', 'RURAL_COLLECTIVE_2023', '151', '固定资产'),
    ('2004-2023', '152', 'RURAL_COLLECTIVE_2023', '152', '累计折旧'),
    ('2004-2023', '153', 'RURAL_COLLECTIVE_2023', '154', '固定资产清理, swapped with 在建工程'),
    ('2004-2023', '154', 'RURAL_COLLECTIVE_2023', '153', '在建工程, swapped with 固定资产清理'),
    ('2004-2023', '161', 'RURAL_COLLECTIVE_2023', '161', '无形资产'),
    ('2004-2023', '201', 'RURAL_COLLECTIVE_2023', '201', '短期借款'),
    ('2004-2023', '202', 'RURAL_COLLECTIVE_2023', '211', '应付款'),
    ('2004-2023', '211', 'RURAL_COLLECTIVE_2023', '212', '应付工资'),
    ('2004-2023', '212', 'RURAL_COLLECTIVE_2023', null, '应付福利费 is gone; its balance goes where the transition rule 财会〔2023〕20号 says'),
    ('2004-2023', '221', 'RURAL_COLLECTIVE_2023', '221', '长期借款及应付款'),
    ('2004-2023', '231', 'RURAL_COLLECTIVE_2023', '231', '一事一议资金'),
    ('2004-2023', '241', 'RURAL_COLLECTIVE_2023', '241', '专项应付款'),
    ('2004-2023', '301', 'RURAL_COLLECTIVE_2023', '301', '资本'),
    ('2004-2023', '311', 'RURAL_COLLECTIVE_2023', '311', '公积公益金'),
    ('2004-2023', '321', 'RURAL_COLLECTIVE_2023', '321', '本年收益'),
    ('2004-2023', '322', 'RURAL_COLLECTIVE_2023', '32202', '收益分配 → 未分配收益'),
    ('2004-2023', '401', 'RURAL_COLLECTIVE_2023', '401', '生产（劳务）成本'),
    ('2004-2023', '501', 'RURAL_COLLECTIVE_2023', '501', '经营收入'),
    ('2004-2023', '502', 'RURAL_COLLECTIVE_2023', '511', '经营支出'),
    ('2004-2023', '511', 'RURAL_COLLECTIVE_2023', null, '发包及上交收入 → 501 经营收入 or 502 投资收益'),
    ('2004-2023', '522', 'RURAL_COLLECTIVE_2023', '503', '补助收入'),
    ('2004-2023', '531', 'RURAL_COLLECTIVE_2023', '504', '其他收入'),
    ('2004-2023', '541', 'RURAL_COLLECTIVE_2023', '513', '管理费用'),
    ('2004-2023', '551', 'RURAL_COLLECTIVE_2023', '515', '其他支出; the welfare part is 514'),
    ('2004-2023', '561', 'RURAL_COLLECTIVE_2023', '502', '投资收益');

-- The charts of non-profit organisations: codes that stay, then those that changed.
insert into code_map (name, old_code, standard, code, note)
select 'NONPROFIT_2004-2024', old.code, 'NONPROFIT_2024', new.code, old.name || ' → ' || new.name
  from chart_account old
  join chart_account new on new.standard = 'NONPROFIT_2024' and new.code = old.code
 where old.standard = 'NONPROFIT_2004' and old.parent is null and old.nature in ('ASSET', 'LIABILITY', 'EQUITY')
   and old.code not in ('1701', '2401');

insert into code_map (name, old_code, standard, code, note) values
    ('NONPROFIT_2004-2024', '1701', 'NONPROFIT_2024', '1801', '受托代理资产'),
    ('NONPROFIT_2004-2024', '2401', 'NONPROFIT_2024', '2503', '预计负债');
