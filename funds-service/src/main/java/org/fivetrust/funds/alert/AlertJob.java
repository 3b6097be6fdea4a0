package org.fivetrust.funds.alert;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Raises what the passing of days makes wrong. Several instances may run it at once: the same finding is raised once. A
 * source that fails keeps no other from being asked.
 */
@Component
class AlertJob {

    private static final Logger log = LoggerFactory.getLogger(AlertJob.class);

    private final List<Alerts.Source> sources;
    private final Alerts alerts;
    private final Transactions transactions;
    private final Clock clock;

    AlertJob(ObjectProvider<Alerts.Source> sources, Alerts alerts, Transactions transactions, Clock clock) {
        this.sources = sources.orderedStream().toList();
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${alerts.look-every:PT10M}", initialDelayString = "${alerts.first-look:PT20S}")
    Mono<Void> round() {
        return Flux.fromIterable(sources).concatMap(this::ask).then();
    }

    private Mono<Void> ask(Alerts.Source source) {
        return Flux.defer(() -> source.due(LocalDate.now(clock)))
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(alerts::raise)
                .then()
                .as(transactions.within(Scope.ALL))
                .doOnError(broken -> log.warn("alerts could not be raised: {}", broken.toString()))
                .onErrorComplete();
    }
}
