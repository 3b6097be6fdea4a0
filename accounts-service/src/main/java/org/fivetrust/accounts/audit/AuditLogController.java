package org.fivetrust.accounts.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.fivetrust.accounts.audit.AuditLog.Search;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/audit-accesses")
@Tag(name = "Audit", description = "Mandates, exports and samples of auditors (审计)")
class AuditLogController {

    private final AuditLog auditLog;

    AuditLogController(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    @AuditedYears
    @GetMapping
    @Operation(
            operationId = "listAuditAccesses",
            summary = "What auditors read (审计查阅日志)",
            description = "By person, time and content. An auditor sees their own. (可按人员、时间、内容检索；审计员仅见本人记录)")
    Listed<AuditLogEntry> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable @Parameter(description = "Words of path, query or name (内容)")
                    String q) {
        return Listed.of(page -> auditLog.list(caller.scope(), search(caller, subject, principal, from, to, q), page));
    }

    private static Search search(
            Caller caller,
            @Nullable String subject,
            @Nullable String principal,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String text) {
        caller.mustHave(Roles.CENTRE_HEAD, Roles.AUDITOR, Roles.SUPERVISOR, Roles.COMMITTEE_DIRECTOR);
        return new Search(caller.hasAny(Roles.AUDITOR) ? caller.subject() : subject, principal, from, to, text);
    }
}
