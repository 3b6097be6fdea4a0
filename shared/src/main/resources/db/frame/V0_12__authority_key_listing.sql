-- A key of agreements-service is trusted while it is listed, and for a while after. The row stays for good: with both
-- times it says which signatures of old the key may stand for.
alter table authority_key add column last_listed_at timestamptz;
update authority_key set last_listed_at = now();
alter table authority_key
    alter column last_listed_at set not null,
    add check (last_listed_at >= first_seen_at);
grant update (last_listed_at) on authority_key to "${app}";
