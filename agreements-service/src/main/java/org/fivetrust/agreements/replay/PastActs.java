package org.fivetrust.agreements.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.authority.model.DecisionSummary;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RulingContext;
import org.fivetrust.agreements.authority.model.RulingOutcome;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The rulings of a period with the inputs they were given on, in the order of their days. */
@Component
class PastActs {

    private final DatabaseClient database;

    PastActs(DatabaseClient database) {
        this.database = database;
    }

    /** Whose agreement it is. */
    record Owner(String principal) {}

    /** A place in the period. */
    record Place(LocalDate day, UUID id) {

        static Place before(LocalDate from) {
            return new Place(from.minusDays(1), new UUID(-1, -1));
        }
    }

    record Row(
            UUID id,
            UUID act,
            String kind,
            @Nullable Long amount,
            RulingOutcome outcome,
            String basis,
            @Nullable String code,
            @Nullable Long bandedOn,
            @Nullable String band,
            @Nullable String body,
            @Nullable String surroundings,
            long relatedAmount,
            LocalDate asOf,
            Instant ruledAt) {

        Place place() {
            return new Place(asOf, id);
        }

        Basis basis(JsonMapper json) {
            return json.readValue(basis, Basis.class);
        }

        /** What had been gathered then; the same words would be weighed in the same surroundings. */
        Related gathered(JsonMapper json) {
            return new Related(
                    Money.ofFen(relatedAmount),
                    List.of(),
                    surroundings == null ? RulingContext.NONE : json.readValue(surroundings, RulingContext.class));
        }

        DecisionSummary said(JsonMapper json) {
            return new DecisionSummary(
                    outcome,
                    basis(json).clauses(),
                    band == null ? null : json.readValue(band, Band.class),
                    bandedOn == null ? null : Money.ofFen(bandedOn),
                    code);
        }
    }

    Mono<Owner> owner(UUID agreement) {
        return database.sql("select principal from agreement where id = :id")
                .bind("id", agreement)
                .mapProperties(Owner.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", agreement)));
    }

    Mono<Long> count(String principal, LocalDate from, LocalDate to) {
        return database.sql("select count(*) from ruling where principal = :principal and as_of between :from and :to")
                .bind("principal", principal)
                .bind("from", from)
                .bind("to", to)
                .mapValue(Long.class)
                .one();
    }

    Flux<Row> after(String principal, Place place, LocalDate to, int limit) {
        return database.sql("""
                        select id, act, kind, amount, outcome, basis::text as basis, refusal ->> 'code' as code, banded_on,
                               band::text as band, body, surroundings::text as surroundings, related_amount, as_of, ruled_at
                        from ruling
                        where principal = :principal and (as_of, id) > (:day, :id) and as_of <= :to
                        order by as_of, id limit :limit
                        """)
                .bind("principal", principal)
                .bind("day", place.day())
                .bind("id", place.id())
                .bind("to", to)
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all();
    }
}
