package org.fivetrust.agreementclient;

import java.util.UUID;
import org.fivetrust.shared.kernel.MatterProgress;
import org.fivetrust.shared.kernel.PrincipalId;
import reactor.core.publisher.Mono;

/** The matters of an area's acts, as agreements-service tells of them. */
public class Matters {

    private final AgreementGate gate;

    Matters(AgreementGate gate) {
        this.gate = gate;
    }

    /** Fails with {@code Unavailable} where agreements-service is silent. */
    public Mono<MatterProgress> progress(PrincipalId principal, UUID matter) {
        return gate.progress(principal, matter);
    }
}
