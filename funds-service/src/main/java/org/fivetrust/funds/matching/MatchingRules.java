package org.fivetrust.funds.matching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.matching.MatchingMessages.RuleView;
import org.fivetrust.funds.matching.MatchingMessages.RulesView;
import org.fivetrust.funds.matching.MatchingMessages.SetRule;
import org.fivetrust.funds.matching.model.MatchingRule;
import org.fivetrust.funds.matching.model.RuleKind;
import org.fivetrust.funds.matching.model.RuleMode;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Subdistricts;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the rules of matching, each from its day on. */
@Component
class MatchingRules {

    private static final Refusal SET = Refusal.state("funds.rule-set-already");

    private final StandingActs standing;
    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Subdistricts subdistricts;
    private final Transactions transactions;
    private final Clock clock;

    MatchingRules(
            StandingActs standing,
            DatabaseClient database,
            R2dbcEntityTemplate entities,
            Subdistricts subdistricts,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.database = database;
        this.entities = entities;
        this.subdistricts = subdistricts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Table("matching_rule")
    private record NewRule(
            PrincipalId principal,
            @Id UUID id,
            RuleKind kind,
            LocalDate validFrom,
            int days,
            int score,
            RuleMode mode,
            String source,
            String setBy,
            Instant setAt,
            UUID ruling) {}

    Mono<ResponseEntity<RuleView>> set(Caller caller, IdempotencyKey key, SetRule ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        return standing.perform(
                new IdempotentRequest(caller, principal, key, ask),
                "MATCH",
                RuleView.class,
                permitted ->
                        add(principal, ask.toRule().set(LocalDate.now(clock)).orRefuse(), caller, permitted));
    }

    private Mono<CommandResult<RuleView>> add(
            PrincipalId principal, MatchingRule rule, Caller caller, Permitted permitted) {
        var row = new NewRule(
                principal,
                UUID.randomUUID(),
                rule.kind(),
                rule.validFrom(),
                rule.days(),
                rule.score(),
                rule.mode(),
                rule.source(),
                caller.subject(),
                clock.instant(),
                permitted.basis().ruling());
        return entities.insert(row)
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> new Refused(SET.with("rule", rule.kind()).with("date", rule.validFrom())))
                .thenReturn(CommandResult.created("/v1/matching-rules?principal=" + principal, view(rule)));
    }

    private static RuleView view(MatchingRule rule) {
        return new RuleView(rule.kind(), rule.validFrom(), rule.days(), rule.score(), rule.mode(), rule.source(), true);
    }

    Mono<RulesView> on(Caller caller, String name, @Nullable LocalDate asOf) {
        var day = Objects.requireNonNullElse(asOf, LocalDate.now(clock));
        return Mono.just(name)
                .filter(PrincipalId::isOne)
                .map(PrincipalId::new)
                .flatMap(principal -> subdistricts.within(caller.scope(), principal))
                .switchIfEmpty(Mono.error(() -> new NotFound("principal", name)))
                .flatMap(principal -> on(principal, day).as(transactions.within(caller.scope())));
    }

    private Mono<RulesView> on(PrincipalId principal, LocalDate day) {
        return database.sql("select * from matching_rules_on(:principal, :day) order by score desc, kind")
                .bind("principal", principal.value())
                .bind("day", day)
                .mapProperties(RuleView.class)
                .all()
                .collectList()
                .map(rules -> new RulesView(principal.value(), day, rules));
    }
}
