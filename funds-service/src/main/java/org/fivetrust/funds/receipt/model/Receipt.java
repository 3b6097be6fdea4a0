package org.fivetrust.funds.receipt.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Likeness;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, with the number of the receipt (收据) the payer holds.
 *
 * @param lease whose rent it is, by its id in assets-service
 * @param disposal whose proceeds it is, by its id there
 * @param earmark what it may be spent for, by the code of the earmark
 * @param emergency whether it could not wait for a working day
 */
public record Receipt(
        UUID id,
        PrincipalId principal,
        UUID account,
        LocalDate receivedOn,
        Money amount,
        String payer,
        String purpose,
        String category,
        String number,
        Method method,
        @Nullable UUID lease,
        @Nullable UUID disposal,
        @Nullable String earmark,
        boolean emergency) {

    /** How the money came: over the bank, which has it, or in cash, which is to be paid in. */
    public enum Method {
        BANK,
        CASH
    }

    /** However its number was typed, it is the same receipt. */
    public String numberKey() {
        return Likeness.number(number);
    }

    /** Income is credited the moment it is registered: nothing of it is spent on the way (坐支). */
    public Outcome<Entry> register(Permitted permitted, TrustAccount into, LocalDate today, Instant at) {
        return into.receive(id, amount, receivedOn, method == Method.BANK ? receivedOn : null, today, at);
    }
}
