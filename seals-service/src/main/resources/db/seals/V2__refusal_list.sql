-- What a residents' committee must not certify: dated rows with their source, not code. The list grows by rows; a row
-- that ceases to hold gets an end. A client may name a row by its code, its item or an alias. Where to go instead is a
-- hint from practice; each place may word it better.
create table refusal_list (
    position        integer primary key,
    code            text    not null unique,
    item            text    not null unique,
    english         text    not null,
    aliases         text[]  not null,
    region          text    not null,
    source          text    not null,
    valid_from      known_day not null,
    valid_until     known_day,
    instead         text    not null,
    instead_english text    not null
);

grant select on refusal_list to "${app}";

create trigger refusal_list_kept before delete on refusal_list for each row execute function forbid_change();

-- Six ministries, dated 2020-02-29: http://mzj.cnbz.gov.cn/zdxx/flfg/15366031.html
insert into refusal_list (position, code, item, english, aliases, region, source, valid_from, instead, instead_english)
values
    (1, 'kinship-certificate', '亲属关系证明', 'Proof of kinship', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '公安机关（户口簿、户籍档案）或公证机构', 'the police (household register) or a notary'),
    (2, 'identity-certificate', '居民身份信息证明', 'Proof of identity', array['身份信息证明']::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '公安机关（居民身份证、户口簿）', 'the police (identity card, household register)'),
    (3, 'household-change-certificate', '户口登记项目内容变更申请证明', 'Proof for changing a household registration', array['户口登记项目内容变更更正证明']::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '公安机关', 'the police'),
    (4, 'dog-keeping-certificate', '居民养犬证明', 'Proof of keeping a dog', array['养犬证明']::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '公安机关（养犬登记）', 'the police (dog registration)'),
    (5, 'no-criminal-record-certificate', '无犯罪记录证明', 'Proof of no criminal record', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '公安机关', 'the police'),
    (6, 'drug-rehabilitation-certificate', '社区戒毒社区康复人员情况证明(表现证明)', 'Conduct of a person in community drug rehabilitation', array['社区戒毒社区康复人员情况证明', '社区戒毒社区康复人员情况证明（表现证明）']::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '禁毒办或公安机关', 'the drug control office or the police'),
    (7, 'missing-person-certificate', '人员失踪证明', 'Proof that a person is missing', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '公安机关或人民法院', 'the police or the court'),
    (8, 'marital-status-certificate', '婚姻状况证明', 'Proof of marital status', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '民政部门（婚姻登记机关）', 'the civil affairs office (marriage registry)'),
    (9, 'birth-certificate', '出生证明', 'Proof of birth', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '卫生健康部门或助产机构（出生医学证明）', 'the health authority or the maternity hospital (medical birth certificate)'),
    (10, 'being-alive-certificate', '健在证明', 'Proof of being alive', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '社会保险经办机构（本人资格自助认证）', 'the social insurance agency (self-service confirmation)'),
    (11, 'death-certificate', '死亡证明', 'Proof of death', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '卫生健康部门或医疗机构（居民死亡医学证明）', 'the health authority or the hospital (medical death certificate)'),
    (12, 'illness-certificate', '疾病状况证明', 'Proof of illness', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '医疗机构', 'a hospital'),
    (13, 'disability-certificate', '残疾状况证明', 'Proof of disability', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '残疾人联合会（残疾人证）', 'the disabled persons'' federation (disability card)'),
    (14, 'marriage-and-children-certificate', '婚育状况证明', 'Proof of marriage and children', array['生育状况证明']::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '卫生健康部门', 'the health authority'),
    (15, 'employment-certificate', '居民就业状况证明', 'Proof of employment', array['就业状况证明']::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '人力资源社会保障部门', 'the human resources and social security office'),
    (16, 'personal-file-certificate', '居民个人档案证明', 'Proof from a personal file', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '人力资源社会保障部门（档案管理机构）', 'the human resources and social security office (file keeper)'),
    (17, 'property-certificate', '居民财产证明', 'Proof of property', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '不动产登记机构或开户银行', 'the real estate registry or the bank'),
    (18, 'inheritance-certificate', '遗产继承权证明', 'Proof of the right to inherit', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '公证机构或人民法院', 'a notary or the court'),
    (19, 'business-address-certificate', '市场主体住所证明', 'Proof of a business address', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '市场监督管理部门', 'the market regulation office'),
    (20, 'lost-document-certificate', '证件遗失证明', 'Proof of a lost document', array[]::text[],
     '全国', '民发〔2020〕20号 附件《不应由基层群众性自治组织出具证明事项清单（第一批）》', '2020-02-29',
     '原发证机关', 'the office that issued it');

-- Provincial additions, made public on 2020-12-11. They hold here too: what has no basis in law is not certified anywhere.
insert into refusal_list (position, code, item, english, aliases, region, source, valid_from, instead, instead_english)
values
    (21, 'lost-payment-receipt-certificate', '缴费票据遗失证明', 'Proof of a lost payment receipt', array[]::text[],
     '湖北省', '鄂民政发〔2020〕32号《湖北省不应由基层群众性自治组织出具证明事项清单（第一批）》（省级增列）', '2020-12-11',
     '原收费单位', 'the body that took the payment'),
    (22, 'school-transfer-certificate', '转学证明', 'Proof of changing school', array[]::text[],
     '湖北省', '鄂民政发〔2020〕32号《湖北省不应由基层群众性自治组织出具证明事项清单（第一批）》（省级增列）', '2020-12-11',
     '学校或教育部门', 'the school or the education office');
