package org.fivetrust.agreements.authzen;

import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.agreements.authority.model.Gathering;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.Entity;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;

/**
 * What the questions of one message rest on: principals the caller sees, and who is asked about with a counterparty.
 */
final class Gatherings {

    private Gatherings() {}

    static Gathering of(Caller caller, List<Access> questions) {
        var ofNow = questions.stream()
                .filter(access -> access.resource().is(Entity.PRINCIPAL)
                        && access.circumstances().isOfNow())
                .filter(access -> PrincipalAccess.isAName(access.resource().id())
                        && caller.sees(new PrincipalId(access.resource().id())))
                .toList();
        return new Gathering(
                ofNow.stream()
                        .map(access -> new PrincipalId(access.resource().id()))
                        .collect(Collectors.toUnmodifiableSet()),
                ofNow.stream()
                        .filter(access -> access.circumstances().counterparty() != null)
                        .map(access -> access.subject().id())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
