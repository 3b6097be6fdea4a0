package org.fivetrust.accounts.imports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.BOOK;
import static org.fivetrust.accounts.Fixtures.GROUND;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.tabular.model.Csv;
import org.fivetrust.tabular.model.TableLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ImportFileTest {

    private static final UUID FILE = UUID.randomUUID();

    private static final String HEAD = "voucher_no,date,summary,account_code,debit,credit,kind,corrects\n";

    private static final TableLimits LIMITS = new TableLimits(100_000, 10, 1_000_000, 0, 200, 20_000_000);

    private static ImportFile read(String rows) {
        return ImportFile.read(Csv.read(HEAD + rows, LIMITS), CodeMap.NONE, BOOK.openingDay());
    }

    private static List<String> faults(String rows) {
        return read(rows).faults(GROUND, RuleSeverities.NONE, true).stream()
                .map(Violation::pointer)
                .toList();
    }

    @Test
    void numbersMayBeginAnewEachMonth() {
        var importFile = read("""
                记-1,2026-01-05,用品,5301,1,,,
                记-1,2026-01-05,用品,1002,,1,,
                记-1,2026-02-05,用品,5301,2,,,
                记-1,2026-02-05,用品,1002,,2,,
                """);

        assertThat(importFile.faults()).isEmpty();
        assertThat(importFile.vouchers()).isEqualTo(2);
        assertThat(importFile.lines()).isEqualTo(4);
    }

    @Test
    void rowsOfOneVoucherStandTogetherAndSayTheSame() {
        assertThat(faults("""
                        1,2026-01-05,用品,5301,1,,,
                        1,2026-01-06,用品,1002,,1,,
                        2,2026-01-05,用品,5301,2,,NORMAL,
                        2,2026-01-05,用品,1002,,2,CLOSING,
                        1,2026-01-05,用品,5301,1,,,
                        1,2026-01-05,用品,1002,,1,,
                        """)).containsExactly("/rows/6/voucher_no", "/rows/3/date", "/rows/5/kind");
    }

    @Test
    void redIsAReversalUnlessTheFileSaysOtherwise() {
        var red = "1,2026-01-05,注销,5301,-1,,%s,\n1,2026-01-05,注销,1002,,-1,%s,\n";
        var entry = read(red.formatted("", ""))
                .drafts(FILE, List.of(UUID.randomUUID()))
                .getFirst();

        assertThat(entry.content().kind()).isEqualTo(VoucherKind.REVERSAL);
        assertThat(faults(red.formatted("NORMAL", "NORMAL"))).containsExactly("/rows/2", "/rows/3");
    }

    @Test
    void whatItCorrectsIsTheNearestAbove() {
        var rows = """
                记-1,2026-01-05,用品,5301,1,,,
                记-1,2026-01-05,用品,1002,,1,,
                记-1,2026-02-05,用品,5301,2,,,
                记-1,2026-02-05,用品,1002,,2,,
                记-2,2026-02-06,注销,5301,-1,,REVERSAL,%1$s
                记-2,2026-02-06,注销,1002,,-1,REVERSAL,%1$s
                """;
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

        assertThat(read(rows.formatted("记-1"))
                        .drafts(FILE, ids)
                        .get(2)
                        .content()
                        .corrects())
                .isEqualTo(ids.get(1));
        assertThat(read(rows.formatted("2026-01 记-1"))
                        .drafts(FILE, ids)
                        .get(2)
                        .content()
                        .corrects())
                .isEqualTo(ids.get(0));
        assertThat(faults(rows.formatted("记-9"))).containsExactly("/rows/6/corrects");
    }

    /** Each looked for among all above it, this would take minutes. */
    @Test
    @Timeout(20)
    void aFileOfCorrectionsIsReadInOneGo() {
        var rows = IntStream.range(0, 40_000)
                .mapToObj(n -> "%1$d,2026-01-05,用品,5301,1,,,%2$d\n%1$d,2026-01-05,用品,1002,,1,,%2$d\n"
                        .formatted(n, n == 0 ? 99_999 : 0))
                .collect(Collectors.joining());
        var ids = Stream.generate(UUID::randomUUID).limit(40_000).toList();

        assertThat(read(rows).drafts(FILE, ids).getLast().content().corrects()).isEqualTo(ids.getFirst());
        assertThat(faults(rows)).containsExactly("/rows/2/corrects");
    }

    @Test
    void ofManyFaultsTheFirstAreTold() {
        var told = faults("1,2026-01-05,用品,5301,x,,,\n".repeat(10_000));

        assertThat(told).hasSizeBetween(2000, 2010).startsWith("/rows/2/debit");
        assertThat(told.getLast()).isEqualTo("/rows/1002");
    }

    @Test
    void openingRowsNeedNoDayAndComeOnce() {
        var rows = "OPENING,,期初,1002,5,,,\nOPENING,,期初,220901,,5,,\n";
        var importFile = read(rows);

        assertThat(importFile.openingLines()).isEqualTo(2);
        assertThat(importFile.vouchers()).isZero();
        assertThat(importFile.faults(GROUND, RuleSeverities.NONE, true)).isEmpty();
        assertThat(importFile.faults(GROUND, RuleSeverities.NONE, false))
                .extracting(Violation::pointer)
                .containsExactly("/rows/2/voucher_no");
    }
}
