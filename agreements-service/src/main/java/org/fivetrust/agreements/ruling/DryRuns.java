package org.fivetrust.agreements.ruling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.ruling.RulingMessages.View;
import org.fivetrust.agreements.ruling.model.FactsSource;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Subdistricts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What would be ruled: as of a day, and by what was known at a moment. */
@Component
class DryRuns {

    private final Rulings rulings;
    private final Subdistricts subdistricts;
    private final Clock clock;

    DryRuns(Rulings rulings, Subdistricts subdistricts, Clock clock) {
        this.rulings = rulings;
        this.subdistricts = subdistricts;
        this.clock = clock;
    }

    /** Nothing is kept and nothing is opened. */
    Mono<View> ask(Caller caller, RulingMessages.Ask ask) {
        var principal = new PrincipalId(ask.principal());
        var now = clock.instant();
        mustBeOneDay(ask);
        mustNotBeNegative(ask.act().amount());
        if (ask.knownAt() != null && ask.knownAt().isAfter(now)) {
            throw InvalidValue.worded("in-future", "/knownAt");
        }
        var knownAt = ask.knownAt() == null && ask.asOf() != null ? now : ask.knownAt();
        var source = knownAt == null ? FactsSource.cached() : FactsSource.asKnownAt(knownAt);
        var act = act(caller, principal, ask);
        return subdistricts
                .admit(caller, principal)
                .then(Mono.defer(() -> rulings.decide(act, source)))
                .map(ruling -> View.of(act, ruling, knownAt));
    }

    private static void mustBeOneDay(RulingMessages.Ask ask) {
        var on = ask.act().on();
        if (on != null && ask.asOf() != null && !on.equals(ask.asOf())) {
            throw InvalidValue.worded("another-day", "/asOf");
        }
    }

    private static void mustNotBeNegative(@Nullable String amount) {
        if (amount != null && Money.parse(amount).isLessThan(Money.ZERO)) {
            throw InvalidValue.worded("at-least", "/act/amount", "least", 0);
        }
    }

    /**
     * A caller of the community asks as someone entitled does; one of the centre or the sub-district by the own roles.
     */
    private static Set<String> asked(Caller caller) {
        return caller.hasAny(Roles.CENTRE_AND_SUBDISTRICT) ? caller.roles() : Roles.COMMUNITY;
    }

    private Act act(Caller caller, PrincipalId principal, RulingMessages.Ask ask) {
        var question = ask.act();
        var party = question.counterparty();
        var on = question.on() == null ? ask.asOf() : question.on();
        return new Act(
                UUID.randomUUID(),
                principal,
                question.kind().toUpperCase(Locale.ROOT),
                question.amount() == null ? null : Money.parse(question.amount()),
                Objects.requireNonNullElse(question.subject(), ""),
                question.category(),
                party == null ? null : new Counterparty(party.name(), party.account()),
                Boolean.TRUE.equals(question.emergency()),
                new Person(caller.subject(), caller.name(), List.copyOf(asked(caller))),
                on == null ? LocalDate.now(clock) : on,
                Map.of());
    }
}
