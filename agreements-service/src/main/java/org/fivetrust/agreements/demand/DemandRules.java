package org.fivetrust.agreements.demand;

import java.time.LocalDate;
import org.fivetrust.agreements.demand.DemandMessages.Ask;
import org.fivetrust.agreements.demand.DemandMessages.Body;
import org.fivetrust.agreements.demand.DemandMessages.CountedBy;
import org.fivetrust.agreements.demand.DemandMessages.Rule;
import org.fivetrust.agreements.demand.DemandMessages.RuleOfBody;
import org.fivetrust.agreements.demand.model.DemandRule;
import org.fivetrust.agreements.resolution.model.Share;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dated rules on how many persons may demand a meeting; the rule of a place replaces the national one. */
@Component
class DemandRules {

    private final DatabaseClient database;

    DemandRules(DatabaseClient database) {
        this.database = database;
    }

    private record Row(
            int id,
            Body body,
            String forKind,
            String place,
            CountedBy countedBy,
            int numerator,
            int denominator,
            LocalDate validFrom,
            String source,
            boolean unsure) {

        DemandRule toRule() {
            return new DemandRule(id, place, new Share(numerator, denominator, false), validFrom, source, unsure);
        }

        RuleOfBody view() {
            return new RuleOfBody(body, forKind, countedBy, Rule.of(toRule()));
        }
    }

    private static final String COLUMNS = """
            select r.id, r.body, r.for_kind, r.region as place, r.counted_by, r.numerator, r.denominator, r.valid_from, r.source,
                   r.unsure
            from meeting_demand_rule r
            """;

    /** The rule for this demand; none where the law gives no such right. */
    Mono<DemandRule> of(PrincipalId principal, Ask ask) {
        return kind(principal)
                .flatMap(_ -> database.sql(COLUMNS + """
                                join principal p on p.principal = :principal and p.kind = r.for_kind
                                join community c on c.code = p.community and r.region in ('CN', c.region)
                                where r.body = :body and r.counted_by = :by and in_force(r.valid_from, r.valid_to, :on)
                                order by (r.region = c.region) desc, r.valid_from desc limit 1
                                """)
                        .bind("principal", principal.value())
                        .bind("body", ask.body().name())
                        .bind("by", ask.countedBy().name())
                        .bind("on", ask.demandedOn())
                        .mapProperties(Row.class)
                        .one())
                .map(Row::toRule);
    }

    private Mono<String> kind(PrincipalId principal) {
        return database.sql("select kind from principal where principal = :principal")
                .bind("principal", principal.value())
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", principal)));
    }

    Flux<RuleOfBody> inForce(LocalDate on) {
        return database.sql(COLUMNS + """
                        where in_force(r.valid_from, r.valid_to, :on) order by r.id
                        """)
                .bind("on", on)
                .mapProperties(Row.class)
                .all()
                .map(Row::view);
    }
}
