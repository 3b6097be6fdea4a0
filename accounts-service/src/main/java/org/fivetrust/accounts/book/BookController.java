package org.fivetrust.accounts.book;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.book.BookMessages.View;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books")
@Tag(name = "Books", description = "Sets of books and their charts of accounts (账套与会计科目)")
class BookController {

    private final BookWorkflow books;

    BookController(BookWorkflow books) {
        this.books = books;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "openBook",
            summary = "Open a set of books (开立账套)",
            description = "A standing act: the mandate allows it. One book per principal and standard. What other areas"
                    + " did before is drafted into it. (常设授权事项，同一委托方同一制度仅一套账)")
    @ApiResponse(responseCode = "201", description = "Opened (已开立)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> open(
            Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody BookMessages.Ask ask) {
        return books.open(caller, key, ask);
    }

    @AuditedYears
    @GetMapping("/{book}")
    @Operation(operationId = "readBook", summary = "Read a set of books (查看账套)")
    Mono<View> find(Caller caller, @PathVariable UUID book) {
        return books.find(caller, book);
    }

    @AuditedYears
    @GetMapping
    @Operation(operationId = "listBooks", summary = "List sets of books (账套列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> books.list(caller, principal, page));
    }
}
