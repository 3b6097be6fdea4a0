package org.fivetrust.accounts.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.evidence.OperationMessages.View;
import org.fivetrust.accounts.evidence.Operations.Search;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/books/{book}/operations")
@Tag(name = "Evidence")
class OperationController {

    private static final int FIRST = 1900;

    private static final int LAST = 9999;

    private final OperationWorkflow operations;

    OperationController(OperationWorkflow operations) {
        this.operations = operations;
    }

    @AuditedYears({"from", "to"})
    @GetMapping
    @Operation(
            operationId = "listOperations",
            summary = "What was done in a unit's books, by whom and when (操作日志)",
            description =
                    "By person, days, kind and words; each entry is a leaf of the evidence log and nobody can edit"
                            + " it. (可按操作人、时间、内容检索；记录不可修改)")
    Listed<View> list(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "Who did it, by subject of the token (操作人)")
                    String by,
            @RequestParam(required = false) @Nullable @Parameter(description = "voucher.posted, account.opened … (类型)")
                    String kind,
            @RequestParam(required = false) @Nullable @Parameter(description = "Words of what was said (内容)")
                    String q) {
        return Listed.of(page -> operations.list(caller, book, search(from, to, by, kind, q), page));
    }

    private static Search search(
            LocalDate from, LocalDate to, @Nullable String by, @Nullable String kind, @Nullable String text) {
        if (to.isBefore(from) || from.getYear() < FIRST || to.getYear() > LAST) {
            throw InvalidValue.worded("days", "/to", "first", FIRST, "last", LAST);
        }
        return new Search(from, to, by, kind, text);
    }
}
