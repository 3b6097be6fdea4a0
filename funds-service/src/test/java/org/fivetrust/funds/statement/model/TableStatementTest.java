package org.fivetrust.funds.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.funds.statement.model.BankProfile.Column;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.tabular.model.Csv;
import org.fivetrust.tabular.model.TableLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of entries as banks hand them out, clean and dirty. */
class TableStatementTest {

    private static final String HEAD = "交易日期,交易时间,借方金额,贷方金额,余额,对方户名,对方账号,摘要,流水号\n";

    /** As it came: five of its rows cannot be taken. */
    private static final String DIRTY = HEAD + """
            2026-05-04,08:00:01,,123.62999999,1123.63,某公司,\t001100223344,租金,0001
            24-05-2026,08:00:02,,,1123.63,,,查询,0002
            2026/5/6,,0.00,0.00,1123.63,,,,0003
            2026-05-07,08:00:03, 20.00 ,,1103.63,"恒远, 铺装",="00012",=1+1合计,0004
            2026-05-08,08:00:04,-5.00,,1108.63,某公司,00110022,红字冲回,0005
            合计,,15.00,123.63,,,,,
            """;

    private static final String MENDED = HEAD + """
            2026-05-04,08:00:01,,123.63,1123.63,某公司,\t001100223344,租金,0001
            2026-05-07,08:00:03, 20.00 ,,1103.63,"恒远, 铺装",="00012",=1+1合计,0004
            2026-05-08,08:00:04,-5.00,,1108.63,某公司,00110022,红字冲回,0005
            """;

    private static BankProfile twoColumns(boolean guarded, boolean footer) {
        var columns = new LinkedHashMap<>(Map.of(
                "交易日期", Column.DAY,
                "交易时间", Column.PASSED_OVER,
                "借方金额", Column.OUT,
                "贷方金额", Column.IN,
                "余额", Column.BALANCE,
                "对方户名", Column.NAME,
                "对方账号", Column.ACCOUNT,
                "摘要", Column.TEXT,
                "流水号", Column.REFERENCE));
        return new BankProfile(
                "GB18030",
                columns,
                List.of("yyyy-MM-dd", "yyyy/M/d"),
                Set.of(),
                Set.of(),
                false,
                guarded,
                Set.of("合计"),
                footer,
                null);
    }

    private static BankProfile directed(boolean grouped) {
        return new BankProfile(
                "UTF-8",
                Map.of("日期", Column.DAY, "金额", Column.AMOUNT, "借贷", Column.DIRECTION, "余额", Column.BALANCE),
                List.of("yyyyMMdd"),
                Set.of("贷"),
                Set.of("借"),
                grouped,
                false,
                Set.of(),
                false,
                null);
    }

    private static BankProfile signed() {
        return new BankProfile(
                "UTF-8",
                Map.of("日期", Column.DAY, "金额", Column.AMOUNT, "余额", Column.BALANCE),
                List.of("yyyy-MM-dd"),
                Set.of(),
                Set.of(),
                true,
                false,
                Set.of(),
                false,
                null);
    }

    private static final class Read {

        private final Findings findings = new Findings();
        private final List<StatementPart> parts = new ArrayList<>();

        Read(String csv, BankProfile profile) {
            var sheet = Csv.read(csv, new TableLimits(1000, 20, 10_000, 10, 1000, 100_000));
            try (var reader = TableStatement.open(sheet, profile, "6222", findings)) {
                for (var part = reader.next(); part != null; part = reader.next()) {
                    parts.add(part);
                }
            }
        }

        List<String> told() {
            return findings.all().stream()
                    .map(finding -> finding.words().code() + " " + finding.pointer())
                    .toList();
        }

        List<BankEntry> entries() {
            return parts.stream()
                    .filter(StatementPart.Entry.class::isInstance)
                    .map(part -> ((StatementPart.Entry) part).entry())
                    .toList();
        }

        StatementHead head() {
            return ((StatementPart.Head) parts.getFirst()).head();
        }
    }

    @Test
    void everything_that_is_wrong_is_told_with_its_row_and_column() {
        assertThat(new Read(DIRTY, twoColumns(true, false)).told())
                .containsExactly(
                        "funds.amount-not-in-fen /rows/2/贷方金额",
                        "funds.day-unreadable /rows/3/交易日期",
                        "funds.amount-on-neither-side /rows/3/借方金额,贷方金额",
                        "funds.amount-zero-on-both-sides /rows/4/借方金额,贷方金额",
                        "funds.row-is-total /rows/7");
    }

    @Test
    void a_dirty_list_is_refused_whole() {
        var findings = new Findings();
        var sheet = Csv.read(DIRTY, new TableLimits(1000, 20, 10_000, 10, 1000, 100_000));

        try (var reader = TableStatement.open(sheet, twoColumns(true, false), "6222", findings)) {
            assertThatThrownBy(() -> CheckedFile.read(reader, findings, new StatementLimits(10, 10, 1)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.violations()).hasSize(5));
        }
    }

    @Test
    void mended_it_is_read_as_it_is_meant() {
        var read = new Read(MENDED, twoColumns(true, false));

        assertThat(read.told()).isEmpty();
        assertThat(read.entries())
                .extracting(
                        entry -> entry.amount().toString(),
                        entry -> entry.counterparty().name(),
                        entry -> entry.counterparty().account(),
                        BankEntry::text,
                        BankEntry::reference)
                .containsExactly(
                        tuple("123.63", "某公司", "001100223344", "租金", "0001"),
                        tuple("-20.00", "恒远, 铺装", "00012", "=1+1合计", "0004"),
                        tuple("5.00", "某公司", "00110022", "红字冲回", "0005"));
    }

    @Test
    void the_opening_balance_is_what_the_first_entry_leaves_without_its_amount() {
        var head = new Read(MENDED, twoColumns(true, false)).head();

        assertThat(head.opening()).hasToString("1000.00");
        assertThat(head.closing()).hasToString("1108.63");
        assertThat(head.id()).isEqualTo("2026-05-04/2026-05-08");
        assertThat(head.account()).isEqualTo("6222");
    }

    @Test
    void a_guarded_text_is_unwrapped_only_where_the_profile_says_so() {
        assertThat(new Read(MENDED, twoColumns(false, false))
                        .entries()
                        .get(1)
                        .counterparty()
                        .account())
                .isEqualTo("=00012");
    }

    @Test
    void totals_at_the_end_are_checked_where_the_profile_names_them() {
        assertThat(new Read(MENDED + "合计,,15.00,123.63,,,,,\n", twoColumns(true, true)).told())
                .isEmpty();
        assertThat(new Read(MENDED + "合计,,25.00,123.63,,,,,\n", twoColumns(true, true)).told())
                .containsExactly("funds.total-differs /rows/5/借方金额");
    }

    @Test
    void totals_in_the_middle_are_no_entry() {
        var csv = MENDED.replace(HEAD, HEAD + "合计,,,,,,,,\n");

        assertThat(new Read(csv, twoColumns(true, true)).told()).containsExactly("funds.row-is-total /rows/2");
    }

    @Test
    void a_column_that_the_profile_does_not_know_is_told() {
        assertThat(new Read(MENDED.replace("摘要", "备注"), twoColumns(true, false)).told())
                .containsExactly("funds.column-unknown /rows/1/备注");
    }

    @Test
    void a_column_that_is_missing_or_there_twice_is_told() {
        assertThat(new Read(MENDED.replace("贷方金额", "借方金额"), twoColumns(true, false)).told())
                .containsExactly("funds.column-twice /rows/1/借方金额", "funds.column-missing /rows/1/贷方金额");
    }

    @Test
    void an_entry_that_is_left_out_shows_in_the_balance_of_the_next() {
        var csv = MENDED.replace("2026-05-07,08:00:03, 20.00 ,,1103.63,\"恒远, 铺装\",=\"00012\",=1+1合计,0004\n", "");

        assertThat(new Read(csv, twoColumns(true, false)).told())
                .containsExactly("funds.balance-not-continued /rows/3/余额");
    }

    @Test
    void amounts_on_both_sides_are_told() {
        assertThat(new Read(MENDED.replace(",,123.63", ",1.00,123.63"), twoColumns(true, false)).told())
                .contains("funds.amount-on-both-sides /rows/2/借方金额,贷方金额");
    }

    @ParameterizedTest
    @CsvSource({"1.234,56", "'1,23.45'", "'12,34'", "'1,234.56'"})
    void thousands_are_set_apart_only_where_the_profile_says_so(String amount) {
        var csv = "日期,金额,借贷,余额\n20260504,\"%s\",贷,1.00\n".formatted(amount);

        assertThat(new Read(csv, directed(false)).told())
                .isNotEmpty()
                .allMatch(told -> told.startsWith("funds.amount"));
    }

    @ParameterizedTest
    @CsvSource({"'1.234,56'", "'1,23.45'", "'12,34'"})
    void thousands_stand_in_groups_of_three(String amount) {
        var csv = "日期,金额,借贷,余额\n20260504,\"%s\",贷,1.00\n".formatted(amount);

        assertThat(new Read(csv, directed(true)).told()).containsExactly("funds.amount-unreadable /rows/2/金额");
    }

    @Test
    void a_direction_beside_the_amount_gives_its_sign() {
        var csv = "日期,金额,借贷,余额\n20260504,\"1,234.56\",贷,\"2,234.56\"\n20260505,234.56,借,2000.00\n";

        assertThat(new Read(csv, directed(true)).entries())
                .extracting(entry -> entry.amount().toString())
                .containsExactly("1234.56", "-234.56");
    }

    @Test
    void another_direction_is_told() {
        assertThat(new Read("日期,金额,借贷,余额\n20260504,1.00,?,1.00\n", directed(false)).told())
                .containsExactly("funds.direction-unknown /rows/2/借贷");
    }

    @Test
    void an_amount_may_have_a_sign_of_its_own() {
        assertThat(new Read("日期,金额,余额\n2026-05-04,-1.00,9.00\n", signed()).entries())
                .extracting(entry -> entry.amount().toString())
                .containsExactly("-1.00");
    }

    @ParameterizedTest
    @CsvSource({"46146", "2026-02-30", "2026-5-4", "04/05/2026", "''"})
    void a_day_in_another_form_is_told(String day) {
        assertThat(new Read("日期,金额,余额\n%s,1.00,9.00\n".formatted(day), signed()).told())
                .containsExactly("funds.day-unreadable /rows/2/日期");
    }
}
