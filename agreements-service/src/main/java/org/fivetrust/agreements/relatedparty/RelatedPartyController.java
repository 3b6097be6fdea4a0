package org.fivetrust.agreements.relatedparty;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.Ask;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.End;
import org.fivetrust.agreements.relatedparty.RelatedPartyMessages.View;
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
@RequestMapping("/v1/related-parties")
@Tag(name = "Related parties", description = "Who is near to whom, and keeps out (利益关联与回避)")
class RelatedPartyController {

    private final RelatedPartyWorkflow parties;

    RelatedPartyController(RelatedPartyWorkflow parties) {
        this.parties = parties;
    }

    @PostMapping
    @OpenTo(value = Permission.KEEP_RELATED_PARTIES, as = Entitlement.ONESELF)
    @Operation(
            operationId = "registerRelatedParty",
            summary = "Enter a related party (登记关联方)",
            description =
                    "Everybody for their own person, the centre for anybody. From then on the person neither asks for nor handles "
                            + "what is with that party, by name or account. (本人申报或中心登记；登记后自动回避)")
    @ApiResponse(responseCode = "201", description = "Entered (已登记)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> register(Caller caller, @Nullable IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return parties.register(caller, key, ask);
    }

    @PostMapping("/{id}/end")
    @OpenTo(Permission.KEEP_RELATED_PARTIES)
    @Operation(
            operationId = "endRelatedParty",
            summary = "End an entry (终止登记)",
            description = "By the centre, never one's own, never backwards. (不得终止本人的登记)")
    Mono<ResponseEntity<View>> end(
            Caller caller, @Nullable IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody End end) {
        return parties.end(caller, key, id, end);
    }

    @GetMapping
    @Operation(operationId = "listRelatedParties", summary = "The register, as far as the caller may see it (关联方列表)")
    Listed<View> list(Caller caller, @RequestParam(required = false) @Nullable String subject) {
        return Listed.of(page -> parties.list(caller, subject, page));
    }
}
