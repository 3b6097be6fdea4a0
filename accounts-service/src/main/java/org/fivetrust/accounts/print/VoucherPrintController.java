package org.fivetrust.accounts.print;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/vouchers/{id}")
@Tag(name = "Vouchers")
class VoucherPrintController {

    private final VoucherPrintWorkflow prints;

    VoucherPrintController(VoucherPrintWorkflow prints) {
        this.prints = prints;
    }

    @AuditedYears
    @GetMapping(path = "/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            operationId = "printVoucher",
            summary = "The voucher on paper (打印记账凭证)",
            description =
                    "With who prepared, reviewed and posted it, places for the head of accounting and, on receipts and"
                            + " payments, the cashier, and what it corrects; red letters are red. (含制单、审核、记账人及签章处)")
    @ApiResponse(
            responseCode = "200",
            description = "PDF (打印件)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> print(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "A4")
                    @Parameter(
                            description = "A4, half of it with two to a page, or 240 by 140 mm (纸张)",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"A4", "HALF_A4", "VOUCHER_240_140"}))
                    Paper paper) {
        if (paper == Paper.A4_ACROSS) {
            throw InvalidValue.worded("print-paper", "/paper");
        }
        return prints.print(caller, id, paper).map(VoucherPrintController::render);
    }

    private static ResponseEntity<byte[]> render(VoucherPrintWorkflow.Print print) {
        var name = ContentDisposition.inline().filename(print.name() + ".pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(print.pdf());
    }
}
