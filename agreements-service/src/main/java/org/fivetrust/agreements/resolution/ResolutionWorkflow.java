package org.fivetrust.agreements.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.resolution.ResolutionMessages.Ask;
import org.fivetrust.agreements.resolution.ResolutionMessages.Reason;
import org.fivetrust.agreements.resolution.ResolutionMessages.Rule;
import org.fivetrust.agreements.resolution.ResolutionMessages.View;
import org.fivetrust.agreements.resolution.model.MeetingRule;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes a vote down together with the rules it was judged by. */
@Component
class ResolutionWorkflow {

    private final Resolutions resolutions;
    private final Clock clock;
    private final Idempotency idempotency;
    private final Transactions transactions;

    ResolutionWorkflow(Resolutions resolutions, Clock clock, Idempotency idempotency, Transactions transactions) {
        this.resolutions = resolutions;
        this.clock = clock;
        this.idempotency = idempotency;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> record(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        caller.mustHave("reporter", "committee-director", "civil-affairs-officer", "centre-head");
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        if (ask.heldOn().isAfter(LocalDate.now(clock))) {
            throw new InvalidValue("/heldOn", "is in the future");
        }
        var id = UUID.randomUUID();
        return idempotency.once(
                new Claim(caller, principal, key, ask),
                View.class,
                judge(principal, ask)
                        .flatMap(rules -> keep(id, ask, rules, caller))
                        .map(view -> Done.created("/v1/resolutions/" + id, view)));
    }

    private Mono<List<MeetingRule>> judge(PrincipalId principal, Ask ask) {
        return resolutions
                .kind(principal)
                .flatMapMany(kind -> resolutions.rules(ask.body(), kind, ask.heldOn()))
                .collectList()
                .filter(rules -> !rules.isEmpty())
                .switchIfEmpty(Mono.error(() -> new Refused(Refusal.rule("resolution.no-rule")
                        .with("body", ask.body())
                        .with("heldOn", ask.heldOn()))));
    }

    private Mono<View> keep(UUID id, Ask ask, List<MeetingRule> rules, Caller caller) {
        var meeting = ask.toMeeting();
        var reasons = rules.stream()
                .flatMap(rule -> rule.judge(meeting).stream())
                .map(Reason::of)
                .toList();
        return resolutions
                .add(id, ask, reasons, rules.stream().map(Rule::of).toList(), caller)
                .then(Mono.defer(() -> resolutions.find(id)));
    }

    Mono<View> find(Caller caller, UUID id) {
        return resolutions.find(id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return resolutions
                .list(principal, page)
                .collectList()
                .map(rows -> Page.of(rows, page, view -> view.id().toString()))
                .as(transactions.within(caller.scope()));
    }
}
