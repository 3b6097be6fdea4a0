package org.fivetrust.agreements.agreement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.Ask;
import org.fivetrust.agreements.agreement.AgreementMessages.Sign;
import org.fivetrust.agreements.agreement.AgreementMessages.Versions;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
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
@RequestMapping("/v1/agreements")
@Tag(name = "Agreements", description = "Scope, authority and procedure as numbered clauses (委托代理管理协议)")
class AgreementController {

    private final AgreementWorkflow agreements;

    AgreementController(AgreementWorkflow agreements) {
        this.agreements = agreements;
    }

    @PostMapping
    @OpenTo(Permission.DRAFT_AGREEMENTS)
    @Operation(
            operationId = "draftAgreement",
            summary = "Draft an agreement (起草协议)",
            description =
                    "From a template or own clauses, on a valid resolution. Refused with every gap, overlap and dead "
                            + "end at once. (须依据有效决议；条款有空档、重叠或无法办理的环节时一次性指出)")
    @ApiResponse(responseCode = "201", description = "Drafted (已起草)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> draft(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return agreements.draft(caller, key, ask);
    }

    @PostMapping("/{id}/signatures")
    @OpenTo(Permission.SIGN_AGREEMENTS)
    @Operation(
            operationId = "signAgreement",
            summary = "Sign an agreement (签署协议)",
            description =
                    "By the committee director and by the sub-district leader; in force from the first day of its term once "
                            + "both have signed. (居委会主任与街道分管领导签署后，自期限起日生效)")
    @ApiResponse(responseCode = "201", description = "Signed (已签署)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> sign(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Sign sign) {
        return agreements.sign(caller, key, id, sign == null ? new Sign(null, null) : sign);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readAgreement", summary = "Read an agreement with its clauses (查看协议)")
    Mono<View> find(Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return agreements.find(caller, id, asOf);
    }

    @GetMapping("/{id}/versions")
    @Operation(operationId = "listAgreementVersions", summary = "The versions of an agreement (协议版本)")
    Mono<Versions> versions(Caller caller, @PathVariable UUID id) {
        return agreements.versions(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listAgreements", summary = "List agreements (协议列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String principal) {
        return Listed.of(page -> agreements.list(caller, principal, page));
    }
}
