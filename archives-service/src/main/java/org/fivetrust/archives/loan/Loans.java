package org.fivetrust.archives.loan;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.ActDetails;
import org.fivetrust.archives.loan.model.LoanOrder;
import org.fivetrust.archives.loan.model.LoanStatus;
import org.fivetrust.archives.loan.model.TakenBack;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Stores loans, and reads the records they are about. */
@Repository
class Loans {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final ActDetails details;

    Loans(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, ActDetails details) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.details = details;
    }

    Mono<RecordToLend> record(Scope scope, UUID id) {
        return lists.of(RecordToLend.class, scope).where(RecordToLend::id, id).one("record", id);
    }

    /** How long a loan may be, by the rule of the day. */
    Mono<Integer> longestDays(LocalDate on) {
        return database.sql("""
                        select longest_days from loan_term where valid_from <= :on order by valid_from desc limit 1
                        """).bind("on", on).mapValue(Integer.class).one();
    }

    @Table("loan")
    private record NewLoan(
            PrincipalId principal,
            @Id UUID id,
            UUID record,
            String purpose,
            String borrower,
            LocalDate dueOn,
            Instant requestedAt) {}

    /** Of two that ask at once for one record the database lets one pass. */
    Mono<Void> add(UUID id, LoanOrder order, Instant at) {
        return entities.insert(new NewLoan(
                        order.principal(), id, order.record(), order.purpose(), order.borrower(), order.dueOn(), at))
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(LoanOrder.overtaken()));
    }

    Mono<Void> handedOut(ExecutedAct act) {
        return details.executed("loan", "handed_out", act);
    }

    Mono<Void> takenBack(TakenBack done) {
        return entities.update(NewLoan.class)
                .matching(
                        query(where("principal").is(done.principal()).and("id").is(done.id())))
                .apply(Update.update("returned_by", done.by())
                        .set("returned_at", done.at())
                        .set("condition", done.condition()))
                .then();
    }

    /** Holds the loan until the transaction ends. */
    Mono<LoanRow> lock(PrincipalId principal, UUID id) {
        var scope = Scope.only(principal);
        return lists.lock("loan", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<LoanRow> find(Scope scope, UUID id) {
        return lists.of(LoanRow.class, scope).where(LoanRow::id, id).one("loan", id);
    }

    Mono<Page<LoanRow>> list(Scope scope, @Nullable String principal, @Nullable LoanStatus status, PageRequest page) {
        return lists.of(LoanRow.class, scope)
                .where(LoanRow::principal, principal)
                .where(LoanRow::status, status)
                .newestFirst(LoanRow::requestedAt, LoanRow::id)
                .page(page);
    }
}
