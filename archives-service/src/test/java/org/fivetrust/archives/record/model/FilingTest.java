package org.fivetrust.archives.record.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.archives.retention.model.Retention;
import org.fivetrust.archives.retention.model.RetentionLine;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Basis BASIS =
            new Basis(UUID.randomUUID(), null, null, null, null, List.of(), TODAY, Instant.EPOCH);

    private static final RetentionLine VOUCHERS = new RetentionLine("reference", 60, "记账凭证", Retention.D30);

    private static final RetentionLine YEARLY = new RetentionLine("reference", 67, "年度财务会计报告", Retention.Y);

    private static final Category ACCOUNTING = new Category("会计", YEARLY, null);

    private static final ContentType PDF =
            new ContentType("application/pdf", ContentType.Shape.SIGNATURE, List.of("255044462d"));

    private static final FilingRules RULES = new FilingRules(ACCOUNTING, PDF, 8);

    private static final FilingRules RULES_FOR_VOUCHERS = new FilingRules(new Category("会计", YEARLY, VOUCHERS), PDF, 8);

    @Test
    void isFiledUnderTheCategoryTheTableKnows() {
        var filing = filing(null, null);

        assertThat(filed(filing, RULES))
                .isEqualTo(
                        new Filed(filing, "会计", new Appraisal(Retention.Y, YEARLY, true), content("%PDF-1.7"), BASIS));
    }

    @Test
    void isKeptAsItsKindDemands() {
        assertThat(filed(filing("记账凭证", null), RULES_FOR_VOUCHERS).appraisal())
                .isEqualTo(new Appraisal(Retention.D30, VOUCHERS, false));
    }

    @Test
    void isKeptLongestUntilAPersonDecidesWhereNoKindIsNamed() {
        assertThat(filed(filing(null, null), RULES).appraisal()).isEqualTo(new Appraisal(Retention.Y, YEARLY, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"Y", "D30"})
    void isKeptAsAPersonDecidesFromTheTablesPeriodUpwards(Retention decided) {
        assertThat(filed(filing("记账凭证", decided), RULES_FOR_VOUCHERS).appraisal())
                .isEqualTo(new Appraisal(decided, VOUCHERS, false));
    }

    @Test
    void isKeptAsAPersonDecidesWhereNoKindBindsHim() {
        assertThat(filed(filing(null, Retention.D10), RULES).appraisal())
                .isEqualTo(new Appraisal(Retention.D10, null, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"D10", "D5"})
    void isNotKeptShorterThanTheTableSays(Retention decided) {
        assertDeclined(filing("记账凭证", decided), RULES_FOR_VOUCHERS, "archives.retention-too-short");
    }

    @Test
    void needsAKnownCategoryKindAndMediaType() {
        assertDeclined(filing(null, null), new FilingRules(null, PDF, 8), "archives.unknown-category");
        assertDeclined(filing("杂项", null), RULES, "archives.unknown-kind");
        assertDeclined(filing(null, null), new FilingRules(ACCOUNTING, null, 8), "archives.type-not-allowed");
    }

    @Test
    void isWhatItSaysItIs() {
        assertThat(filing(null, null).file(new Permitted(BASIS), RULES, content("PK\u0003\u0004"), TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("archives.type-mismatch"));
    }

    @Test
    void isNoLargerThanTheLargest() {
        assertDeclined(filing(null, null), new FilingRules(ACCOUNTING, PDF, 7), "archives.too-large");
    }

    @Test
    void isNotEmpty() {
        assertThat(filing(null, null).file(new Permitted(BASIS), RULES, content(""), TODAY))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo("archives.content-empty"));
    }

    @ParameterizedTest
    @CsvSource({"2027, ", "2026, 2026-06-04"})
    void isOfThePast(int year, @Nullable LocalDate formedOn) {
        assertDeclined(filing(null, null, year, formedOn), RULES, "archives.date-in-the-future");
    }

    @Test
    void mayBeOfToday() {
        assertThat(filed(filing(null, null, 2026, TODAY), RULES).filing().formedOn())
                .isEqualTo(TODAY);
    }

    private static Filed filed(Filing filing, FilingRules rules) {
        return filing.file(new Permitted(BASIS), rules, content("%PDF-1.7"), TODAY)
                .orRefuse();
    }

    private static void assertDeclined(Filing filing, FilingRules rules, String code) {
        assertThat(filing.file(new Permitted(BASIS), rules, content("%PDF-1.7"), TODAY))
                .isInstanceOfSatisfying(Outcome.Declined.class, declined -> {
                    assertThat(declined.because().kind()).isEqualTo(Refusal.Kind.RULE);
                    assertThat(declined.because().code()).isEqualTo(code);
                });
    }

    private static final FileSignature PDF_OPENING = FileSignature.of("%PDF-1.7".getBytes(StandardCharsets.UTF_8));

    private static Content content(String bytes) {
        return new Content(
                FileName.of("a.pdf"),
                "application/pdf",
                bytes.length(),
                "ab".repeat(32),
                bytes.equals("%PDF-1.7") ? PDF_OPENING : FileSignature.of(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    private static Filing filing(@Nullable String kind, @Nullable Retention retention) {
        return filing(kind, retention, 2026, null);
    }

    private static Filing filing(
            @Nullable String kind, @Nullable Retention retention, int year, @Nullable LocalDate formedOn) {
        return new Filing(
                UUID.fromString("6f1d7a52-8f3c-4c39-9a64-0d6a5f0a3b11"),
                new PrincipalId("dongfang-committee"),
                "2026年5月记账凭证",
                "会计",
                kind,
                year,
                null,
                null,
                formedOn,
                retention,
                SecurityLevel.INTERNAL);
    }
}
