package org.fivetrust.agreements.agreement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.LifecycleMessages.Amend;
import org.fivetrust.agreements.agreement.LifecycleMessages.OpenMatters;
import org.fivetrust.agreements.agreement.LifecycleMessages.Renew;
import org.fivetrust.agreements.agreement.LifecycleMessages.Resume;
import org.fivetrust.agreements.agreement.LifecycleMessages.Suspend;
import org.fivetrust.agreements.agreement.LifecycleMessages.Terminate;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
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
@RequestMapping("/v1/agreements/{id}")
@Tag(name = "Agreements")
class LifecycleController {

    private final AmendmentWorkflow amendments;
    private final RenewalWorkflow renewals;
    private final TerminationWorkflow endings;

    LifecycleController(AmendmentWorkflow amendments, RenewalWorkflow renewals, TerminationWorkflow endings) {
        this.amendments = amendments;
        this.renewals = renewals;
        this.endings = endings;
    }

    @PostMapping("/amendments")
    @OpenTo(Permission.DRAFT_AGREEMENTS)
    @Operation(
            operationId = "amendAgreement",
            summary = "Amend an agreement (变更协议)",
            description =
                    "A new version on a new resolution, to be signed by both. The old one stays in force until then and "
                            + "until its day has come. (须依据新决议并由双方签署；此前原版继续有效)")
    @ApiResponse(responseCode = "201", description = "Drafted (已起草)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> amend(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Amend amend) {
        return amendments.amend(caller, key, id, amend);
    }

    @PostMapping("/renewals")
    @OpenTo(Permission.DRAFT_AGREEMENTS)
    @Operation(
            operationId = "renewAgreement",
            summary = "Renew an agreement (续签协议)",
            description =
                    "The text in force for another term, from the day after its end: on a new resolution, after its last "
                            + "year was reviewed, and signed by both. (最后一个年度考核后，依据新决议续签原文)")
    @ApiResponse(responseCode = "201", description = "Drafted (已起草)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> renew(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Renew renew) {
        return renewals.renew(caller, key, id, renew);
    }

    @PostMapping("/suspension")
    @OpenTo(Permission.SUSPEND_AGREEMENTS)
    @Operation(
            operationId = "suspendAgreement",
            summary = "Suspend an agreement (暂停协议)",
            description =
                    "By either signatory, or on an order of the supervisors or the discipline office. Until it is "
                            + "resumed nothing is asked for, approved or executed; rejecting, withdrawing and giving back "
                            + "stay possible. (签署方或依监督、纪检文件暂停；恢复前不申请、不审批、不执行，可否决、撤回、归还)")
    Mono<ResponseEntity<View>> suspend(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Suspend suspend) {
        return endings.suspend(caller, key, id, suspend);
    }

    @PostMapping("/resumption")
    @OpenTo(Permission.SUSPEND_AGREEMENTS)
    @Operation(
            operationId = "resumeAgreement",
            summary = "Resume a suspended agreement (恢复协议)",
            description = "By the role that suspended it. (由暂停方恢复)")
    Mono<ResponseEntity<View>> resume(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Resume resume) {
        return endings.resume(caller, key, id, resume);
    }

    @PostMapping("/termination")
    @OpenTo(Permission.SIGN_AGREEMENTS)
    @Operation(
            operationId = "terminateAgreement",
            summary = "Terminate an agreement (终止协议)",
            description =
                    "Either side may, at any time (Civil Code, article 933). Without a day it ends at once; with one, "
                            + "new acts are frozen from the freeze day, and the community's side encloses its "
                            + "resolution. From the end on, what was asked for comes to nothing and warrants are void, but "
                            + "for what a settlement clause names. (终止后已申请事项不再办理、执行令失效，结算和清理条款另有约定的除外；双方均可随时解除，民法典第九百三十三条；约定日期的，自冻结日起不受理新事项)")
    Mono<ResponseEntity<View>> terminate(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody Terminate terminate) {
        return endings.terminate(caller, key, id, terminate);
    }

    @GetMapping("/open-matters")
    @Operation(operationId = "listOpenMatters", summary = "Matters still open, now and when notice was given (未结事项)")
    Mono<OpenMatters> open(Caller caller, @PathVariable UUID id) {
        return endings.open(caller, id);
    }
}
