package org.fivetrust.accounts.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.ledger.HandoverMessages.Sheet;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}/handover-sheet")
@Tag(name = "Ledgers")
class HandoverController {

    private static final int FIRST = 1900;

    private static final int LAST = 9999;

    private final HandoverWorkflow handovers;

    HandoverController(HandoverWorkflow handovers) {
        this.handovers = handovers;
    }

    @AuditedYears("asOf")
    @GetMapping
    @Operation(
            operationId = "readHandoverSheet",
            summary = "What the books hand over when the accountant changes (会计移交清册)",
            description = "Drawn from the books: balances, last numbers, what is not posted, how far months are closed."
                    + " (余额、凭证末号、未记账凭证、结账情况)")
    Mono<Sheet> read(
            Caller caller,
            @PathVariable UUID book,
            @RequestParam @Parameter(description = "Day the sheet is drawn up for (移交日)", example = "2026-06-30")
                    LocalDate asOf) {
        if (asOf.getYear() < FIRST || asOf.getYear() > LAST) {
            throw InvalidValue.worded("day-of-years", "/asOf", "first", FIRST, "last", LAST);
        }
        return handovers.read(caller, book, asOf);
    }
}
