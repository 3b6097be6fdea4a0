package org.fivetrust.archives.retention;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.fivetrust.shared.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/retention-tables")
@Tag(name = "Retention tables", description = "How long each kind of paper is kept (保管期限表)")
class RetentionController {

    private final RetentionTables tables;
    private final Clock clock;

    RetentionController(RetentionTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listRetentionTables",
            summary = "Read the tables in force, every line with its source (查看保管期限表)",
            description = "Facts that belong to nobody: the same for every caller. (公共规则，不分委托方)")
    Mono<Page<RetentionMessages.View>> list(
            @Parameter(description = "The day they hold on; default: today (适用日期)")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf) {
        return tables.inForce(asOf == null ? LocalDate.now(clock) : asOf)
                .collectList()
                .map(Page::whole);
    }
}
