package org.fivetrust.accounts.evidence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations in JSON. */
final class OperationMessages {

    private OperationMessages() {}

    @Schema(name = "Operation", description = "Something that was done (操作记录)")
    record View(
            UUID id,
            Instant at,

            @Nullable @Schema(description = "Who did it, by subject of the token (操作人)")
            String by,

            @Schema(description = "Kind of operation (操作类型)", example = "voucher.posted")
            String kind,

            @Schema(description = "On what: a voucher, a book, an account (操作对象)")
            String subject,

            @Schema(description = "All it said then, as canonical JSON (操作内容)")
            String content,

            @Nullable @Schema(description = "Its place in the evidence log; absent for a moment (存证序号)")
            Long position) {}
}
