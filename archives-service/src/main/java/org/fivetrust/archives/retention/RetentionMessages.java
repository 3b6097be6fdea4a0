package org.fivetrust.archives.retention;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.archives.retention.model.Retention;
import org.jspecify.annotations.Nullable;

/** Retention tables in JSON. */
final class RetentionMessages {

    private RetentionMessages() {}

    @Schema(name = "RetentionTable", description = "A version of the table of periods (保管期限表)")
    record View(
            String id,
            String name,
            int version,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,

            @Schema(description = "For whom it holds (适用范围)")
            String scope,

            @Nullable @Schema(description = "The archive authority that approved it; none for a reference (审定机关)")
            String approver,

            String source,
            List<Line> lines) {}

    @Schema(name = "RetentionLine", description = "One kind of paper and its period (归档范围及保管期限)")
    record Line(
            int line,

            @Schema(description = "Kind of paper (归档范围)", example = "记账凭证")
            String kind,

            @Schema(description = "Category (类别)", example = "会计")
            String category,

            @Schema(description = "Y for ever, D30 and D10 years, D5 after an event (期限代码)")
            Retention retention,

            @Schema(description = "The period in the table's own words (保管期限)", example = "30年")
            String terms,

            @Schema(description = "Where the line is taken from (出处)")
            String source) {}
}
