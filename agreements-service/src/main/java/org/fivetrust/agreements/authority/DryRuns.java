package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.agreement.model.Roles;
import org.fivetrust.agreements.authority.RulingMessages.StepView;
import org.fivetrust.agreements.authority.RulingMessages.View;
import org.fivetrust.agreements.authority.model.DecisionSummary;
import org.fivetrust.agreements.authority.model.Findings;
import org.fivetrust.agreements.authority.model.RulingQuery;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Subdistricts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What would be ruled: as of a day, and by what was known at a moment. */
@Component
class DryRuns {

    private final Function<RulingQuery, Mono<Findings>> inquiries;
    private final Decisions decisions;
    private final Subdistricts subdistricts;
    private final Clock clock;

    DryRuns(
            Function<RulingQuery, Mono<Findings>> inquiries,
            Decisions decisions,
            Subdistricts subdistricts,
            Clock clock) {
        this.inquiries = inquiries;
        this.decisions = decisions;
        this.subdistricts = subdistricts;
        this.clock = clock;
    }

    /** A dry run: nothing is kept, nothing is opened, nobody waits for it. */
    Mono<View> ask(Caller caller, RulingMessages.Ask ask) {
        var principal = new PrincipalId(ask.principal());
        var now = clock.instant();
        mustBeOneDay(ask);
        if (ask.knownAt() != null && ask.knownAt().isAfter(now)) {
            throw new InvalidValue("/knownAt", "is not in the future");
        }
        var knownAt = ask.knownAt() == null && ask.asOf() != null ? now : ask.knownAt();
        var act = act(caller, principal, ask);
        return subdistricts
                .admit(caller, principal)
                .then(Mono.defer(() -> inquiries.apply(Grounds.inquiry(act, knownAt))))
                .map(findings -> view(act, decisions.decision(act, findings), knownAt));
    }

    private static void mustBeOneDay(RulingMessages.Ask ask) {
        var on = ask.act().on();
        if (on != null && ask.asOf() != null && !on.equals(ask.asOf())) {
            throw new InvalidValue("/asOf", "is another day than /act/on");
        }
    }

    /** Whoever only looks learns what would be said to someone entitled; centre and street learn it of themselves. */
    private static Set<String> asked(Caller caller) {
        return caller.hasAny(Roles.CENTRE_AND_STREET) ? caller.roles() : Roles.COMMUNITY;
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
                new Requester(caller.subject(), caller.name(), List.copyOf(asked(caller))),
                on == null ? LocalDate.now(clock) : on,
                Map.of());
    }

    private static View view(Act act, Decision decision, @Nullable Instant knownAt) {
        var basis = decision.basis();
        var decisionSummary = DecisionSummary.of(decision.says());
        return new View(
                decisionSummary.outcome().name(),
                act.principal().value(),
                act.kind(),
                act.amount() == null ? null : act.amount().toString(),
                decisionSummary.bandedOn() == null
                        ? null
                        : decisionSummary.bandedOn().toString(),
                decision.related().matters(),
                basis.clauses(),
                RulingMessages.AuthorityView.of(decisionSummary.band(), basis.clauses()),
                basis.agreement(),
                basis.agreementVersion(),
                basis.agreementDigest(),
                basis.resolution(),
                StepView.of(decisionSummary.steps()),
                decisionSummary.code(),
                decision.says() instanceof PolicyDecision.Deny deny
                        ? deny.because().cures()
                        : List.of(),
                basis.asOf(),
                basis.ruledAt(),
                knownAt == null ? basis.ruledAt() : knownAt);
    }
}
