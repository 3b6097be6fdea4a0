-- What only comes back to the community is taken back whatever has become of the agreement.
alter table act_kind add column gives_back boolean not null default false;
update act_kind set gives_back = true where kind = 'LOAN_RETURN';
comment on column act_kind.gives_back is
    '民法典 第九百二十七条：受托人处理委托事务取得的财产，应当转交给委托人；第五百五十八条：债权债务终止后的协助等义务';

-- The settlement clause by which a warrant was issued although its agreement was suspended or had ended.
alter table warrant add column settled_by text;
