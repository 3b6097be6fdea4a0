package org.fivetrust.agreementclient;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.Idempotency.Attempt;
import org.fivetrust.shared.web.Idempotency.Lookup;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.StoredKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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

    /** The ruling, or why none could be had; a replay is answered either way. */
    private sealed interface Ruled {

        record Yes(Permitted permit) implements Ruled {}

        record No(Throwable because) implements Ruled {}
    }

    public <T> Mono<ResponseEntity<T>> perform(
            IdempotentRequest idempotentRequest,
            String kind,
            Class<T> type,
            Function<Permitted, Mono<CommandResult<T>>> work) {
        return rule(idempotentRequest, kind)
                .flatMap(ruled ->
                        idempotency.once(idempotentRequest, type, carryOut(idempotentRequest, kind, ruled, work)));
    }

    private Mono<Ruled> rule(IdempotentRequest idempotentRequest, String kind) {
        return mandates.find(idempotentRequest.principal())
                .map(mandate -> judge(mandate, idempotentRequest, kind))
                .onErrorResume(because -> Mono.just(new Ruled.No(because)));
    }

    private Ruled judge(Mandate mandate, IdempotentRequest idempotentRequest, String kind) {
        var now = clock.instant();
        return switch (mandate.rule(
                kind, idempotentRequest.caller().roles(), UUID.randomUUID(), now, LocalDate.ofInstant(now, CHINA))) {
            case Permitted permit -> new Ruled.Yes(permit);
            case Ruling.Forbidden(var _, var because) -> new Ruled.No(new Refused(because));
            case Ruling.NeedsProcedure _ -> throw new IllegalStateException("a mandate opens no matter");
        };
    }

    private <T> Mono<CommandResult<T>> carryOut(
            IdempotentRequest idempotentRequest,
            String kind,
            Ruled ruled,
            Function<Permitted, Mono<CommandResult<T>>> work) {
        return switch (ruled) {
            case Ruled.No(var because) -> Mono.error(because);
            case Ruled.Yes(var permit) ->
                rulings.keep(idempotentRequest, kind, permit).then(Mono.defer(() -> work.apply(permit)));
        };
    }

    /** What is wanted of which kind. */
    public record Asked(IdempotentRequest claim, String kind) {}

    /** What such an act rests on, as the function {@code standing_at_hand} tells it. */
    public record AtHand(@Nullable String mandate, StoredKey key) {}

    /** What is known of an act that goes together with others, before anything is done. */
    public sealed interface Known<T> {

        /** Do it. */
        record Allowed<T>(Permitted permit) implements Known<T> {}

        /** It was done before. */
        record Answered<T>(ResponseEntity<T> answer) implements Known<T> {}

        record Declined<T>(Throwable because) implements Known<T> {}

        /** No mandate lives here to rule by: {@link #fetch} one and ask again. */
        record Unruled<T>() implements Known<T> {}
    }

    public <T> Known<T> know(Asked one, AtHand there, Class<T> type) {
        return switch (idempotency.look(there.key(), one.claim(), type)) {
            case Lookup.Rejected<T>(var because) -> new Known.Declined<>(new Refused(because));
            case Lookup.Proceed<T>(Attempt.Replay<T>(var answer)) -> new Known.Answered<>(answer);
            case Lookup.Proceed<T> _ ->
                Optional.ofNullable(there.mandate())
                        .flatMap(mandates::alive)
                        .map(mandate -> StandingActs.<T>known(judge(mandate, one.claim(), one.kind())))
                        .orElseGet(Known.Unruled::new);
        };
    }

    private static <T> Known<T> known(Ruled ruled) {
        return switch (ruled) {
            case Ruled.Yes(var permit) -> new Known.Allowed<>(permit);
            case Ruled.No(var because) -> new Known.Declined<>(because);
        };
    }

    /** Has the principal's mandate at hand, or says why there is none. */
    public Mono<Void> fetch(PrincipalId principal) {
        return mandates.find(principal).then();
    }

    /** An act that was done and what is said of it, as the function {@code keep_standing} takes it. */
    public record Standing(
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

    public Standing standing(Asked one, Permitted permit, CommandResult<?> commandResult) {
        var idempotentRequest = one.claim();
        var basis = permit.basis();
        return new Standing(
                idempotentRequest.principal().value(),
                basis.ruling(),
                one.kind(),
                idempotentRequest.caller().subject(),
                basis,
                basis.ruledAt(),
                idempotentRequest.key() == null ? null : idempotentRequest.key().value(),
                idempotentRequest.key() == null ? null : idempotency.digest(idempotentRequest),
                commandResult.status(),
                commandResult.location(),
                commandResult.body());
    }
}
