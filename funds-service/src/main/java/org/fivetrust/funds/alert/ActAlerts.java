package org.fivetrust.funds.alert;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.alert.model.RelatedCounterparty;
import org.fivetrust.funds.alert.model.RelatedCounterparty.RelatedPerson;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Raises what agreements-service tells of an act: who is near to the other side, and papers that are late. */
@Component
class ActAlerts implements EventHandler {

    private final Alerts alerts;
    private final List<ActKind<?, ?>> kinds;
    private final DatabaseClient database;
    private final Clock clock;

    ActAlerts(Alerts alerts, List<ActKind<?, ?>> kinds, DatabaseClient database, Clock clock) {
        this.alerts = alerts;
        this.kinds = kinds;
        this.database = database;
        this.clock = clock;
    }

    private record CounterpartyRelated(
            UUID act,
            UUID matter,
            String kind,
            @Nullable String category,
            @Nullable Money amount,
            String requestedBy,
            List<RelatedPerson> people) {}

    private record PapersOverdue(
            UUID act, UUID matter, String kind, @Nullable Money amount, String requestedBy, LocalDate due) {}

    @Override
    public Set<String> types() {
        return Set.of("counterparty.related", "papers.overdue");
    }

    @Override
    public Mono<Void> handle(Event event) {
        return event.type().equals("papers.overdue")
                ? alerts.raise(latePapers(event.principal(), event.as(PapersOverdue.class)))
                : related(event.principal(), event.as(CounterpartyRelated.class));
    }

    private Alert latePapers(PrincipalId principal, PapersOverdue late) {
        return new Alert(principal, AlertRule.LATE_PAPERS, late.act(), figures(late.amount(), "due", late.due()))
                .by(late.requestedBy())
                .seen(links(late.kind(), late.act(), late.matter()));
    }

    private Mono<Void> related(PrincipalId principal, CounterpartyRelated told) {
        return isDueInPerson(principal, told)
                .map(inPerson -> new RelatedCounterparty(told.people(), inPerson).findings())
                .flatMapMany(findings -> Flux.fromIterable(findings.entrySet()))
                .concatMap(finding -> alerts.raise(alert(principal, told, finding.getKey(), finding.getValue())))
                .then();
    }

    private Alert alert(PrincipalId principal, CounterpartyRelated told, AlertRule rule, List<RelatedPerson> people) {
        var figures = figures(told.amount(), "relations", joined(people.stream().map(RelatedPerson::relation)));
        figures.put("sharedBy", joined(people.stream().flatMap(ActAlerts::shared)));
        return new Alert(principal, rule, told.act(), figures)
                .by(Stream.concat(Stream.of(told.requestedBy()), people.stream().map(RelatedPerson::subject))
                        .distinct()
                        .toArray(String[]::new))
                .seen(links(told.kind(), told.act(), told.matter()));
    }

    private static Stream<String> shared(RelatedPerson person) {
        return Stream.of(person.byName() ? "NAME" : null, person.byAccount() ? "ACCOUNT" : null)
                .filter(Objects::nonNull);
    }

    private static String joined(Stream<String> words) {
        return words.distinct().sorted().collect(Collectors.joining(", "));
    }

    private static Map<String, Object> figures(@Nullable Money amount, String name, Object value) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put(name, value);
        if (amount != null) {
            figures.put("amount", amount);
        }
        return figures;
    }

    private String[] links(String kind, UUID act, UUID matter) {
        var links = new ArrayList<String>();
        kinds.stream()
                .filter(one -> one.definition().name().equals(kind))
                .map(one -> one.definition().path() + act)
                .forEach(links::add);
        links.add("/v1/matters/" + matter);
        return links.toArray(String[]::new);
    }

    /** Rows say what; a payment is known by its category or by the kind of its papers. */
    private Mono<Boolean> isDueInPerson(PrincipalId principal, CounterpartyRelated told) {
        return database.sql("""
                        select exists (
                            select from paid_in_person due
                            where due.kind = :kind and :today between due.valid_from and coalesce(due.valid_to, :today)
                                and (due.category in ('', :category) or due.category in (
                                    select pack from payment where payment.principal = :principal and payment.id = :act)))
                        """)
                .bind("kind", told.kind())
                .bind("category", Objects.requireNonNullElse(told.category(), ""))
                .bind("principal", principal.value())
                .bind("act", told.act())
                .bind("today", LocalDate.now(clock))
                .mapValue(Boolean.class)
                .one();
    }
}
