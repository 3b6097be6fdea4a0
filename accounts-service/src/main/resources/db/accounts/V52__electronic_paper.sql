-- An electronic original (电子会计凭证) is booked once. It is known by its own number alone, so this table spans all
-- principals and row-level security does not part it: the application can claim a number and learn that it is taken, and
-- cannot read by whom.
create table electronic_paper (
    kind        text        not null,
    number      text        not null,
    holder      text        not null,
    voucher     uuid        not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    shared      text,
    claimed_at  timestamptz not null,
    released_at timestamptz,
    primary key (kind, number, voucher)
);

-- Within one principal a number and a file stand once.
create unique index electronic_paper_of_holder on electronic_paper (holder, kind, number) where released_at is null;
create unique index electronic_paper_bytes on electronic_paper (holder, sha256) where released_at is null;
create index electronic_paper_live on electronic_paper (kind, number) where released_at is null;
create index electronic_paper_by_voucher on electronic_paper (holder, voucher);

grant insert (kind, number, holder, voucher, sha256, shared, claimed_at), select (kind, number, released_at)
    on electronic_paper to "${app}";

create trigger electronic_paper_kept before delete on electronic_paper for each row execute function refuse_change();

-- Where several units share one invoice (分割单) each further one says so; without a word the second is refused.
create function electronic_paper_is_booked_once() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.kind || ' ' || new.number, 10));
    if new.shared is null and exists (
        select from electronic_paper other
         where other.kind = new.kind and other.number = new.number and other.released_at is null)
    then
        raise exception 'paper % % is booked', new.kind, new.number using errcode = 'unique_violation';
    end if;
    return new;
end
$$;

create trigger electronic_paper_is_booked_once before insert on electronic_paper
    for each row execute function electronic_paper_is_booked_once();

-- A draft that is set aside gives its originals free.
create function release_electronic_papers() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    update electronic_paper set released_at = now()
     where holder = new.principal and voucher = new.id and released_at is null;
    return new;
end
$$;

create trigger voucher_releases_electronic_papers after update of status on voucher
    for each row when (new.status = 'DISCARDED' and new.documents <> '[]')
    execute function release_electronic_papers();
