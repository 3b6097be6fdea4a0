package org.fivetrust.accounts.imports;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.imports.ImportMessages.ImportKey;
import org.fivetrust.accounts.imports.ImportMessages.View;
import org.fivetrust.accounts.imports.model.ImportFile;
import org.fivetrust.accounts.voucher.VoucherDrafts;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.Cashier;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.step.Steps;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
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

/** Imports a file into a book as drafts: all of its vouchers, or none. */
@Component
@EnableConfigurationProperties(ImportSettings.class)
class ImportWorkflow {

    private static final String KIND = "VOUCHER";

    private static final Refusal UNSOUND = Refusal.rule("accounts.import-unsound");

    private final StandingActs standing;
    private final Books books;
    private final PostingContexts contexts;
    private final VoucherDrafts drafts;
    private final Steps steps;
    private final Imports imports;
    private final Transactions transactions;
    private final ImportSettings settings;
    private final Clock clock;

    ImportWorkflow(
            StandingActs standing,
            Books books,
            PostingContexts contexts,
            VoucherDrafts drafts,
            Steps steps,
            Imports imports,
            Transactions transactions,
            ImportSettings settings,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.contexts = contexts;
        this.drafts = drafts;
        this.steps = steps;
        this.imports = imports;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Before anything of a file is read. */
    Mono<Void> mustBeEntitled(Caller caller, UUID book, boolean dryRun) {
        return dryRun
                ? Mono.fromRunnable(() -> caller.mustHave(Roles.AGENCY_ACCOUNTANT))
                : mustBeEntitled(caller, book);
    }

    private Mono<Void> mustBeEntitled(Caller caller, UUID book) {
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.mustBeEntitled(caller, found.principal(), KIND));
    }

    /** Checks a file and writes nothing. */
    Mono<ResponseEntity<View>> tryOut(Caller caller, UUID book, Upload upload, @Nullable String codeMap) {
        caller.mustHave(Roles.AGENCY_ACCOUNTANT);
        return parsed(caller, book, upload)
                .flatMap(file ->
                        sound(caller, file.book(), file.sheet(), codeMap).as(transactions.within(caller.scope())))
                .map(importFile -> ResponseEntity.ok(View.of(importFile, null)));
    }

    Mono<ResponseEntity<View>> take(
            Caller caller, IdempotencyKey key, UUID book, Upload upload, @Nullable String codeMap, boolean again) {
        var importKey = new ImportKey(upload.digest(), codeMap, again);
        return parsed(caller, book, upload)
                .flatMap(file -> standing.perform(
                        new IdempotentRequest(caller, file.book().principal(), key, importKey),
                        KIND,
                        View.class,
                        permitted -> take(caller, permitted, file, importKey)));
    }

    private record ParsedFile(Book book, Sheet sheet, String format) {}

    /** Finds the book before it parses: parsing a large file takes time and holds no connection. */
    private Mono<ParsedFile> parsed(Caller caller, UUID book, Upload upload) {
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .publishOn(Schedulers.boundedElastic())
                .map(found -> new ParsedFile(found, upload.sheet(settings), upload.isWorkbook() ? "XLSX" : "CSV"));
    }

    private Mono<CommandResult<View>> take(Caller caller, Permitted permitted, ParsedFile file, ImportKey key) {
        var book = file.book();
        return imports.queue(book)
                .then(Mono.defer(() -> key.again() ? Mono.empty() : imports.mustBeNew(book, key.digest())))
                .then(Mono.defer(() -> sound(caller, book, file.sheet(), key.codeMap())))
                .flatMap(importFile ->
                        save(book, importFile, row(caller, permitted, file, key, importFile), caller.person()))
                .map(view -> CommandResult.created("/v1/books/" + book.id() + "/vouchers", view));
    }

    private ImportRow row(Caller caller, Permitted permitted, ParsedFile file, ImportKey key, ImportFile importFile) {
        return new ImportRow(
                file.book().principal(),
                UUID.randomUUID(),
                file.book().id(),
                key.digest(),
                key.again(),
                file.format(),
                key.codeMap(),
                importFile.vouchers(),
                importFile.lines(),
                importFile.openingLines(),
                caller.subject(),
                clock.instant(),
                permitted.basis().ruling());
    }

    private Mono<View> save(Book book, ImportFile importFile, ImportRow row, Person person) {
        return imports.add(row)
                .then(Mono.defer(() -> drafts.draftAll(
                        book, importFile.drafts(row.id(), names(importFile)), person, row.importedAt(), row.ruling())))
                .then(Mono.defer(() -> replaceOpenings(book, importFile, row, person)))
                .thenReturn(View.of(importFile, row.id()));
    }

    /** The openings of a file count; what was drafted from trust accounts on the same accounts is set aside. */
    private Mono<Void> replaceOpenings(Book book, ImportFile importFile, ImportRow row, Person person) {
        var opened = importFile.openingAccounts();
        return opened.isEmpty()
                ? Mono.empty()
                : imports.draftedOpenings(book, opened)
                        .filter(drafts -> !drafts.isEmpty())
                        .flatMap(drafts -> steps.take(
                                book.principal(), drafts, Step.DISCARDED, person, row.importedAt(), row.ruling()));
    }

    private static List<UUID> names(ImportFile importFile) {
        return Stream.generate(UUID::randomUUID)
                .limit(importFile.bundles().size())
                .toList();
    }

    /** The checked file, or a refusal that lists all faults. */
    private Mono<ImportFile> sound(Caller caller, Book book, Sheet sheet, @Nullable String codeMap) {
        var obstacle = Cashier.refusal(caller.person());
        return obstacle == null
                ? imports.codeMap(book, codeMap)
                        .publishOn(Schedulers.boundedElastic())
                        .map(codes -> ImportFile.read(sheet, codes, book.openingDay()))
                        .flatMap(importFile -> knowing(book, importFile))
                        .flatMap(importFile -> check(book, importFile))
                : Mono.error(new Refused(obstacle));
    }

    private Mono<ImportFile> knowing(Book book, ImportFile importFile) {
        return imports.posted(book, importFile.wanted()).map(importFile::knowing);
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

    /** The facts a file is checked against. */
    private record Against(PostingContext context, RuleSeverities rules, boolean mayOpen) {

        Against(PostingContext context, RuleSeverities rules) {
            this(context, rules, false);
        }

        Against orOpening(boolean mayOpen) {
            return new Against(context, rules, mayOpen);
        }
    }
}
