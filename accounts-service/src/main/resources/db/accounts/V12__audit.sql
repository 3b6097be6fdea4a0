-- Audit mandates (审计委派): the centre of a sub-district grants an auditor what to read, and for how long. A mandate is granted and
-- revoked, never changed.
create table audit_mandate (
    subdistrict text        not null,
    id          uuid        not null,
    auditor     text        not null,
    principals  text[]      not null check (cardinality(principals) > 0),
    areas       text[]      not null check (cardinality(areas) > 0),
    years       integer[]   not null check (cardinality(years) > 0),
    starts_on   known_day not null,
    ends_on     known_day not null check (ends_on >= starts_on),
    ground      text        not null,
    granted_by  text        not null,
    granted_at  timestamptz not null,
    primary key (subdistrict, id)
);

create index audit_mandate_by_auditor on audit_mandate (auditor, ends_on);
create index audit_mandate_by_time on audit_mandate (subdistrict, granted_at, id);

grant select, insert on audit_mandate to "${app}";

create trigger audit_mandate_fixed before update or delete on audit_mandate
    for each row execute function forbid_change();
call prove('audit_mandate', 'audit.mandate', at => 'granted_at', actor => 'granted_by', label => '{auditor,ground}');

create table audit_revocation (
    subdistrict text        not null,
    mandate     uuid        not null,
    ground      text        not null,
    revoked_by  text        not null,
    revoked_at  timestamptz not null,
    primary key (subdistrict, mandate),
    foreign key (subdistrict, mandate) references audit_mandate (subdistrict, id)
);

grant select, insert on audit_revocation to "${app}";

create trigger audit_revocation_fixed before update or delete on audit_revocation
    for each row execute function forbid_change();
call prove('audit_revocation', 'audit.revocation', at => 'revoked_at', actor => 'revoked_by', subject => '{mandate}',
    label => '{ground}');

create view audit_mandate_view with (security_invoker = true) as
select mandate.subdistrict, mandate.id, mandate.auditor, mandate.principals, mandate.areas, mandate.years, mandate.starts_on,
       mandate.ends_on, mandate.ground, mandate.granted_by, mandate.granted_at, revocation.revoked_by,
       revocation.revoked_at, revocation.ground as revoked_for
  from audit_mandate mandate
  left join audit_revocation revocation on revocation.subdistrict = mandate.subdistrict and revocation.mandate = mandate.id;

grant select on audit_mandate_view to "${app}";

-- Samples (抽样) as drawn, with all parameters to draw them again.
create table audit_sample (
    principal       text        not null,
    id              uuid        not null,
    book            uuid        not null,
    year            integer     not null,
    size            integer     not null check (size > 0),
    confidence      integer,
    checkpoint_size bigint      not null,
    checkpoint      text        not null,
    population      integer     not null,
    total           bigint      not null,
    items           jsonb       not null,
    drawn_by        text        not null,
    drawn_at        timestamptz not null,
    primary key (principal, id),
    foreign key (principal, book) references book (principal, id)
);

create index audit_sample_by_book on audit_sample (principal, book, drawn_at);
create index audit_sample_by_id on audit_sample (id);

call isolate('audit_sample', 'select, insert');

create trigger audit_sample_fixed before update or delete on audit_sample
    for each row execute function forbid_change();
call prove('audit_sample', 'audit.sample', at => 'drawn_at', actor => 'drawn_by', label => '{year}');

-- For the search of operations (操作日志检索), which reads the leaves of a principal by time; of one moment in written order.
create index evidence_leaf_by_time on evidence_leaf (principal, at, seq);
