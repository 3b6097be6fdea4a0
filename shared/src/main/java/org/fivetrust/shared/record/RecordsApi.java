package org.fivetrust.shared.record;

import java.util.Collection;
import java.util.List;
import org.fivetrust.shared.kernel.PrincipalId;
import org.springframework.security.oauth2.client.annotation.ClientRegistrationId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** The part of archives-service that other areas speak to, under their own identity. */
@ClientRegistrationId("service")
interface RecordsApi {

    record Missing(List<String> missing) {}

    /** Which of these ids and archival numbers name no record of the principal. */
    @GetExchange("/internal/records/{principal}")
    Mono<Missing> missing(@PathVariable PrincipalId principal, @RequestParam("named") Collection<String> named);
}
