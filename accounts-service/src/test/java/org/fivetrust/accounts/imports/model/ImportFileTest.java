package org.fivetrust.accounts.imports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Fixtures.BOOK;
import static org.fivetrust.accounts.Fixtures.GROUND;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Line;
import org.fivetrust.accounts.voucher.model.RuleSeverities;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.tabular.model.Csv;
import org.fivetrust.tabular.model.Sheet;
import org.fivetrust.tabular.model.TableLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {

    private static final UUID FILE = UUID.randomUUID();

    private static final String HEAD = "voucher_no,date,summary,account_code,debit,credit,kind,corrects\n";

    private static final TableLimits LIMITS = new TableLimits(100_000, 10, 1_000_000, 0, 200, 20_000_000);

    private static ImportFile read(String rows) {
        return ImportFile.read(Csv.read(HEAD + rows, LIMITS), CodeMap.NONE, BOOK.openingDay());
    }

    private static List<String> faults(String rows) {
        return faults(read(rows));
    }

    private static List<String> faults(ImportFile importFile) {
        return importFile.faults(GROUND, RuleSeverities.NONE, true).stream()
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
                        """)).containsExactly("/rows/3/date", "/rows/5/kind", "/rows/6/voucher_no");
    }

    @Test
    void redIsAReversalUnlessTheFileSaysOtherwise() {
        var red = "1,2026-01-05,注销,5301,-1,,%s,\n1,2026-01-05,注销,1002,,-1,%s,\n";
        var entry = read(red.formatted("", ""))
                .drafts(FILE, List.of(UUID.randomUUID()))
                .getFirst();

        assertThat(entry.content().kind()).isEqualTo(VoucherKind.REVERSAL);
        assertThat(faults(red.formatted("NORMAL", "NORMAL"))).containsExactly("/rows/2/debit", "/rows/3/credit");
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

        assertThat(told).hasSize(2001).startsWith("/rows/2/debit");
        assertThat(told.getLast()).isEqualTo("/rows/2002");
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

    private static ImportFile table(String head, String... rows) {
        return ImportFile.read(
                Csv.read(head + "\n" + String.join("\n", rows), LIMITS), CodeMap.NONE, BOOK.openingDay());
    }

    private static Content only(ImportFile importFile) {
        assertThat(faults(importFile)).isEmpty();
        return importFile.drafts(FILE, List.of(UUID.randomUUID())).getFirst().content();
    }

    @Test
    void aSlipInOneCellHidesNothingElse() {
        assertThat(faults("""
                        1,2026-01-05,用品,5301,600.001,,,
                        1,2026-13-05,用品,9999,,600,,
                        2,2025-12-31,用品,4401,1,,,
                        2,2025-12-31,用品,1002,,2,,
                        3,2026-01-05,,5301,1,1,,
                        3,2026-01-05,用品,1002,,1,,
                        1,2026-01-05,用品,5301,1,,BLACK,
                        1,2026-01-05,用品,1002,,1,,
                        """))
                .containsExactly(
                        "/rows/2/debit",
                        "/rows/3/date",
                        "/rows/3/account_code",
                        "/rows/4/date",
                        "/rows/4/account_code",
                        "/rows/4/voucher_no",
                        "/rows/6/summary",
                        "/rows/6/debit",
                        "/rows/6/voucher_no",
                        "/rows/8/kind",
                        "/rows/8/voucher_no");
    }

    @Test
    void whatFollowsFromASlipIsNotToldAgain() {
        assertThat(faults("1,2026-01-05,用品,5301,x,,,\n1,2026-01-05,用品,1002,,1,,\n"))
                .containsExactly("/rows/2/debit");
        assertThat(faults("1,2026-01-05,用品,,1,,,\n1,2026-01-05,用品,1002,,1,,\n"))
                .containsExactly("/rows/2/account_code");
        assertThat(faults("1,2026-01-05,用品,5301,1,,,\n,2026-01-05,用品,1002,,1,,\n"))
                .containsExactly("/rows/3/voucher_no");
        assertThat(faults("1,soon,用品,5301,1,,,\n1,2026-01-05,用品,1002,,1,,\n")).containsExactly("/rows/2/date");
    }

    @Test
    void accountantsHeadingsAndWaysOfWritingAreRead() {
        var content = only(table(
                "凭证号,日期,摘要,科目编码,借方金额,贷方金额,凭证字,附件数,种类",
                "记-1,2026/1/5,用品,5301,\"1,000.00\",,付,2,普通",
                "记－１,2026年1月5日,用品,１００２,,１，０００．００,付,２,普通"));

        assertThat(content.date()).isEqualTo("2026-01-05");
        assertThat(content.type()).isEqualTo(VoucherType.PAYMENT);
        assertThat(content.attachments()).isEqualTo(2);
        assertThat(content.debits()).isEqualTo(Money.parse("1000.00"));
        assertThat(content.lines()).extracting(Line::account).containsExactly("5301", "1002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"收-1", "2026-01-收-1", "收1"})
    void aNumberSaysItsTypeWhereNoColumnDoes(String number) {
        var rows = "%s,2026-01-05,用品,5301,1,,,\n%s,2026-01-05,用品,1002,,1,,\n".formatted(number, number);

        assertThat(only(read(rows)).type()).isEqualTo(VoucherType.RECEIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260105", "+57370-04-12", "1989-12-31", "2101-01-01", "2026-02-30", "46027", "2026-1"})
    void otherDaysAreRefused(String day) {
        assertThat(faults("1,%1$s,用品,5301,1,,,\n1,%1$s,用品,1002,,1,,\n".formatted(day)))
                .containsExactly("/rows/2/date", "/rows/3/date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,00.00", "10,000,0", "0.30000000000000004", "1e3", "--1", "1.234"})
    void otherAmountsAreRefused(String amount) {
        assertThat(faults("1,2026-01-05,用品,5301,\"%s\",,,\n1,2026-01-05,用品,1002,,1,,\n".formatted(amount)))
                .containsExactly("/rows/2/debit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\ufffe", "\uffff"})
    void charactersThatXmlCannotHoldAreRefused(String character) {
        assertThat(faults("1,2026-01-05,用%s品,5301,1,,,\n1,2026-01-05,用品,1002,,1,,\n".formatted(character)))
                .containsExactly("/rows/2/summary");
    }

    @Test
    void mergedCellsAreToldByAddress() {
        var sheet = new Sheet(
                2,
                List.of("voucher_no", "date", "summary", "account_code", "debit", "credit"),
                List.of(
                        new Sheet.Row(3, List.of("1", "2026-01-05", "用品", "5301", "1")),
                        new Sheet.Row(4, List.of("", "", "", "1002", "", "1"))),
                List.of(new Sheet.Range("A1:F1", 1, 1, 0, 5), new Sheet.Range("A3:A4", 3, 4, 0, 0)));
        var told = ImportFile.read(sheet, CodeMap.NONE, BOOK.openingDay()).faults(GROUND, RuleSeverities.NONE, true);

        assertThat(told).extracting(Violation::pointer).startsWith("/rows/3/voucher_no", "/rows/4/voucher_no");
        assertThat(told.getFirst()).isEqualTo(Violation.worded("row.merged", "/rows/3/voucher_no", "cells", "A3:A4"));
    }

    @ParameterizedTest(name = "debit {0} and credit {1}")
    @CsvSource({"'', ''", "0, ''", "'', 0.00", "-0, ''", "1, 1", "1, -1"})
    void aLineIsOnOneSideAndNotZero(String debit, String credit) {
        assertThat(faults("1,2026-01-05,用品,5301,%s,%s,REVERSAL,\n1,2026-01-05,用品,1002,,0,REVERSAL,\n"
                        .formatted(debit, credit)))
                .contains("/rows/2/debit", "/rows/3/debit");
    }

    @Test
    void whatIsCorrectedMayStandBelowButNotInARing() {
        var rows = """
                记-1,2026-01-05,注销,5301,-1,,REVERSAL,%s
                记-1,2026-01-05,注销,1002,,-1,REVERSAL,%s
                记-2,2026-01-05,用品,5301,1,,,%s
                记-2,2026-01-05,用品,1002,,1,,%s
                """;
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        var drafts = read(rows.formatted("记-2", "记-2", "", "")).drafts(FILE, ids);

        assertThat(drafts).extracting(Draft::id).containsExactly(ids.get(1), ids.get(0));
        assertThat(drafts.getLast().content().corrects()).isEqualTo(ids.get(1));
        assertThat(faults(rows.formatted("记-2", "记-2", "记-1", "记-1"))).containsExactly("/rows/2/corrects");
    }
}
