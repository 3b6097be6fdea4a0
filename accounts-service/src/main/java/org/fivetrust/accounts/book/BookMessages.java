package org.fivetrust.accounts.book;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** Books in JSON. */
final class BookMessages {

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
            LocalDate startsOn) {}

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
                    row.openedBy(),
                    row.openedAt());
        }
    }
}
