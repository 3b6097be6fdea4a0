package org.fivetrust.agreements.agreement;

import java.time.LocalDate;
import org.fivetrust.agreements.agreement.AgreementMessages.TermOfValidity;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.LegalDemand;
import org.fivetrust.agreements.agreement.model.LegalDemands.Law;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The dated rows of the law that bind an agreement of this principal on any day of its term. */
@Component
class LegalDemandReader {

    private final DatabaseClient database;

    LegalDemandReader(DatabaseClient database) {
        this.database = database;
    }

    private record DemandRow(
            int id,
            String kind,
            long above,
            String evidence,
            LocalDate validFrom,
            String source,
            boolean unsure,
            LegalDemand.Severity severity) {

        LegalDemand toDemand() {
            return new LegalDemand(id, kind, Money.ofFen(above), evidence, validFrom, source, unsure, severity);
        }
    }

    private record KindRow(String kind, Area area) {}

    /** @param today the day whose configuration decides how severe uncertain rows are */
    Mono<Law> of(PrincipalId principal, TermOfValidity term, LocalDate today) {
        return demands(principal, term, today)
                .collectList()
                .zipWith(
                        database.sql("select kind, area from act_kind")
                                .mapProperties(KindRow.class)
                                .all()
                                .collectMap(KindRow::kind, KindRow::area),
                        Law::new);
    }

    /** Demands on this principal on any day of a term, with the severity of each. */
    Flux<LegalDemand> demands(PrincipalId principal, TermOfValidity term, LocalDate today) {
        return database.sql("""
                        select d.id, d.kind, d.above, d.evidence, d.valid_from, d.source, d.unsure,
                               coalesce((
                                   select s.severity from unsure_demand_severity s
                                   where s.region in ('CN', c.region) and in_force(s.valid_from, s.valid_to, :today)
                                   order by (s.region = c.region) desc, s.valid_from desc limit 1), 'REFUSE') as severity
                        from legal_demand d
                        join principal p on p.principal = :principal
                        join community c on c.code = p.community
                        where (d.community_kind is null or d.community_kind = c.kind)
                            and (d.principal_kind is null or d.principal_kind = p.kind)
                            and d.region in ('CN', c.region)
                            and d.valid_from <= :to and (d.valid_to is null or d.valid_to >= :from)
                        order by d.id
                        """)
                .bind("principal", principal.value())
                .bind("from", term.from())
                .bind("to", term.to())
                .bind("today", today)
                .mapProperties(DemandRow.class)
                .all()
                .map(DemandRow::toDemand);
    }
}
