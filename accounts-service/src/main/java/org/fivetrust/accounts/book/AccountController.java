package org.fivetrust.accounts.book;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.book.AccountMessages.View;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}/accounts")
@Tag(name = "Books")
class AccountController {

    private final AccountWorkflow accounts;

    AccountController(AccountWorkflow accounts) {
        this.accounts = accounts;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "openAccount",
            summary = "Open a detail account (增设明细科目)",
            description = "Below an account that is there and has no lines yet; its code begins with that account's."
                    + " The standard's own accounts are not added to. (一级科目由会计制度规定，不得增设)")
    @ApiResponse(responseCode = "201", description = "Opened (已增设)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> open(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID book,
            @Valid @RequestBody AccountMessages.Ask ask) {
        return accounts.open(caller, key, book, ask);
    }

    @AuditedYears
    @GetMapping
    @Operation(operationId = "listAccounts", summary = "The chart of a book, details included (会计科目表)")
    Listed<View> list(Caller caller, @PathVariable UUID book) {
        return Listed.of(page -> accounts.list(caller, book, page));
    }
}
