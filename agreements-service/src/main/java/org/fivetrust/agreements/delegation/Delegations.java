package org.fivetrust.agreements.delegation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.delegation.DelegationMessages.Ask;
import org.fivetrust.agreements.delegation.DelegationMessages.View;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Delegations at rest: one row for each principal, under one id. */
@Component
class Delegations {

    private static final String COLUMNS = """
            select id, role, delegator, delegator_name, delegate, delegate_name,
                   array_agg(principal order by principal) as principals, valid_from, valid_to, reason, made_at,
                   revoked_by, revoked_at
            from delegation
            """;

    private static final String GROUPS = """
            group by id, role, delegator, delegator_name, delegate, delegate_name, valid_from, valid_to, reason, made_at,
                revoked_by, revoked_at
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Delegations(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Row(
            UUID id,
            String role,
            String delegator,
            String delegatorName,
            String delegate,
            String delegateName,
            String[] principals,
            LocalDate validFrom,
            LocalDate validTo,
            String reason,
            Instant madeAt,
            @Nullable String revokedBy,
            @Nullable Instant revokedAt) {

        View view(LocalDate today) {
            return new View(
                    id,
                    role,
                    delegator,
                    delegatorName,
                    delegate,
                    delegateName,
                    List.of(principals),
                    validFrom,
                    validTo,
                    reason,
                    madeAt,
                    status(today),
                    revokedBy,
                    revokedAt);
        }

        private String status(LocalDate today) {
            if (revokedAt != null) {
                return "REVOKED";
            }
            if (today.isBefore(validFrom)) {
                return "UPCOMING";
            }
            return today.isAfter(validTo) ? "ENDED" : "ACTIVE";
        }

        boolean isOf(String subject) {
            return delegator.equals(subject) || delegate.equals(subject);
        }
    }

    /** The principals meant, as far as the caller sees them; row-level security narrows them to his scope. */
    Mono<List<String>> principals(@Nullable List<String> named) {
        var wanted = named == null ? new String[0] : named.toArray(String[]::new);
        return database.sql("""
                        select principal from principal
                        where (:all or principal = any (:wanted)) order by principal
                        """)
                .bind("all", named == null)
                .bind("wanted", wanted)
                .mapValue(String.class)
                .all()
                .collectList();
    }

    Mono<Void> add(UUID id, Ask ask, List<String> principals, Caller caller) {
        return database.sql("""
                        insert into delegation (principal, id, role, delegator, delegator_name, delegate, delegate_name,
                            reason, valid_from, valid_to, made_at)
                        select unnest(:principals), :id, :role, :me, :my_name, :delegate, :delegate_name, :reason, :from,
                            :to, :at
                        """)
                .bind("principals", principals.toArray(String[]::new))
                .bind("id", id)
                .bind("role", ask.role())
                .bind("me", caller.subject())
                .bind("my_name", caller.name())
                .bind("delegate", ask.delegate())
                .bind("delegate_name", ask.delegateName())
                .bind("reason", ask.reason())
                .bind("from", ask.from())
                .bind("to", ask.to())
                .bind("at", clock.instant())
                .then();
    }

    Mono<Row> find(UUID id) {
        return database.sql(COLUMNS + "where id = :id " + GROUPS)
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("delegation", id)));
    }

    /** One's own, given or taken; whoever oversees sees all of his scope. */
    Flux<Row> list(Caller caller, boolean all, PageRequest page) {
        return database.sql(COLUMNS + """
                        where (:all or delegator = :me or delegate = :me) and id::text > :after
                        """ + GROUPS + "order by id::text limit :limit")
                .bind("all", all)
                .bind("me", caller.subject())
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all();
    }

    Mono<Long> revoked(UUID id, Caller caller) {
        return database.sql("""
                        update delegation set revoked_by = :me, revoked_at = :at where id = :id and revoked_at is null
                        """)
                .bind("me", caller.subject())
                .bind("at", clock.instant())
                .bind("id", id)
                .fetch()
                .rowsUpdated();
    }
}
