package org.fivetrust.funds.reconciliation.model;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fivetrust.funds.reconciliation.model.TransitItem.Side;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The three-way proof of a bank account by the end of a day: bank, control account, and sub-ledgers with what is
 * nobody's yet, with what is in transit between them.
 *
 * @param bank what the bank says; none where no statement was taken in
 * @param statedTo up to which day the bank has told
 * @param control what the kept days of all sub-ledgers come to
 * @param suspense what lies under the number and is nobody's yet
 * @param staleAfter after how many days an item has been in transit for too long
 */
public record Proof(
        LocalDate asOf,
        @Nullable Money bank,
        @Nullable LocalDate statedTo,
        Money control,
        Money suspense,
        List<SubLedger> subLedgers,
        List<TransitItem> items,
        int staleAfter) {

    private static final Refusal NOT_STATED =
            Refusal.rule("funds.bank-not-stated").curedBy(Cure.of("funds.take-the-statement-in", Roles.CASHIER));

    private static final Refusal DIFFERS = Refusal.rule("funds.reconciliation-differs")
            .curedBy(Cure.of("funds.find-the-difference", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal UNMATCHED =
            Refusal.rule("funds.items-not-matched").curedBy(Cure.of("funds.match-the-items", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal CONTROL = Refusal.rule("funds.control-differs");

    private static final Refusal BELOW = Refusal.rule("funds.sub-ledger-below-nil");

    public Proof {
        subLedgers = List.copyOf(subLedgers);
        items = List.copyOf(items);
    }

    public Money ledgers() {
        return subLedgers.stream().map(SubLedger::balance).reduce(Money.ZERO, Money::plus);
    }

    /** Booked, and not at the bank yet (企业已收、银行未收). */
    public Money receivedNotAtBank() {
        return sum(Side.BOOK, Money::isPositive);
    }

    /** Booked as paid, and not gone from the bank yet (企业已付、银行未付). */
    public Money paidNotAtBank() {
        return sum(Side.BOOK, Money::isNegative);
    }

    /** At the bank, and not booked yet (银行已收、企业未收). */
    public Money receivedNotBooked() {
        return sum(Side.BANK, Money::isPositive);
    }

    /** Gone from the bank, and not booked yet (银行已付、企业未付). */
    public Money paidNotBooked() {
        return sum(Side.BANK, Money::isNegative);
    }

    private Money sum(Side side, Predicate<Money> direction) {
        return items.stream()
                .filter(item -> item.side() == side && direction.test(item.amount()))
                .map(TransitItem::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    public Money booked() {
        return ledgers().plus(suspense);
    }

    public Money adjustedBook() {
        return booked().plus(receivedNotBooked()).plus(paidNotBooked());
    }

    public Money adjustedBank() {
        return (bank == null ? Money.ZERO : bank).plus(receivedNotAtBank()).plus(paidNotAtBank());
    }

    /** What no item explains. */
    public Money difference() {
        return adjustedBank().minus(adjustedBook());
    }

    public boolean isStale(TransitItem item) {
        return item.age(asOf) > staleAfter;
    }

    /** Why it cannot be signed; none where bank, control account and sub-ledgers agree. */
    public @Nullable Refusal unsound() {
        if (bank == null || statedTo == null || statedTo.isBefore(asOf)) {
            return NOT_STATED.with("date", asOf).with("stated", statedTo == null ? "—" : statedTo);
        }
        if (!control.equals(ledgers())) {
            return CONTROL.with("control", control).with("ledgers", ledgers());
        }
        var below = subLedgers.stream()
                .filter(ledger -> ledger.balance().isNegative())
                .map(SubLedger::name)
                .collect(Collectors.joining(", "));
        if (!below.isEmpty() || suspense.isNegative()) {
            return BELOW.with("ledgers", below);
        }
        if (!difference().isZero()) {
            return DIFFERS.with("bank", adjustedBank())
                    .with("book", adjustedBook())
                    .with("difference", difference());
        }
        var onBothSides = onBothSides();
        return onBothSides.isEmpty() ? null : UNMATCHED.with("amounts", onBothSides);
    }

    /** What stands open on both sides is most likely one and the same, and would be counted twice. */
    private String onBothSides() {
        var booked = open(Side.BOOK);
        return open(Side.BANK).stream()
                .filter(booked::contains)
                .map(Money::toString)
                .collect(Collectors.joining(", "));
    }

    private Set<Money> open(Side side) {
        return items.stream()
                .filter(item -> item.side() == side && !item.matched())
                .map(TransitItem::amount)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
