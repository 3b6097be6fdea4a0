package org.fivetrust.accounts.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.shared.kernel.Days;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Download;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Audit", description = "Mandates, exports and samples of auditors (审计)")
class AuditExportController {

    private final AuditExportWorkflow exports;

    AuditExportController(AuditExportWorkflow exports) {
        this.exports = exports;
    }

    @AuditedYears("year")
    @GetMapping(path = "/v1/books/{book}/audit-export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "exportForAudit",
            summary = "A book's year, whole and provable (审计导出)",
            description =
                    "One JSON a line: book, accounts, balances, vouchers with their leaves, the nodes around them,"
                            + " the checkpoint, the end; all of one moment. Checked offline by verifier.jar. (逐行"
                            + " JSON，同一时点快照，可用 verifier.jar 离线核验)")
    @ApiResponse(
            responseCode = "200",
            description = "fivetrust-export/1 (审计导出包)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(type = "object", description = "A line; its `type` says of what (一行)")))
    Mono<ResponseEntity<Flux<DataBuffer>>> export(Caller caller, @PathVariable UUID book, @RequestParam int year) {
        if (!Days.isKnown(year)) {
            throw InvalidValue.worded("from-to", "/year", "least", Days.FIRST_YEAR, "most", Days.LAST_YEAR);
        }
        return exports.export(caller, book, year).map(Download::of).map(ResponseEntity::ok);
    }
}
