package org.fivetrust.funds.earmark;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.earmark.EarmarkMessages.Ask;
import org.fivetrust.funds.earmark.EarmarkMessages.Close;
import org.fivetrust.funds.earmark.EarmarkMessages.ClosingView;
import org.fivetrust.funds.earmark.EarmarkMessages.View;
import org.fivetrust.funds.earmark.model.EarmarkStatus;
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
@RequestMapping("/v1/earmarks")
@Tag(name = "Earmarks", description = "Money given for some purposes only (专款专用)")
class EarmarkController {

    private final EarmarkWorkflow earmarks;
    private final ClosingWorkflow closings;

    EarmarkController(EarmarkWorkflow earmarks, ClosingWorkflow closings) {
        this.earmarks = earmarks;
        this.closings = closings;
    }

    @PostMapping
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestEarmark",
            summary = "Ask for an earmark (申请设立专项)",
            description =
                    "The giver's letter fixes what the money is for; nobody overrides it later. (按拨款文件确定用途，任何人不得改变)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> request(Caller caller, IdempotencyKey key, @Valid @RequestBody Ask ask) {
        return earmarks.request(caller, key, ask);
    }

    @PostMapping("/{id}/open")
    @OpenTo(Permission.OPEN_EARMARKS)
    @Operation(
            operationId = "openEarmark",
            summary = "Open an earmark under its warrant (凭执行令设立专项)",
            description = "From then on its money is kept back from everything else in the account. "
                    + "Never by who asked; once. (设立后其资金与分户内其他资金分开)")
    @ApiResponse(responseCode = "200", description = "Open (已设立)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> open(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return earmarks.open(caller, key, id, presented);
    }

    @PostMapping("/{id}/closings")
    @OpenTo(as = Entitlement.ORIGINATOR)
    @Operation(
            operationId = "requestEarmarkClosing",
            summary = "Ask for an earmark to be closed (申请关闭专项)",
            description =
                    "Its money is spent or its purpose has ended. What is left goes back to the giver, or is released "
                            + "on a resolution; nothing of it may be reserved. (资金已用完或用途已结束；结余退回拨款单位或经决议解除，不得有占用)")
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the matter is open (已申请，事项已发起)",
            useReturnTypeSchema = true)
    Mono<ResponseEntity<ClosingView>> requestClosing(
            Caller caller, IdempotencyKey key, @PathVariable UUID id, @Valid @RequestBody Close close) {
        return closings.request(caller, key, id, close);
    }

    @GetMapping("/{id}/closings")
    @Operation(operationId = "listEarmarkClosings", summary = "How an earmark ends, newest first (专项关闭列表)")
    Listed<ClosingView> closings(Caller caller, @PathVariable UUID id) {
        return Listed.of(page -> closings.list(caller, id, page));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "readEarmark",
            summary = "Read an earmark, with what of it is received, reserved, spent and left (查看专项及使用情况)")
    Mono<View> find(Caller caller, @PathVariable UUID id) {
        return earmarks.find(caller, id);
    }

    @GetMapping
    @Operation(operationId = "listEarmarks", summary = "List earmarks, newest first (专项列表)")
    Listed<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable EarmarkStatus status) {
        return Listed.of(page -> earmarks.list(caller, principal, status, page));
    }
}
