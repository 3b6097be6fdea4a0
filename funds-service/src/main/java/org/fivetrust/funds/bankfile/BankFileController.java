package org.fivetrust.funds.bankfile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.fivetrust.funds.bankfile.BankFileMessages.Ask;
import org.fivetrust.funds.bankfile.BankFileMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/bank-files")
@Tag(name = "Bank files", description = "Released payments for the bank, each sent once (银行付款文件)")
class BankFileController {

    private final BankFileWorkflow files;

    BankFileController(BankFileWorkflow files) {
        this.files = files;
    }

    @PostMapping
    @OpenTo(Permission.MAKE_BANK_FILES)
    @Operation(
            operationId = "makeBankFile",
            summary = "Make a bank file (生成银行付款文件)",
            description =
                    "Of released payments of one account that were not sent yet. The file is ISO 20022 pain.001 and never"
                            + " changes; its payments are sent from then on. What the bank would refuse is told at once,"
                            + " and no file is made. (每笔付款只发送一次；银行不予接收的内容一次性列明)")
    @ApiResponse(responseCode = "201", description = "Made (已生成)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> make(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return files.make(caller, key, ask);
    }

    @GetMapping
    @Operation(operationId = "listBankFiles", summary = "List bank files, newest first (银行付款文件列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable UUID account) {
        return Listed.of(page -> files.list(caller, principal, account, page));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBankFile", summary = "Read a bank file's description (查看银行付款文件)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return files.find(caller, id);
    }

    @GetMapping(path = "/{id}/content", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(
            operationId = "readBankFileContent",
            summary = "Fetch a bank file (下载银行付款文件)",
            description = "The same bytes each time. (每次下载内容一致)")
    @ApiResponse(
            responseCode = "200",
            description = "The file, in UTF-8 (文件内容)",
            content = @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string")))
    Mono<ResponseEntity<byte[]>> content(Caller caller, @PathVariable UUID id) {
        return files.content(caller, id).map(content -> render(id, content));
    }

    private static ResponseEntity<byte[]> render(UUID id, String content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".xml")
                                .build()
                                .toString())
                .body(content.getBytes(StandardCharsets.UTF_8));
    }
}
