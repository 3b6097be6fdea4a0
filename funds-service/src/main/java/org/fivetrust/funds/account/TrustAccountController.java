package org.fivetrust.funds.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.TrustAccountMessages.Ask;
import org.fivetrust.funds.account.TrustAccountMessages.Balance;
import org.fivetrust.funds.account.TrustAccountMessages.EntryView;
import org.fivetrust.funds.account.TrustAccountMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Entitlement;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
@RequestMapping("/v1/trust-accounts")
@Tag(name = "Trust accounts", description = "One sub-ledger per principal, never below zero (代管资金分户账)")
class TrustAccountController {

    private final TrustAccountWorkflow accounts;

    TrustAccountController(TrustAccountWorkflow accounts) {
        this.accounts = accounts;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "openTrustAccount",
            summary = "Open a trust account (开立代管分户)",
            description = "A standing act: the mandate allows it. (常设授权事项)")
    @ApiResponse(responseCode = "201", description = "Opened (已开立)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> open(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return accounts.open(caller, key, ask);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readTrustAccount", summary = "Read a trust account (查看分户)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return accounts.find(caller, id);
    }

    @GetMapping("/{id}/balance")
    @Operation(
            operationId = "readTrustAccountBalance",
            summary = "What it held at the end of a day (某日余额)",
            description = "As of a day, and as far as was known at a moment; the answer repeats both. (可指定截至日与认知时点)")
    Mono<Balance> balance(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    Instant knownAt) {
        return accounts.balance(caller, id, asOf, knownAt);
    }

    @GetMapping("/{id}/entries")
    @Operation(operationId = "listTrustEntries", summary = "Lines of a trust account, newest first (分户明细)")
    Listed<EntryView> entries(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> accounts.entries(caller, id, page));
    }

    @GetMapping
    @Operation(operationId = "listTrustAccounts", summary = "List trust accounts (分户列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> accounts.list(caller, principal, page));
    }
}
