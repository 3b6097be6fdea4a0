package org.fivetrust.agreements.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.handover.HandoverMessages.Ask;
import org.fivetrust.agreements.handover.model.Item;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads what a new list depends on: its agreement, items received before, open matters, the limit for missing items.
 */
@Component
class HandoverBasisReader {

    private final DatabaseClient database;
    private final Clock clock;

    HandoverBasisReader(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record ItemRow(int no, String category, String description, int received) {

        Item toItem() {
            return new Item(no, category, description, received, received, null, null, null, null);
        }
    }

    /** Principal and series of an agreement. */
    record Home(String principal, UUID series) {}

    Mono<Home> home(Scope scope, UUID agreement) {
        return database.sql("select principal, series from agreement where id = :id" + scope.condition("principal"))
                .bind("id", agreement)
                .mapProperties(Home.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", agreement)));
    }

    Mono<HandoverBasis> of(UUID agreement, Ask ask, Caller caller) {
        return database.sql("""
                        select a.principal, a.series, bool_or(v.status <> 'DRAFT') as signed,
                               bool_or(v.status <> 'DRAFT' and :area = any (v.scope)) as in_scope,
                               exists (select 1 from agreement_termination t
                                       where t.principal = a.principal and t.agreement = a.series)
                                   or not bool_or(v.status = 'SIGNED' and v.in_force_to >= :today) as ending,
                               (select h.id from handover h
                                where h.principal = a.principal and h.agreement = a.series and h.area = :area
                                    and h.direction = :direction and h.status = 'INCOMPLETE') as open_list,
                               :by as listed_by
                        from agreement a
                        join agreement v on v.principal = a.principal and v.series = a.series
                        where a.id = :id""" + caller.scope().condition("a.principal") + """

                        group by a.principal, a.series
                        """)
                .bind("area", ask.area().name())
                .bind("direction", ask.direction().name())
                .bind("today", LocalDate.now(clock))
                .bind("by", caller.subject())
                .bind("id", agreement)
                .mapProperties(HandoverBasis.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("agreement", agreement)));
    }

    /** Items of the complete lists of an area, later arrivals included. */
    Mono<List<Item>> received(HandoverBasis ground, Area area) {
        return database.sql("""
                        select i.no, i.category, i.description,
                               (i.counted + coalesce((select sum(s.quantity) from handover_settlement s
                                   where s.principal = i.principal and s.handover = i.handover and s.item = i.no
                                       and s.kind = 'ARRIVED'), 0))::int as received
                        from handover h
                        join handover_item i on i.principal = h.principal and i.handover = h.id
                        where h.principal = :principal and h.agreement = :series and h.area = :area
                            and h.direction = 'HAND_OVER' and h.status = 'COMPLETE'
                        order by h.listed_at, i.no
                        """)
                .bind("principal", ground.principal())
                .bind("series", ground.series())
                .bind("area", area.name())
                .mapProperties(ItemRow.class)
                .all()
                .filter(row -> row.received() > 0)
                .map(ItemRow::toItem)
                .collectList();
    }

    /** Numbers of the open matters of an area. */
    Mono<List<String>> openMatters(HandoverBasis ground, Area area) {
        return database.sql("""
                        select m.number from matter m
                        join agreement a on a.principal = m.principal and a.id = m.agreement
                        join act_kind k on k.kind = m.kind
                        where m.principal = :principal and a.series = :series and k.area = :area
                            and m.status in ('OPEN', 'RETURNED', 'APPROVED')
                        order by m.number
                        """)
                .bind("principal", ground.principal())
                .bind("series", ground.series())
                .bind("area", area.name())
                .mapValue(String.class)
                .all()
                .collectList();
    }

    /** The rule of the community's place, or the national one. */
    Mono<Handovers.Limit> limit(HandoverBasis ground) {
        return database.sql("""
                        select r.days, r.source from handover_rule r
                        join principal p on p.principal = :principal
                        join community c on c.code = p.community
                        where r.region in ('CN', c.region) and in_force(r.valid_from, r.valid_to, :today)
                        order by r.region = 'CN', r.valid_from desc limit 1
                        """)
                .bind("principal", ground.principal())
                .bind("today", LocalDate.now(clock))
                .mapProperties(Handovers.Limit.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no rule limits a hand-over")));
    }
}
