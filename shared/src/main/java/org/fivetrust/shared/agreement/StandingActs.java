package org.fivetrust.shared.agreement;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fivetrust.shared.agreement.StandingRulings.Kept;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.Idempotency.Attempt;
import org.fivetrust.shared.web.Idempotency.Look;
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
            Claim claim, String kind, Class<T> type, Function<Permitted, Mono<Done<T>>> work) {
        return rule(claim, kind).flatMap(ruled -> idempotency.once(claim, type, carryOut(claim, kind, ruled, work)));
    }

    private Mono<Ruled> rule(Claim claim, String kind) {
        return mandates.find(claim.principal())
                .map(mandate -> judge(mandate, claim, kind))
                .onErrorResume(because -> Mono.just(new Ruled.No(because)));
    }

    private Ruled judge(Mandate mandate, Claim claim, String kind) {
        var now = clock.instant();
        return switch (mandate.rule(
                kind, claim.caller().roles(), UUID.randomUUID(), now, LocalDate.ofInstant(now, CHINA))) {
            case Permitted permit -> new Ruled.Yes(permit);
            case Ruling.Forbidden(var _, var because) -> new Ruled.No(new Refused(because));
            case Ruling.NeedsProcedure _ -> throw new IllegalStateException("a mandate opens no matter");
        };
    }

    private <T> Mono<Done<T>> carryOut(Claim claim, String kind, Ruled ruled, Function<Permitted, Mono<Done<T>>> work) {
        return switch (ruled) {
            case Ruled.No(var because) -> Mono.error(because);
            case Ruled.Yes(var permit) ->
                rulings.keep(List.of(new Kept(claim, kind, permit))).then(Mono.defer(() -> work.apply(permit)));
        };
    }

    /** What is wanted of which kind. */
    public record Asked(Claim claim, String kind) {}

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

    /** In the order asked, and in the caller's transaction, which sees the principals of all; no two under one key. */
    public <T> Mono<List<Known<T>>> know(List<Asked> asked, Class<T> type) {
        var principals = asked.stream().map(one -> one.claim().principal()).collect(toUnmodifiableSet());
        return mandates.alive(principals)
                .zipWith(
                        idempotency.attempts(asked.stream().map(Asked::claim).toList(), type),
                        (alive, looks) -> IntStream.range(0, asked.size())
                                .mapToObj(n -> know(asked.get(n), looks.get(n), alive))
                                .toList());
    }

    private <T> Known<T> know(Asked one, Look<T> look, Map<PrincipalId, Mandate> alive) {
        return switch (look) {
            case Look.Barred<T>(var because) -> new Known.Declined<>(new Refused(because));
            case Look.Clear<T>(Attempt.Replay<T>(var answer)) -> new Known.Answered<>(answer);
            case Look.Clear<T> _ -> {
                var mandate = alive.get(one.claim().principal());
                yield mandate == null ? new Known.Unruled<>() : known(judge(mandate, one.claim(), one.kind()));
            }
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

    /** One that was done, by which ruling. */
    public record Performed<T>(Asked asked, Permitted permit, Done<T> done) {}

    /** Keeps rulings and first answers, in the transaction of the work. */
    public <T> Mono<List<ResponseEntity<T>>> keepAll(List<Performed<T>> performed) {
        return rulings.keep(performed.stream()
                        .map(one -> new Kept(one.asked().claim(), one.asked().kind(), one.permit()))
                        .toList())
                .then(idempotency.keepAll(performed.stream()
                        .map(one -> new Idempotency.Answered<>(one.asked().claim(), one.done()))
                        .toList()));
    }
}
