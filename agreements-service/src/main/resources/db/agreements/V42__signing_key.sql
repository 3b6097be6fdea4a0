-- Keys take turns. A key signs from active_from until its successor does; its public half stays published until the last
-- signature it can have made has expired, and is kept for good; its private half is erased.
alter table signing_key rename column jwk to secret;
alter table signing_key
    alter column secret drop not null,
    add column public_jwk text,
    add column active_from timestamptz,
    add column retired_at timestamptz,
    add column published_until timestamptz;
update signing_key set public_jwk = (secret::jsonb - 'd')::text, active_from = made_at;
alter table signing_key
    alter column public_jwk set not null,
    alter column active_from set not null,
    add constraint signing_key_retires_whole check ((retired_at is null) = (published_until is null)),
    add constraint signing_key_secret_until_retired check (secret is not null or retired_at is not null);
grant update (secret, retired_at, published_until) on signing_key to "${app}";
create trigger signing_key_stays before delete on signing_key for each row execute function refuse_change();
