package org.fivetrust.accounts.book;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Books in JSON. */
final class BookMessages {

    private static final String CREDIT_CODE = "[0-9A-HJ-NPQRTUWXY]{18}";

    private BookMessages() {}

    @Schema(name = "OpenBook", description = "A set of books to open (开立账套)")
    record Ask(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN)
            @Schema(description = "Whose books they are (委托方)", example = "dongfang-collective")
            String principal,

            @NotNull
            @Pattern(regexp = "[A-Z0-9_]{1,60}")
            @Schema(
                    description = "The accounting standard, in an edition in force on startsOn (适用会计制度)",
                    allowableValues = {"RURAL_COLLECTIVE_2023", "NONPROFIT_2004", "NONPROFIT_2024"})
            String standard,

            @NotNull @Schema(description = "First day with entries (启用日期)", example = "2026-01-01")
            LocalDate startsOn,

            @Nullable
            @Size(min = 1, max = 100)
            @Schema(
                    description =
                            "What its papers call it from the first day on (单位名称); the legal name of the principal unless said",
                    example = "东方社区股份经济合作社")
            String unitName,

            @Nullable
            @Pattern(regexp = CREDIT_CODE, message = "credit-code")
            @Schema(description = "统一社会信用代码; only with a unitName", example = "N2330106MF0000000A")
            String creditCode) {

        /** The name it is opened under, if one is said. */
        @Nullable
        NameUnit named() {
            if (unitName == null && creditCode != null) {
                throw InvalidValue.worded("unit-name-missing", "/unitName");
            }
            if (unitName != null && unitName.isBlank()) {
                throw InvalidValue.worded("blank", "/unitName");
            }
            return unitName == null ? null : new NameUnit(unitName, creditCode, startsOn);
        }
    }

    @Schema(name = "NameUnit", description = "What a book's papers call its unit from a day on (单位名称变更)")
    record NameUnit(
            @NotBlank @Size(max = 100) @Schema(description = "Name of the unit (单位名称)", example = "东方社区股份经济合作社")
            String name,

            @Nullable
            @Pattern(regexp = CREDIT_CODE, message = "credit-code")
            @Schema(description = "Unified social credit code, GB 32100 (统一社会信用代码)", example = "N2330106MF0000000A")
            String creditCode,

            @NotNull @Schema(description = "From which day on; older papers keep their name (生效日)")
            LocalDate validFrom) {}

    @Schema(name = "UnitName", description = "A name papers bear, and who set it (单位名称)")
    record UnitName(
            String name,

            @Nullable @Schema(description = "Unified social credit code, GB 32100 (统一社会信用代码)")
            String creditCode,

            LocalDate validFrom,
            String setBy,
            Instant setAt) {}

    @Schema(name = "Book", description = "A set of books (账套)")
    record View(
            UUID id,
            String principal,
            String standard,

            @Schema(description = "The standard's name (会计制度名称)")
            String standardName,

            LocalDate startsOn,

            @Nullable @Schema(description = "Last day its standard is in force; absent while open (制度适用截止日)")
            LocalDate endsOn,

            @Schema(description = "What papers of today call it (单位名称)")
            String unitName,

            @Nullable @Schema(description = "Unified social credit code, GB 32100 (统一社会信用代码)")
            String creditCode,

            String openedBy,
            Instant openedAt) {

        static View of(BookRow row) {
            return new View(
                    row.id(),
                    row.principal(),
                    row.standard(),
                    row.standardName(),
                    row.startsOn(),
                    row.inForceTo(),
                    row.unit(),
                    row.creditCode(),
                    row.openedBy(),
                    row.openedAt());
        }
    }
}
