-- The register of uses: one line per use, numbered without a gap per seal and year, never changed.
create table seal_use (
    principal       text        not null,
    seal            uuid        not null,
    year            integer     not null,
    serial          integer     not null check (serial > 0),
    request         uuid        not null,
    document_digest text        not null,
    copies          integer     not null check (copies > 0),
    custodian       text        not null,
    custodian_name  text        not null,
    used_at         timestamptz not null,
    primary key (principal, seal, year, serial),
    unique (principal, request),
    foreign key (principal, seal) references seal (principal, id),
    foreign key (principal, request) references seal_request (principal, id)
);

-- The number is not the application's to choose.
call isolate('seal_use', 'select, insert (principal, seal, request, document_digest, copies, custodian, custodian_name,
    used_at)');
call prove('seal_use', 'seal.used', at => 'used_at', actor => 'custodian', subject => '{request}',
    label => '{year,serial}');

create trigger seal_use_fixed before update or delete on seal_use for each row execute function forbid_change();

-- Repeats SealRequest.imprint: an authorised act, the same document, no more copies, another person than who asked or
-- approved. Then the number, in the series of the seal and the year.
create function check_seal_use() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (
        select from seal_request asked
          join act on act.principal = asked.principal and act.id = asked.id
         where asked.principal = new.principal and asked.id = new.request and asked.seal = new.seal
           and asked.document_digest = new.document_digest and asked.copies >= new.copies
           and act.status = 'AUTHORISED' and act.requested_by <> new.custodian
           and new.custodian <> all (act.approvers))
    then
        raise exception 'request % does not allow this use', new.request using errcode = 'restrict_violation';
    end if;
    new.year := extract(year from new.used_at at time zone 'Asia/Shanghai');
    new.serial := next_number(new.principal, 'seal/' || new.seal || '/' || new.year);
    return new;
end
$$;

create trigger seal_use_is_checked before insert on seal_use for each row execute function check_seal_use();

create view seal_request_view with (security_invoker = true) as
select seal_request.*,
       seal.name as seal_name, seal.kind as seal_kind,
       act.digest, act.matter, act.matter_number, act.warrant_id, act.requested_by, act.requested_by_name,
       seal_use.year as use_year, seal_use.serial as use_serial, seal_use.copies as imprinted_copies,
       seal_use.custodian as imprinted_by, seal_use.used_at as imprinted_at,
       case
           when seal_use.serial is not null then 'IMPRINTED'
           when act.status in ('WITHDRAWN', 'EXPIRED') then 'CANCELLED'
           else act.status
       end as status
  from seal_request
  join seal on seal.principal = seal_request.principal and seal.id = seal_request.seal
  join act on act.principal = seal_request.principal and act.id = seal_request.id
  left join seal_use on seal_use.principal = seal_request.principal and seal_use.request = seal_request.id
 where act.status not in ('ASKED', 'REFUSED');

grant select on seal_request_view to "${app}";

create view seal_register with (security_invoker = true) as
select seal_use.*,
       seal_request.document_title, seal_request.document_record, seal_request.document_pages,
       seal_request.copies as approved_copies, seal_request.purpose, seal_request.category,
       act.requested_by, act.requested_by_name, act.matter, act.matter_number, act.warrant_id
  from seal_use
  join seal_request on seal_request.principal = seal_use.principal and seal_request.id = seal_use.request
  join act on act.principal = seal_use.principal and act.id = seal_use.request;

grant select on seal_register to "${app}";
