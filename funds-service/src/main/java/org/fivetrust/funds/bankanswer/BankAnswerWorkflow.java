package org.fivetrust.funds.bankanswer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.LineRow;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.Row;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.View;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.Whole;
import org.fivetrust.funds.bankanswer.model.ReportedOrders;
import org.fivetrust.funds.bankanswer.model.SettledLine;
import org.fivetrust.funds.bankanswer.model.StatusReport;
import org.fivetrust.funds.bankorder.BankOrders;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.TemporaryFile;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes an answer of the bank: every line of it is kept, and settles its payment or is a finding. */
@Component
@EnableConfigurationProperties(BankAnswerSettings.class)
class BankAnswerWorkflow {

    private final BankAnswers answers;
    private final BankOrders orders;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final BankAnswerSettings settings;
    private final Clock clock;

    BankAnswerWorkflow(
            BankAnswers answers,
            BankOrders orders,
            Idempotency idempotency,
            Transactions transactions,
            BankAnswerSettings settings,
            Clock clock) {
        this.answers = answers;
        this.orders = orders;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** The same bytes again are answered as they were the first time, whatever their key. */
    Mono<ResponseEntity<Whole>> take(Caller caller, IdempotencyKey key, byte[] bytes) {
        var sha256 = Row.digest(bytes);
        return replay(caller, sha256)
                .switchIfEmpty(Mono.defer(() -> takeFirst(caller, key, bytes, sha256)))
                .onErrorResume(
                        DuplicateKeyException.class,
                        twice -> replay(caller, sha256).switchIfEmpty(Mono.error(twice)));
    }

    private Mono<ResponseEntity<Whole>> replay(Caller caller, String sha256) {
        return answers.ofBytes(caller.scope(), sha256)
                .flatMap(this::whole)
                .map(whole -> ResponseEntity.ok()
                        .header(IdempotencyKey.REPLAYED, "true")
                        .body(whole))
                .as(transactions.within(caller.scope()));
    }

    private record Reported(String sha256, StatusReport report, List<SettledLine> lines) {

        PrincipalId principal() {
            return lines.getFirst().order().principal();
        }
    }

    private Mono<ResponseEntity<Whole>> takeFirst(Caller caller, IdempotencyKey key, byte[] bytes, String sha256) {
        return TemporaryFile.on(() -> StatusReportFile.read(bytes, settings.lines()))
                .flatMap(report -> idempotency.onFound(
                        caller,
                        settled(caller, sha256, report),
                        reported -> new IdempotentRequest(caller, reported.principal(), key, sha256),
                        Whole.class,
                        reported -> keep(caller, reported).map(Outcome::done)));
    }

    private Mono<Reported> settled(Caller caller, String sha256, StatusReport report) {
        return answers.sentIn(caller.scope(), report.original())
                .zipWhen(file -> orders.lock(caller.scope(), ReportedOrders.meant(report, file)), ReportedOrders::new)
                .map(reported ->
                        new Reported(sha256, report, reported.settle(report).orRefuse()));
    }

    private Mono<CommandResult<Whole>> keep(Caller caller, Reported reported) {
        var answer = row(caller, reported, clock.instant());
        return answers.keep(answer, reported.lines())
                .map(lines -> CommandResult.created(
                        "/v1/bank-answers/" + answer.id(),
                        new Whole(
                                answer.view(), lines.stream().map(LineRow::view).toList())));
    }

    private static Row row(Caller caller, Reported reported, Instant at) {
        var contradictions =
                (int) reported.lines().stream().filter(SettledLine::contradicts).count();
        return new Row(
                reported.principal().value(),
                UUID.randomUUID(),
                reported.report().message(),
                reported.report().version(),
                reported.sha256(),
                reported.lines().size(),
                contradictions,
                caller.subject(),
                at);
    }

    private Mono<Whole> whole(Row answer) {
        return answers.lines(answer)
                .map(lines -> new Whole(
                        answer.view(), lines.stream().map(LineRow::view).toList()));
    }

    Mono<Whole> find(Caller caller, UUID id) {
        return answers.find(caller.scope(), id).flatMap(this::whole).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, boolean contradicting, PageRequest page) {
        return answers.list(caller.scope(), principal, contradicting, page)
                .map(rows -> rows.map(Row::view))
                .as(transactions.within(caller.scope()));
    }
}
