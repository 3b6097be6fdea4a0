package org.fivetrust.funds.receiptbook.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.model.Custody.InStock;
import org.fivetrust.funds.receiptbook.model.Custody.Issued;
import org.fivetrust.funds.receiptbook.model.Custody.Returned;
import org.fivetrust.funds.receiptbook.model.Custody.Verified;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;

/**
 * Numbered receipts of one principal: kept in stock, issued to one person, whose numbers are used, void or lost one by
 * one; returned, and verified by another person once nothing is missing.
 *
 * @param copies how many copies each receipt has
 * @param accounted what became of its numbers so far
 */
public record ReceiptBook(
        UUID id,
        PrincipalId principal,
        Numbers numbers,
        int copies,
        Custody custody,
        Map<Long, NumberStatus> accounted) {

    private static final Refusal NOT_IN_STOCK = Refusal.state("funds.receipt-book-not-in-stock")
            .curedBy(Cure.of("funds.issue-a-book-in-stock", Roles.CASHIER));

    private static final Refusal NOT_ISSUED =
            Refusal.state("funds.receipt-book-not-issued").curedBy(Cure.of("funds.issue-the-book", Roles.CASHIER));

    private static final Refusal NOT_RETURNED =
            Refusal.state("funds.receipt-book-not-returned").curedBy(Cure.of("funds.return-the-book", Roles.REPORTER));

    private static final Refusal CLOSED = Refusal.state("funds.receipt-book-closed");

    private static final Refusal OWN = Refusal.person("funds.receipt-book-own");

    private static final Refusal INCOMPLETE = Refusal.state("funds.receipt-book-incomplete")
            .curedBy(Cure.of("funds.account-for-each-number", Roles.REPORTER));

    private static final Refusal ACCOUNTED = Refusal.state("funds.receipt-number-accounted")
            .curedBy(Cure.of("funds.next-receipt-number", Roles.CASHIER));

    private static final Refusal COPIES_MISSING = Refusal.rule("funds.receipt-copies-missing")
            .curedBy(Cure.of("funds.report-the-number-lost", Roles.REPORTER));

    private static final Refusal ELSEWHERE = Refusal.rule("funds.receipt-number-not-in-book");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    private static final Refusal HELD_BY_ANOTHER = Refusal.person("funds.receipt-number-held-by-another");

    public ReceiptBook {
        accounted = Map.copyOf(accounted);
    }

    /** What nobody has used, made void or reported lost. */
    public List<String> unaccounted() {
        return numbers.without(accounted::containsKey);
    }

    /** Handed out by another person than it is issued to. */
    public Outcome<Issued> issue(Permitted permitted, String holder, String by, Instant at) {
        if (!(custody instanceof InStock)) {
            return Outcome.declined(about(NOT_IN_STOCK));
        }
        return holder.equals(by) ? Outcome.declined(about(OWN)) : Outcome.done(new Issued(holder, by, at));
    }

    public Outcome<Returned> takeBack(Permitted permitted, String by, Instant at) {
        return switch (custody) {
            case InStock _ -> Outcome.declined(about(NOT_ISSUED));
            case Issued issued -> Outcome.done(new Returned(issued, by, at));
            case Returned _, Verified _ -> Outcome.declined(about(NOT_ISSUED));
        };
    }

    /** By another person than used it, when nothing is missing. */
    public Outcome<Verified> verify(Permitted permitted, String by, Instant at) {
        return switch (custody) {
            case InStock _, Issued _ -> Outcome.declined(about(NOT_RETURNED));
            case Verified _ -> Outcome.declined(about(CLOSED));
            case Returned returned -> verify(returned, by, at);
        };
    }

    private Outcome<Verified> verify(Returned returned, String by, Instant at) {
        if (by.equals(returned.issued().holder())) {
            return Outcome.declined(about(OWN));
        }
        var missing = unaccounted();
        return missing.isEmpty()
                ? Outcome.done(new Verified(returned, by, at))
                : Outcome.declined(about(INCOMPLETE).with("missing", String.join(", ", missing)));
    }

    /**
     * A receipt is given with it, by its holder; the centre enters those of others, and those that come to light once
     * the book is back.
     */
    public Optional<Refusal> against(long number, String by, boolean ofTheCentre) {
        return against(number)
                .or(() -> mayGive(by, ofTheCentre) ? Optional.empty() : Optional.of(heldByAnother(number)));
    }

    private boolean mayGive(String by, boolean ofTheCentre) {
        return ofTheCentre
                || custody instanceof Issued issued && issued.holder().equals(by);
    }

    private Refusal heldByAnother(long number) {
        return about(HELD_BY_ANOTHER).with("number", numbers.printed(number));
    }

    /** Of a spoilt receipt every copy is kept with the stubs; where one is missing, the number is lost. */
    public Outcome<NumberStatus> makeVoid(Permitted permitted, long number, int kept) {
        return against(number)
                .or(() -> kept == copies ? Optional.empty() : Optional.of(copiesMissing(number, kept)))
                .map(Outcome::<NumberStatus>declined)
                .orElse(Outcome.done(NumberStatus.VOID));
    }

    private Refusal copiesMissing(long number, int kept) {
        return COPIES_MISSING
                .with("number", numbers.printed(number))
                .with("kept", kept)
                .with("copies", copies);
    }

    public Outcome<NumberStatus> lose(Permitted permitted, long number, LocalDate on, LocalDate today) {
        return against(number)
                .or(() -> on.isAfter(today) ? Optional.of(FUTURE.with("date", on)) : Optional.empty())
                .map(Outcome::<NumberStatus>declined)
                .orElse(Outcome.done(NumberStatus.LOST));
    }

    private Optional<Refusal> against(long number) {
        if (!numbers.contain(number)) {
            return Optional.of(about(ELSEWHERE).with("number", numbers.printed(number)));
        }
        return switch (custody) {
            case InStock _ -> Optional.of(about(NOT_ISSUED));
            case Verified _ -> Optional.of(about(CLOSED));
            case Issued _, Returned _ ->
                Optional.ofNullable(accounted.get(number))
                        .map(status -> ACCOUNTED
                                .with("number", numbers.printed(number))
                                .with("status", status));
        };
    }

    private Refusal about(Refusal refusal) {
        return refusal.with("first", numbers.printed(numbers.first())).with("last", numbers.printed(numbers.last()));
    }
}
