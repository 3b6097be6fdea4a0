package org.fivetrust.agreements.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.agreements.resolution.ResolutionDetails.AskItem;
import org.fivetrust.agreements.resolution.ResolutionDetails.Reason;
import org.fivetrust.agreements.resolution.ResolutionDetails.Rule;
import org.fivetrust.agreements.resolution.ResolutionMessages.Ask;
import org.fivetrust.agreements.resolution.ResolutionMessages.View;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.fivetrust.agreements.resolution.model.TopicBar;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records a vote together with the rules that judge it. */
@Component
class ResolutionWorkflow {

    private final Resolutions resolutions;
    private final MeetingRuleReader law;
    private final Clock clock;
    private final Idempotency idempotency;
    private final Transactions transactions;

    ResolutionWorkflow(
            Resolutions resolutions,
            MeetingRuleReader law,
            Clock clock,
            Idempotency idempotency,
            Transactions transactions) {
        this.resolutions = resolutions;
        this.law = law;
        this.clock = clock;
        this.idempotency = idempotency;
        this.transactions = transactions;
    }

    Mono<ResponseEntity<View>> record(Caller caller, @Nullable IdempotencyKey key, Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        mustBePossible(ask);
        var id = UUID.randomUUID();
        return idempotency.once(
                new IdempotentRequest(caller, principal, key, ask),
                View.class,
                mustBeKnown(ask)
                        .then(Mono.defer(() -> law.of(principal, ask)))
                        .doOnNext(rulesForMeeting -> mustBeJudged(rulesForMeeting, ask))
                        .flatMap(rulesForMeeting -> keep(id, ask, rulesForMeeting, caller))
                        .map(view -> CommandResult.created("/v1/resolutions/" + id, view)));
    }

    /** Impossible figures are malformed; all of them are refused at once. */
    private void mustBePossible(Ask ask) {
        var faults = new ArrayList<Violation>();
        if (ask.heldOn().isAfter(LocalDate.now(clock))) {
            faults.add(Violation.worded("in-future", "/heldOn"));
        }
        var numbers = new HashSet<Integer>();
        var items = ask.decided();
        for (var n = 0; n < items.size(); n++) {
            var item = items.get(n);
            if (!numbers.add(item.no())) {
                faults.add(Violation.worded("given-twice", "/items/" + n + "/no"));
            }
            if (item.amount() != null && !Money.parse(item.amount()).isPositive()) {
                faults.add(Violation.worded("amount-above-nil", "/items/" + n + "/amount"));
            }
            if (item.counterparty() != null
                    && PartyKey.name(item.counterparty()).isEmpty()) {
                faults.add(Violation.worded("blank", "/items/" + n + "/counterparty"));
            }
            if (item.validUntil() != null && item.validUntil().isBefore(ask.heldOn())) {
                faults.add(Violation.worded("before-meeting", "/items/" + n + "/validUntil"));
            }
        }
        if (ask.amount() != null && sum(items) > Money.parse(ask.amount()).fen()) {
            faults.add(Violation.worded("items-above-amount", "/items"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    private Mono<Void> mustBeKnown(Ask ask) {
        return law.unknownKinds(ask)
                .doOnNext(unknown -> mustBeKnown(ask, unknown))
                .then();
    }

    private static void mustBeKnown(Ask ask, List<String> unknown) {
        var faults = IntStream.range(0, ask.decided().size())
                .filter(n -> unknown.contains(ask.decided().get(n).kind()))
                .mapToObj(n -> Violation.worded("act-kind", "/items/" + n + "/kind"))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidValue(faults);
        }
    }

    private static long sum(List<AskItem> items) {
        return items.stream()
                .map(AskItem::amount)
                .filter(Objects::nonNull)
                .mapToLong(amount -> Money.parse(amount).fen())
                .sum();
    }

    private static void mustBeJudged(MeetingRuleReader.RulesForMeeting rulesForMeeting, Ask ask) {
        if (rulesForMeeting.rules().isEmpty()) {
            throw new Refused(
                    Refusal.rule("resolution.no-rule").with("body", ask.body()).with("heldOn", ask.heldOn()));
        }
    }

    private Mono<View> keep(UUID id, Ask ask, MeetingRuleReader.RulesForMeeting rulesForMeeting, Caller caller) {
        return resolutions
                .add(
                        id,
                        ask,
                        reasons(ask, rulesForMeeting),
                        rulesForMeeting.rules().stream().map(Rule::of).toList(),
                        caller)
                .then(Mono.defer(() -> resolutions.find(caller.scope(), id)));
    }

    private List<Reason> reasons(Ask ask, MeetingRuleReader.RulesForMeeting rulesForMeeting) {
        var meeting = ask.toMeeting();
        var circumstances = ask.circumstances(rulesForMeeting.authorised());
        var day = ask.heldOn().atStartOfDay(clock.getZone()).toInstant();
        return Stream.of(
                        rulesForMeeting.rules().stream().flatMap(rule -> rule.judge(meeting, circumstances).stream()),
                        ask.isFullyCounted() ? meeting.tally().stream() : Stream.<Shortfall>empty(),
                        TopicBar.judge(ask.body().name(), rulesForMeeting.bars()).stream(),
                        ask
                                .attendance()
                                .judge(meeting, circumstances, day, rulesForMeeting.signaturesElsewhere())
                                .stream())
                .flatMap(Function.identity())
                .distinct()
                .map(Reason::of)
                .toList();
    }

    Mono<View> find(Caller caller, UUID id) {
        return resolutions.find(caller.scope(), id).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return resolutions.list(caller.scope(), principal, page).as(transactions.within(caller.scope()));
    }
}
