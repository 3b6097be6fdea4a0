package org.fivetrust.agreementclient;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.Idempotency.Attempt;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.StoredKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Acts that the mandate allows as they stand. The ruling is kept in the transaction of what it allowed. */
public class StandingActs {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Mandates mandates;
    private final Idempotency idempotency;
    private final StandingRulings rulings;
    private final Clock clock;

    StandingActs(Mandates mandates, Idempotency idempotency, StandingRulings rulings, Clock clock) {
        this.mandates = mandates;
        this.idempotency = idempotency;
        this.rulings = rulings;
        this.clock = clock;
    }

    /**
     * Refuses whoever holds no role that the principal's agreement names for acts of this kind. Whether the act is
     * permitted is judged when it is performed.
     */
    public Mono<Void> mustBeEntitled(Caller caller, PrincipalId principal, String kind) {
        return rule(principal, caller, kind)
                .flatMap(ruled -> Mono.justOrEmpty(unentitled(ruled)))
                .flatMap(Mono::error);
    }

    /** The same before the principal is known: refuses whoever is entitled for none that the token can mean. */
    public Mono<Void> mustBeEntitled(Caller caller, String kind) {
        return switch (caller.scope()) {
            case Scope.Named named ->
                mandates.within(named)
                        .any(mandate -> judge(mandate, caller, kind) instanceof Ruled.Yes)
                        .filter(entitled -> !entitled)
                        .flatMap(_ -> mustBeEntitled(caller, named.principals(), kind));
            case Scope.OfSubdistrict _, Scope.Everyone _ -> mustHoldARoleThatAgreementsName(caller, kind);
        };
    }

    private Mono<Void> mustBeEntitled(Caller caller, Set<String> principals, String kind) {
        return Flux.fromIterable(principals)
                .filter(PrincipalId::isOne)
                .concatMap(principal -> rule(new PrincipalId(principal), caller, kind))
                .collectList()
                .filter(rulings -> rulings.stream().noneMatch(StandingActs::mayEntitle))
                .flatMapIterable(rulings -> rulings)
                .concatMap(ruled -> Mono.justOrEmpty(unentitled(ruled)))
                .next()
                .flatMap(Mono::error);
    }

    private static Optional<Refused> unentitled(Ruled ruled) {
        return ruled instanceof Ruled.No(Refused refused) && refused.because().kind() == Refusal.Kind.PERSON
                ? Optional.of(refused)
                : Optional.empty();
    }

    /** A missing answer and an agreement that is held say nothing about roles. */
    private static boolean mayEntitle(Ruled ruled) {
        return switch (ruled) {
            case Ruled.Yes _ -> true;
            case Ruled.No(Refused refused) -> refused.because().kind() == Refusal.Kind.STATE;
            case Ruled.No _ -> true;
        };
    }

    private static Mono<Void> mustHoldARoleThatAgreementsName(Caller caller, String kind) {
        return Roles.anyOf(Roles.COMMUNITY, caller.roles()) || Roles.anyOf(Roles.CENTRE_AND_SUBDISTRICT, caller.roles())
                ? Mono.empty()
                : Mono.error(new Refused(Refusal.person("agreement.role-not-entitled")
                        .with("kind", kind)
                        .with("roles", String.join(", ", new TreeSet<>(Roles.CENTRE_AND_SUBDISTRICT)))));
    }

    /** The ruling, or why none could be had; a replay is answered either way. */
    private sealed interface Ruled {

        record Yes(Permitted permit) implements Ruled {}

        record No(Throwable because) implements Ruled {}
    }

    public <T> Mono<ResponseEntity<T>> perform(
            IdempotentRequest idempotentRequest, String kind, Class<T> type, StandingStep<T> step) {
        return perform(idempotentRequest, kind, null, type, step);
    }

    /** @param amount what the act moves, within the cap of its clause; none for an act without money of its own */
    public <T> Mono<ResponseEntity<T>> perform(
            IdempotentRequest idempotentRequest,
            String kind,
            @Nullable Money amount,
            Class<T> type,
            StandingStep<T> step) {
        return rule(idempotentRequest.principal(), idempotentRequest.caller(), kind, amount)
                .flatMap(ruled ->
                        idempotency.once(idempotentRequest, type, carryOut(idempotentRequest, kind, ruled, step)));
    }

    private Mono<Ruled> rule(PrincipalId principal, Caller caller, String kind) {
        return rule(principal, caller, kind, null);
    }

    private Mono<Ruled> rule(PrincipalId principal, Caller caller, String kind, @Nullable Money amount) {
        return mandates.find(principal)
                .map(mandate -> judge(mandate, caller, kind, amount))
                .onErrorResume(because -> Mono.just(new Ruled.No(because)));
    }

    private Ruled judge(Mandate mandate, Caller caller, String kind) {
        return judge(mandate, caller, kind, null);
    }

    private Ruled judge(Mandate mandate, Caller caller, String kind, @Nullable Money amount) {
        var now = clock.instant();
        return switch (mandate.rule(
                kind, amount, caller.roles(), UUID.randomUUID(), now, LocalDate.ofInstant(now, CHINA))) {
            case Permitted permit -> new Ruled.Yes(permit);
            case Ruling.Forbidden(var _, var because) -> new Ruled.No(new Refused(because));
            case Ruling.NeedsProcedure _ -> throw new IllegalStateException("a mandate opens no matter");
        };
    }

    private <T> Mono<CommandResult<T>> carryOut(
            IdempotentRequest idempotentRequest, String kind, Ruled ruled, StandingStep<T> step) {
        return switch (ruled) {
            case Ruled.No(var because) -> Mono.error(because);
            case Ruled.Yes(var permit) ->
                rulings.keep(idempotentRequest, kind, permit).then(Mono.defer(() -> step.take(permit)));
        };
    }

    /** What an act rests on, as the database function {@code load_permissions} returns it. */
    public record Facts(@Nullable String mandate, StoredKey key) {}

    /** What comes of an act that is decided together with others, before anything is written. */
    public sealed interface Prospect<T> {

        /** The mandate permits it: it may be decided and written. */
        record Allowed<T>(Permitted permit) implements Prospect<T> {}

        /** The response, of this attempt or of an earlier one under the same key. */
        record Answered<T>(ResponseEntity<T> answer) implements Prospect<T> {}

        record Declined<T>(Throwable because) implements Prospect<T> {}

        /** No valid mandate is stored here: {@link #fetch} one and try again. */
        record NoMandate<T>(PrincipalId principal) implements Prospect<T> {}
    }

    public <T> Prospect<T> prospect(IdempotentRequest request, String kind, Facts facts, Class<T> type) {
        try {
            return idempotency.attempt(facts.key(), request, type) instanceof Attempt.Replay<T>(var answer)
                    ? new Prospect.Answered<>(answer)
                    : Optional.ofNullable(facts.mandate())
                            .flatMap(mandates::alive)
                            .map(mandate -> StandingActs.<T>prospect(judge(mandate, request.caller(), kind)))
                            .orElseGet(() -> new Prospect.NoMandate<>(request.principal()));
        } catch (Refused refused) {
            return new Prospect.Declined<>(refused);
        }
    }

    private static <T> Prospect<T> prospect(Ruled ruled) {
        return switch (ruled) {
            case Ruled.Yes(var permit) -> new Prospect.Allowed<>(permit);
            case Ruled.No(var because) -> new Prospect.Declined<>(because);
        };
    }

    /** Stores the principal's mandate here, or fails with the reason why there is none. */
    public Mono<Void> fetch(PrincipalId principal) {
        return mandates.find(principal).then();
    }

    /** An act with its ruling and response, as the database function {@code save_rulings} takes it. */
    public record RuledAct(
            String principal,
            UUID ruling,
            String kind,
            String by,
            Basis basis,
            Instant ruledAt,
            @Nullable String key,
            @Nullable String digest,
            int status,
            @Nullable String location,
            Object answer) {}

    /** @param answer the body of the response */
    public RuledAct ruled(IdempotentRequest request, String kind, Permitted permit, Object answer) {
        var basis = permit.basis();
        var key = request.key();
        return new RuledAct(
                request.principal().value(),
                basis.ruling(),
                kind,
                request.caller().subject(),
                basis,
                basis.ruledAt(),
                key == null ? null : key.value(),
                key == null ? null : idempotency.digest(request),
                HttpStatus.OK.value(),
                null,
                answer);
    }
}
