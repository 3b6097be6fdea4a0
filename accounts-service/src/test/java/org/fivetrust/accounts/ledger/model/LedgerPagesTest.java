package org.fivetrust.accounts.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.LedgerPages.Line;
import org.fivetrust.paper.model.Sheet.Row;
import org.junit.jupiter.api.Test;

class LedgerPagesTest {

    private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-01");

    private static Line line(String date, long debit, long credit) {
        return new Line(LocalDate.parse(date), "记-1", "摘要", new Sums(debit, credit));
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
