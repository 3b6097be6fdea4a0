package org.fivetrust.archives.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.archives.record.RecordMessages.View;
import org.fivetrust.archives.record.Records.RecordQuery;
import org.fivetrust.shared.web.AcceptsFile;
import org.fivetrust.shared.web.BoundedBody;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.ConcurrencyLimit;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/records")
@Tag(name = "Records", description = "What is kept for a principal, with its bytes (档案)")
class RecordController {

    private final FilingWorkflow filings;
    private final AccessWorkflow records;
    private final StoreSettings settings;
    private final ConcurrencyLimit limit;

    RecordController(FilingWorkflow filings, AccessWorkflow records, StoreSettings settings) {
        this.filings = filings;
        this.records = records;
        this.settings = settings;
        this.limit = new ConcurrencyLimit(settings.perCaller(), settings.atOnce());
    }

    @AcceptsFile
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "fileRecord",
            summary = "File a record with its bytes (归档)",
            description = "A standing act: the mandate allows it. The archival number has no gap; the bytes are never "
                    + "changed. (常设授权事项，件号连续，内容不可更改)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = RecordMessages.Form.class),
                                            encoding =
                                                    @Encoding(
                                                            name = "metadata",
                                                            contentType = MediaType.APPLICATION_JSON_VALUE))))
    @ApiResponse(responseCode = "201", description = "Filed (已归档)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> file(
            Caller caller,
            IdempotencyKey key,
            @Parameter(hidden = true) @RequestBody Flux<PartEvent> parts,
            @Parameter(hidden = true) ServerHttpRequest request) {
        var unread = BoundedBody.drop(request, settings.largest());
        return filings.mustBeEntitled(caller)
                .onErrorResume(error -> unread.then(Mono.error(error)))
                .then(limit.within(caller, filings.file(caller, key, parts), unread));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readRecord", summary = "Read a record's description (查看档案著录)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return records.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listRecords", summary = "Find records, newest first (检索档案)")
    Listed<View> list(
            Caller caller,
            @Parameter(description = "Words of the title, the document number or the archival number (题名、文号或档号)")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String category) {
        return Listed.of(page -> records.list(caller, new RecordQuery(q, principal, year, category), page));
    }
}
