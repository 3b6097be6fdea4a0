package org.fivetrust.funds.bankanswer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.View;
import org.fivetrust.funds.bankanswer.BankAnswerMessages.Whole;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.AcceptsFile;
import org.fivetrust.shared.web.BoundedBody;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.ConcurrencyLimit;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/bank-answers")
@Tag(name = "Bank answers", description = "What the bank answers to payments that were sent (银行回执)")
class BankAnswerController {

    private static final String EXAMPLE = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
            <GrpHdr><MsgId>B20260615-1</MsgId><CreDtTm>2026-06-15T10:00:00+08:00</CreDtTm></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>0b0e3a1c7f7e4f0e9d1a2f7b7f6f0a11</OrgnlMsgId></OrgnlGrpInfAndSts>
            <OrgnlPmtInfAndSts><OrgnlPmtInfId>0b0e3a1c7f7e4f0e9d1a2f7b7f6f0a11</OrgnlPmtInfId>
            <TxInfAndSts><OrgnlEndToEndId>5f1c9a520c514a6e8a340a7a3c1b2d3e</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
            </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
            """;

    private final BankAnswerWorkflow answers;
    private final BankAnswerSettings settings;
    private final ConcurrencyLimit limit;

    BankAnswerController(BankAnswerWorkflow answers, BankAnswerSettings settings) {
        this.answers = answers;
        this.settings = settings;
        this.limit = new ConcurrencyLimit(settings.perCaller(), settings.atOnce());
    }

    @AcceptsFile
    @PostMapping(consumes = MediaType.APPLICATION_XML_VALUE)
    @OpenTo(Permission.TAKE_BANK_ANSWERS)
    @Operation(
            operationId = "takeBankAnswer",
            summary = "Take an answer of the bank (登记银行回执)",
            description =
                    "ISO 20022 pain.002.001.03, .10 or .14. Each payment is settled by its EndToEndId. Every fault of the"
                            + " file is told at once, and nothing of it is kept then. A line that contradicts what is known"
                            + " is kept and changes nothing. The same bytes again get the first answer. (逐笔核销；与已知状态"
                            + "矛盾的回执留存备查，不覆盖)",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "The bank's file, unchanged (银行回执文件原文)",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_XML_VALUE,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "201", description = "Taken (已登记)", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The same bytes were taken before (重复登记)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<Whole>> take(
            Caller caller, IdempotencyKey key, @Parameter(hidden = true) ServerHttpRequest request) {
        var taken = BoundedBody.read(request, settings.bytes()).flatMap(bytes -> answers.take(caller, key, bytes));
        return limit.within(caller, taken, BoundedBody.drop(request, settings.bytes()));
    }

    @GetMapping
    @Operation(operationId = "listBankAnswers", summary = "List answers of banks, newest first (银行回执列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Only those with a line that contradicts what is known (只看矛盾的回执)")
                    boolean contradicting) {
        return Listed.of(page -> answers.list(caller, principal, contradicting, page));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBankAnswer", summary = "Read an answer with its lines (查看银行回执)")
    Mono<Whole> find(Caller caller, @PathVariable UUID id) {
        return answers.find(caller, id);
    }
}
