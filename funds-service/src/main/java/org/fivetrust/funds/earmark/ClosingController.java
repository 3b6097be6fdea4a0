package org.fivetrust.funds.earmark;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.agreementclient.WarrantInHand;
import org.fivetrust.funds.earmark.EarmarkMessages.ClosingView;
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
@RequestMapping("/v1/earmark-closings")
@Tag(name = "Earmarks", description = "Money given for some purposes only (专款专用)")
class ClosingController {

    private final ClosingWorkflow closings;

    ClosingController(ClosingWorkflow closings) {
        this.closings = closings;
    }

    @PostMapping("/{id}/close")
    @OpenTo(Permission.OPEN_EARMARKS)
    @Operation(
            operationId = "closeEarmark",
            summary = "Close an earmark under its warrant (凭执行令关闭专项)",
            description =
                    "What is released is kept back no longer; what goes back is paid to the giver and to nobody else. "
                            + "Refused where something else is left by then. Never by who asked; once. "
                            + "(解除的结余不再专存；退回的结余只能付给拨款单位；结余有变的不予关闭)")
    @ApiResponse(responseCode = "200", description = "Closed (已关闭)", useReturnTypeSchema = true)
    Mono<ResponseEntity<ClosingView>> close(
            Caller caller,
            IdempotencyKey key,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable WarrantInHand presented) {
        return closings.close(caller, key, id, presented);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readEarmarkClosing", summary = "Read how an earmark ends (查看专项关闭)")
    Mono<ClosingView> find(Caller caller, @PathVariable UUID id) {
        return closings.find(caller, id);
    }
}
