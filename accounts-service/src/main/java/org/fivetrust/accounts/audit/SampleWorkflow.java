package org.fivetrust.accounts.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.audit.SampleMessages.Ask;
import org.fivetrust.accounts.audit.SampleMessages.View;
import org.fivetrust.accounts.audit.Samples.Debit;
import org.fivetrust.accounts.audit.model.AuditMandate;
import org.fivetrust.accounts.audit.model.AuditRequest;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.evidence.EvidenceLog;
import org.fivetrust.evidence.SignedCheckpoint;
import org.fivetrust.evidence.model.Sampling;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Draws samples. A checkpoint signed earlier is the seed, so that nobody can choose the sample. */
@Component
class SampleWorkflow {

    private final Samples samples;
    private final Books books;
    private final Mandates mandates;
    private final AuditSettings settings;
    private final EvidenceLog evidence;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    SampleWorkflow(
            Samples samples,
            Books books,
            Mandates mandates,
            AuditSettings settings,
            EvidenceLog evidence,
            Idempotency idempotency,
            Transactions transactions,
            JsonMapper json,
            Clock clock) {
        this.samples = samples;
        this.books = books;
        this.mandates = mandates;
        this.settings = settings;
        this.evidence = evidence;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> draw(Caller caller, @Nullable IdempotencyKey key, UUID id, Ask ask) {
        return Mono.zip(
                        books.find(caller.scope(), id),
                        mandates.of(caller.subdistrict(), caller.subject()),
                        (book, granted) -> admitted(caller, book, ask.year(), granted))
                .as(transactions.within(caller.scope()))
                .flatMap(book -> idempotency.once(
                        new IdempotentRequest(caller, book.principal(), key, ask),
                        View.class,
                        draw(caller, book, ask)));
    }

    /** Checks the year, which is in the body and hence unknown to {@link AuditGate}. */
    private Book admitted(Caller caller, Book book, int year, List<AuditMandate> granted) {
        if (settings.mandatesRequired()
                && caller.hasAny(Roles.AUDITOR)
                && !AuditRequest.named(granted, Set.of(year), LocalDate.now(clock))
                        .contains(book.principal().value())) {
            throw new Refused(AuditRequest.NOT_IN_MANDATE);
        }
        return book;
    }

    private Mono<CommandResult<View>> draw(Caller caller, Book book, Ask ask) {
        var size = ask.checkpoint().size();
        return evidence.checkpoint(size)
                .onErrorMap(NotFound.class, _ -> unknown(ask))
                .flatMap(checkpoint -> Mono.zip(
                        samples.population(book, ask.year(), size),
                        samples.uncovered(book, ask.year(), size),
                        (debits, uncovered) -> drawn(caller, book, ask, checkpoint, debits, uncovered)))
                .flatMap(row ->
                        samples.add(row).thenReturn(CommandResult.created("/v1/samples/" + row.id(), view(row))));
    }

    private static Refused unknown(Ask ask) {
        return new Refused(Refusal.rule("accounts.audit-checkpoint-unknown")
                .with("size", ask.checkpoint().size()));
    }

    private SampleRow drawn(
            Caller caller, Book book, Ask ask, SignedCheckpoint checkpoint, List<Debit> debits, long uncovered) {
        var root = Base64.getEncoder().encodeToString(checkpoint.checkpoint().sha256());
        if (!root.equals(ask.checkpoint().root())) {
            throw unknown(ask);
        }
        if (uncovered > 0) {
            throw new Refused(
                    Refusal.rule("accounts.audit-checkpoint-too-early").with("count", uncovered));
        }
        var total = debits.stream().mapToLong(debit -> Math.abs(debit.amount())).sum();
        if (total < ask.size()) {
            throw new Refused(
                    Refusal.rule("accounts.audit-population-too-small").with("size", ask.size()));
        }
        var seed = Sampling.seed(
                checkpoint.note(), Sampling.parameters(book.id().toString(), ask.year(), ask.size(), ask.confidence()));
        var items = Sampling.draw(seed, debits.stream().map(Debit::amount).toList(), ask.size()).stream()
                .map(drawn -> debits.get(drawn.item()).drawn(drawn.hits()))
                .toList();
        return new SampleRow(
                book.principal().value(),
                UUID.randomUUID(),
                book.id(),
                ask.year(),
                ask.size(),
                ask.confidence(),
                checkpoint.size(),
                checkpoint.note(),
                debits.size(),
                total,
                json.valueToTree(items),
                caller.subject(),
                clock.instant());
    }

    private View view(SampleRow row) {
        return View.of(row, json.convertValue(row.items(), new TypeReference<List<SampleItem>>() {}));
    }

    Mono<View> find(Caller caller, UUID id) {
        return samples.find(caller.scope(), id).map(this::view).as(transactions.within(caller.scope()));
    }
}
