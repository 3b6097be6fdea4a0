package org.fivetrust.funds.receiptbook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptBookTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Instant NOW = Instant.parse("2026-06-03T02:00:00Z");

    private static final List<String> PEOPLE = List.of("reporter", "cashier", "accountant");

    private final Permitted permitted =
            new Permitted(new Basis(UUID.randomUUID(), null, null, null, null, List.of(), TODAY, NOW));

    private static ReceiptBook book(Custody custody, Map<Long, NumberStatus> accounted) {
        return new ReceiptBook(
                UUID.randomUUID(),
                new PrincipalId("dongfang-committee"),
                Numbers.between("000401", "000450"),
                3,
                custody,
                accounted);
    }

    private static Custody.Issued issued() {
        return new Custody.Issued("reporter", "cashier", NOW);
    }

    private static Custody.Returned returned() {
        return new Custody.Returned(issued(), "cashier", NOW);
    }

    private static Map<Long, NumberStatus> used(long first, long last) {
        var used = new HashMap<Long, NumberStatus>();
        LongStream.rangeClosed(first, last).forEach(number -> used.put(number, NumberStatus.USED));
        return used;
    }

    private static void isDeclined(Outcome<?> outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }

    @Test
    void staysIncompleteWithFortySevenOfFiftyAndNamesTheThree() {
        var book = book(returned(), used(401, 447));

        var outcome = book.verify(permitted, "accountant", NOW);

        isDeclined(outcome, "funds.receipt-book-incomplete");
        assertThat(book.unaccounted()).containsExactly("000448", "000449", "000450");
        assertThat(((Outcome.Declined<?>) outcome).because().facts())
                .containsEntry("missing", "000448, 000449, 000450")
                .containsEntry("first", "000401");
    }

    @Test
    void isVerifiedByAnotherPersonOnceNothingIsMissing() {
        var book = book(returned(), used(401, 450));

        isDeclined(book.verify(permitted, "reporter", NOW), "funds.receipt-book-own");
        assertThat(book.verify(permitted, "accountant", NOW))
                .isEqualTo(Outcome.done(new Custody.Verified(returned(), "accountant", NOW)));
    }

    @Test
    void isNotVerifiedInItsHoldersHands() {
        isDeclined(
                book(issued(), used(401, 450)).verify(permitted, "accountant", NOW), "funds.receipt-book-not-returned");
    }

    @Test
    void isIssuedOnceAndByAnotherPerson() {
        var stock = book(new Custody.InStock(), Map.of());

        isDeclined(stock.issue(permitted, "cashier", "cashier", NOW), "funds.receipt-book-own");
        isDeclined(
                book(issued(), Map.of()).issue(permitted, "other", "cashier", NOW), "funds.receipt-book-not-in-stock");
        assertThat(stock.issue(permitted, "reporter", "cashier", NOW)).isEqualTo(Outcome.done(issued()));
    }

    @Test
    void givesNoNumberFromTheStockOrOnceVerified() {
        var verified = new Custody.Verified(returned(), "accountant", NOW);

        assertThat(book(new Custody.InStock(), Map.of())
                        .against(401, "reporter", false)
                        .orElseThrow()
                        .code())
                .isEqualTo("funds.receipt-book-not-issued");
        assertThat(book(verified, used(401, 450))
                        .against(401, "cashier", true)
                        .orElseThrow()
                        .code())
                .isEqualTo("funds.receipt-book-closed");
    }

    @ParameterizedTest
    @CsvSource({"reporter, false, true", "other, false, false", "cashier, true, true"})
    void givesItsNumbersToItsHolderAndTheCentre(String by, boolean ofTheCentre, boolean given) {
        assertThat(book(issued(), Map.of()).against(401, by, ofTheCentre).isEmpty())
                .isEqualTo(given);
    }

    @Test
    void givesItsLateNumbersToTheCentreAlone() {
        assertThat(book(returned(), Map.of())
                        .against(401, "reporter", false)
                        .orElseThrow()
                        .code())
                .isEqualTo("funds.receipt-number-held-by-another");
        assertThat(book(returned(), Map.of()).against(401, "cashier", true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "4"})
    void makesNoNumberVoidWithoutAllItsCopies(int kept) {
        isDeclined(book(issued(), Map.of()).makeVoid(permitted, 401, kept), "funds.receipt-copies-missing");
    }

    @Test
    void losesNothingTomorrow() {
        isDeclined(book(issued(), Map.of()).lose(permitted, 401, TODAY.plusDays(1), TODAY), "funds.date-in-the-future");
    }

    @Test
    void hasNoNumberBeyondItsOwn() {
        isDeclined(book(issued(), Map.of()).lose(permitted, 451, TODAY, TODAY), "funds.receipt-number-not-in-book");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Whatever is tried, in whatever order: each number has one end, and a verified book has no number without one. */
    @ParameterizedTest
    @MethodSource("seeds")
    void accountsForEachNumberOnce(long seed) {
        var random = new Random(seed);
        var ends = new HashMap<Long, NumberStatus>();
        Custody custody = new Custody.InStock();
        for (var n = 0; n < 400; n++) {
            var book = book(custody, ends);
            var by = PEOPLE.get(random.nextInt(PEOPLE.size()));
            var number = 399 + random.nextLong(54);
            switch (random.nextInt(12)) {
                case 0 -> custody = after(book.issue(permitted, "reporter", by, NOW), custody);
                case 1 -> custody = after(book.verify(permitted, by, NOW), custody);
                case 2, 3, 4 -> end(ends, number, book.makeVoid(permitted, number, 2 + random.nextInt(2)));
                case 5, 6, 7 -> end(ends, number, book.lose(permitted, number, TODAY, TODAY));
                case 8 ->
                    custody = random.nextInt(20) == 0 ? after(book.takeBack(permitted, by, NOW), custody) : custody;
                default ->
                    end(
                            ends,
                            number,
                            book.against(number, by, !by.equals("reporter"))
                                    .map(Outcome::<NumberStatus>declined)
                                    .orElse(Outcome.done(NumberStatus.USED)));
            }
            var now = book(custody, ends);
            assertThat(ends.size() + now.unaccounted().size()).isEqualTo(50);
            assertThat(custody instanceof Custody.Verified && !now.unaccounted().isEmpty())
                    .isFalse();
            assertThat(custody instanceof Custody.InStock && !ends.isEmpty()).isFalse();
        }
    }

    private static Custody after(Outcome<? extends Custody> outcome, Custody before) {
        return outcome instanceof Outcome.Done<? extends Custody>(var custody) ? custody : before;
    }

    private static void end(Map<Long, NumberStatus> ends, long number, Outcome<NumberStatus> outcome) {
        if (outcome instanceof Outcome.Done<NumberStatus>(var status)) {
            assertThat(ends.put(number, status)).as("number " + number).isNull();
        }
    }
}
