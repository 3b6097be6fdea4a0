package org.fivetrust.funds.statement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.funds.statement.StatementMessages.EntryView;
import org.fivetrust.funds.statement.StatementMessages.FileView;
import org.fivetrust.funds.statement.StatementMessages.View;
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
@RequestMapping("/v1/bank-statements")
@Tag(name = "Bank statements", description = "What the bank says of an account, taken in whole or not at all (银行对账单)")
class StatementController {

    private final StatementWorkflow statements;
    private final StatementSettings settings;
    private final ConcurrencyLimit limit;

    StatementController(StatementWorkflow statements, StatementSettings settings) {
        this.statements = statements;
        this.settings = settings;
        this.limit = new ConcurrencyLimit(settings.perCaller(), settings.atOnce());
    }

    @AcceptsFile
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "takeInBankStatements",
            summary = "Take in a file of bank statements (导入银行对账单)",
            description =
                    "camt.053 in versions 01 to 13, or CSV, XLSX or XML with the bank's profile. Every fault of the file is told"
                            + " at once, with its code, entry and line, and nothing is kept unless all is good. A statement"
                            + " opens with what the last one of its account closed with; with hold=true one that does not is"
                            + " kept apart until the missing one comes. The same bytes are answered as at first."
                            + " (全部核对无误方可导入；余额须与上一份对账单衔接)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = StatementMessages.Form.class))))
    @ApiResponse(responseCode = "201", description = "Taken in, or held (已导入)", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The same bytes were taken in before (此前已导入)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<FileView>> take(
            Caller caller,
            IdempotencyKey key,
            @Parameter(hidden = true) @RequestBody Flux<PartEvent> parts,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Keep one apart that does not follow the last (暂存待接续)")
                    boolean hold,
            @Parameter(hidden = true) ServerHttpRequest request) {
        var unread = BoundedBody.drop(request, settings.bytes());
        return statements
                .mustBeEntitled(caller)
                .onErrorResume(error -> unread.then(Mono.error(error)))
                .then(limit.within(caller, statements.take(caller, key, parts, hold), unread));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBankStatement", summary = "Read a bank statement (查看银行对账单)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return statements.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listBankStatements", summary = "List bank statements, newest first (银行对账单列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> statements.list(caller, principal, page));
    }

    @GetMapping("/{id}/entries")
    @Operation(operationId = "listBankEntries", summary = "List the entries of a bank statement (银行对账单分录)")
    Listed<EntryView> entries(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false)
                    @Parameter(description = "Only those that are matched, or are not (是否已勾对)")
                    @Nullable
                    Boolean matched) {
        return Listed.of(page -> statements.entries(caller, id, matched, page));
    }
}
