-- Of operations done at one moment the one written first comes first.
drop index evidence_leaf_by_time;
create index evidence_leaf_by_time on evidence_leaf (principal, at, seq);
