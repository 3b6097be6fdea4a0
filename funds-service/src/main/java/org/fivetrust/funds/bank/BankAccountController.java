package org.fivetrust.funds.bank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.bank.BankAccountMessages.Ask;
import org.fivetrust.funds.bank.BankAccountMessages.Close;
import org.fivetrust.funds.bank.BankAccountMessages.View;
import org.fivetrust.funds.bank.model.BankAccountStatus;
import org.fivetrust.shared.kernel.Permission;
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
@RequestMapping("/v1/bank-accounts")
@Tag(name = "Bank accounts", description = "The register of every bank account in a principal's name (银行账户登记簿)")
class BankAccountController {

    private final BankAccountWorkflow accounts;

    BankAccountController(BankAccountWorkflow accounts) {
        this.accounts = accounts;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestBankAccount",
            summary = "Request a bank account (申请开立银行账户)",
            description = "In the owner's legal name; one basic account for each owner. (须以单位法定名称开立；基本存款账户仅一个)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return accounts.request(caller, key, ask);
    }

    @PostMapping("/{id}/open")
    @OpenTo(Permission.OPEN_BANK_ACCOUNTS)
    @Operation(
            operationId = "openBankAccount",
            summary = "Put a bank account into the register under its warrant (凭执行令登记账户)",
            description = "By a cashier or the head of the centre, never by who asked; once. (由出纳或中心主任办理，申请人不得办理，仅一次)")
    @ApiResponse(responseCode = "200", description = "In the register (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> open(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return accounts.execute(caller, key, id, presented);
    }

    @PostMapping("/{id}/close")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "closeBankAccount",
            summary = "Close a bank account (销户)",
            description = "Once no trust account of its number holds anything; it stays in the register. "
                    + "(该账号下各分户余额为零方可销户，登记簿永久保留)")
    @ApiResponse(responseCode = "200", description = "Closed (已销户)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> close(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Close close) {
        return accounts.close(caller, key, id, close);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBankAccount", summary = "Read a bank account (查看银行账户)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return accounts.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listBankAccounts", summary = "List bank accounts, newest first (银行账户列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable BankAccountStatus status) {
        return Listed.of(page -> accounts.list(caller, principal, status, page));
    }
}
