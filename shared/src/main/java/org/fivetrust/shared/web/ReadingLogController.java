package org.fivetrust.shared.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.ReadingLog.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Accesses", description = "What auditors and district systems have read (查阅日志)")
class ReadingLogController {

    private final ReadingLog log;
    private final String me;

    ReadingLogController(ReadingLog log, Environment environment) {
        this.log = log;
        this.me = environment.getRequiredProperty("spring.application.name");
    }

    @AuditedYears
    @GetMapping("/v1/logs/{area}/accesses")
    @Operation(
            operationId = "listAccesses",
            summary = "What auditors and district systems asked for (查阅日志)",
            description = "By person, time and content. Each of them sees their own. (可按人员、时间、内容检索；审计员和区级平台仅见本身记录)")
    Listed<LoggedReading> list(
            Caller caller,
            @PathVariable String area,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable @Parameter(description = "Words of path, query or name (内容)")
                    String q) {
        if (!area.equals(me)) {
            throw new NotFound("log", area);
        }
        var own = caller.hasAny(Roles.AUDITOR, Roles.DISTRICT_SYSTEM);
        var search = new Search(own ? caller.subject() : subject, principal, from, to, q);
        return Listed.of(page -> log.list(caller.scope(), search, page));
    }
}
