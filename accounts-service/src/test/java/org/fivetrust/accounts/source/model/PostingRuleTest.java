package org.fivetrust.accounts.source.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.BOOK;
import static org.fivetrust.accounts.Fixtures.GROUND;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;

class PostingRuleTest {

    private static final PostingRule OFFICE = new PostingRule(
            "NONPROFIT_2024:payment:office", 3, VoucherType.PAYMENT, "5301", "1002", null, "付{counterparty}：{purpose}");

    private static Draft draw(String purpose) {
        return draw(SourceEventType.PAYMENT, purpose);
    }

    private static Draft draw(SourceEventType kind, String purpose) {
        var sourceEvent = new SourceEvent(
                BOOK.principal(),
                kind,
                "p-1",
                LocalDate.parse("2026-06-03"),
                Money.parse("4980.00"),
                Money.ZERO,
                "office",
                "恒远铺装",
                purpose,
                "BINHE-2026-000001",
                List.of(new Document("invoice", "24332000000012345678", null)));
        return OFFICE.draft(sourceEvent, BOOK, UUID.randomUUID());
    }

    @Test
    void drawsUpASoundVoucherThatNamesItsSourceAndItsRule() {
        var draft = draw("铺装材料");

        assertThat(draft.content().lines())
                .containsExactly(
                        Line.debit("付恒远铺装：铺装材料", "5301", Money.parse("4980.00")),
                        Line.credit("付恒远铺装：铺装材料", "1002", Money.parse("4980.00")));
        assertThat(draft.content().faults(GROUND)).isEmpty();
        assertThat(draft.content().attachments()).isEqualTo(1);
        assertThat(draft.source().id()).isEqualTo("p-1");
        assertThat(draft.rule()).isEqualTo("NONPROFIT_2024:payment:office@3");
    }

    @Test
    void whatTheBankGaveBackIsBookedTheOtherWayRound() {
        var content = draw(SourceEventType.PAYMENT_RETURN, "铺装材料").content();

        assertThat(content.type()).isEqualTo(VoucherType.RECEIPT);
        assertThat(content.lines())
                .containsExactly(
                        Line.debit("退汇：付恒远铺装：铺装材料", "1002", Money.parse("4980.00")),
                        Line.credit("退汇：付恒远铺装：铺装材料", "5301", Money.parse("4980.00")));
        assertThat(content.faults(GROUND)).isEmpty();
    }

    @Test
    void aLongSummaryIsCutBetweenCharacters() {
        var summary = draw("𠀀".repeat(300)).content().lines().getFirst().summary();

        assertThat(summary.length()).isBetween(198, 200);
        assertThat(Character.isHighSurrogate(summary.charAt(summary.length() - 1)))
                .isFalse();
    }

    @Test
    void bracesInAPurposeStandForNothing() {
        assertThat(draw("{counterparty}").content().lines().getFirst().summary())
                .isEqualTo("付恒远铺装：{counterparty}");
    }

    private static List<Line> disposal(String cost, String accumulated) {
        var rule = new PostingRule(
                "NONPROFIT_2024:disposal:other", 1, VoucherType.TRANSFER, "1509", "1501", "1502", "处置{purpose}");
        return rule.draft(
                        new SourceEvent(
                                BOOK.principal(),
                                SourceEventType.DISPOSAL,
                                "d-1",
                                LocalDate.parse("2026-06-03"),
                                Money.parse(cost),
                                Money.parse(accumulated),
                                "A02",
                                "",
                                "客车",
                                null,
                                List.of()),
                        BOOK,
                        UUID.randomUUID())
                .content()
                .lines();
    }

    @Test
    void aDisposalTakesCostAndDepreciationOffTheBooksAndClearsTheRest() {
        assertThat(disposal("128000.00", "122880.00"))
                .containsExactly(
                        Line.debit("处置客车", "1509", Money.parse("5120.00")),
                        Line.debit("处置客车", "1502", Money.parse("122880.00")),
                        Line.credit("处置客车", "1501", Money.parse("128000.00")));
    }

    @Test
    void aDisposalWithoutDepreciationClearsTheCost() {
        assertThat(disposal("100.00", "0.00"))
                .containsExactly(
                        Line.debit("处置客车", "1509", Money.parse("100.00")),
                        Line.credit("处置客车", "1501", Money.parse("100.00")));
    }

    @Test
    void aDisposalOfWhatIsDepreciatedWholeClearsNothing() {
        assertThat(disposal("100.00", "100.00"))
                .containsExactly(
                        Line.debit("处置客车", "1502", Money.parse("100.00")),
                        Line.credit("处置客车", "1501", Money.parse("100.00")));
    }
}
