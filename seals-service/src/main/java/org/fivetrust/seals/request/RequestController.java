package org.fivetrust.seals.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.seals.request.RequestMessages.View;
import org.fivetrust.seals.request.model.RequestStatus;
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
@RequestMapping("/v1/seal-requests")
@Tag(name = "Seal requests", description = "Asking for an imprint, and the imprint (用印申请与用印)")
class RequestController {

    private final RequestWorkflow requests;

    RequestController(RequestWorkflow requests) {
        this.requests = requests;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestImprint",
            summary = "Request an imprint (申请用印)",
            description = "Bound to the digest of the very paper and to a number of copies. Blank papers and "
                    + "certificates of the refusal list are refused. (绑定文件摘要与份数；空白文书及不应出具的证明不予受理)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody RequestMessages.Ask ask) {
        return requests.request(caller, key, ask);
    }

    @PostMapping("/{id}/imprints")
    @OpenTo(Permission.IMPRINT_SEALS)
    @Operation(
            operationId = "imprintSeal",
            summary = "Put the seal down under its warrant (凭执行令用印)",
            description = "By the custodian, never by who asked: the paper presented is the one approved, in no more "
                    + "copies, all at once. (由印章保管人办理，申请人不得办理；所呈文件须与批准一致，份数不得超出，一次用毕)")
    @ApiResponse(
            responseCode = "201",
            description = "Sealed and entered in the register under its number (已用印并登记编号)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> imprint(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody RequestMessages.Imprint imprint) {
        return requests.execute(caller, key, id, imprint);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readSealRequest", summary = "Read a seal request (查看用印申请)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return requests.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listSealRequests", summary = "List seal requests, newest first (用印申请列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable RequestStatus status) {
        return Listed.of(page -> requests.list(caller, principal, status, page));
    }
}
