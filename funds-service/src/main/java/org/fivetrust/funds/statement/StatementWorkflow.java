package org.fivetrust.funds.statement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.statement.StatementMessages.EntryView;
import org.fivetrust.funds.statement.StatementMessages.FileView;
import org.fivetrust.funds.statement.StatementMessages.StatementKey;
import org.fivetrust.funds.statement.StatementMessages.View;
import org.fivetrust.funds.statement.model.CheckedFile;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementHead;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.TemporaryFile;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes a file of statements in: all of them in one transaction, or none. */
@Component
class StatementWorkflow {

    private static final String KIND = "STATEMENT";

    private static final String REPLAYED = "Idempotency-Replayed";

    private final StandingActs standing;
    private final StatementIntake intake;
    private final StatementAccounts accounts;
    private final BankStatements statements;
    private final StatementSettings settings;
    private final Transactions transactions;
    private final Clock clock;

    StatementWorkflow(
            StandingActs standing,
            StatementIntake intake,
            StatementAccounts accounts,
            BankStatements statements,
            StatementSettings settings,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.intake = intake;
        this.accounts = accounts;
        this.statements = statements;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Before anything is read. */
    Mono<Void> mustBeEntitled(Caller caller) {
        return standing.mustBeEntitled(caller, KIND);
    }

    private record Submission(Caller caller, IdempotencyKey key, boolean hold) {}

    private record CheckedUpload(StatementUpload upload, CheckedFile content) {

        List<StatementHead> heads() {
            return content.statements().stream()
                    .map(CheckedFile.Statement::head)
                    .toList();
        }
    }

    Mono<ResponseEntity<FileView>> take(Caller caller, IdempotencyKey key, Flux<PartEvent> parts, boolean hold) {
        var submission = new Submission(caller, key, hold);
        return Mono.usingWhen(
                TemporaryFile.on(() -> Files.createTempFile("statement", ".tmp")),
                path -> take(submission, parts, path),
                path -> TemporaryFile.on(() -> Files.deleteIfExists(path)));
    }

    private Mono<ResponseEntity<FileView>> take(Submission submission, Flux<PartEvent> parts, Path path) {
        return intake.receive(parts, path).flatMap(this::checked).flatMap(upload -> take(submission, upload));
    }

    /** Reads the file to its end and keeps no entry of it. */
    private Mono<CheckedUpload> checked(StatementUpload upload) {
        return TemporaryFile.on(() -> {
            var findings = new Findings();
            try (var reader = upload.open(findings, settings)) {
                return new CheckedUpload(upload, CheckedFile.read(reader, findings, settings.limits()));
            }
        });
    }

    private Mono<ResponseEntity<FileView>> take(Submission submission, CheckedUpload upload) {
        return accounts.owner(submission.caller().scope(), upload.heads())
                .flatMap(principal -> earlier(submission, principal, upload)
                        .switchIfEmpty(Mono.defer(() -> take(submission, principal, upload))));
    }

    /** The answer to the same bytes, if they were taken in before. */
    private Mono<ResponseEntity<FileView>> earlier(Submission submission, PrincipalId principal, CheckedUpload upload) {
        return file(principal, upload.upload().digest())
                .filter(view -> !view.statements().isEmpty())
                .map(view -> ResponseEntity.ok().header(REPLAYED, "true").body(view))
                .as(transactions.within(submission.caller().scope()));
    }

    private Mono<FileView> file(PrincipalId principal, String digest) {
        return statements
                .ofFile(principal, digest)
                .map(StatementRow::view)
                .collect(Collectors.toUnmodifiableList())
                .map(views -> new FileView(digest, views));
    }

    private Mono<ResponseEntity<FileView>> take(Submission submission, PrincipalId principal, CheckedUpload checked) {
        var upload = checked.upload();
        var account = upload.table() == null ? null : upload.table().account();
        var body = new StatementKey(upload.digest(), upload.profile(), account, submission.hold());
        return standing.perform(
                new IdempotentRequest(submission.caller(), principal, submission.key(), body),
                KIND,
                FileView.class,
                permitted -> add(received(submission, principal, checked, permitted), submission.hold()));
    }

    private ReceivedFile received(
            Submission submission, PrincipalId principal, CheckedUpload checked, Permitted permitted) {
        return ReceivedFile.of(
                principal,
                checked.upload(),
                checked.content(),
                permitted.basis(),
                submission.caller().subject(),
                clock.instant());
    }

    private Mono<CommandResult<FileView>> add(ReceivedFile file, boolean hold) {
        return statements
                .queue(file.principal())
                .thenMany(Flux.defer(() -> EntryBatches.of(file.upload(), settings)))
                .concatMap(batch -> statements.addEntries(file, batch), 1)
                .thenMany(Flux.range(1, file.statements().size()))
                .concatMap(number -> add(file, number, hold))
                .then(Mono.defer(() -> file(file.principal(), file.upload().digest())))
                .map(view -> CommandResult.created(
                        "/v1/bank-statements/" + view.statements().getFirst().id(), view));
    }

    private Mono<Void> add(ReceivedFile file, int number, boolean hold) {
        return statements
                .add(file, number)
                .then(Mono.defer(() -> statements.marked(file.principal(), file.idOf(number))))
                .flatMap(row -> place(row, hold));
    }

    private Mono<Void> place(StatementRow row, boolean hold) {
        return statements.chain(row).map(row::follow).flatMap(outcome -> switch (outcome) {
            case Outcome.Done<Integer>(var place) ->
                statements.place(row, place, clock.instant()).then(Mono.defer(() -> placeHeld(row)));
            case Outcome.Declined<Integer>(var because) -> hold ? Mono.empty() : Mono.error(new Refused(because));
        });
    }

    /** The first of those that wait and now follow takes its place, and so on with the next. */
    private Mono<Void> placeHeld(StatementRow before) {
        return statements
                .held(before)
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(
                        id -> statements
                                .marked(new PrincipalId(before.principal()), id)
                                .flatMap(this::followed),
                        0)
                .next()
                .flatMap(this::placeHeld);
    }

    /** Nothing where it still waits. */
    private Mono<StatementRow> followed(StatementRow held) {
        return statements
                .chain(held)
                .map(held::follow)
                .flatMap(outcome -> outcome instanceof Outcome.Done<Integer>(var place)
                        ? statements.place(held, place, clock.instant()).thenReturn(held)
                        : Mono.empty());
    }

    Mono<View> find(Caller caller, UUID id) {
        return statements.find(caller, id).map(StatementRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return statements
                .list(caller, principal, page)
                .map(rows -> rows.map(StatementRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<EntryView>> entries(Caller caller, UUID id, @Nullable Boolean matched, PageRequest page) {
        return statements
                .find(caller, id)
                .then(Mono.defer(() -> statements.entries(caller.scope(), id, matched, page)))
                .map(rows -> rows.map(statements::view))
                .as(transactions.within(caller.scope()));
    }
}
