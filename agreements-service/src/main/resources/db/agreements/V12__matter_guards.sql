-- Second guards of matters and their steps.

-- Repeats the statuses that Matter reaches by approve, sendBack, reject, resubmit and withdraw.
create function matter_moves() returns trigger language plpgsql as $$
begin
    if old.status <> new.status and not (case old.status
        when 'OPEN' then new.status in ('RETURNED', 'REJECTED', 'APPROVED', 'WITHDRAWN', 'EXPIRED')
        when 'RETURNED' then new.status in ('OPEN', 'WITHDRAWN', 'EXPIRED')
        when 'APPROVED' then new.status in ('EXECUTED', 'EXPIRED', 'WITHDRAWN')
        when 'EXPIRED' then new.status = 'EXECUTED' and old.current_step is not distinct from new.current_step
        else false end)
    then
        raise exception 'a matter does not move from % to %', old.status, new.status using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger matter_moves before update on matter for each row execute function matter_moves();

-- Repeats AgreementEffect.of when a matter is opened.
create function matter_under_agreement() returns trigger language plpgsql as $$
begin
    perform require_in_force(new.principal, new.agreement, (new.opened_at at time zone 'Asia/Shanghai')::date);
    return new;
end
$$;
create trigger matter_under_agreement before insert on matter for each row execute function matter_under_agreement();

-- Repeats Matter.untimely and Matter.repeated: steps are taken in order, and one person takes one part in a matter.
create function matter_step_moves() returns trigger language plpgsql as $$
declare
    requester text;
begin
    if old.status in ('APPROVED', 'REJECTED', 'CLOSED') then
        raise exception 'a step once taken stays as it is' using errcode = 'restrict_violation';
    end if;
    if new.status <> 'APPROVED' then
        return new;
    end if;
    if old.status <> 'OPEN' then
        raise exception 'a step is taken when its turn has come' using errcode = 'check_violation';
    end if;
    if exists (
        select 1 from matter_step earlier
        where earlier.principal = new.principal and earlier.matter = new.matter and earlier.no < new."no"
            and earlier.status <> 'APPROVED' and earlier.stage is distinct from new.stage)
    then
        raise exception 'an earlier step is not done' using errcode = 'check_violation';
    end if;
    select requested_by into requester from matter where principal = new.principal and id = new.matter;
    if requester in (new."by", new.on_behalf_of) or exists (
        select 1 from matter_step other
        where other.principal = new.principal and other.matter = new.matter and other.no <> new."no"
            and other.status = 'APPROVED'
            and (other.by in (new."by", new.on_behalf_of) or other.on_behalf_of in (new."by", new.on_behalf_of)))
    then
        raise exception 'one person has one part in a matter' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger matter_step_moves before update on matter_step for each row execute function matter_step_moves();
