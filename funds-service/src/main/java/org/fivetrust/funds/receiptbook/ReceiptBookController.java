package org.fivetrust.funds.receiptbook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Ask;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Issue;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Lose;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.MakeVoid;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.NumberView;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Status;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.View;
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
@RequestMapping("/v1/receipt-books")
@Tag(name = "Receipt books", description = "Who holds which receipts, and what became of each number (收据本)")
class ReceiptBookController {

    private final ReceiptBookWorkflow books;

    ReceiptBookController(ReceiptBookWorkflow books) {
        this.books = books;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "registerReceiptBook",
            summary = "Take a receipt book into stock (收据本入库)",
            description = "Its numbers are in no other book of the principal and on no receipt. (号码不得与其他收据本重叠或已使用)")
    @ApiResponse(responseCode = "201", description = "In stock (已入库)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return books.register(caller, key, ask);
    }

    @PostMapping("/{id}/issue")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "issueReceiptBook",
            summary = "Issue a book to a person (领用收据本)",
            description = "To another person, whose last book is verified. (须由另一人发放；上一本核销后方可领用)")
    Mono<ResponseEntity<View>> issue(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Issue issue) {
        return books.issue(caller, key, id, issue);
    }

    @PostMapping("/{id}/return")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "returnReceiptBook",
            summary = "Return a book with its stubs (交回存根)",
            description = "The answer names the numbers nobody has accounted for. (列明未交代的号码)")
    Mono<ResponseEntity<View>> takeBack(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return books.takeBack(caller, key, id);
    }

    @PostMapping("/{id}/verify")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "verifyReceiptBook",
            summary = "Verify a returned book (核销收据本)",
            description =
                    "By another person than held it, once each number is used, void or lost. (由领用人以外的人，每个号码均有交代后)")
    Mono<ResponseEntity<View>> verify(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return books.verify(caller, key, id);
    }

    @PostMapping("/{id}/numbers/{n}/void")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "voidReceiptNumber",
            summary = "Make a spoilt number void (收据作废)",
            description = "All its copies are kept; where one is missing, the number is lost. (各联收回齐全；缺联按遗失)")
    Mono<ResponseEntity<View>> makeVoid(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable long n,
            @Valid @RequestBody MakeVoid spoilt) {
        return books.makeVoid(caller, key, id, n, spoilt);
    }

    @PostMapping("/{id}/numbers/{n}/loss")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(operationId = "reportReceiptNumberLost", summary = "Report a number lost (收据遗失)")
    Mono<ResponseEntity<View>> lose(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable long n,
            @Valid @RequestBody Lose loss) {
        return books.lose(caller, key, id, n, loss);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readReceiptBook", summary = "Read a receipt book (查看收据本)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return books.find(caller, id);
    }

    @GetMapping("/{id}/numbers")
    @Operation(operationId = "listReceiptNumbers", summary = "Numbers of a book that are used, void or lost (收据本号码去向)")
    Listed<NumberView> numbers(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> books.numbers(caller, id, page));
    }

    @GetMapping
    @Operation(operationId = "listReceiptBooks", summary = "List receipt books, newest first (收据本列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 100) String holder) {
        return Listed.of(page -> books.list(caller, principal, status, holder, page));
    }
}
