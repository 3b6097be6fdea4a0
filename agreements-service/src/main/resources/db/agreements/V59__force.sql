-- Nothing is opened or warranted under an agreement that is suspended or has ended. One row decides what comes first: the
-- first version of the series. Who opens or warrants shares it; who suspends, ends or amends holds it alone.
create function hold_series() returns trigger language plpgsql as $$
begin
    perform 1 from agreement where principal = new.principal and id = new.agreement for no key update;
    return new;
end
$$;
create trigger series_held before insert or update on agreement_suspension for each row execute function hold_series();
create trigger series_held before insert on agreement_termination for each row execute function hold_series();

create function hold_own_series() returns trigger language plpgsql as $$
begin
    perform 1 from agreement where principal = new.principal and id = new.series for no key update;
    return new;
end
$$;
create trigger agreement_holds_series before update on agreement for each row
    when ((old.status, old.in_force_from, old.in_force_to) is distinct from (new.status, new.in_force_from, new.in_force_to))
    execute function hold_own_series();

create function must_be_in_force(whose text, ruled_by uuid, day date) returns void language plpgsql as $$
declare
    line uuid := (select series from agreement where principal = whose and id = ruled_by);
begin
    perform 1 from agreement where principal = whose and id = line for share;
    if exists (select 1 from agreement_suspension
               where principal = whose and agreement = line and resumed_at is null)
        or not exists (select 1 from agreement
                       where principal = whose and series = line and status = 'SIGNED'
                           and day between in_force_from and in_force_to)
    then
        raise exception 'agreement % is not in force', line using errcode = 'check_violation';
    end if;
end
$$;

create function matter_under_agreement() returns trigger language plpgsql as $$
begin
    perform must_be_in_force(new.principal, new.agreement, (new.opened_at at time zone 'Asia/Shanghai')::date);
    return new;
end
$$;
create trigger matter_under_agreement before insert on matter for each row execute function matter_under_agreement();

create function warrant_under_agreement() returns trigger language plpgsql as $$
begin
    if new.settled_by is null then
        perform must_be_in_force(new.principal,
            (select agreement from matter where principal = new.principal and id = new.matter),
            (new.issued_at at time zone 'Asia/Shanghai')::date);
    end if;
    return new;
end
$$;
create trigger warrant_under_agreement before insert on warrant for each row execute function warrant_under_agreement();
