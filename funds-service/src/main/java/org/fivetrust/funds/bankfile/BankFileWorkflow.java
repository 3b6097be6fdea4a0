package org.fivetrust.funds.bankfile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.funds.bankfile.BankFileMessages.Ask;
import org.fivetrust.funds.bankfile.BankFileMessages.View;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.BankProfile;
import org.fivetrust.funds.bankfile.model.CreditTransfer;
import org.fivetrust.funds.bankfile.model.CreditTransferTable;
import org.fivetrust.funds.bankorder.BankOrders;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.BankStatus;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one file of released payments: the file and that they are sent are written in one transaction. */
@Component
class BankFileWorkflow {

    private static final Refusal NOTHING = Refusal.state("funds.nothing-to-send");

    private static final Refusal NOT_TO_SEND = Refusal.state("funds.not-to-send");

    private static final Refusal TOO_MANY = Refusal.rule("funds.too-many-for-a-file");

    private final BankFiles files;
    private final BankProfiles profiles;
    private final BankOrders orders;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    BankFileWorkflow(
            BankFiles files,
            BankProfiles profiles,
            BankOrders orders,
            Idempotency idempotency,
            Transactions transactions,
            Clock clock) {
        this.files = files;
        this.profiles = profiles;
        this.orders = orders;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> make(Caller caller, IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        var executeOn = Objects.requireNonNullElseGet(ask.executeOn(), () -> LocalDate.now(clock));
        if (executeOn.isBefore(LocalDate.now(clock))) {
            throw InvalidValue.worded("in-past", "/executeOn");
        }
        return idempotency.once(
                new IdempotentRequest(caller, principal, key, ask),
                View.class,
                Mono.defer(() -> make(caller, principal, ask, executeOn)));
    }

    /** Who pays, and what that bank takes. */
    private record Payer(BankParty debtor, BankProfile profile) {}

    private Mono<CommandResult<View>> make(Caller caller, PrincipalId principal, Ask ask, LocalDate executeOn) {
        var id = UUID.randomUUID();
        return files.debtor(principal, ask.account())
                .zipWhen(debtor -> profiles.of(Objects.requireNonNullElse(debtor.bank(), "")), Payer::new)
                .flatMap(payer -> make(caller, principal, id, ask, payer, executeOn))
                .then(Mono.defer(() -> files.find(caller.scope(), id)))
                .map(row -> CommandResult.created("/v1/bank-files/" + id, row.view()));
    }

    private Mono<Void> make(Caller caller, PrincipalId principal, UUID id, Ask ask, Payer payer, LocalDate executeOn) {
        var profile = payer.profile();
        var debtor = payer.debtor().atBank(profile);
        return chosen(principal, ask, profile)
                .flatMap(payments -> files.lines(principal, payments))
                .map(lines -> new CreditTransfer(BankId.of(id), clock.instant(), debtor, executeOn, lines))
                .flatMap(transfer -> keep(caller, principal, id, ask.account(), transfer, profile));
    }

    /** Locked until the transaction ends, so that no payment is in two files. */
    private Mono<Set<UUID>> chosen(PrincipalId principal, Ask ask, BankProfile profile) {
        var named = ask.payments();
        return named == null
                ? orders.lockToSend(principal, ask.account(), profile.mostPayments())
                        .map(BankFileWorkflow::someToSend)
                : orders.lock(Scope.only(principal), few(named, profile))
                        .map(found -> allToSend(named, ask.account(), found));
    }

    private static List<UUID> few(List<UUID> named, BankProfile profile) {
        if (named.size() > profile.mostPayments()) {
            throw new Refused(TOO_MANY.with("most", profile.mostPayments()).with("count", named.size()));
        }
        return named;
    }

    private static Set<UUID> someToSend(List<BankOrder> found) {
        if (found.isEmpty()) {
            throw new Refused(NOTHING);
        }
        return found.stream().map(BankOrder::payment).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<UUID> allToSend(List<UUID> named, UUID account, List<BankOrder> found) {
        var toSend = found.stream()
                .filter(order ->
                        order.status() == BankStatus.TO_SEND && order.account().equals(account))
                .map(BankOrder::payment)
                .collect(Collectors.toUnmodifiableSet());
        var others = named.stream()
                .filter(payment -> !toSend.contains(payment))
                .map(UUID::toString)
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw new Refused(NOT_TO_SEND.with("payments", String.join(", ", others)));
        }
        return toSend;
    }

    private Mono<Void> keep(
            Caller caller, PrincipalId principal, UUID id, UUID account, CreditTransfer transfer, BankProfile profile) {
        var payments = transfer.lines().stream()
                .map(line -> line.id().payment().orElseThrow())
                .toList();
        return BankProfiles.refusedFor(transfer.faults(profile))
                .then(Mono.fromSupplier(() -> checked(transfer, profile)))
                .map(content -> NewBankFile.of(principal, id, account, transfer, profile, content, caller.subject()))
                .flatMap(files::add)
                .then(Mono.defer(
                        () -> orders.sendInFile(principal, payments, id, caller.subject(), transfer.createdAt())));
    }

    /** Read again as the bank will read it: a file that departs from the table is never kept. */
    private static String checked(CreditTransfer transfer, BankProfile profile) {
        var content = CreditTransferFile.write(transfer.document(profile), profile.namespace());
        var faults = CreditTransferTable.faults(CreditTransferFile.read(content));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the file departs from its table: " + faults.getFirst());
        }
        return content;
    }

    Mono<View> find(Caller caller, UUID id) {
        return files.find(caller.scope(), id).map(BankFileRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, @Nullable UUID account, PageRequest page) {
        return files.list(caller.scope(), principal, account, page)
                .map(rows -> rows.map(BankFileRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<String> content(Caller caller, UUID id) {
        return files.content(caller.scope(), id).as(transactions.within(caller.scope()));
    }
}
