package org.fivetrust.accounts.audit;

import java.util.UUID;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Finds the book, voucher or sample whose id a path contains. */
@Repository
class AuditSubjects {

    private static final BoundedPattern ID = BoundedPattern.of("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final DatabaseClient database;
    private final Transactions transactions;

    AuditSubjects(DatabaseClient database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    Mono<AuditSubject> named(String path) {
        return ID.firstIn(path).map(id -> find(UUID.fromString(id))).orElse(Mono.just(AuditSubject.NONE));
    }

    private Mono<AuditSubject> find(UUID id) {
        return database.sql("""
                        select principal, null::integer as year from book where id = :id
                         union all
                        select principal, extract(year from date)::integer from voucher where id = :id
                         union all
                        select principal, year from audit_sample where id = :id
                         limit 1
                        """)
                .bind("id", id)
                .mapProperties(AuditSubject.class)
                .one()
                .as(transactions.within(Scope.ALL))
                .defaultIfEmpty(AuditSubject.NONE);
    }
}
