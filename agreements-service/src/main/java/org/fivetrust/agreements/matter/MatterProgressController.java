package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells an area how far a matter of its act has come; who may read that there is the area's to judge. */
@RestController
@Hidden
class MatterProgressController {

    private static final String PROGRESS = """
            select jsonb_strip_nulls(jsonb_build_object(
                       'number', m.number, 'openedAt', m.opened_at, 'changedAt', m.changed_at,
                       'warrant', case when w.id is not null then jsonb_build_object(
                           'issuedAt', w.issued_at, 'expiresAt', w.expires_at) end,
                       'papers', case when m.papers_due is not null then jsonb_build_object(
                           'due', m.papers_due, 'wants', m.papers_wanted, 'presentedBy', m.papers_by,
                           'presentedAt', m.papers_at) end,
                       'steps', (
                           select jsonb_agg(jsonb_build_object(
                                      'title', s.title, 'english', s.title_english, 'role', s.role, 'status', s.status,
                                      'wants', s.wants, 'due', s.due, 'escalatedTo', s.escalated_to, 'by', s.by,
                                      'at', s.at) order by s.no)
                           from matter_step s where s.principal = m.principal and s.matter = m.id)))::text
            from matter m
            left join warrant w on w.principal = m.principal and w.matter = m.id
            where m.principal = :principal and m.id = :id
            """;

    private final DatabaseClient database;
    private final Transactions transactions;
    private final JsonMapper json;

    MatterProgressController(DatabaseClient database, Transactions transactions, JsonMapper json) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
    }

    @GetMapping("/internal/matters/{principal}/{id}/progress")
    Mono<JsonNode> progress(@PathVariable String principal, @PathVariable UUID id) {
        var owner = new PrincipalId(principal);
        return database.sql(PROGRESS)
                .bind("principal", owner.value())
                .bind("id", id)
                .mapValue(String.class)
                .one()
                .map(json::readTree)
                .switchIfEmpty(Mono.error(() -> new NotFound("matter", id)))
                .as(transactions.within(Scope.only(owner)));
    }
}
