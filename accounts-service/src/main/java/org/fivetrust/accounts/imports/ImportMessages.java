package org.fivetrust.accounts.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.fivetrust.accounts.imports.model.ImportFile;
import org.jspecify.annotations.Nullable;

/** Imports in JSON. */
final class ImportMessages {

    private ImportMessages() {}

    @Schema(name = "Import", description = "What was taken in, or would be (导入结果)")
    record View(
            @Nullable
            @Schema(description = "For submitting, reviewing and posting all of it; absent after a dry run (导入批次)")
            UUID id,

            @Schema(description = "Number of vouchers (凭证数)")
            int vouchers,

            @Schema(description = "Lines of these vouchers (分录数)")
            int lines,

            @Schema(description = "Lines of opening balances (期初余额行数)")
            int openingLines,

            @Schema(description = "Nothing was kept (试导入)") boolean dryRun) {

        static View of(ImportFile importFile, @Nullable UUID id) {
            return new View(id, importFile.vouchers(), importFile.lines(), importFile.openingLines(), id == null);
        }
    }

    @Schema(name = "TakeOver", description = "The book that is carried on in another (结转新账套)")
    record TakeOver(
            @NotNull @Schema(description = "A book of the same principal whose last year is closed (原账套)")
            UUID from,

            @Nullable
            @Size(max = 60)
            @Schema(
                    description = "How its codes become those of the new standard (科目对照表)",
                    example = "NONPROFIT_2004-2024")
            String codeMap) {}

    /** The request that an idempotency key belongs to. */
    record ImportKey(String digest, @Nullable String codeMap, boolean again) {}
}
