package org.fivetrust.assets.lease;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.assets.lease.LeaseMessages.Ask;
import org.fivetrust.assets.lease.LeaseMessages.Renew;
import org.fivetrust.assets.lease.LeaseMessages.Rents;
import org.fivetrust.assets.lease.LeaseMessages.View;
import org.fivetrust.assets.lease.model.LeaseStatus;
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
@RequestMapping("/v1/leases")
@Tag(name = "Leases", description = "What is let to whom until when, and its rent (租赁与租金)")
class LeaseController {

    private final LeaseWorkflow leases;

    LeaseController(LeaseWorkflow leases) {
        this.leases = leases;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestLease",
            summary = "Ask for a lease (申请出租)",
            description = "It takes the authority of its rent over the whole term. An asset, or a part of it, is let "
                    + "once at a time, no longer than the rules of its kind allow, not below its floor, and to nobody "
                    + "who owes rent. (按租期内租金总额适用权限；同一资产或部位同一时间只出租一次，不得超过规定期限、低于底价，"
                    + "欠租人不得承租)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return leases.request(caller, key, ask);
    }

    @PostMapping("/{id}/renewal")
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestLeaseRenewal",
            summary = "Ask for a lease that follows this one (申请续租)",
            description = "The same tenant, asset and part; refused while the tenant owes rent. Its longest term is "
                    + "counted again from the day of renewal. (承租人、租赁物不变；欠租未清不得续租；最长期限自续订之日起重新计算)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> renew(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Renew renew) {
        return leases.renew(caller, key, id, renew);
    }

    @PostMapping("/{id}/enter")
    @OpenTo(Permission.ENTER_LEASES)
    @Operation(
            operationId = "enterLease",
            summary = "Enter a lease under its warrant (凭执行令登记租赁合同)",
            description = "It gets its number, and its rents fall due from then on. Never by who asked; once. "
                    + "(登记后编号并按期计收租金)")
    @ApiResponse(responseCode = "200", description = "In force (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> enter(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return leases.enter(caller, key, id, presented);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readLease", summary = "Read a lease, with what is owed (查看租赁及欠租)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return leases.find(caller, id);
    }

    @GetMapping("/{id}/rents")
    @Operation(
            operationId = "readLeaseRents",
            summary = "Read the rents of a lease (查看各期租金)",
            description = "What came in counts for the oldest rent that is due, whoever paid; what is beyond it is "
                    + "credit. (来款先抵最早到期的租金，不论由谁支付；超出部分为预收)")
    Mono<Rents> rents(
            Caller caller,
            @PathVariable UUID id,
            @Parameter(description = "At the end of which day; default: today (截至日)", example = "2026-12-01")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf) {
        return leases.rents(caller, id, asOf);
    }

    @GetMapping
    @Operation(operationId = "listLeases", summary = "List leases, newest first (租赁列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @Parameter(description = "Of this asset (资产)") @RequestParam(required = false) @Nullable UUID asset,
            @Parameter(description = "Words in the tenant's name (承租人)", example = "副食")
                    @RequestParam(required = false)
                    @Size(min = 1, max = 100)
                    @Nullable
                    String tenant,
            @RequestParam(required = false) @Nullable LeaseStatus status,
            @Parameter(description = "Whether rent is owed today (是否欠租)") @RequestParam(required = false) @Nullable
                    Boolean inArrears) {
        var filter = new Leases.Filter(principal, asset, tenant, status, inArrears);
        return Listed.of(page -> leases.list(caller, filter, page));
    }
}
