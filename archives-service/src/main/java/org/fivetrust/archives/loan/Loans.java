package org.fivetrust.archives.loan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.archives.loan.model.HandingOut.HandedOut;
import org.fivetrust.archives.loan.model.LoanOrder;
import org.fivetrust.archives.loan.model.LoanStatus;
import org.fivetrust.archives.loan.model.TakingBack.TakenBack;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Loans at rest, and the records they are about. */
@Repository
class Loans {

    private static final String AFTER = """
            (requested_at, id) < (select requested_at, id from loan where id = :after)""";

    private final DatabaseClient database;

    Loans(DatabaseClient database) {
        this.database = database;
    }

    Mono<RecordAtHand> record(UUID id, LocalDate today) {
        return database.sql("""
                        select principal, id, title, archival_number, category, sha256, status,
                               (select longest_days from loan_term where valid_from <= :today
                                order by valid_from desc limit 1) as longest_days
                        from record_seen where id = :id
                        """)
                .bind("id", id)
                .bind("today", today)
                .mapProperties(RecordAtHand.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("record", id)));
    }

    /** Of two that ask at once for one record the database lets one pass. */
    Mono<Void> add(UUID id, LoanOrder order, Instant at) {
        return database.sql("""
                        insert into loan (principal, id, record, purpose, borrower, due_on, requested_at)
                        values (:principal, :id, :record, :purpose, :borrower, :due, :at)
                        """)
                .bind("principal", order.principal().value())
                .bind("id", id)
                .bind("record", order.record())
                .bind("purpose", order.purpose())
                .bind("borrower", order.borrower())
                .bind("due", order.dueOn())
                .bind("at", at)
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(LoanOrder.overtaken()));
    }

    Mono<Void> handedOut(HandedOut done) {
        return database.sql("""
                        update loan set handed_out_by = :by, handed_out_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("principal", done.principal().value())
                .bind("id", done.id())
                .bind("by", done.by())
                .bind("at", done.at())
                .then();
    }

    Mono<Void> takenBack(TakenBack done) {
        var update = database.sql("""
                        update loan set returned_by = :by, returned_at = :at, condition = :condition
                        where principal = :principal and id = :id
                        """)
                .bind("principal", done.principal().value())
                .bind("id", done.id())
                .bind("by", done.by())
                .bind("at", done.at());
        var condition = done.condition();
        return (condition == null ? update.bindNull("condition", String.class) : update.bind("condition", condition))
                .then();
    }

    /** Holds the loan until the transaction ends. */
    Mono<LoanRow> lock(PrincipalId principal, UUID id) {
        return database.sql("select id from loan where principal = :principal and id = :id for update")
                .bind("principal", principal.value())
                .bind("id", id)
                .mapValue(UUID.class)
                .one()
                .then(find(id));
    }

    Mono<LoanRow> find(UUID id) {
        return database.sql("select * from loan_seen where id = :id")
                .bind("id", id)
                .mapProperties(LoanRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("loan", id)));
    }

    /** Newest first; the cursor is the last loan seen. */
    Mono<Page<LoanRow>> list(Scope scope, @Nullable String principal, @Nullable LoanStatus status, PageRequest page) {
        var query = database.sql("select * from loan_seen where true"
                        + scope.condition("principal")
                        + (principal == null ? "" : " and principal = :principal")
                        + (status == null ? "" : " and status = :status")
                        + (page.after() == null ? "" : " and " + AFTER)
                        + " order by requested_at desc, id desc limit :limit")
                .bind("limit", page.fetch());
        query = principal == null ? query : query.bind("principal", principal);
        query = status == null ? query : query.bind("status", status.name());
        query = page.after() == null ? query : query.bind("after", id(page.after()));
        return query.mapProperties(LoanRow.class)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, row -> row.id().toString()));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidValue("/cursor", "not a cursor of this list");
        }
    }
}
