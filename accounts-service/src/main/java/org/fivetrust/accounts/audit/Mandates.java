package org.fivetrust.accounts.audit;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores audit mandates and their revocations; both are written once. */
@Repository
class Mandates {

    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    Mandates(R2dbcEntityTemplate entities, Lists lists) {
        this.entities = entities;
        this.lists = lists;
    }

    @Table("audit_revocation")
    private record Revocation(
            String subdistrict, @Id UUID mandate, String ground, String revokedBy, Instant revokedAt) {}

    /** All mandates of an auditor in the sub-district of the token; none without a sub-district. */
    Mono<List<AuditMandate>> of(@Nullable String subdistrict, String auditor) {
        return subdistrict == null
                ? Mono.just(List.of())
                : entities.select(
                                query(where("subdistrict")
                                        .is(subdistrict)
                                        .and("auditor")
                                        .is(auditor)),
                                MandateRow.class)
                        .map(MandateRow::toModel)
                        .collectList();
    }

    Mono<Void> add(MandateRow row) {
        return entities.insert(MandateRow.class)
                .into("audit_mandate")
                .using(row)
                .then();
    }

    Mono<MandateRow> find(String subdistrict, UUID id) {
        return lists.ofShared(MandateRow.class)
                .where(MandateRow::subdistrict, subdistrict)
                .where(MandateRow::id, id)
                .one("mandate", id);
    }

    Mono<Void> revoke(String subdistrict, UUID mandate, String ground, String by, Instant at) {
        return entities.insert(new Revocation(subdistrict, mandate, ground, by, at))
                .then()
                .onErrorMap(
                        DuplicateKeyException.class, _ -> new Refused(Refusal.state("accounts.audit-mandate-revoked")));
    }

    /** Mandates of a sub-district, or of one auditor in it; oldest first. */
    Mono<Page<MandateRow>> list(String subdistrict, @Nullable String auditor, PageRequest page) {
        return lists.ofShared(MandateRow.class)
                .where(MandateRow::subdistrict, subdistrict)
                .where(MandateRow::auditor, auditor)
                .inOrderOf(MandateRow::grantedAt, MandateRow::id)
                .page(page);
    }
}
