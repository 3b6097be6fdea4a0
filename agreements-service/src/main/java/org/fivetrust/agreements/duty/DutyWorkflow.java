package org.fivetrust.agreements.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.duty.DutyMessages.AskFiling;
import org.fivetrust.agreements.duty.DutyMessages.AskReview;
import org.fivetrust.agreements.duty.DutyMessages.Duty;
import org.fivetrust.agreements.duty.DutyMessages.Filing;
import org.fivetrust.agreements.duty.DutyMessages.Review;
import org.fivetrust.agreements.duty.Filings.Paper;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.record.RecordGate;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records filings and reviews of agreements. The agency centre, which is reviewed, does not review. */
@Component
class DutyWorkflow {

    private final Filings filings;
    private final Duties duties;
    private final RecordGate records;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    DutyWorkflow(
            Filings filings,
            Duties duties,
            RecordGate records,
            Idempotency idempotency,
            Transactions transactions,
            Clock clock) {
        this.filings = filings;
        this.duties = duties;
        this.records = records;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<Filing>> file(Caller caller, @Nullable IdempotencyKey key, UUID agreement, AskFiling ask) {
        mustNotBeAhead("/filedOn", ask.filedOn());
        var id = UUID.randomUUID();
        return once(
                caller,
                key,
                agreement,
                ask,
                ask.record(),
                Filing.class,
                paper -> Mono.fromRunnable(() -> mustBeFileable(paper, ask))
                        .then(filings.add(id, paper, ask, caller))
                        .thenMany(Flux.defer(() -> filings.filings(paper)))
                        .filter(filing -> filing.id().equals(id))
                        .single()
                        .map(filing -> CommandResult.created("/v1/agreements/" + agreement + "/filings", filing)));
    }

    private static void mustBeFileable(Paper paper, AskFiling ask) {
        if (paper.signedOn() == null) {
            throw new Refused(Refusal.state("agreement.not-signed").with("agreement", paper.id()));
        }
        if (ask.filedOn().isBefore(paper.signedOn())) {
            throw InvalidValue.worded("signed-later", "/filedOn", "day", paper.signedOn());
        }
    }

    Mono<ResponseEntity<Review>> review(Caller caller, @Nullable IdempotencyKey key, UUID agreement, AskReview ask) {
        mustNotBeAhead("/heldOn", ask.heldOn());
        var role = Permission.REVIEW_DUTIES.inOrder().stream()
                .filter(caller.roles()::contains)
                .findFirst()
                .orElseThrow();
        var id = UUID.randomUUID();
        return once(
                caller,
                key,
                agreement,
                ask,
                ask.record(),
                Review.class,
                paper -> Mono.fromRunnable(() -> mustBeReviewable(paper, ask))
                        .then(filings.add(id, paper, ask, role, caller))
                        .thenMany(Flux.defer(() -> filings.reviews(paper)))
                        .filter(review -> review.id().equals(id))
                        .single()
                        .map(review -> CommandResult.created("/v1/agreements/" + agreement + "/reviews", review)));
    }

    private static void mustBeReviewable(Paper paper, AskReview ask) {
        var years = paper.years();
        if (years == null) {
            throw new Refused(Refusal.state("agreement.not-signed").with("agreement", paper.id()));
        }
        years.againstReview(ask.year(), ask.heldOn()).ifPresent(because -> {
            throw new Refused(because);
        });
    }

    private void mustNotBeAhead(String pointer, LocalDate day) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw InvalidValue.worded("in-future", pointer);
        }
    }

    private <T> Mono<ResponseEntity<T>> once(
            Caller caller,
            @Nullable IdempotencyKey key,
            UUID agreement,
            Object body,
            @Nullable String record,
            Class<T> answer,
            Function<Paper, Mono<CommandResult<T>>> work) {
        var named = record == null ? Map.<String, String>of() : Map.of("/record", record);
        return filings.paper(caller.scope(), agreement)
                .as(transactions.within(caller.scope()))
                .flatMap(paper -> once(
                        new IdempotentRequest(caller, paper.owner(), key, body), named, answer, work.apply(paper)));
    }

    private <T> Mono<ResponseEntity<T>> once(
            IdempotentRequest request, Map<String, String> named, Class<T> answer, Mono<CommandResult<T>> work) {
        return records.look(request.principal(), named.values())
                .flatMap(found -> idempotency.once(request, answer, work.doOnNext(_ -> found.mustExist(named))));
    }

    Mono<DutyMessages.Filings> filings(Caller caller, UUID agreement) {
        return filings.paper(caller.scope(), agreement)
                .flatMapMany(filings::filings)
                .collectList()
                .map(DutyMessages.Filings::new)
                .as(transactions.within(caller.scope()));
    }

    Mono<DutyMessages.Reviews> reviews(Caller caller, UUID agreement) {
        return filings.paper(caller.scope(), agreement)
                .flatMapMany(filings::reviews)
                .collectList()
                .map(DutyMessages.Reviews::new)
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<Duty>> open(Caller caller, Duties.Filter filter, PageRequest page) {
        var today = LocalDate.now(clock);
        return duties.open(caller.scope(), filter, page, today)
                .map(rows -> rows.map(row -> row.view(today)))
                .as(transactions.within(caller.scope()));
    }
}
