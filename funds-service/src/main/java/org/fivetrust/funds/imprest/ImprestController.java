package org.fivetrust.funds.imprest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.imprest.ImprestMessages.AdvanceView;
import org.fivetrust.funds.imprest.ImprestMessages.Ask;
import org.fivetrust.funds.imprest.ImprestMessages.CountView;
import org.fivetrust.funds.imprest.ImprestMessages.Counted;
import org.fivetrust.funds.imprest.ImprestMessages.Draw;
import org.fivetrust.funds.imprest.ImprestMessages.Settle;
import org.fivetrust.funds.imprest.ImprestMessages.View;
import org.fivetrust.funds.imprest.model.ImprestStatus;
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
@RequestMapping("/v1/imprests")
@Tag(name = "Imprest", description = "Cash in somebody's hands, up to a limit, for a few days (备用金)")
class ImprestController {

    private final ImprestWorkflow imprests;
    private final CashInHandWorkflow cash;

    ImprestController(ImprestWorkflow imprests, CashInHandWorkflow cash) {
        this.imprests = imprests;
        this.cash = cash;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestImprest",
            summary = "Ask for an imprest (申请备用金限额)",
            description = "A need above the limit is asked for as another imprest, before anything is advanced. "
                    + "(超限额需用的，先另行申请)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return imprests.request(caller, key, ask);
    }

    @PostMapping("/{id}/grant")
    @OpenTo(Permission.GRANT_IMPREST)
    @Operation(
            operationId = "grantImprest",
            summary = "Grant an imprest under its warrant (凭执行令核定备用金)",
            description = "Never by who asked or will hold it; once. (申请人、保管人不得自行核定)")
    @ApiResponse(responseCode = "200", description = "Granted (已核定)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> grant(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return imprests.grant(caller, key, id, presented);
    }

    @PostMapping("/{id}/advances")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "advanceImprest",
            summary = "Hand cash to the holder of an imprest (借支备用金)",
            description = "A standing act, within the limit and with nothing overdue; settled within the days of the "
                    + "policy, in the same month. (常设授权事项，限额内、无逾期方可借支；按规定天数报销，不得跨月)")
    @ApiResponse(responseCode = "201", description = "Handed out (已借支)", useReturnTypeSchema = true)
    Mono<ResponseEntity<AdvanceView>> advance(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Draw draw) {
        return cash.advance(caller, key, id, draw);
    }

    @GetMapping("/{id}/advances")
    @Operation(
            operationId = "listImprestAdvances",
            summary = "Advances of an imprest with their settlements, newest first (借支及报销列表)")
    Listed<AdvanceView> advances(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> imprests.advances(caller, id, page));
    }

    @PostMapping("/{id}/settlements")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "settleImprest",
            summary = "Settle an advance (报销备用金)",
            description = "A standing act, once and whole: by papers, and by cash that is paid in again. "
                    + "(常设授权事项，一次结清：凭据报销，余款交回)")
    @ApiResponse(responseCode = "201", description = "Settled (已报销)", useReturnTypeSchema = true)
    Mono<ResponseEntity<AdvanceView>> settle(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Settle settle) {
        return cash.settle(caller, key, id, settle);
    }

    @PostMapping("/{id}/counts")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "countImprest",
            summary = "Count the cash of an imprest by surprise (突击盘点备用金)",
            description =
                    "A standing act, never by who holds it; a difference is kept as it is. (常设授权事项，保管人不得自行盘点；长短款如实记录)")
    @ApiResponse(responseCode = "201", description = "Counted (已盘点)", useReturnTypeSchema = true)
    Mono<ResponseEntity<CountView>> count(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Counted counted) {
        return cash.count(caller, key, id, counted);
    }

    @GetMapping("/{id}/counts")
    @Operation(operationId = "listImprestCounts", summary = "Counts of an imprest, newest first (盘点列表)")
    Listed<CountView> counts(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> imprests.counts(caller, id, page));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readImprest", summary = "Read an imprest, with what is in the holder's hands (查看备用金)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return imprests.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listImprests", summary = "List imprests, newest first (备用金列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable ImprestStatus status) {
        return Listed.of(page -> imprests.list(caller, principal, status, page));
    }
}
