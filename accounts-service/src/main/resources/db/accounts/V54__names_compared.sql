-- The names of a book are held against their leaves like everything else.
create or replace function evidence_now(whose text, what text, which text, said jsonb) returns jsonb
    language plpgsql stable set search_path from current set timezone = 'UTC' as $$
begin
    return case
        when what like 'voucher.%' then
            voucher_evidence(whose, which::uuid, (said -> 'step' ->> 'seq')::integer, said)
        when what = 'book.opened' then (
            select jsonb_strip_nulls(to_jsonb(book)) from book
             where book.principal = whose and book.id = which::uuid)
        when what = 'account.opened' then (
            select jsonb_strip_nulls(to_jsonb(own)) from detail_account own
             where own.principal = whose and own.book = split_part(which, '/', 1)::uuid
               and own.code = split_part(which, '/', 2))
        when what = 'book.named' then (
            select jsonb_strip_nulls(to_jsonb(named)) from unit_name named
             where named.principal = whose and named.book = split_part(which, '/', 1)::uuid
               and named.valid_from = split_part(which, '/', 2)::date
               and named.set_at = (said ->> 'set_at')::timestamptz)
        when what = 'audit.access' then (
            select jsonb_strip_nulls(to_jsonb(access)) from audit_access access
             where access.principal = whose and access.id = which::uuid)
        when what = 'audit.sample' then (
            select jsonb_strip_nulls(to_jsonb(sample)) from audit_sample sample
             where sample.principal = whose and sample.id = which::uuid)
        when what = 'audit.mandate' then (
            select jsonb_strip_nulls(to_jsonb(mandate)) from audit_mandate mandate
             where mandate.street = said ->> 'street' and mandate.id = which::uuid)
        when what = 'audit.revocation' then (
            select jsonb_strip_nulls(to_jsonb(revocation)) from audit_revocation revocation
             where revocation.street = said ->> 'street' and revocation.mandate = which::uuid)
        else said end;
exception when data_exception then
    return null;
end
$$;
