package org.fivetrust.accounts.dimension;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.dimension.DimensionMessages.More;
import org.fivetrust.accounts.dimension.DimensionMessages.View;
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
@RequestMapping("/v1/books/{book}/dimensions")
@Tag(name = "Dimensions", description = "Dimensions of entry lines besides the account (辅助核算)")
class DimensionController {

    private final DimensionWorkflow dimensions;

    DimensionController(DimensionWorkflow dimensions) {
        this.dimensions = dimensions;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "defineDimension",
            summary = "Define a dimension (设置辅助核算)",
            description = "From then on its values are checked where lines name it, and the accounts named take no line"
                    + " without it. (此后分录按此校验)")
    @ApiResponse(responseCode = "201", description = "Defined (已设置)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> define(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID book,
            @Valid @RequestBody DimensionMessages.Ask ask) {
        return dimensions.define(caller, key, book, ask);
    }

    @PostMapping("/{dimension}/values")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(operationId = "addDimensionValues", summary = "Add values to a dimension (增加核算项)")
    Mono<ResponseEntity<View>> add(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID book,
            @PathVariable String dimension,
            @Valid @RequestBody More more) {
        return dimensions.add(caller, key, book, dimension, more);
    }

    @AuditedYears
    @GetMapping
    @Operation(operationId = "listDimensions", summary = "The dimensions of a book (辅助核算列表)")
    Listed<View> list(Caller caller, @PathVariable UUID book) {
        return Listed.of(page -> dimensions.list(caller, book, page));
    }
}
