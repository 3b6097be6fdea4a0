package org.fivetrust.funds.payee;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.fivetrust.funds.payee.PayeeMessages.AccountView;
import org.fivetrust.funds.payee.PayeeMessages.Ask;
import org.fivetrust.funds.payee.PayeeMessages.Confirm;
import org.fivetrust.funds.payee.PayeeMessages.EnterAccount;
import org.fivetrust.funds.payee.PayeeMessages.View;
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
@RequestMapping("/v1/payees")
@Tag(name = "Payees", description = "Who is paid, and into which confirmed accounts (收款人登记簿)")
class PayeeController {

    private final PayeeWorkflow payees;

    PayeeController(PayeeWorkflow payees) {
        this.payees = payees;
    }

    @PostMapping
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "registerPayee",
            summary = "Enter a payee (登记收款人)",
            description = "A standing act. An organisation is entered once; what has an account is paid into it only "
                    + "once another person has confirmed it. (常设授权事项；账户经另一人核实后方可付款)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return payees.register(caller, key, ask);
    }

    @PostMapping("/{id}/accounts")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "enterPayeeAccount",
            summary = "Enter another account of a payee (登记收款账户)",
            description = "A standing act. From its confirmation on, the account it replaces is not paid into. "
                    + "(常设授权事项；核实后被替换的账户停止付款)")
    @ApiResponse(responseCode = "201", description = "Entered, not confirmed yet (已登记，待核实)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> enter(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody EnterAccount account) {
        return payees.enter(caller, key, id, account);
    }

    @PostMapping("/{id}/accounts/{n}/confirm")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "confirmPayeeAccount",
            summary = "Confirm an account of a payee (核实收款账户)",
            description = "By another person than entered it, over another channel than it came by; once. "
                    + "(由录入人以外的人经另一渠道核实，仅一次)")
    @ApiResponse(responseCode = "200", description = "Confirmed (已核实)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> confirm(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @PathVariable int n,
            @Valid @RequestBody Confirm confirm) {
        return payees.confirm(caller, key, id, n, confirm);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readPayee", summary = "Read a payee with its accounts (查看收款人)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return payees.find(caller, id);
    }

    @GetMapping("/{id}/accounts")
    @Operation(
            operationId = "listPayeeAccounts",
            summary = "Accounts of a payee, in the order they were entered (收款账户列表)")
    Listed<AccountView> accounts(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> payees.accounts(caller, id, page));
    }

    @GetMapping
    @Operation(operationId = "listPayees", summary = "List payees, newest first (收款人列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false)
                    @Nullable
                    @Size(min = 1, max = 100)
                    @Parameter(description = "Part of the name (户名)")
                    String q) {
        return Listed.of(page -> payees.list(caller, principal, q, page));
    }
}
