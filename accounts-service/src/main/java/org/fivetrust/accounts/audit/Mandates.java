package org.fivetrust.accounts.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Mandates at rest: granted once, revoked once. */
@Repository
class Mandates {

    private static final String SEEN = """
            select mandate.street, mandate.id, mandate.auditor, mandate.principals, mandate.areas, mandate.years,
                   mandate.starts_on, mandate.ends_on, mandate.ground, mandate.granted_by, mandate.granted_at,
                   revocation.revoked_by, revocation.revoked_at, revocation.ground as revoked_for
              from audit_mandate mandate
              left join audit_revocation revocation
                on revocation.street = mandate.street and revocation.mandate = mandate.id
            """;

    private static final Keyset<MandateRow> ORDER = Keyset.of("audit-mandates", MandateRow::grantedAt, MandateRow::id);

    private final DatabaseClient database;

    Mandates(DatabaseClient database) {
        this.database = database;
    }

    /** An auditor's of the street his token names; of none where it names none. */
    Mono<List<AuditMandate>> of(@Nullable String street, String auditor) {
        return database.sql(SEEN + " where mandate.street = :street and mandate.auditor = :auditor")
                .bind("street", street == null ? "" : street)
                .bind("auditor", auditor)
                .mapProperties(MandateRow.class)
                .all()
                .map(MandateRow::toModel)
                .collectList();
    }

    Mono<Void> add(MandateRow row) {
        return database.sql("""
                        insert into audit_mandate (street, id, auditor, principals, areas, years, starts_on, ends_on,
                            ground, granted_by, granted_at)
                        values (:street, :id, :auditor, :principals, :areas, :years, :starts, :ends, :ground, :by, :at)
                        """)
                .bind("street", row.street())
                .bind("id", row.id())
                .bind("auditor", row.auditor())
                .bind("principals", row.principals())
                .bind("areas", row.areas())
                .bind("years", row.years())
                .bind("starts", row.startsOn())
                .bind("ends", row.endsOn())
                .bind("ground", row.ground())
                .bind("by", row.grantedBy())
                .bind("at", row.grantedAt())
                .then();
    }

    Mono<MandateRow> find(String street, UUID id) {
        return database.sql(SEEN + " where mandate.street = :street and mandate.id = :id")
                .bind("street", street)
                .bind("id", id)
                .mapProperties(MandateRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("mandate", id)));
    }

    Mono<Void> revoke(String street, UUID mandate, String ground, String by, Instant at) {
        return database.sql("""
                        insert into audit_revocation (street, mandate, ground, revoked_by, revoked_at)
                        values (:street, :mandate, :ground, :by, :at)
                        """)
                .bind("street", street)
                .bind("mandate", mandate)
                .bind("ground", ground)
                .bind("by", by)
                .bind("at", at)
                .then()
                .onErrorMap(
                        DuplicateKeyException.class, _ -> new Refused(Refusal.state("accounts.audit-mandate-revoked")));
    }

    /** Of a street, or of one auditor in it; oldest first. */
    Mono<Page<MandateRow>> list(String street, @Nullable String auditor, PageRequest page) {
        var after = ORDER.after(page);
        var query = database.sql(SEEN + " where mandate.street = :street"
                        + (auditor == null ? "" : " and mandate.auditor = :auditor")
                        + (after.isEmpty() ? "" : " and (mandate.granted_at, mandate.id) > (:granted, :last)")
                        + " order by mandate.granted_at, mandate.id limit :limit")
                .bind("street", street)
                .bind("limit", page.fetch());
        query = auditor == null ? query : query.bind("auditor", auditor);
        query = after.isEmpty() ? query : query.bind("granted", after.get(0)).bind("last", after.get(1));
        return query.mapProperties(MandateRow.class).all().collectList().map(rows -> ORDER.page(rows, page));
    }
}
