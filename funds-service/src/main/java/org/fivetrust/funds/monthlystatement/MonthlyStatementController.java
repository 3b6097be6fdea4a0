package org.fivetrust.funds.monthlystatement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.funds.monthlystatement.MonthlyStatementMessages.View;
import org.fivetrust.shared.web.Caller;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/trust-accounts/{id}/statements/{month}")
@Tag(name = "Trust accounts")
class MonthlyStatementController {

    private final MonthlyStatementWorkflow statements;

    MonthlyStatementController(MonthlyStatementWorkflow statements) {
        this.statements = statements;
    }

    @GetMapping
    @Operation(
            operationId = "readMonthlyStatement",
            summary = "The statement of a month (分户月度对账单)",
            description =
                    "Signed with the reconciliation of the bank account at the month's end, and the same from then on; until"
                            + " then a draft. What is entered later with a day of a signed month stands in the next one, marked"
                            + " late. (随当月余额调节表签署后不再变动；签署前为草稿；补记列入下月)")
    Mono<View> find(Caller caller, @PathVariable UUID id, @PathVariable YearMonth month) {
        return statements.find(caller, id, month);
    }

    @GetMapping(path = "/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printMonthlyStatement",
            summary = "The statement of a month on paper (打印分户月度对账单)",
            description = "Of a signed one the same bytes each time; a draft says that it is one. (已签署的每次内容一致；草稿注明)")
    @ApiResponse(
            responseCode = "200",
            description = "PDF (打印件)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> print(Caller caller, @PathVariable UUID id, @PathVariable YearMonth month) {
        var file = ContentDisposition.inline()
                .filename("statement-" + id + "-" + month + ".pdf")
                .build();
        return statements
                .print(caller, id, month)
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                        .body(pdf));
    }
}
