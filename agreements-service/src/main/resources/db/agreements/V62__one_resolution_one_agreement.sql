-- A resolution carries one version of one agreement, or one end; it is not spent twice.
create function agreement_resolution_once() returns trigger language plpgsql as $$
begin
    if new.status = 'SIGNED' and old.status = 'DRAFT' and (exists (
            select 1 from agreement other where other.principal = new.principal and other.resolution = new.resolution
                and other.id <> new.id and other.status <> 'DRAFT')
        or exists (
            select 1 from agreement_termination t
            where t.principal = new.principal and t.resolution = new.resolution))
    then
        raise exception 'a resolution carries one agreement' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger agreement_resolution_once before update on agreement
    for each row execute function agreement_resolution_once();

create function termination_resolution_once() returns trigger language plpgsql as $$
begin
    if exists (
            select 1 from agreement a where a.principal = new.principal and a.resolution = new.resolution
                and a.status <> 'DRAFT')
        or exists (
            select 1 from agreement_termination t
            where t.principal = new.principal and t.resolution = new.resolution)
    then
        raise exception 'a resolution carries one end of an agreement' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger termination_resolution_once before insert on agreement_termination
    for each row execute function termination_resolution_once();

-- Two sides are two people; what was signed before this was asked stays as it is.
alter table agreement add constraint agreement_two_signers check (community_signed_by <> street_signed_by) not valid;

-- Names and accounts are compared without width, case, blanks, marks and unseen characters; what was kept before follows.
create function party_key_of(kept text) returns text language sql immutable as $$
    select regexp_replace(lower(normalize(kept, NFKC)),
        '[\s[:punct:]\u0080-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2000-\u206f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\ufe30-\ufe6f\ufeff]',
        '', 'g')
$$;
alter table related_party disable trigger related_party_ended_once;
update related_party p set name_key = party_key_of(p.name_key)
    where party_key_of(p.name_key) not in (p.name_key, '') and not exists (
        select 1 from related_party other
        where other.street = p.street and other.subject = p.subject and other.relation = p.relation
            and other.id <> p.id and party_key_of(other.name_key) = party_key_of(p.name_key));
alter table related_party enable trigger related_party_ended_once;

alter table matter disable trigger change_is_told;
update matter m set counterparty_name_key = party_key_of(m.counterparty_name_key)
    where party_key_of(m.counterparty_name_key) not in (m.counterparty_name_key, '');
alter table matter enable trigger change_is_told;
drop function party_key_of(text);
