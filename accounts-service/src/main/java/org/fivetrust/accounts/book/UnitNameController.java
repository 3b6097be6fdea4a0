package org.fivetrust.accounts.book;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.book.BookMessages.NameUnit;
import org.fivetrust.accounts.book.BookMessages.UnitName;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}/unit-names")
@Tag(name = "Books")
class UnitNameController {

    private final UnitNameWorkflow names;

    UnitNameController(UnitNameWorkflow names) {
        this.names = names;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "nameUnit",
            summary = "Name the unit on a book's papers (设置单位名称)",
            description =
                    "Vouchers, ledgers, statements and exports bear the name of their day; of one day the last said"
                            + " counts. (凭证、账簿、报表及导出文件按其日期使用当时的单位名称)")
    @ApiResponse(responseCode = "201", description = "Named (已设置)", useReturnTypeSchema = true)
    Mono<ResponseEntity<UnitName>> name(
            Caller caller, IdempotencyKey key, @PathVariable UUID book, @Valid @RequestBody NameUnit name) {
        return names.name(caller, key, book, name);
    }

    @AuditedYears
    @GetMapping
    @Operation(operationId = "listUnitNames", summary = "The names a book's papers have borne (单位名称沿革)")
    Listed<UnitName> list(Caller caller, @PathVariable UUID book) {
        return Listed.of(page -> names.list(caller, book, page));
    }
}
