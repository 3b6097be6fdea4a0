package org.fivetrust.accounts.voucher.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.BOOK;
import static org.fivetrust.accounts.Fixtures.GROUND;
import static org.fivetrust.accounts.Fixtures.PERMIT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VoucherTest {

    private static final Person ACCOUNTANT = Person.of("accountant", "会计", Set.of("agency-accountant"));

    private static final Person REVIEWER = Person.of("reviewer", "审核", Set.of("reviewer"));

    private static final Money AMOUNT = Money.parse("600.00");

    private static final Content SOUND = new Content(
            LocalDate.parse("2026-06-30"),
            VoucherType.PAYMENT,
            List.of(Line.debit("用品", "5301", AMOUNT), Line.credit("用品", "1002", AMOUNT)),
            1);

    private static Voucher at(VoucherStatus status) {
        return at(status, SOUND);
    }

    private static Voucher at(VoucherStatus status, Content content) {
        return new Voucher(UUID.randomUUID(), BOOK.principal(), BOOK.id(), content, status, Set.of("accountant"), 1);
    }

    private static Decision take(Step step, Voucher voucher, Person person) {
        return voucher.take(step, PERMIT, GROUND, person);
    }

    /** The whole table of transitions, written out: every other one is refused. */
    private static Set<Step> allowedFrom(VoucherStatus status) {
        return switch (status) {
            case DRAFT -> EnumSet.of(Step.SUBMITTED, Step.DISCARDED);
            case SUBMITTED -> EnumSet.of(Step.REVIEWED, Step.RETURNED);
            case REVIEWED -> EnumSet.of(Step.POSTED, Step.RETURNED);
            case POSTED, DISCARDED -> EnumSet.noneOf(Step.class);
        };
    }

    @ParameterizedTest
    @EnumSource(VoucherStatus.class)
    void onlyTheListedMovesAreMade(VoucherStatus status) {
        for (var step : EnumSet.complementOf(EnumSet.of(Step.DRAFTED))) {
            var decision = take(step, at(status), REVIEWER);
            if (allowedFrom(status).contains(step)) {
                assertThat(decision).as("%s from %s", step, status).isEqualTo(new Decision.Taken(step));
            } else {
                assertThat(decision).as("%s from %s", step, status).isInstanceOf(Decision.Declined.class);
            }
        }
    }

    @Test
    void whatIsPostedSaysHowItIsCorrected() {
        assertDeclined(
                at(VoucherStatus.POSTED).change(PERMIT, SOUND, null, GROUND, ACCOUNTANT), "accounts.voucher-posted");
        assertThat(((Decision.Declined) take(Step.SUBMITTED, at(VoucherStatus.POSTED), ACCOUNTANT))
                        .because()
                        .cures())
                .extracting(cure -> cure.code())
                .containsExactly("accounts.reverse");
    }

    @Test
    void whoeverWroteAnyOfItDoesNotReviewIt() {
        assertDeclined(take(Step.REVIEWED, at(VoucherStatus.SUBMITTED), ACCOUNTANT), "accounts.same-person");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"SUBMITTED", "RETURNED", "REVIEWED", "POSTED", "DISCARDED"})
    void theCashierKeepsOutWhateverElseSheIs(Step step) {
        var cashier = Person.of("cashier", "出纳", Set.of("cashier", "reviewer", "agency-accountant"));
        var from = EnumSet.allOf(VoucherStatus.class).stream()
                .filter(step::leadsOnFrom)
                .findFirst()
                .orElseThrow();

        assertDeclined(take(step, at(from), cashier), "accounts.cashier-keeps-out");
    }

    @Test
    void theCashierDraftsNothing() {
        var cashier = Person.of("cashier", "出纳", Set.of("cashier", "agency-accountant"));

        assertDeclined(Voucher.draft(PERMIT, SOUND, GROUND, cashier), "accounts.cashier-keeps-out");
    }

    @Test
    void onlyADraftIsChanged() {
        assertDeclined(
                at(VoucherStatus.SUBMITTED).change(PERMIT, SOUND, null, GROUND, ACCOUNTANT),
                "accounts.voucher-not-there");
        assertThat(at(VoucherStatus.DRAFT).change(PERMIT, SOUND, null, GROUND, ACCOUNTANT))
                .isEqualTo(new Decision.Taken(Step.DRAFTED));
    }

    @Test
    void anUnsoundOneIsNotSubmitted() {
        var lame = new Content(SOUND.date(), SOUND.type(), List.of(Line.debit("用品", "5301", AMOUNT)), 0);

        assertThat(take(Step.SUBMITTED, at(VoucherStatus.DRAFT, lame), ACCOUNTANT))
                .isInstanceOf(Decision.Unsound.class);
    }

    @Test
    void ofManyTheFaultsOfAllAreTold() {
        var lame = at(
                VoucherStatus.DRAFT,
                new Content(SOUND.date(), SOUND.type(), List.of(Line.debit("用品", "9999", AMOUNT)), 0));

        assertThat(Decision.ofAll(
                        Step.SUBMITTED,
                        List.of(lame, at(VoucherStatus.DRAFT)),
                        voucher -> take(Step.SUBMITTED, voucher, ACCOUNTANT)))
                .isInstanceOfSatisfying(
                        Decision.Unsound.class,
                        unsound -> assertThat(unsound.faults())
                                .hasSize(3)
                                .allSatisfy(fault -> assertThat(fault.pointer()).startsWith("/vouchers/" + lame.id())));
    }

    @Test
    void ofManyOneRefusalRefusesAllAndNamesItsVoucher() {
        var reviewed = at(VoucherStatus.SUBMITTED);
        var own = at(VoucherStatus.SUBMITTED);

        assertThat(Decision.ofAll(
                        Step.REVIEWED,
                        List.of(reviewed, own),
                        voucher -> take(Step.REVIEWED, voucher, voucher == own ? ACCOUNTANT : REVIEWER)))
                .isInstanceOfSatisfying(
                        Decision.Declined.class,
                        declined -> assertThat(declined.because().facts())
                                .containsEntry("voucher", own.id().toString()));
    }

    private static final PostingContext CLOSED = GROUND.after(YearMonth.parse("2026-06"), PostedThrough.UNORDERED);

    @Test
    void nothingGoesIntoAClosedMonth() {
        assertDeclined(Voucher.draft(PERMIT, SOUND, CLOSED, ACCOUNTANT), "accounts.month-closed");
        assertDeclined(
                at(VoucherStatus.DRAFT).take(Step.SUBMITTED, PERMIT, CLOSED, ACCOUNTANT), "accounts.month-closed");
        assertDeclined(
                at(VoucherStatus.REVIEWED).take(Step.POSTED, PERMIT, CLOSED, ACCOUNTANT), "accounts.month-closed");
    }

    @Test
    void whereDaysRunWithNumbersNothingIsPostedInFrontOfWhatIs() {
        var reviewed = at(VoucherStatus.REVIEWED);
        for (var day : List.of("2026-06-29", "2026-06-30")) {
            var postingContext = GROUND.after(null, posted(VoucherType.PAYMENT, day));
            assertThat(reviewed.take(Step.POSTED, PERMIT, postingContext, ACCOUNTANT))
                    .isEqualTo(new Decision.Taken(Step.POSTED));
        }
        var otherType = GROUND.after(null, posted(VoucherType.RECEIPT, "2026-07-01"));
        assertThat(reviewed.take(Step.POSTED, PERMIT, otherType, ACCOUNTANT))
                .isEqualTo(new Decision.Taken(Step.POSTED));
        var early = at(
                VoucherStatus.REVIEWED,
                new Content(LocalDate.parse("2026-06-28"), VoucherType.PAYMENT, SOUND.lines(), 1));
        assertDeclined(
                early.take(
                        Step.POSTED, PERMIT, GROUND.after(null, posted(VoucherType.PAYMENT, "2026-06-29")), ACCOUNTANT),
                "accounts.date-before-posted");
    }

    private static PostedThrough posted(VoucherType type, String day) {
        var date = LocalDate.parse(day);
        return new PostedThrough(Map.of(type, Map.of(YearMonth.from(date), date)));
    }

    @Test
    void whatARuleDrewUpIsNotSetAside() {
        var drawn = new Voucher(
                UUID.randomUUID(),
                BOOK.principal(),
                BOOK.id(),
                SOUND,
                VoucherStatus.DRAFT,
                Set.of("svc-accounts"),
                1,
                RuleSeverities.NONE,
                true);

        assertDeclined(drawn.discard(PERMIT, ACCOUNTANT), "accounts.drawn-up-by-rule");
        assertThat(at(VoucherStatus.DRAFT).discard(PERMIT, ACCOUNTANT)).isEqualTo(new Decision.Taken(Step.DISCARDED));
    }

    private static CorrectedVoucher original(VoucherStatus status, UUID reversedBy) {
        var ruleSeverities = new RuleSeverities(Map.of(
                VoucherRule.EARLIER_YEAR_RED, Severity.REFUSE, VoucherRule.EARLIER_YEAR_RESULT, Severity.REFUSE));
        return new CorrectedVoucher(UUID.randomUUID(), BOOK.id(), SOUND, "付-3", status, reversedBy, ruleSeverities);
    }

    private static Decision reverse(CorrectedVoucher correctedVoucher, String day) {
        return Voucher.reverse(
                PERMIT, correctedVoucher, correctedVoucher.reversal(LocalDate.parse(day), null), GROUND, ACCOUNTANT);
    }

    @Test
    void aReversalIsTheSameInRedInTheSameColumns() {
        var correctedVoucher = original(VoucherStatus.POSTED, null);
        var red = correctedVoucher.reversal(LocalDate.parse("2026-07-01"), null);

        assertThat(red.debits()).isEqualTo(AMOUNT.negated());
        assertThat(red.credits()).isEqualTo(AMOUNT.negated());
        assertThat(red.lines()).allSatisfy(line -> assertThat(line.summary()).isEqualTo("注销2026年6月30日付-3号凭证"));
        assertThat(red.corrects()).isEqualTo(correctedVoucher.id());
        assertThat(reverse(correctedVoucher, "2026-07-01")).isEqualTo(new Decision.Taken(Step.DRAFTED));
    }

    @Test
    void onlyWhatIsPostedIsWrittenOffAndOnce() {
        assertDeclined(reverse(original(VoucherStatus.REVIEWED, null), "2026-07-01"), "accounts.original-not-posted");
        assertDeclined(
                reverse(original(VoucherStatus.POSTED, UUID.randomUUID()), "2026-07-01"), "accounts.reversed-already");
    }

    @Test
    void anEarlierYearIsCorrectedInBlueAndNotInThisYearsResult() {
        var correctedVoucher = original(VoucherStatus.POSTED, null);
        assertDeclined(reverse(correctedVoucher, "2027-01-05"), "accounts.original-of-earlier-year");

        var postingContext = new PostingContext(BOOK, GROUND.chart(), Dimensions.NONE, Set.of("5301"));
        var blue = new Content(
                LocalDate.parse("2027-01-05"),
                VoucherType.GENERAL,
                VoucherKind.NORMAL,
                List.of(Line.debit("订正", "1002", AMOUNT), Line.credit("订正", "5301", AMOUNT)),
                0,
                correctedVoucher.id(),
                null,
                false,
                null);
        assertThat(Voucher.correct(PERMIT, correctedVoucher, blue, postingContext, ACCOUNTANT))
                .isInstanceOfSatisfying(
                        Decision.Unsound.class,
                        unsound -> assertThat(unsound.faults())
                                .extracting(fault -> fault.pointer())
                                .containsExactly("/lines/1/account"));
    }

    private static void assertDeclined(Decision decision, String code) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }

    private static final KeptMoney BANK = new KeptMoney(LocalDate.parse("2026-06-01"), Set.of("1002"));

    @Test
    void moneyThatFundsKeepsIsMovedByHandWithAReasonOnly() {
        assertDeclined(Voucher.draft(PERMIT, SOUND, GROUND.keeping(BANK), ACCOUNTANT), "accounts.money-kept-by-funds");
        assertThat(Voucher.draft(PERMIT, because("手续费"), GROUND.keeping(BANK), ACCOUNTANT))
                .isEqualTo(new Decision.Taken(Step.DRAFTED));
    }

    @Test
    void beforeFundsKeepsTheMoneyNoReasonIsWanted() {
        var later = new KeptMoney(SOUND.date().plusDays(1), Set.of("1002"));

        assertThat(Voucher.draft(PERMIT, SOUND, GROUND.keeping(later), ACCOUNTANT))
                .isEqualTo(new Decision.Taken(Step.DRAFTED));
    }

    @Test
    void accountsBelowThoseThatFundsKeepsAreKeptToo() {
        assertThat(new KeptMoney(SOUND.date(), Set.of("100")).isMovedBy(SOUND)).isTrue();
        assertThat(new KeptMoney(SOUND.date(), Set.of("10021")).isMovedBy(SOUND))
                .isFalse();
    }

    @Test
    void aDayBeyondTheLastOneOfTheBookIsAFault() {
        assertThat(Voucher.draft(PERMIT, SOUND, GROUND.until(SOUND.date().minusDays(1)), ACCOUNTANT))
                .isInstanceOfSatisfying(
                        Decision.Unsound.class,
                        unsound -> assertThat(unsound.faults())
                                .extracting(fault -> fault.pointer())
                                .containsExactly("/date"));
    }

    private static Content because(String reason) {
        return new Content(
                SOUND.date(),
                SOUND.type(),
                SOUND.kind(),
                SOUND.lines(),
                SOUND.attachments(),
                null,
                null,
                false,
                reason);
    }
}
