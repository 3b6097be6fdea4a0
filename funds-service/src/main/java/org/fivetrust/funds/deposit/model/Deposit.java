package org.fivetrust.funds.deposit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;

/** Cash paid in to one trust account: exactly that of its receipts, nothing spent on the way (坐支). */
public record Deposit(
        UUID id, PrincipalId principal, UUID account, List<UUID> receipts, Money amount, LocalDate depositedOn) {

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    private static final Refusal UNSUITED = Refusal.rule("funds.receipts-not-to-deposit")
            .curedBy(Cure.of("funds.name-cash-not-paid-in", Roles.CASHIER));

    private static final Refusal DIFFERS =
            Refusal.rule("funds.deposit-differs").curedBy(Cure.of("funds.deposit-all-of-it", Roles.CASHIER));

    private static final Refusal DEPOSITED = Refusal.state("funds.receipt-deposited");

    public Deposit {
        receipts = List.copyOf(receipts);
    }

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

    /** @param found those of its receipts that the principal has */
    public Outcome<Deposit> make(Permitted permitted, List<CashReceipt> found, LocalDate today) {
        if (depositedOn.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", depositedOn));
        }
        var unsuited = unsuited(found);
        if (!unsuited.isEmpty()) {
            return Outcome.declined(UNSUITED.with("receipts", String.join(", ", unsuited)));
        }
        var sum = found.stream().map(CashReceipt::amount).reduce(Money.ZERO, Money::plus);
        return sum.equals(amount)
                ? Outcome.done(this)
                : Outcome.declined(
                        DIFFERS.with("amount", amount).with("receipts", sum).with("difference", sum.minus(amount)));
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
