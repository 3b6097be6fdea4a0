package org.fivetrust.funds.deposit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.funds.consent.model.BankConsent;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * Cash paid in to one trust account: exactly that of its receipts. Nothing is spent on the way (坐支) but what the bank
 * has agreed to in writing.
 *
 * @param spent payments in cash that were made from these takings
 * @param consent the bank's, where something was spent
 */
public record Deposit(
        UUID id,
        PrincipalId principal,
        UUID account,
        List<UUID> receipts,
        List<UUID> spent,
        @Nullable UUID consent,
        Money amount,
        LocalDate depositedOn) {

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    private static final Refusal UNSUITED = Refusal.rule("funds.receipts-not-to-deposit")
            .curedBy(Cure.of("funds.name-cash-not-paid-in", Roles.CASHIER));

    private static final Refusal NOT_FROM_TAKINGS =
            Refusal.rule("funds.payments-not-from-takings").curedBy(Cure.of("funds.name-cash-paid-out", Roles.CASHIER));

    private static final Refusal WITHOUT_CONSENT =
            Refusal.rule("funds.takings-without-consent").curedBy(Cure.of("funds.ask-the-bank", Roles.CASHIER));

    private static final Refusal DIFFERS =
            Refusal.rule("funds.deposit-differs").curedBy(Cure.of("funds.deposit-all-of-it", Roles.CASHIER));

    private static final Refusal DEPOSITED = Refusal.state("funds.receipt-deposited");

    public Deposit {
        receipts = List.copyOf(receipts);
        spent = List.copyOf(spent);
    }

    /** A payment as it is stored, where it was made from takings. */
    public record CashPayment(UUID id, UUID account, Money amount, boolean isPaidInCash, boolean isSettled) {}

    /** A receipt as it is stored: what it is for and whether it was paid in. */
    public record CashReceipt(
            UUID id,
            String number,
            UUID account,
            Money amount,
            LocalDate receivedOn,
            boolean isCash,
            boolean isReversed,
            boolean isDeposited) {}

    /**
     * @param found those of its receipts that the principal has
     * @param paidOut those of its payments that the principal has
     * @param bank what the bank has agreed to; none where no consent is named
     */
    public Outcome<Deposit> make(
            Permitted permitted,
            List<CashReceipt> found,
            List<CashPayment> paidOut,
            Optional<BankConsent> bank,
            LocalDate today) {
        if (depositedOn.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", depositedOn));
        }
        var unsuited = unsuited(found);
        if (!unsuited.isEmpty()) {
            return Outcome.declined(UNSUITED.with("receipts", String.join(", ", unsuited)));
        }
        if (!spent.isEmpty()
                && (paidOut.size() < spent.size() || !paidOut.stream().allMatch(this::suits))) {
            return Outcome.declined(NOT_FROM_TAKINGS.with("payments", words(spent)));
        }
        var received = found.stream().map(CashReceipt::amount).reduce(Money.ZERO, Money::plus);
        var takings = paidOut.stream().map(CashPayment::amount).reduce(Money.ZERO, Money::plus);
        var due = received.minus(takings);
        if (!due.equals(amount)) {
            return Outcome.declined(
                    DIFFERS.with("amount", amount).with("receipts", due).with("difference", due.minus(amount)));
        }
        return spent.isEmpty() ? Outcome.done(this) : spend(takings, bank);
    }

    private Outcome<Deposit> spend(Money takings, Optional<BankConsent> bank) {
        return bank.map(consent -> consent.spend(takings, depositedOn).map(_ -> this))
                .orElseGet(() -> Outcome.declined(WITHOUT_CONSENT.with("amount", takings)));
    }

    private boolean suits(CashPayment payment) {
        return payment.isPaidInCash()
                && !payment.isSettled()
                && payment.account().equals(account);
    }

    private static String words(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(", "));
    }

    private boolean suits(CashReceipt receipt) {
        return receipt.isCash()
                && !receipt.isReversed()
                && !receipt.isDeposited()
                && receipt.account().equals(account)
                && !receipt.receivedOn().isAfter(depositedOn);
    }

    /** By number; those that the principal does not have by id. */
    private List<String> unsuited(List<CashReceipt> found) {
        var known = found.stream().map(CashReceipt::id).toList();
        return Stream.concat(
                        found.stream().filter(receipt -> !suits(receipt)).map(CashReceipt::number),
                        receipts.stream().filter(id -> !known.contains(id)).map(UUID::toString))
                .toList();
    }

    /** Of two deposits of one receipt the database lets one pass. */
    public static Refusal overtaken() {
        return DEPOSITED;
    }
}
