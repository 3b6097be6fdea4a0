package org.fivetrust.seals.refusal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.fivetrust.seals.refusal.RefusalMessages.Item;
import org.fivetrust.shared.web.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/refusal-list")
@Tag(name = "Refusal list", description = "Certificates that must not be issued (不应出具证明事项清单)")
class RefusalListController {

    private final RefusalList list;
    private final Clock clock;

    RefusalListController(RefusalList list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "readRefusalList",
            summary = "What no seal is put on, who says so, where to go instead (不应出具证明事项及替代办理途径)",
            description = "As it holds on `asOf`, today by default. A request whose category is one of these, "
                    + "by `code` or by `item`, is refused. (类别命中清单的用印申请一律不予办理)")
    Listed<Item> list(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf) {
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        return Listed.of(page -> list.list(day, page).map(items -> items.map(Item::of)));
    }
}
