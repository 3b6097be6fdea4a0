package org.fivetrust.agreementclient;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.MatterProgress;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.SubdistrictSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.annotation.ClientRegistrationId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The part of agreements-service that the areas speak to, under their own identity. */
@ClientRegistrationId("service")
interface AgreementApi {

    record Ask(Map<String, Object> act, String digest) {}

    record Issued(String mandate) {}

    /** Why there is no mandate. */
    record None(AgreementAnswer.@Nullable No refusal) {}

    /** The state of a warrant under its agreement; a refusal where it may not be executed. */
    record WarrantAnswer(String status, AgreementAnswer.@Nullable No refusal) {}

    @PutExchange("/internal/acts/{id}")
    Mono<AgreementAnswer> ask(@PathVariable UUID id, @RequestBody Ask ask);

    record Withdrawal(String principal, String by, String reason) {}

    @PutExchange("/internal/acts/{id}/withdrawal")
    Mono<Void> withdraw(@PathVariable UUID id, @RequestBody Withdrawal withdrawal);

    @GetExchange("/internal/warrants/{principal}/{id}")
    Mono<WarrantAnswer> warrant(@PathVariable PrincipalId principal, @PathVariable UUID id);

    @GetExchange("/internal/matters/{principal}/{id}/progress")
    Mono<MatterProgress> progress(@PathVariable PrincipalId principal, @PathVariable UUID id);

    @GetExchange("/internal/mandates/{area}/{principal}")
    Mono<Issued> mandate(@PathVariable String area, @PathVariable PrincipalId principal);

    @GetExchange("/internal/principals/{principal}")
    Mono<SubdistrictSource.Registered> principal(@PathVariable PrincipalId principal);

    @GetExchange("/internal/calendar")
    Flux<AnnouncedDays.Day> calendar();

    @GetExchange("/.well-known/jwks.json")
    Mono<Map<String, Object>> keys();
}
