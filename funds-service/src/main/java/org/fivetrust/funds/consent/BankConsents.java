package org.fivetrust.funds.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.consent.ConsentMessages.Ask;
import org.fivetrust.funds.consent.model.BankConsent;
import org.fivetrust.funds.consent.model.BankConsent.Confirmed;
import org.fivetrust.funds.consent.model.ConsentKind;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores what banks allow. */
@Repository
public class BankConsents {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;

    BankConsents(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
    }

    @Table("bank_consent")
    private record NewConsent(
            String principal,
            @Id UUID id,
            ConsentKind kind,
            String bank,
            String number,
            @Nullable Integer workingDays,
            @Nullable Money amount,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String registeredBy,
            Instant registeredAt,
            Basis basis) {}

    Mono<Void> add(UUID id, Ask ask, Basis basis, String by, Instant at) {
        return entities.insert(new NewConsent(
                        ask.principal(),
                        id,
                        ask.kind(),
                        ask.bank(),
                        ask.number(),
                        ask.workingDays(),
                        ask.money(),
                        ask.validFrom(),
                        ask.validTo(),
                        by,
                        at,
                        basis))
                .then();
    }

    Mono<Void> confirmed(Confirmed confirmed) {
        return database.sql("""
                        update bank_consent set confirmed_by = :by, confirmed_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("by", confirmed.by())
                .bind("at", confirmed.at())
                .bind("principal", confirmed.principal().value())
                .bind("id", confirmed.id())
                .then();
    }

    /** Holds the principal's consent until the transaction ends, so that what is used of it queues. */
    public Mono<BankConsent> lock(PrincipalId principal, UUID id) {
        var own = Scope.only(principal);
        return lists.lock("bank_consent", own, id)
                .then(Mono.defer(() -> lists.of(ConsentRow.class, own)
                        .where(ConsentRow::principal, principal.value())
                        .where(ConsentRow::id, id)
                        .one("bank consent", id)))
                .map(ConsentRow::toModel);
    }

    Mono<ConsentRow> find(Scope scope, UUID id) {
        return lists.of(ConsentRow.class, scope).where(ConsentRow::id, id).one("bank consent", id);
    }

    Mono<Page<ConsentRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        return lists.of(ConsentRow.class, scope)
                .where(ConsentRow::principal, principal)
                .newestFirst(ConsentRow::registeredAt, ConsentRow::id)
                .page(page);
    }
}
