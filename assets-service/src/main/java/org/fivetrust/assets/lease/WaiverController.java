package org.fivetrust.assets.lease;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.assets.lease.WaiverMessages.Ask;
import org.fivetrust.assets.lease.WaiverMessages.Demand;
import org.fivetrust.assets.lease.WaiverMessages.DemandView;
import org.fivetrust.assets.lease.WaiverMessages.End;
import org.fivetrust.assets.lease.WaiverMessages.EndView;
import org.fivetrust.assets.lease.WaiverMessages.View;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1")
@Tag(name = "Leases", description = "What is let to whom until when, and its rent (租赁与租金)")
class WaiverController {

    private final WaiverWorkflow waivers;

    WaiverController(WaiverWorkflow waivers) {
        this.waivers = waivers;
    }

    @PostMapping("/leases/{id}/waivers")
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestRentWaiver",
            summary = "Ask for rent to be waived (申请减免租金)",
            description = "Only what is owed, and not more of it. It takes the authority of its sum, and is what cures "
                    + "arrears besides payment. (仅限已到期未收的租金，按减免合计适用权限)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> waive(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Ask ask) {
        return waivers.waive(caller, key, id, ask);
    }

    @GetMapping("/leases/{id}/waivers")
    @Operation(operationId = "listRentWaivers", summary = "Waivers of a lease's rent, newest first (租金减免列表)")
    Listed<View> list(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> waivers.waivers(caller, id, page));
    }

    @PostMapping("/rent-waivers/{id}/grant")
    @OpenTo(Permission.ENTER_LEASES)
    @Operation(
            operationId = "grantRentWaiver",
            summary = "Grant a waiver under its warrant (凭执行令办理租金减免)",
            description =
                    "From that day on it is no longer owed. What was paid meanwhile is not waived as well. Never by "
                            + "who asked; once. (自办理之日起不再计为欠租)")
    @ApiResponse(responseCode = "200", description = "Granted (已减免)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> grant(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return waivers.grant(caller, key, id, presented);
    }

    @GetMapping("/rent-waivers/{id}")
    @Operation(operationId = "readRentWaiver", summary = "Read a waiver of rent (查看租金减免)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return waivers.find(caller, id);
    }

    @PostMapping("/leases/{id}/termination")
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestLeaseEnd",
            summary = "Ask for a lease to end before its last day (申请解除租赁合同)",
            description = "It takes the authority of the rent that is remitted; arrears stay owed. One at a time. "
                    + "(按因解除不再收取的租金适用权限；已到期欠租不因解除而免除)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<EndView>> terminate(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody End end) {
        return waivers.terminate(caller, key, id, end);
    }

    @PostMapping("/lease-ends/{id}/end")
    @OpenTo(Permission.ENTER_LEASES)
    @Operation(
            operationId = "endLease",
            summary = "End a lease under its warrant (凭执行令解除租赁合同)",
            description = "Rents of days after the last day are remitted by their days, and the place is free from the "
                    + "day after. Never by who asked; once. (终止日之后的租金按日免收，次日起可另行出租)")
    @ApiResponse(responseCode = "200", description = "Ended (已解除)", useReturnTypeSchema = true)
    Mono<ResponseEntity<EndView>> end(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return waivers.end(caller, key, id, presented);
    }

    @GetMapping("/lease-ends/{id}")
    @Operation(operationId = "readLeaseEnd", summary = "Read the end of a lease (查看租赁解除)")
    Mono<EndView> findEnd(Caller caller, @PathVariable UUID id) {
        return waivers.findEnd(caller, id);
    }

    @PostMapping("/leases/{id}/demands")
    @OpenTo(as = Entitlement.STANDING_PERMISSION)
    @Operation(
            operationId = "demandRent",
            summary = "Enter a demand for rent (登记催缴)",
            description =
                    "A standing act, numbered, with what is owed that day; refused when nothing is. It interrupts "
                            + "the limitation. (常设授权事项；当日无欠租不予登记；催缴中断诉讼时效)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<DemandView>> demand(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Demand demand) {
        return waivers.demand(caller, key, id, demand);
    }

    @GetMapping("/leases/{id}/demands")
    @Operation(operationId = "listRentDemands", summary = "Demands for a lease's rent, newest first (催缴列表)")
    Listed<DemandView> demands(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> waivers.demands(caller, id, page));
    }
}
