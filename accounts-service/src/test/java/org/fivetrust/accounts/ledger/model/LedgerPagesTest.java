package org.fivetrust.accounts.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.LedgerPages.Line;
import org.fivetrust.paper.model.Sheet.Row;
import org.junit.jupiter.api.Test;

class LedgerPagesTest {

    private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-01");

    private static Line line(String date, long debit, long credit) {
        return new Line(LocalDate.parse(date), "记-1", "摘要", false, new Sums(debit, credit));
    }

    private static List<String> words(List<Row> page) {
        return page.stream().map(row -> row.cells().get(2)).toList();
    }

    @Test
    void eachPageIsCarriedToTheNext() {
        var lines = new ArrayList<Line>();
        for (var day = 1; day <= 7; day++) {
            lines.add(line("2026-02-0" + day, 10_00, 0));
        }

        var pages = LedgerPages.of(FEBRUARY, 100_00, new Sums(5_00, 0), lines, 5);

        assertThat(pages).hasSize(3);
        assertThat(words(pages.get(0))).containsExactly("期初余额", "摘要", "摘要", "摘要", "过次页");
        assertThat(words(pages.get(1))).containsExactly("承前页", "摘要", "摘要", "摘要", "过次页");
        assertThat(pages.get(0).getLast().cells().subList(3, 7)).containsExactly("35.00", "0.00", "借", "130.00");
        assertThat(pages.get(1).getFirst().cells().subList(3, 7)).containsExactly("35.00", "0.00", "借", "130.00");
        assertThat(words(pages.get(2))).endsWith("本月合计", "本年累计");
    }

    @Test
    void everyMonthHasItsTotalsAndThoseOfTheYear() {
        var pages = LedgerPages.of(
                FEBRUARY,
                0,
                new Sums(5_00, 5_00),
                List.of(line("2026-02-03", 10_00, 0), line("2026-03-01", 0, 10_00), line("2027-01-01", 0, 1_00)),
                40);

        assertThat(words(pages.getFirst()))
                .containsExactly("期初余额", "摘要", "本月合计", "本年累计", "摘要", "本月合计", "本年累计", "摘要", "本月合计", "本年累计");
        assertThat(pages.getFirst().get(6).cells())
                .containsExactly("2026-03", "", "本年累计", "15.00", "15.00", "平", "0.00");
        assertThat(pages.getFirst().get(9).cells()).containsExactly("2027-01", "", "本年累计", "0.00", "1.00", "贷", "1.00");
    }

    @Test
    void anOpeningBalanceIsInTheBalanceAndInNoTotals() {
        var opening = new Line(FEBRUARY, "转-1", "期初", true, new Sums(100_00, 0));

        var page = LedgerPages.byDay(FEBRUARY, 0, Sums.NOTHING, List.of(opening, line("2026-02-03", 10_00, 0)), 40)
                .getFirst();

        assertThat(words(page)).containsExactly("期初余额", "期初", "摘要", "本日合计", "本月合计", "本年累计");
        assertThat(page.get(1).cells()).containsExactly("2026-02-01", "转-1", "期初", "", "", "借", "100.00");
        assertThat(page.get(4).cells()).containsExactly("2026-02", "", "本月合计", "10.00", "0.00", "借", "110.00");
    }

    @Test
    void inAJournalEveryDayHasItsTotals() {
        var lines = List.of(line("2026-02-03", 10_00, 0), line("2026-02-03", 0, 4_00), line("2026-02-05", 0, 1_00));

        var page = LedgerPages.byDay(FEBRUARY, 0, Sums.NOTHING, lines, 40).getFirst();

        assertThat(words(page)).containsExactly("期初余额", "摘要", "摘要", "本日合计", "摘要", "本日合计", "本月合计", "本年累计");
        assertThat(page.get(3).cells()).containsExactly("2026-02-03", "", "本日合计", "10.00", "4.00", "借", "6.00");
        assertThat(page.get(5).cells()).containsExactly("2026-02-05", "", "本日合计", "0.00", "1.00", "借", "5.00");
        assertThat(page.get(6).cells()).containsExactly("2026-02", "", "本月合计", "10.00", "5.00", "借", "5.00");
    }

    private static GeneralLedger.Account account(int months) {
        var year = new ArrayList<GeneralLedger.Month>();
        var balance = 100_00L;
        for (var n = 0; n < months; n++) {
            var turned = n == 1 ? Sums.NOTHING : new Sums(10_00, 0);
            var before = year.isEmpty() ? new Sums(5_00, 0) : year.getLast().year();
            year.add(new GeneralLedger.Month(YearMonth.of(2026, 2 + n), balance, turned, before.plus(turned)));
            balance += turned.net();
        }
        return new GeneralLedger.Account("1002", "银行存款", year);
    }

    @Test
    void aPageOfTheGeneralLedgerHasTheTotalsOfTheMonthsThatMoved() {
        var page = LedgerPages.of(account(3), 40).getFirst();

        assertThat(words(page)).containsExactly("期初余额", "本月合计", "本年累计", "本月合计", "本年累计");
        assertThat(page.get(0).cells()).containsExactly("2026-02-01", "", "期初余额", "", "", "借", "100.00");
        assertThat(page.get(2).cells()).containsExactly("2026-02", "", "本年累计", "15.00", "0.00", "借", "110.00");
        assertThat(page.get(4).cells()).containsExactly("2026-04", "", "本年累计", "25.00", "0.00", "借", "120.00");
    }

    @Test
    void aPageOfTheGeneralLedgerIsCarriedToTheNext() {
        var pages = LedgerPages.of(account(5), 6);

        assertThat(words(pages.get(0))).containsExactly("期初余额", "本月合计", "本年累计", "本月合计", "本年累计", "过次页");
        assertThat(words(pages.get(1))).startsWith("承前页", "本月合计");
        assertThat(pages.get(1).getFirst().cells().subList(3, 7)).containsExactly("25.00", "0.00", "借", "120.00");
    }

    @Test
    void redLettersStayInTheirColumn() {
        var pages = LedgerPages.of(FEBRUARY, 0, Sums.NOTHING, List.of(line("2026-02-03", -10_00, 0)), 40);

        assertThat(pages.getFirst().get(1).cells().subList(3, 7)).containsExactly("-10.00", "", "贷", "10.00");
    }

    @Test
    void anAccountWithoutLinesStillHasAPage() {
        assertThat(LedgerPages.of(LocalDate.parse("2026-01-01"), 0, Sums.NOTHING, List.of(), 40))
                .singleElement()
                .satisfies(page -> assertThat(words(page)).containsExactly("上年结转"));
    }
}
