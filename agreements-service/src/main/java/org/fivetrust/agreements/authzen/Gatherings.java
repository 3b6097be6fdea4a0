package org.fivetrust.agreements.authzen;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.agreements.authority.model.Gathering;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.shared.kernel.PrincipalId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the questions of one message rest on: principals the caller sees, and who is asked about with a counterparty.
 */
final class Gatherings {

    private Gatherings() {}

    /** @param visible the principal, where the caller sees it */
    static Mono<Gathering> of(List<Access> questions, Function<PrincipalId, Mono<PrincipalId>> visible) {
        return Flux.fromIterable(questions)
                .filter(access -> access.resource().is(AccessEntity.PRINCIPAL)
                        && access.circumstances().isOfNow()
                        && PrincipalId.isOne(access.resource().id()))
                .filterWhen(access -> visible.apply(principal(access)).hasElement())
                .collectList()
                .map(Gatherings::gathering);
    }

    private static PrincipalId principal(Access access) {
        return new PrincipalId(access.resource().id());
    }

    private static Gathering gathering(List<Access> ofNow) {
        return new Gathering(
                ofNow.stream().map(Gatherings::principal).collect(Collectors.toUnmodifiableSet()),
                ofNow.stream()
                        .filter(access -> access.circumstances().counterparty() != null)
                        .map(access -> access.subject().id())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
