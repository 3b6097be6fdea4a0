-- What the side that gives wants moved is kept back at once, as for a payment, and free again when it comes to nothing, is
-- returned to who asked, or is moved. Asked for again, it is kept back again as far as there is money; who moves it finds out
-- else.
create function transfer_reserves() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform reserve(new.principal, new.account, new.id, new.amount, new.requested_at);
    return null;
end
$$;
create trigger transfer_reserves after insert on transfer
    for each row when (new.direction = 'OUT') execute function transfer_reserves();

create function act_moves_transfer() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    asked transfer;
begin
    select * into asked from transfer where principal = new.principal and id = new.id and direction = 'OUT';
    if asked.id is null then
        return null;
    end if;
    if new.status in ('REFUSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'RETURNED') then
        perform free_reservation(asked.principal, asked.id, new.changed_at);
    elsif old.status = 'RETURNED' then
        -- the account first, as everybody who moves money locks it
        perform from trust_account where principal = asked.principal and id = asked.account for no key update;
        if exists (select from trust_account where principal = asked.principal and id = asked.account
                       and available >= asked.amount)
        then
            perform reserve(asked.principal, asked.account, asked.id, asked.amount, new.changed_at);
        end if;
    end if;
    return null;
end
$$;
create trigger act_moves_transfer after update of status on act
    for each row when (old.status <> new.status) execute function act_moves_transfer();

-- Before the figures move: what is moved is kept back no longer.
create function transfer_leaves_reserve() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    perform free_reservation(new.principal, new.source, new.recorded_at);
    return new;
end
$$;
create trigger transfer_leaves_reserve before insert on trust_entry
    for each row when (new.kind = 'TRANSFER_OUT') execute function transfer_leaves_reserve();
