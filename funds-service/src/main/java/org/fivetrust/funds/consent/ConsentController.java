package org.fivetrust.funds.consent;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.funds.consent.ConsentMessages.Ask;
import org.fivetrust.funds.consent.ConsentMessages.View;
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
@RequestMapping("/v1/bank-consents")
@Tag(name = "Bank consents", description = "What a bank allows in writing for cash (开户银行书面同意)")
class ConsentController {

    private final ConsentWorkflow consents;

    ConsentController(ConsentWorkflow consents) {
        this.consents = consents;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "registerBankConsent",
            summary = "Enter a bank's written consent (登记银行书面同意)",
            description = "A standing act; it holds once another person has confirmed it. (常设授权事项，须由另一人确认后生效)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return consents.register(caller, key, ask);
    }

    @PostMapping("/{id}/confirm")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "confirmBankConsent",
            summary = "Confirm a bank's consent (确认银行书面同意)",
            description = "A standing act, by another person than entered it; once. (常设授权事项，登记人不得自行确认)")
    @ApiResponse(responseCode = "200", description = "It holds (已生效)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> confirm(Caller caller, IdempotencyKey key, @PathVariable UUID id) {
        return consents.confirm(caller, key, id);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBankConsent", summary = "Read a bank's consent (查看银行书面同意)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return consents.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listBankConsents", summary = "List consents of banks, newest first (银行书面同意列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> consents.list(caller, principal, page));
    }
}
