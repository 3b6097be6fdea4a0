package org.fivetrust.funds.alert.model;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;

/**
 * An alert as it stands.
 *
 * @param owner the role that explains it
 * @param people who had a part in what it is about
 * @param explainers who has explained it
 */
public record RaisedAlert(
        UUID id, PrincipalId principal, String owner, Set<String> people, Set<String> explainers, AlertStatus status) {

    private static final Refusal CLOSED = Refusal.state("funds.alert-closed");

    private static final Refusal NOT_THE_OWNER = Refusal.person("funds.alert-owner-explains");

    private static final Refusal NOT_EXPLAINED = Refusal.state("funds.alert-not-explained");

    private static final Refusal NOT_A_THIRD = Refusal.person("funds.alert-closed-by-a-third");

    /** @param nth the first explanation is 1 */
    public record Explained(UUID id, PrincipalId principal, int nth, String by, Instant at) {}

    public record Closed(UUID id, PrincipalId principal, String by, Instant at) {}

    /** It may be explained again until it is closed. */
    public Outcome<Explained> explain(Set<String> roles, String by, int explained, Instant now) {
        if (status == AlertStatus.CLOSED) {
            return Outcome.declined(CLOSED);
        }
        return roles.contains(owner)
                ? Outcome.done(new Explained(id, principal, explained + 1, by, now))
                : Outcome.declined(NOT_THE_OWNER.with("owner", owner));
    }

    public Outcome<Closed> close(String by, Instant now) {
        return switch (status) {
            case CLOSED -> Outcome.declined(CLOSED);
            case OPEN -> Outcome.declined(NOT_EXPLAINED.curedBy(Cure.of("funds.explain-the-alert", owner)));
            case EXPLAINED ->
                people.contains(by) || explainers.contains(by)
                        ? Outcome.declined(NOT_A_THIRD)
                        : Outcome.done(new Closed(id, principal, by, now));
        };
    }
}
