package org.fivetrust.funds.reconciliation.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;

/**
 * A reconciliation (银行存款余额调节表) that its accountant prepared.
 *
 * @param digest of the figures it was prepared from
 */
public record Reconciliation(
        UUID id, PrincipalId principal, LocalDate asOf, String digest, String preparedBy, boolean signed) {

    private static final Refusal CASHIER = Refusal.person("funds.cashier-reconciles");

    private static final Refusal NOT_THE_ACCOUNTANT = Refusal.person("funds.accountant-prepares");

    private static final Refusal SAME_PERSON = Refusal.person("funds.signs-own-reconciliation");

    private static final Refusal SIGNED = Refusal.state("funds.reconciliation-signed");

    private static final Refusal CHANGED = Refusal.state("funds.reconciliation-outdated");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    /** A second person's name under it. */
    public record Signature(UUID id, PrincipalId principal, String by, String name, Instant at) {}

    /** The accountant prepares it, and nobody who has the money in hand (会计法第三十五条). */
    public static Outcome<Proof> prepare(Permitted permitted, Proof proof, Person person, LocalDate today) {
        if (isCashier(person)) {
            return Outcome.declined(CASHIER);
        }
        if (!person.roles().contains(Roles.AGENCY_ACCOUNTANT)) {
            return Outcome.declined(NOT_THE_ACCOUNTANT);
        }
        return proof.asOf().isAfter(today) ? Outcome.declined(FUTURE.with("date", proof.asOf())) : Outcome.done(proof);
    }

    /** @param now the proof as it is now, with its digest */
    public Outcome<Signature> sign(Permitted permitted, Proof now, String digestNow, Person person, Instant at) {
        if (isCashier(person)) {
            return Outcome.declined(CASHIER);
        }
        if (person.subject().equals(preparedBy)) {
            return Outcome.declined(SAME_PERSON);
        }
        if (signed) {
            return Outcome.declined(SIGNED);
        }
        if (!digestNow.equals(digest)) {
            return Outcome.declined(CHANGED.with("date", asOf));
        }
        var unsound = now.unsound();
        return unsound == null
                ? Outcome.done(new Signature(id, principal, person.subject(), person.name(), at))
                : Outcome.declined(unsound);
    }

    private static boolean isCashier(Person person) {
        return person.roles().contains(Roles.CASHIER) || person.roles().contains(Roles.RELEASER);
    }
}
