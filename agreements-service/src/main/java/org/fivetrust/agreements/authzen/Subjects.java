package org.fivetrust.agreements.authzen;

import java.util.Set;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * About whom a caller may ask, and with which roles the subject stands there. Everyone may ask about their own person
 * and about roles; about other people only who oversees them.
 */
@Component
class Subjects {

    private final People people;
    private final Transactions transactions;

    Subjects(People people, Transactions transactions) {
        this.people = people;
        this.transactions = transactions;
    }

    static void mustBeAskedAbout(Caller caller, AccessEntity subject) {
        if (subject.is(AccessEntity.USER)
                && !subject.id().equals(caller.subject())
                && !caller.hasAny(Permission.ASK_ABOUT_OTHERS.roles())) {
            throw new Refused(Refusal.person("access.about-others")
                    .with("roles", String.join(", ", Permission.ASK_ABOUT_OTHERS.roles())));
        }
    }

    static boolean isOneself(Caller caller, AccessEntity subject) {
        return subject.is(AccessEntity.USER) && subject.id().equals(caller.subject());
    }

    /** What the subject does not belong to it may not touch. */
    static boolean mayReach(Caller caller, AccessEntity subject, PrincipalId principal) {
        return isOneself(caller, subject)
                || !subject.says("principals")
                || subject.texts("principals").contains(principal.value())
                || subject.texts("principals").contains("*");
    }

    /** The caller's roles are the token's; those of others are given, or else the ones they have acted in. */
    Mono<Set<String>> roles(Caller caller, AccessEntity subject, PrincipalId principal) {
        if (subject.is(AccessEntity.ROLE)) {
            return Mono.just(Set.of(subject.id()));
        }
        if (isOneself(caller, subject)) {
            return Mono.just(caller.roles());
        }
        return subject.says("roles")
                ? Mono.just(Set.copyOf(subject.texts("roles")))
                : people.roles(principal, subject.id()).as(transactions.within(Scope.only(principal)));
    }
}
