package org.fivetrust.accounts.intake;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.intake.ImportMessages.Said;
import org.fivetrust.accounts.intake.ImportMessages.View;
import org.fivetrust.accounts.intake.model.ImportFile;
import org.fivetrust.accounts.voucher.VoucherDrafts;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.Cashier;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.tabular.model.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes a file into a book: all of it as drafts, or none. */
@Component
@EnableConfigurationProperties(ImportSettings.class)
class ImportWorkflow {

    private static final Refusal UNSOUND = Refusal.rule("accounts.import-unsound");

    private final StandingActs standing;
    private final Books books;
    private final PostingContexts contexts;
    private final VoucherDrafts drafts;
    private final Imports imports;
    private final Transactions transactions;
    private final ImportSettings settings;
    private final Clock clock;

    ImportWorkflow(
            StandingActs standing,
            Books books,
            PostingContexts contexts,
            VoucherDrafts drafts,
            Imports imports,
            Transactions transactions,
            ImportSettings settings,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.contexts = contexts;
        this.drafts = drafts;
        this.imports = imports;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads and checks everything, and keeps nothing. */
    Mono<ResponseEntity<View>> tryOut(Caller caller, UUID book, Upload upload, @Nullable String codeMap) {
        caller.mustHave("agency-accountant");
        return opened(caller, book, upload)
                .flatMap(one -> sound(caller, one.book(), one.sheet(), codeMap).as(transactions.within(caller.scope())))
                .map(importFile -> ResponseEntity.ok(View.of(importFile, null)));
    }

    Mono<ResponseEntity<View>> take(
            Caller caller, IdempotencyKey key, UUID book, Upload upload, @Nullable String codeMap, boolean again) {
        var said = new Said(upload.digest(), codeMap, again);
        return opened(caller, book, upload)
                .flatMap(one -> standing.perform(
                        new IdempotentRequest(caller, one.book().principal(), key, said),
                        "VOUCHER",
                        View.class,
                        permitted -> take(caller, permitted, one, upload, said)));
    }

    private record Case(Book book, Sheet sheet) {}

    /** Whose book it is comes first; reading a large file takes its time, and no connection is held meanwhile. */
    private Mono<Case> opened(Caller caller, UUID book, Upload upload) {
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .publishOn(Schedulers.boundedElastic())
                .map(found -> new Case(found, upload.sheet(settings)));
    }

    private Mono<CommandResult<View>> take(Caller caller, Permitted permitted, Case one, Upload upload, Said said) {
        var taken = new Imports.Taken(
                UUID.randomUUID(),
                one.book(),
                upload,
                said,
                caller.subject(),
                clock.instant(),
                permitted.basis().ruling());
        return imports.queue(one.book())
                .then(Mono.defer(() -> said.again() ? Mono.empty() : imports.mustBeNew(one.book(), said.digest())))
                .then(Mono.defer(() -> sound(caller, one.book(), one.sheet(), said.codeMap())))
                .flatMap(importFile -> keep(taken, importFile, caller.person()))
                .map(view -> CommandResult.created("/v1/books/" + one.book().id() + "/vouchers", view));
    }

    private Mono<View> keep(Imports.Taken taken, ImportFile importFile, Person person) {
        return imports.add(taken, importFile)
                .then(Mono.defer(() -> drafts.draftAll(
                        taken.book(),
                        importFile.drafts(taken.id(), names(importFile)),
                        person,
                        taken.at(),
                        taken.ruling())))
                .thenReturn(View.of(importFile, taken.id()));
    }

    private static List<UUID> names(ImportFile importFile) {
        return Stream.generate(UUID::randomUUID)
                .limit(importFile.bundles().size())
                .toList();
    }

    /** The file without any fault; with one, it leaves as a refusal that names them all. */
    private Mono<ImportFile> sound(Caller caller, Book book, Sheet sheet, @Nullable String codeMap) {
        var obstacle = Cashier.refusal(caller.person());
        return obstacle == null
                ? imports.codeMap(book, codeMap)
                        .publishOn(Schedulers.boundedElastic())
                        .map(codes -> ImportFile.read(sheet, codes, book.openingDay()))
                        .flatMap(importFile -> check(book, importFile))
                : Mono.error(new Refused(obstacle));
    }

    private Mono<ImportFile> check(Book book, ImportFile importFile) {
        var lastDay = importFile.lastDay(book.startsOn());
        return contexts.lock(book, importFile.accounts())
                .zipWith(
                        contexts.rules(book, Set.of(lastDay)),
                        (context, rules) -> new Against(context, rules.getOrDefault(lastDay, RuleSeverities.NONE)))
                .zipWith(imports.mayOpen(book), Against::orOpening)
                .publishOn(Schedulers.boundedElastic())
                .map(against -> importFile.faults(against.context(), against.rules(), against.mayOpen()))
                .flatMap(faults -> faults.isEmpty()
                        ? Mono.just(importFile)
                        : Mono.error(new Refused(UNSOUND.with("count", faults.size()), faults)));
    }

    /** What the file is checked against. */
    private record Against(PostingContext context, RuleSeverities rules, boolean mayOpen) {

        Against(PostingContext context, RuleSeverities rules) {
            this(context, rules, false);
        }

        Against orOpening(boolean mayOpen) {
            return new Against(context, rules, mayOpen);
        }
    }
}
