package org.fivetrust.agreements.delegation;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.delegation.DelegationMessages.Ask;
import org.fivetrust.agreements.delegation.DelegationMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stored delegations: one row for each principal, under one id. */
@Component
class Delegations {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final Clock clock;

    Delegations(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.clock = clock;
    }

    @Table("delegation_view")
    record Row(
            UUID id,
            String role,
            String delegator,
            String delegatorName,
            String delegate,
            String delegateName,
            List<String> principals,
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
                    principals,
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

    /** These principals, or all; row-level security leaves those of the caller's scope. */
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
        return lists.ofShared(Row.class).where(Row::id, id).one("delegation", id);
    }

    /** @param all every delegation of the scope, or only those the caller gave or took */
    Mono<Page<Row>> list(Caller caller, boolean all, PageRequest page) {
        return lists.ofShared(Row.class)
                .where(
                        all
                                ? null
                                : where("delegator")
                                        .is(caller.subject())
                                        .or("delegate")
                                        .is(caller.subject()))
                .inOrderOf(Row::id)
                .page(page);
    }

    Mono<Long> revoked(UUID id, Caller caller) {
        return entities.update(Row.class)
                .inTable("delegation")
                .matching(query(where("id").is(id).and("revokedAt").isNull()))
                .apply(update("revokedBy", caller.subject()).set("revokedAt", clock.instant()));
    }
}
