-- Related parties (利益关联登记) of people, not of principals, because one person may act for several. Accounts are kept
-- as the key they are matched by.
create table related_party (
    subdistrict text not null,
    id uuid not null,
    subject text not null,
    subject_name text not null,
    relation text not null check (relation in ('SELF', 'SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'GRANDPARENT',
        'GRANDCHILD', 'IN_LAW', 'OTHER_RELATIVE', 'FIRM', 'PARTNER')),
    party_name text not null,
    name_key text not null check (name_key <> ''),
    near_key text not null,
    account_key text,
    id_kind text,
    valid_from known_day not null,
    valid_to known_day check (valid_to >= valid_from),
    source text not null,
    registered_by text not null,
    registered_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    primary key (subdistrict, id),
    check ((ended_by is null) = (ended_at is null))
);
create unique index related_party_once on related_party (subdistrict, subject, relation, name_key, coalesce(account_key, ''))
    where ended_at is null;
create index related_party_by_id on related_party (id);
create index related_party_of on related_party (subject);
create index related_party_by_name on related_party (name_key);
create index related_party_by_account on related_party (account_key) where account_key is not null;
create trigger related_party_ended_once before update on related_party
    for each row execute function settled_once('ended_at');
create trigger related_party_stays before delete on related_party for each row execute function forbid_change();
grant select, insert, update (valid_to, ended_by, ended_at) on related_party to "${app}";
call prove('related_party', 'related-party.registered', at => 'registered_at', actor => 'registered_by',
    label => '{subject_name,relation}', later => '{valid_to,ended_by,ended_at}');
call prove('related_party', 'related-party.ended', at => 'ended_at', actor => 'ended_by', label => '{subject_name,relation}');
call invalidate_on_change('related_party', 'person', 'subject');
