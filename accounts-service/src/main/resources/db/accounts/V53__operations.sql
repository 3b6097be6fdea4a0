-- Operations are looked for by person, time and words (操作日志检索), each principal's by themselves.
create index evidence_leaf_by_time on evidence_leaf (principal, at, id);
